import { Link } from '@tanstack/react-router';
import { campaignWords } from '../../copy/campaign-words';
import { introductions } from '../../copy/introductions';
import { words } from '../../copy/words';
import { day, moment, place } from '../../ui/format';
import { Card, Chip, Facts, PersonMark } from '../../ui/pieces';
import { Pips } from './Pips';
import type { Record } from './record';
import { useVocabulary } from './vocabulary';

const { cards: copy, fresh } = introductions;
type Rows = readonly (readonly [string, React.ReactNode])[];
const told = (rows: readonly (readonly [string, React.ReactNode])[]): Rows => rows.filter(([, value]) => Boolean(value));

/** What the client does by her link. */
const BY_CLIENT = ['introduced', 'consent_declined', 'deferred', 'consent_revoked'].map((verb) => `introduction.${verb}`);

const TONES = { EVIDENCED: 'ok', CLARIFIED: 'prim', CLAIMED: 'warn', CONTRADICTED: 'bad' } as const;

/** Need, budget, authority, timing: what is said, by whom, and what shows it. */
export function QualificationCard({ introduction: { qualification } }: { introduction: Record }) {
  if (!qualification) return null;
  return (
    <Card title={copy.qualification} note={copy.qualificationNote} right={<Pips claims={qualification} />}>
      <ul className="claims">
        {(['need', 'budget', 'authority', 'timing'] as const).map((question) => {
          const { value, saidBy, evidence, state } = qualification[question];
          return (
            <li key={question}>
              <h3>{words.qualification[question]}</h3>
              <div>
                <p>{value ?? <span className="soft">{copy.unknown}</span>}</p>
                {saidBy && <p className="note">{[words.saidBy[saidBy], evidence].filter(Boolean).join(': ')}</p>}
              </div>
              {state !== 'UNKNOWN' && <Chip tone={TONES[state]}>{words.claimState[state]}</Chip>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** What the partner reads of the client before the yes. */
export function BriefCard({ introduction: { brief, vouch } }: { introduction: Record }) {
  const vocabulary = useVocabulary();
  if (!brief) return null;
  const rows = told([
    [copy.industry, brief.industry && vocabulary.industry(brief.industry)],
    [copy.size, brief.sizeBand && words.sizeBand[brief.sizeBand]],
    [copy.region, brief.region && place(brief.region)],
    [copy.issue, brief.businessIssue && words.businessIssue[brief.businessIssue]],
    [copy.cost, brief.costOfNotActing],
    [copy.stake, brief.personalStake],
    [copy.risk, brief.riskTolerance && introductions.risk[brief.riskTolerance]],
    [copy.incumbent, brief.incumbent && introductions.incumbents[brief.incumbent]],
    [copy.vouch, vouch && `${fresh.strengths[vouch.strength - 1] ?? ''}. ${vouch.basis}${vouch.text ? `. ${vouch.text}` : ''}`],
  ]);
  return (
    <Card title={copy.brief}>
      <p className="quote">{brief.need}</p>
      {rows.length > 0 && <Facts rows={rows} />}
    </Card>
  );
}

/** The client's person as the partner sees her: known, or why not. */
export function PersonCard({ introduction: { introducee, contact, client } }: { introduction: Record }) {
  const person = introducee.__typename === 'Person' ? introducee : null;
  return (
    <Card title={copy.person} note={contact ? copy.personNote : undefined}>
      {person ? (
        <>
          <div className="who">
            <PersonMark name={person.name} />
            <div>
              <strong>{person.name}</strong>
              <p className="soft">{[person.title, person.company].filter(Boolean).join(', ')}</p>
            </div>
          </div>
          <Facts
            rows={told([
              [
                words.personField['EMAIL'] ?? '',
                person.email && (
                  <a className="link" href={`mailto:${person.email}`}>
                    {person.email}
                  </a>
                ),
              ],
              [
                words.personField['PHONE'] ?? '',
                person.phone && (
                  <a className="link" href={`tel:${person.phone}`}>
                    {person.phone}
                  </a>
                ),
              ],
            ])}
          />
        </>
      ) : (
        introducee.__typename === 'Redacted' && (
          <>
            <p className="redacted">
              {copy.redacted}. {words.redacted[introducee.reason]}.
            </p>
            {introducee.revealsWhen && <p className="note">{introducee.revealsWhen}</p>}
          </>
        )
      )}
      {contact && client && (
        <p className="own">
          {copy.inBook}{' '}
          <Link className="link" to="/clients/$id" params={{ id: client.id }}>
            {contact.name}, {client.name}
          </Link>
        </p>
      )}
    </Card>
  );
}

/** The question to the client: what was asked, what came of it. */
export function ConsentCard({ introduction }: { introduction: Record }) {
  const { consent, contact, introducer } = introduction;
  const list = (fields: readonly string[]) => fields.map((field) => words.personField[field]).join(', ');
  if (!consent)
    return (
      <Card title={copy.consent}>
        <p className="soft">
          {contact || introduction.stage === 'DRAFT' ? copy.consentNone : copy.consentFor(introducer.tradingName)}
        </p>
      </Card>
    );
  const isOpen = consent.state === 'ASKED' || consent.state === 'DEFERRED';
  const tone = { GRANTED: 'ok', DECLINED: 'plain', REVOKED: 'bad', ASKED: 'info', DEFERRED: 'info' } as const;
  return (
    <Card
      title={copy.consent}
      right={<Chip tone={tone[consent.state as keyof typeof tone] ?? 'plain'}>{words.consentState[consent.state]}</Chip>}
    >
      <Facts
        rows={told([
          [copy.requestedFields, list(consent.fieldsRequested)],
          [copy.grantedFields, consent.fieldsGranted && list(consent.fieldsGranted)],
          [copy.asked, moment(consent.askedAt)],
          [copy.reminded, consent.remindedAt && moment(consent.remindedAt)],
          [copy.answered, consent.decidedAt && moment(consent.decidedAt)],
          [copy.notBefore, consent.notBefore && day(consent.notBefore)],
          [copy.revoked, consent.revokedAt && moment(consent.revokedAt)],
          [copy.ends, isOpen && moment(consent.expiresAt)],
        ])}
      />
      <details className="more">
        <summary>{copy.words}</summary>
        <p className="quote">{consent.text}</p>
      </details>
    </Card>
  );
}

/** The rest: sides, days, reasons. */
export function FactsCard({ introduction }: { introduction: Record }) {
  const { introducer, beneficiary, alliance, createdAt, stageSince, metAt, reason, note, progressNote, supersedes, campaign } =
    introduction;
  return (
    <Card title={copy.facts}>
      <Facts
        rows={told([
          [copy.introducer, introducer.tradingName],
          [copy.beneficiary, beneficiary.tradingName],
          [copy.begun, day(createdAt)],
          [copy.inStage, day(stageSince)],
          [copy.met, metAt && day(metAt)],
          [copy.progress, progressNote],
          [copy.reason, reason && words.introductionReason[reason]],
          [copy.note, note],
          [
            campaignWords.origin,
            campaign && (
              <Link className="link" to="/campaigns/$id" params={{ id: campaign.id }}>
                {campaign.content.title}
              </Link>
            ),
          ],
          [
            copy.alliance,
            <Link key="a" className="link" to="/alliances/$id" params={{ id: alliance.id }}>
              {copy.openAlliance}
            </Link>,
          ],
          [
            copy.supersedes,
            supersedes && (
              <Link className="link" to="/introductions/$id" params={{ id: supersedes.id }}>
                {copy.before}
              </Link>
            ),
          ],
        ])}
      />
    </Card>
  );
}

/** Who did what, and when. */
export function HistoryCard({ introduction: { history } }: { introduction: Record }) {
  return (
    <Card title={copy.history}>
      <ol className="feed">
        {history.nodes.map(({ id, type, occurredAt, actor, business, reason, note }) => (
          <li key={id}>
            <div>
              <p>
                <strong>{introductions.events[type] ?? type}</strong>
                {reason && `: ${words.introductionReason[reason] ?? reason}`}
              </p>
              <p className="note">
                {actor
                  ? [actor.name, business?.tradingName].filter(Boolean).join(', ')
                  : BY_CLIENT.includes(type)
                    ? copy.theClient
                    : copy.clock}
              </p>
              {note && <p className="said">{note}</p>}
            </div>
            <time dateTime={occurredAt}>{moment(occurredAt)}</time>
          </li>
        ))}
      </ol>
    </Card>
  );
}
