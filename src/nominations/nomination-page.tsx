import type { ReactElement } from 'react';
import { Pair } from '../platform/pages/pair.js';
import { longDay } from '../platform/pages/words.js';
import type { Nomination } from './nomination.entity.js';
import type { Nominator } from './nominator.js';
import { WHAT_ADJOIN_IS } from './words.js';

/** What a nominee reads: who nominates her, why, what this is; a way in and a way out. Works without any script. */
export function nominationPage({ firmName, why, expiresAt }: Nomination, by: Nominator, token: string): ReactElement {
  return (
    <>
      <Pair of={[by.person, firmName]} />
      <h1>
        {by.person} nominates {firmName}
      </h1>
      <p className="by">
        {by.person}, {by.firm}
      </p>
      <p className="lead">{why}</p>
      {by.about ? (
        <p>
          {by.firm}: {by.about}
        </p>
      ) : null}
      <div className="card">
        <h2>What is Adjoin?</h2>
        <p>{WHAT_ADJOIN_IS}</p>
        <a className="button" href={`/register?nominated=${token}`}>
          Register {firmName}
        </a>
        <form method="post">
          <button className="quiet" name="decision" value="no">
            No thank you
          </button>
        </form>
      </div>
      <p className="note">
        Until {longDay(expiresAt)} you may do either. After a no your name and address are erased, and nobody on the network can
        nominate you again.
      </p>
    </>
  );
}

export const declinedPage = (): ReactElement => (
  <>
    <Pair />
    <h1>Thank you for the answer</h1>
    <p className="lead">Your name and address are erased. You will get no more letters of this kind.</p>
  </>
);
