import { Fragment, type ReactElement } from 'react';
import type { ConsentView } from './consent-views.js';
import { headlineOf, longDay } from './consent-words.js';
import { dayOf, isAlways, MOST_DAYS_AHEAD, PERSON_FIELDS } from './consent.rules.js';

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
  const error = (field: Refused['field']) =>
    refused?.field === field ? (
      <p className="error" id={`${field}-error`}>
        {refused.message}
      </p>
    ) : null;
  return (
    <>
      <h1>{headlineOf(consent.purpose, description)}</h1>
      {consent.notBefore ? <p>You said: not until {longDay(consent.notBefore)}. You may also answer now.</p> : null}
      <pre>{consent.text}</pre>
      <dl>
        <dt>From</dt>
        <dd>
          {askedBy.name}, {askedBy.business}
        </dd>
        <dt>To</dt>
        <dd>
          {partner.name}. {partner.about}
        </dd>
        <dt>Why</dt>
        <dd>{why}</dd>
        {vouch ? (
          <>
            <dt>Vouches</dt>
            <dd>{vouch}</dd>
          </>
        ) : null}
      </dl>
      <form method="post">
        <fieldset aria-describedby={refused?.field === 'fields' ? 'fields-error' : undefined}>
          <legend>{partner.name} would get</legend>
          {values.map(({ field, value }) => (
            <label key={field}>
              <input
                type="checkbox"
                name="fields"
                value={field}
                disabled={isAlways(field)}
                defaultChecked={isAlways(field) || !refused || refused.field !== 'fields' || refused.fields.includes(field)}
              />
              {PERSON_FIELDS[field]}: {value}
            </label>
          ))}
          {error('fields')}
        </fieldset>
        <button name="decision" value="yes">
          Yes, share this
        </button>
      </form>
      <form method="post">
        <button className="quiet" name="decision" value="no">
          No, thanks
        </button>
      </form>
      <form method="post">
        <label htmlFor="date">Not until</label>
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
        {error('date')}
        <button className="quiet" name="decision" value="later">
          Ask me then
        </button>
      </form>
      <p className="note">
        After a yes {partner.name} writes to you; you can take it back here at any time, and its copy is erased at once. After a
        no it learns only that somebody said no. {askedBy.business} keeps your answer and these words.{' '}
        {consent.notBefore ? null : `This link works until ${longDay(consent.expiresAt)}; no answer shares nothing.`}
      </p>
    </>
  );
}

function Granted({ consent, description: { askedBy, partner }, values }: ConsentView): ReactElement {
  return (
    <>
      <h1>You said yes</h1>
      <p>
        {partner.name} got this from {askedBy.business}
        {consent.decidedAt ? ` on ${longDay(consent.decidedAt)}` : ''}, and nothing else:
      </p>
      <dl>
        {values.map(({ field, value }) => (
          <Fragment key={field}>
            <dt>{PERSON_FIELDS[field]}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <h2>Change my mind</h2>
      <p>Take it back, and what {partner.name} has of you is erased at once. This link works as long as your yes stands.</p>
      <form method="post">
        <button className="quiet" name="decision" value="revoke">
          Take it back
        </button>
      </form>
    </>
  );
}

function Closed({
  title,
  lead,
  description: { askedBy },
  suppressedUntil,
}: ConsentView & { title: string; lead: string }): ReactElement {
  return (
    <>
      <h1>{title}</h1>
      <p>{lead}</p>
      {suppressedUntil ? (
        <>
          <p>
            {askedBy.business} does not ask you about this again before {longDay(suppressedUntil)}.
          </p>
          <h2>Change my mind</h2>
          <form method="post">
            <button className="quiet" name="decision" value="reopen">
              You may ask me again
            </button>
          </form>
        </>
      ) : (
        <p>{askedBy.business} may ask you again.</p>
      )}
    </>
  );
}
