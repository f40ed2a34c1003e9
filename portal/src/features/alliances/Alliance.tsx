import '../../styles/work.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { membershipOf, useMe } from '../../app/session';
import { alliances as copy } from '../../copy/alliances';
import { tones, words } from '../../copy/words';
import { day } from '../../ui/format';
import { Card, Chip, Facts, PageHead, Skeleton, StagePath, type PathStep } from '../../ui/pieces';
import { Missing } from '../../ui/states';
import { Health } from './Health';
import { NextStep } from './NextStep';
import { Pilot } from './Pilot';
import { allianceQuery, type Alliance as Record } from './queries';
import { Terms } from './Terms';

// Most looks at a record are at its first page.
const GettingToKnow = lazy(() => import('./GettingToKnow'));
const CardNote = lazy(async () => ({ default: (await import('./CardTab')).CardNote }));
const CardTab = lazy(async () => ({ default: (await import('./CardTab')).CardTab }));
const Activity = lazy(async () => ({ default: (await import('./Work')).Activity }));
const Introductions = lazy(async () => ({ default: (await import('./Work')).Introductions }));
const Ledger = lazy(async () => ({ default: (await import('./Work')).Ledger }));
const PilotTab = lazy(() => import('./PilotTab'));
const CampaignsTab = lazy(() => import('./CampaignsTab'));
const SharedClients = lazy(() => import('../map/SharedClients'));

const route = getRouteApi('/app/alliances/$id');
const PATH = ['PROPOSED', 'GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE'];
const TABS = ['overview', 'know', 'card', 'pilot', 'clients', 'introductions', 'campaigns', 'ledger', 'activity'] as const;
const { record: words_ } = copy;

/** An alliance: where it stands, the one next step, terms, pilot, and what went over it. */
export function Alliance() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(allianceQuery(id));
  return data ? <AllianceRecord alliance={data} /> : <Missing />;
}

function AllianceRecord({ alliance }: { alliance: Record }) {
  const { tab = 'overview' } = route.useSearch();
  const firmId = membershipOf(useMe())?.business.id;
  const { proposer, partner, stage } = alliance;
  const isOurs = proposer.id === firmId || partner.id === firmId;
  const other = proposer.id === firmId ? partner : proposer;
  return (
    <>
      <PageHead
        title={isOurs ? other.tradingName : words_.between(proposer.tradingName, partner.tradingName)}
        lead={alliance.purpose}
        action={<Chip tone={tones.alliance(stage)}>{words.allianceStage[stage]}</Chip>}
      />
      <div className="card path-card">
        <StagePath label={words_.path} steps={stepsOf(alliance)} />
      </div>
      <nav className="tabs" aria-label={copy.title}>
        {TABS.filter((each) => (each !== 'card' && each !== 'clients') || isOurs).map((each) => (
          <Link
            key={each}
            to="/alliances/$id"
            params={{ id: alliance.id }}
            search={{ tab: each === 'overview' ? undefined : each }}
            replace
            activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
            aria-current={each === tab ? 'page' : undefined}
          >
            {words_.tabs[each]}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton lines={4} />}>
        {tab === 'introductions' ? (
          <Introductions alliance={alliance} firmId={firmId ?? ''} />
        ) : tab === 'campaigns' ? (
          <CampaignsTab id={alliance.id} firmId={isOurs ? firmId : undefined} />
        ) : tab === 'ledger' ? (
          <Ledger id={alliance.id} />
        ) : tab === 'know' ? (
          <GettingToKnow alliance={alliance} firmId={firmId ?? ''} />
        ) : tab === 'card' ? (
          <CardTab otherId={other.id} isOurs={isOurs} />
        ) : tab === 'pilot' ? (
          <PilotTab alliance={alliance} firmId={firmId ?? ''} />
        ) : tab === 'clients' && isOurs ? (
          <SharedClients allianceId={alliance.id} name={other.tradingName} />
        ) : tab === 'activity' ? (
          <Activity id={alliance.id} />
        ) : (
          <div className="record">
            <div>
              <NextStep alliance={alliance} firmId={firmId ?? ''} />
              <Terms alliance={alliance} firmId={firmId ?? ''} />
              <Pilot alliance={alliance} />
            </div>
            <div>
              {isOurs && other.enablementCard && (
                <Suspense fallback={<Skeleton lines={1} height={96} />}>
                  <CardNote id={alliance.id} card={other.enablementCard} />
                </Suspense>
              )}
              {alliance.health && <Health health={alliance.health} />}
              <AllianceFacts alliance={alliance} />
            </div>
          </div>
        )}
      </Suspense>
    </>
  );
}

/** Five steps; a side exit stands where the way ended. Whether something is missing to go on stands under the present one; what it is, in the next step. */
function stepsOf({ stage, stageSince, gates }: Record): PathStep[] {
  const at = PATH.indexOf(stage);
  const shut = gates.filter(({ isOpen }) => !isOpen);
  const since = <p>{words_.since(day(stageSince))}</p>;
  if (at < 0) {
    const reached = stage === 'PAUSED' || stage === 'SUSPENDED' || stage === 'ENDED' ? 5 : 1;
    return [
      ...PATH.slice(0, reached).map((each): PathStep => ({ label: words.allianceStage[each] ?? each, state: 'done' })),
      { label: words.allianceStage[stage] ?? stage, state: 'now', gate: since },
    ];
  }
  return PATH.map((each, n): PathStep => {
    const label = words.allianceStage[each] ?? each;
    if (n !== at) return { label, state: n < at ? 'done' : 'ahead' };
    return {
      label,
      state: stage === 'ACTIVE' ? 'done' : 'now',
      gate: (
        <>
          {since}
          {shut.length > 0 && <p>{shut.length === 1 ? shut[0]?.sentence : words_.gatesShut(shut.length)}</p>}
        </>
      ),
    };
  });
}

function AllianceFacts({ alliance }: { alliance: Record }) {
  const { proposer, partner, proposerReadyAt, partnerReadyAt, createdAt, capabilities, stage, reason, note } = alliance;
  const ready = (name: string, at: string | null | undefined) => (at ? words_.readyYes(name, day(at)) : words_.readyNo(name));
  return (
    <Card title={words_.facts}>
      <Facts
        rows={[
          [
            words_.proposedBy,
            <Link key="proposer" to="/firms/$slug" params={{ slug: proposer.slug }} className="link">
              {proposer.tradingName}
            </Link>,
          ],
          [
            copy.columns.partner,
            <Link key="partner" to="/firms/$slug" params={{ slug: partner.slug }} className="link">
              {partner.tradingName}
            </Link>,
          ],
          [words_.proposedOn, day(createdAt)],
          ...(stage === 'GETTING_TO_KNOW' || stage === 'PAUSED'
            ? [
                [
                  words_.ready,
                  [ready(proposer.tradingName, proposerReadyAt), ready(partner.tradingName, partnerReadyAt)].join('; '),
                ] as const,
              ]
            : []),
          [words_.can, capabilities.canIntroduce ? words_.canYes : words_.canNo],
          ...(reason ? [[words_.reason, [words.allianceReason[reason], note].filter(Boolean).join(': ')] as const] : []),
        ]}
      />
    </Card>
  );
}
