import './admin.css';
import { VisuallyHidden } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { admin } from '../../copy/admin';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import type { ApprovalsQuery } from '../../gql/generated/admin/graphql';
import { useKeys } from '../../ui/keys';
import { ClockRing, EmptyState, FirmMark, PageHead, Skeleton } from '../../ui/pieces';
import { AllianceJudgement } from './AllianceJudgement';
import { DisputeJudgement } from './DisputeJudgement';
import { QueuesDocument } from './documents';
import { FirmJudgement } from './FirmJudgement';

const CampaignJudgement = lazy(() => import('./CampaignJudgement'));

const { approvals: copy } = admin;
type Queue = keyof typeof copy.queues;
const QUEUES: readonly Queue[] = ['firms', 'alliances', 'campaigns', 'outcomes'];
/** An admin's decision has five working days. */
const WHOLE_HOURS = 7 * 24;

interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  readonly dueAt: string | null;
}

/** What waits for an admin: a list on the left, the thing itself with its decisions on the right. */
export function Approvals() {
  const navigate = useNavigate();
  const { queue = 'firms', item } = useSearch({ from: '/app/admin/admin/approvals' });
  const { data } = useSuspenseQuery({ queryKey: ['approvals', 'queues'], queryFn: () => request(QueuesDocument) });
  const queues = queuesOf(data);
  const waiting = queues[queue];
  const open = waiting.find(({ id }) => id === item) ?? (item === undefined ? waiting[0] : undefined);
  const total = QUEUES.reduce((sum, each) => sum + queues[each].length, 0);
  const show = (id: string | undefined) =>
    void navigate({ to: '/admin/approvals', search: { queue: of(queue), item: id }, replace: true });
  const step = (by: 1 | -1) => {
    const at = waiting.findIndex(({ id }) => id === open?.id);
    const next = waiting[at + by];
    if (next) show(next.id);
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  /** After a decision the next one takes its place. */
  const onDecided = () => {
    const at = waiting.findIndex(({ id }) => id === open?.id);
    show((waiting[at + 1] ?? waiting[at - 1])?.id);
  };
  const Judgement = judgements[queue];
  return (
    <>
      <PageHead title={copy.title} lead={copy.lead(total)} />
      <nav className="tabs" aria-label={copy.queuesLabel}>
        {QUEUES.map((each) => (
          <Link
            key={each}
            to="/admin/approvals"
            search={{ queue: of(each) }}
            activeOptions={{ exact: true }}
            aria-current={each === queue ? 'page' : undefined}
          >
            {copy.queues[each]} <span className="num count">{queues[each].length}</span>
          </Link>
        ))}
      </nav>
      {waiting.length === 0 && item === undefined ? (
        <EmptyState icon={<IconChecklist size={40} stroke={1.4} aria-hidden />} title={copy.empty[queue]} text={copy.emptyText} />
      ) : (
        <div className="split approvals" data-open={item !== undefined || undefined}>
          <section aria-labelledby="waiting">
            <VisuallyHidden component="h2" id="waiting">
              {copy.list}
            </VisuallyHidden>
            <ul className="pick">
              {waiting.map(({ id, name, line, dueAt }) => (
                <li key={id}>
                  <Link
                    to="/admin/approvals"
                    search={{ queue: of(queue), item: id }}
                    replace
                    activeOptions={{ exact: true }}
                    aria-current={id === open?.id ? 'true' : undefined}
                  >
                    {dueAt === null ? <FirmMark name={name} /> : <ClockRing dueAt={dueAt} of={WHOLE_HOURS} />}
                    <div>
                      <h3>{name}</h3>
                      <p>{line}</p>
                    </div>
                  </Link>
                </li>
              ))}
            </ul>
            <p className="note hide-p">{copy.keys}</p>
          </section>
          <div className="judgement">
            <Link className="link back" to="/admin/approvals" search={{ queue: of(queue) }}>
              {copy.toList}
            </Link>
            {open ? (
              <Suspense fallback={<Skeleton lines={4} height={96} />}>
                <Judgement key={open.id} id={open.id} onDecided={onDecided} />
              </Suspense>
            ) : (
              <EmptyState title={copy.gone} text={copy.goneText} />
            )}
          </div>
        </div>
      )}
    </>
  );
}

const judgements = {
  firms: FirmJudgement,
  alliances: AllianceJudgement,
  campaigns: CampaignJudgement,
  outcomes: DisputeJudgement,
};

/** The first queue needs no word in the address. */
const of = (queue: Queue): Exclude<Queue, 'firms'> | undefined => (queue === 'firms' ? undefined : queue);

function queuesOf({ businesses, alliances, campaigns, outcomes }: ApprovalsQuery): Record<Queue, readonly Waiting[]> {
  return {
    firms: soonestFirst(
      businesses.nodes.map(({ id, tradingName, categories, clocksRunning }) => ({
        id,
        name: tradingName,
        line: categories.map((each) => words.category[each]).join(', '),
        dueAt: clocksRunning.find(({ purpose }) => purpose === 'business.decision')?.dueAt ?? null,
      })),
    ),
    alliances: soonestFirst(
      alliances.nodes.map(({ id, proposer, partner, purpose, clocksRunning }) => ({
        id,
        name: `${proposer.tradingName} and ${partner.tradingName}`,
        line: purpose,
        dueAt: clocksRunning.find((clock) => clock.purpose === 'alliance.decision')?.dueAt ?? null,
      })),
    ),
    campaigns: soonestFirst(
      campaigns.nodes.map(({ id, content, host, beneficiary, clocksRunning }) => ({
        id,
        name: content.title,
        line: copy.campaignOf(host.tradingName, beneficiary.tradingName),
        dueAt: clocksRunning.find(({ purpose }) => purpose === 'campaign.review')?.dueAt ?? null,
      })),
    ),
    outcomes: soonestFirst(
      outcomes.nodes.map(({ id, type, reason, reportedBy, clocksRunning }) => ({
        id,
        name: `${words.outcomeType[type]}, reported by ${reportedBy.tradingName}`,
        line: reason ? (words.outcomeReason[reason] ?? '') : '',
        dueAt: clocksRunning.find(({ purpose }) => purpose === 'outcome.dispute')?.dueAt ?? null,
      })),
    ),
  };
}

const soonestFirst = (rows: Waiting[]): readonly Waiting[] =>
  rows.sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.name.localeCompare(b.name));
