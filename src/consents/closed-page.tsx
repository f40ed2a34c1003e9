import type { ReactElement } from 'react';
import { Pair } from '../platform/pages/pair.js';
import { longDay } from '../platform/pages/words.js';

/** The page of a question that is over: what was answered, and whether `business` may ask her again. */
export function ClosedPage({
  title,
  lead,
  between,
  business,
  suppressedUntil,
}: {
  title: string;
  lead: string;
  between: readonly [string, string];
  business: string;
  suppressedUntil: Date | null;
}): ReactElement {
  return (
    <>
      <Pair of={between} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {suppressedUntil ? (
        <div className="card">
          <h2>Change my mind</h2>
          <p>
            {business} does not ask you about this again before {longDay(suppressedUntil)}.
          </p>
          <form method="post">
            <button className="quiet" name="decision" value="reopen">
              You may ask me again
            </button>
          </form>
        </div>
      ) : (
        <p>{business} may ask you again.</p>
      )}
    </>
  );
}
