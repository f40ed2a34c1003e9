import type { ReactElement } from 'react';
import { ClosedPage } from '../consents/index.js';
import { Pair } from '../platform/pages/pair.js';
import { firstNameOf, longDay } from '../platform/pages/words.js';
import { MOST_SUPPLIERS, type Named } from './survey.rules.js';
import type { SurveyView } from './survey-views.js';

/** What is shown again when the form was refused. */
export interface RefusedSurvey {
  readonly message: string;
  readonly named: readonly Named[];
}

const EMPTY: Named = { name: '', website: '', whatFor: '', mayTell: false };

/** The client's page in the present state of the question: its title and body, which works without any script. */
export function surveyPage(view: SurveyView, refused: RefusedSurvey | null): { title: string; body: ReactElement } {
  const { survey, askedBy } = view;
  switch (survey.state) {
    case 'ANSWERED':
      return { title: 'Thank you', body: <Answered {...view} /> };
    case 'DECLINED':
      return { title: 'You said no', body: <Closed {...view} title="You said no" lead="That is an answer, too." /> };
    case 'REVOKED': {
      const lead = `${askedBy.business} has nothing of what you said any more.`;
      return { title: 'You took it back', body: <Closed {...view} title="You took it back" lead={lead} /> };
    }
    case 'ASKED':
    case 'EXPIRED':
    case 'WITHDRAWN':
      return { title: 'Which suppliers do you respect?', body: <Question view={view} refused={refused} /> };
  }
}

function Question({ view: { survey, askedBy }, refused }: { view: SurveyView; refused: RefusedSurvey | null }): ReactElement {
  const [first, ...more] = Array.from({ length: MOST_SUPPLIERS }, (_, n) => refused?.named[n] ?? EMPTY);
  return (
    <>
      <Pair of={[askedBy.name, askedBy.business]} />
      <h1>Which suppliers do you respect?</h1>
      <p className="by">
        {askedBy.name}, {askedBy.business}
      </p>
      <p className="lead">{survey.text}</p>
      <div className="card">
        <form method="post">
          {refused ? (
            <p className="error" role="alert">
              {refused.message}
            </p>
          ) : null}
          <Firm n={0} typed={first ?? EMPTY} />
          {more.map((typed, n) => (
            <details key={n} open={typed.name !== ''}>
              <summary>One more firm</summary>
              <Firm n={n + 1} typed={typed} />
            </details>
          ))}
          <p>
            {firstNameOf(askedBy.name)} alone reads this. A firm hears that “a client” recommends it only where you allow it, and
            never who.
          </p>
          <button name="decision" value="answer">
            Send
          </button>
          <button className="quiet" name="decision" value="no">
            Please don’t ask again
          </button>
        </form>
      </div>
      <p className="note">Until {longDay(survey.expiresAt)}. You can take it back here at any time.</p>
    </>
  );
}

const Firm = ({ n, typed }: { n: number; typed: Named }): ReactElement => (
  <>
    <label className="wide">
      Firm
      <input name="name" defaultValue={typed.name || undefined} />
    </label>
    <label className="wide">
      Website <small>(optional)</small>
      <input name="site" defaultValue={typed.website || undefined} />
    </label>
    <label className="wide">
      What they do for you <small>(optional)</small>
      <input name="for" defaultValue={typed.whatFor || undefined} />
    </label>
    <label className="tick">
      They may know that a client recommends them
      <input type="checkbox" name="tell" value={n} defaultChecked={typed.mayTell} />
    </label>
  </>
);

function Answered({ askedBy, answers }: SurveyView): ReactElement {
  return (
    <>
      <Pair of={[askedBy.name, askedBy.business]} />
      <h1>Thank you</h1>
      <p className="lead">{askedBy.name} reads what you wrote, and nobody else.</p>
      <div className="card">
        <h2>What you said</h2>
        <div className="rows">
          {answers.map(({ id, name, whatFor, mayTell }) => (
            <div key={id}>
              <span>{name}</span>
              <b>
                {whatFor ? `${whatFor}. ` : ''}
                {mayTell ? 'May know that a client recommends them' : 'Stays between you'}
              </b>
            </div>
          ))}
        </div>
        <h2>Change my mind</h2>
        <p>Take it back, and what {askedBy.business} has of it is erased at once. What was shown of it is gone as well.</p>
        <form method="post">
          <button className="quiet" name="decision" value="revoke">
            Take it back
          </button>
        </form>
      </div>
    </>
  );
}

function Closed({ title, lead, askedBy, suppressedUntil }: SurveyView & { title: string; lead: string }): ReactElement {
  const { name, business } = askedBy;
  return <ClosedPage {...{ title, lead, business, suppressedUntil }} between={[name, business]} />;
}
