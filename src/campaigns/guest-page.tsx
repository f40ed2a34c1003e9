import type { ReactElement } from 'react';
import { Pair } from '../platform/pages/pair.js';
import { longDay } from '../platform/pages/words.js';
import type { GuestView, StoredView } from './guest-views.js';
import type { InvitationStage, LawfulBasisKind } from './invitation.lifecycle.js';

interface Body {
  readonly title: string;
  readonly body: ReactElement;
}

/** A guest's page in the present state of her invitation, or without links for no token; works without any script, and weighs at most 3 kB. */
export function guestPage(view: GuestView, token: string | null): Body {
  const { campaign, invitation, partner, turn } = view;
  const { title } = campaign.content;
  const stage = invitation?.stage ?? 'SENT';
  if (campaign.stage === 'CANCELLED') return said(view, token, 'This was called off', 'It does not take place. We are sorry.');
  if (stage === 'OPTED_IN' || stage === 'ATTENDED' || stage === 'CONVERTED') {
    return said(view, token, 'You are in', `${partner.name} got these details of yours, and no others: ${listOf(view.values)}.`);
  }
  if (turn !== null) {
    const lead = `All places are taken. You are number ${turn} on the waiting list, and hear from us when one is free. ${partner.name} does not learn of you before.`;
    return said(view, token, 'You are on the waiting list', lead);
  }
  if (view.isOpen) return { title, body: <Question view={view} token={token} /> };
  return said(view, token, 'It is over', 'Answers are not taken any more.');
}

function Question({ view, token }: { view: GuestView; token: string | null }): ReactElement {
  const { campaign, invitation, host, partner, when, values, isFull } = view;
  const { title, text, what, forWhom, place, question } = campaign.content;
  const stage = invitation?.stage;
  return (
    <>
      <Pair of={[host, partner.name]} />
      <h1>{title}</h1>
      <p className="by">{host}</p>
      {stage === 'DECLINED' || stage === 'REVOKED' ? <p>You said no. You may change your mind.</p> : null}
      <p className="lead">{text}</p>
      <div className="card">
        <div className="rows">
          <Row name="What" value={what} />
          <Row name="For whom" value={forWhom} />
          <Row name="Given by" value={partner.name} />
          {when ? <Row name="When" value={when} /> : null}
          {place ? <Row name="Where" value={place} /> : null}
        </div>
        <form method="post">
          {question ? (
            <label className="wide">
              {question} <small>If you like</small>
              <input name="answer" maxLength={500} />
            </label>
          ) : null}
          <p>
            Say yes, and {partner.name} gets these details of yours: {listOf(values)}. Without a yes it gets none.
          </p>
          {isFull ? <p>All places are taken; a yes puts you on the waiting list.</p> : null}
          <button name="decision" value="yes">
            Yes, please
          </button>
          {stage === 'DECLINED' || stage === 'REVOKED' ? null : (
            <button className="quiet" name="decision" value="no">
              No, thanks
            </button>
          )}
        </form>
      </div>
      <Note host={host} token={token} />
    </>
  );
}

const Note = ({ host, token }: { host: string; token: string | null }): ReactElement => (
  <p className="note">
    You get this because {host} knows you.{' '}
    <a href={token === null ? undefined : `/u/${token}`}>No more such invitations, and what is stored about you</a>
  </p>
);

const Row = ({ name, value }: { name: string; value: string }): ReactElement => (
  <div>
    <span>{name}</span>
    <b>{value}</b>
  </div>
);

function said(view: GuestView, token: string | null, title: string, lead: string): Body {
  const { campaign, invitation, host, partner, when } = view;
  const { title: name, place } = campaign.content;
  const isIn = invitation?.stage === 'OPTED_IN';
  const body = (
    <>
      <Pair of={[host, partner.name]} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <div className="card">
        <h2>{name}</h2>
        <p>{[when, place].filter(Boolean).join(', ')}</p>
        {isIn && when ? (
          <p>
            <a href={`/i/c/${token}/event.ics`}>Put it into my calendar</a>
          </p>
        ) : null}
        {isIn || invitation?.stage === 'WAITING' ? (
          <form method="post">
            <button className="quiet" name="decision" value="no">
              I cannot come after all
            </button>
          </form>
        ) : null}
      </div>
      <Note host={host} token={token} />
    </>
  );
  return { title, body };
}

/** The register's words, said to her whom they are about. */
const BECAUSE: Readonly<Record<LawfulBasisKind, string>> = {
  CONSENT: 'You agreed to it',
  EXISTING_CUSTOMER: 'You are a customer and were told that you may object',
  LEGITIMATE_INTEREST: 'Our interest was weighed against yours',
};
const ANSWERED: Readonly<Record<InvitationStage, string>> = {
  SUPPRESSED: 'you were not invited',
  QUEUED: 'you are about to be invited',
  SENT: 'you have not answered',
  BOUNCED: 'the mail came back',
  OPTED_IN: 'you said yes',
  WAITING: 'you said yes, and wait for a place',
  DECLINED: 'you said no',
  NO_RESPONSE: 'you did not answer',
  ATTENDED: 'you were there',
  CONVERTED: 'you were introduced',
  REVOKED: 'you took your yes back',
  CANCELLED: 'you were never invited',
};
const NAMES = { NAME: 'Name', EMAIL: 'E-mail', PHONE: 'Phone', TITLE: 'Title', COMPANY: 'Company' } as const;

/** What is stored, no more invitations, and being forgotten. */
export function preferencesPage({ host, person, basis, invitations, isStopped }: StoredView): Body {
  const title = isStopped ? 'You get no more such invitations' : `Invitations from ${host}`;
  const body = (
    <>
      <Pair of={[host]} />
      <h1>{title}</h1>
      <div className="card">
        <form method="post">
          <button className={isStopped ? 'quiet' : ''} name="decision" value={isStopped ? 'allow' : 'stop'}>
            {isStopped ? `${host} may invite me again` : 'No more such invitations'}
          </button>
        </form>
        <h2>What {host} stores about you</h2>
        {person ? (
          <div className="rows">
            {Object.entries(person).map(([field, value]) => (
              <Row key={field} name={NAMES[field as keyof typeof NAMES]} value={value} />
            ))}
            {basis ? <Row name="Why it may write to you" value={`${BECAUSE[basis.basis]} (${basis.source})`} /> : null}
            {invitations.map(({ title: each, stage, sentAt }, index) => (
              <Row key={index} name={sentAt ? longDay(sentAt) : 'Invitation'} value={`${each}: ${ANSWERED[stage]}`} />
            ))}
          </div>
        ) : (
          <p>Nothing any more but a fingerprint of your address, so that nobody here writes to it again.</p>
        )}
        {person ? (
          <form method="post">
            <button className="quiet" name="decision" value="erase">
              Forget me
            </button>
            <p>Takes back what you said yes to, and erases you here. This cannot be undone.</p>
          </form>
        ) : null}
      </div>
    </>
  );
  return { title, body };
}

/** `Kari Moen, kari@fjord.example and Fjord Logistics`. */
const listOf = (values: readonly string[]): string =>
  values.length < 2 ? (values[0] ?? 'nothing') : `${values.slice(0, -1).join(', ')} and ${values.at(-1) ?? ''}`;
