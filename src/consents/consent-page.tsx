import type { ReactElement } from 'react';
import { Pair } from '../platform/pages/pair.js';
import { firstNameOf, longDay } from '../platform/pages/words.js';
import { ClosedPage } from './closed-page.js';
import type { ConsentView } from './consent-views.js';
import { headlineOf } from './consent-words.js';
import { dayOf, isAlways, MOST_DAYS_AHEAD, PERSON_FIELDS, type PersonField } from './consent.rules.js';

/** What is shown again when a form was refused: the message beside its field, and what was typed. */
export interface Refused {
  readonly message: string;
  readonly field: 'fields' | 'date';
  readonly date: string;
  readonly fields: readonly string[];
}

const DAY_MS = 86_400_000;

/** The person's page in the present state of her consent: its title and its body, which works without any script. */
export function consentPage(view: ConsentView, now: Date, refused: Refused | null): { title: string; body: ReactElement } {
  const { consent, description } = view;
  switch (consent.state) {
    case 'GRANTED':
      return { title: 'You said yes', body: <Granted {...view} /> };
    case 'DECLINED':
      return {
        title: 'You said no',
        body: <Closed {...view} title="You said no" lead={`${description.partner.name} does not learn who you are.`} />,
      };
    case 'REVOKED': {
      const lead = `What ${description.partner.name} had of you is erased.`;
      return { title: 'You took it back', body: <Closed {...view} title="You took it back" lead={lead} /> };
    }
    case 'ASKED':
    case 'DEFERRED':
    case 'EXPIRED':
    case 'WITHDRAWN':
      return { title: headlineOf(consent.purpose, description), body: <Question view={view} now={now} refused={refused} /> };
  }
}

function Question({ view, now, refused }: { view: ConsentView; now: Date; refused: Refused | null }): ReactElement {
  const { consent, description, values } = view;
  const { askedBy, partner, why, vouch } = description;
  const isIntroduction = consent.purpose === 'INTRODUCTION';
  const first = firstNameOf(askedBy.name);
  const error = (field: Refused['field']) =>
    refused?.field === field ? (
      <p className="error" id={`${field}-error`}>
        {refused.message}
      </p>
    ) : null;
  const isOn = (field: PersonField) => refused?.field !== 'fields' || refused.fields.includes(field);
  return (
    <>
      <Pair of={[askedBy.name, partner.name]} />
      <h1>{headlineOf(consent.purpose, { ...description, askedBy: { ...askedBy, name: first } })}</h1>
      <p className="by">
        {askedBy.name}, {askedBy.business}
      </p>
      <p className="lead">{consent.text}</p>
      {partner.about ? (
        <p>
          {partner.name}: {partner.about}
        </p>
      ) : null}
      <div className="card">
        {consent.notBefore ? <p>You said: not until {longDay(consent.notBefore)}. You may also answer now.</p> : null}
        <form method="post">
          <fieldset aria-describedby={refused?.field === 'fields' ? 'fields-error' : undefined}>
            <legend>What {partner.name} will see if you say yes</legend>
            <p>Nothing is shared until then.</p>
            <div className="rows">
              {values.map(({ field, value }) =>
                isAlways(field) ? (
                  <Row key={field} name={PERSON_FIELDS[field]} value={value} />
                ) : (
                  <label key={field}>
                    <span>{PERSON_FIELDS[field]}</span>
                    <b>{value}</b>
                    <input type="checkbox" name="fields" value={field} defaultChecked={isOn(field)} />
                  </label>
                ),
              )}
              <Row name={isIntroduction ? 'What you need' : 'Why'} value={why} />
              {vouch ? <Row name={`What ${first} adds`} value={vouch} /> : null}
            </div>
            {error('fields')}
          </fieldset>
          <button name="decision" value="yes">
            {isIntroduction ? 'Yes, introduce us' : 'Yes, share this'}
          </button>
          <button className="quiet" name="decision" value="no">
            No, thank you
          </button>
        </form>
        {/* A form of its own: Enter in the date must not press "Yes". */}
        <form method="post" className="later">
          <label htmlFor="date">Not now? We ask again on</label>
          <input
            type="date"
            id="date"
            name="date"
            required
            min={dayOf(new Date(now.getTime() + DAY_MS))}
            max={dayOf(new Date(now.getTime() + (MOST_DAYS_AHEAD - 1) * DAY_MS))}
            defaultValue={refused?.date}
            aria-invalid={refused?.field === 'date' || undefined}
            aria-describedby={refused?.field === 'date' ? 'date-error' : undefined}
          />
          <button className="quiet" name="decision" value="later">
            Not until then
          </button>
          {error('date')}
        </form>
      </div>
      <div className="note">
        {consent.notBefore
          ? null
          : `This link is only for you and ends on ${longDay(consent.expiresAt)}; no answer shares nothing.`}
        <details>
          <summary>How your details are used</summary>
          After a yes {partner.name} writes to you. You can take it back here at any time, and its copy is erased at once. After a
          no it learns only that somebody said no. {askedBy.business} keeps your answer and these words.
        </details>
      </div>
    </>
  );
}

const Row = ({ name, value }: { name: string; value: string }): ReactElement => (
  <div>
    <span>{name}</span>
    <b>{value}</b>
  </div>
);

function Granted({ consent, description: { askedBy, partner }, values }: ConsentView): ReactElement {
  return (
    <>
      <Pair of={[askedBy.name, partner.name]} />
      <h1>You said yes</h1>
      <p className="lead">
        {partner.name} got this from {askedBy.business}
        {consent.decidedAt ? ` on ${longDay(consent.decidedAt)}` : ''}, and nothing else.
      </p>
      <div className="card">
        <h2>What {partner.name} sees</h2>
        <div className="rows">
          {values.map(({ field, value }) => (
            <Row key={field} name={PERSON_FIELDS[field]} value={value} />
          ))}
        </div>
        <h2>Change my mind</h2>
        <p>Take it back, and what {partner.name} has of you is erased at once. This link works as long as your yes stands.</p>
        <form method="post">
          <button className="quiet" name="decision" value="revoke">
            Take it back
          </button>
        </form>
      </div>
    </>
  );
}

function Closed({ title, lead, description, suppressedUntil }: ConsentView & { title: string; lead: string }): ReactElement {
  const { askedBy, partner } = description;
  return <ClosedPage {...{ title, lead, suppressedUntil }} between={[askedBy.name, partner.name]} business={askedBy.business} />;
}
