import './admin.css';
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { admin, eventInWords } from '../../copy/admin';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import type { AuditQuery } from '../../gql/generated/admin/graphql';
import { moment } from '../../ui/format';
import { useSteadyList } from '../../ui/live-list';
import { EmptyState, PageHead, Skeleton } from '../../ui/pieces';
import { ErrorBlock } from '../../ui/states';
import { csvAddress, serviceFilter, type AuditSearch } from './audit-filter';
import { AuditFilters } from './AuditFilters';
import { AuditDocument } from './documents';

const { audit: copy } = admin;
const PAGE = 50;
type Entry = AuditQuery['auditLog']['nodes'][number];

/** Everything that happened on the network. The filter is part of the address; the CSV has the same rows. */
export function Audit() {
  const search = useSearch({ from: '/app/admin/admin/audit' });
  const navigate = useNavigate();
  const filter = serviceFilter(search);
  const log = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => request(AuditDocument, { filter, first: PAGE, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ auditLog: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
    placeholderData: keepPreviousData,
  });
  const all = log.data?.pages.flatMap(({ auditLog }) => auditLog.nodes) ?? [];
  const { rows, waiting, show } = useSteadyList(all, JSON.stringify([filter, log.isPlaceholderData]));
  const narrow = (change: AuditSearch) => void navigate({ to: '/admin/audit', search: { ...search, ...change } });
  const names = namesIn(all);
  return (
    <>
      <PageHead
        title={copy.title}
        lead={copy.lead}
        action={
          <Button component="a" href={csvAddress(filter)} download="audit.csv" variant="default" title={copy.csvLabel}>
            {copy.csv}
          </Button>
        }
      />
      <AuditFilters search={search} names={names} narrow={narrow} />
      {waiting > 0 && (
        <Button className="pill-new" radius="xl" size="xs" onClick={show}>
          {copy.news(waiting)}
        </Button>
      )}
      {log.error ? (
        <ErrorBlock error={log.error} retry={() => void log.refetch()} />
      ) : !log.data ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 ? (
        <EmptyState icon={<IconHistory size={40} stroke={1.4} aria-hidden />} title={copy.empty} text={copy.emptyText} />
      ) : (
        <section className="card">
          <div className="scroll" tabIndex={0} role="group" aria-label={copy.table}>
            <Rows rows={rows} narrow={narrow} />
          </div>
          {log.hasNextPage && (
            <div className="audit-more">
              <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                {copy.more}
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

function Rows({ rows, narrow }: { rows: readonly Entry[]; narrow: (change: AuditSearch) => void }) {
  return (
    <table className="tbl audit">
      <thead>
        <tr>
          <th scope="col" className="hide-p">
            {copy.when}
          </th>
          <th scope="col">{copy.what}</th>
          <th scope="col">{copy.subject}</th>
          <th scope="col" className="hide-p">
            {copy.who}
          </th>
          <th scope="col" className="hide-p">
            {copy.firm}
          </th>
          <th scope="col" className="hide-p">
            {copy.reason}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, type, subjectId, subjectName, actor, business, reason, note, occurredAt }) => (
          <tr key={id}>
            <td className="hide-p num-left">
              <time dateTime={occurredAt}>{moment(occurredAt)}</time>
            </td>
            <td>
              <strong>{eventInWords(type)}</strong>
              <span className="sub">{[moment(occurredAt), actor?.name ?? nobody(type)].join(', ')}</span>
            </td>
            <td>
              {subjectName && (
                <button
                  type="button"
                  className="cell-act"
                  title={copy.only(subjectName)}
                  onClick={() => narrow({ subject: subjectId })}
                >
                  {subjectName}
                </button>
              )}
            </td>
            <td className="hide-p">
              {actor ? (
                <button
                  type="button"
                  className="cell-act"
                  title={copy.only(actor.name)}
                  onClick={() => narrow({ actor: actor.id })}
                >
                  {actor.name}
                </button>
              ) : (
                <span className="soft">{nobody(type)}</span>
              )}
            </td>
            <td className="hide-p">
              {business && (
                <button
                  type="button"
                  className="cell-act"
                  title={copy.only(business.tradingName)}
                  onClick={() => narrow({ business: business.id })}
                >
                  {business.tradingName}
                </button>
              )}
            </td>
            <td className="hide-p" title={note ?? undefined}>
              {[reasonInWords(type, reason ?? null), note].filter(Boolean).join(': ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A reason belongs to the vocabulary of the thing that it is about. */
function reasonInWords(type: string, reason: string | null): string | null {
  if (reason === null) return null;
  const nouns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    business: words.businessReason,
    alliance: words.allianceReason,
    introduction: words.introductionReason,
    outcome: words.outcomeReason,
  };
  return nouns[type.split('.')[0] ?? '']?.[reason] ?? reason.toLowerCase().replaceAll('_', ' ');
}

/** What the ids of a filter are called, as far as the rows tell. */
function namesIn(rows: readonly Entry[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { actor, business, subjectId, subjectName } of rows) {
    if (actor) names.set(actor.id, actor.name);
    if (subjectName) names.set(subjectId, subjectName);
    if (business) names.set(business.id, business.tradingName);
  }
  return names;
}

/** What a client says comes by mailed link, from nobody with an account. */
const BY_LINK = /^consent\.(granted|declined|deferred|revoked|reopened)$/;
const nobody = (type: string): string => (BY_LINK.test(type) ? copy.client : copy.clock);
