import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconHeartHandshake, IconPlus, IconSearch } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useFirm } from '../../app/session';
import { alliances as copy } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import { tones, words } from '../../copy/words';
import { useGlow, useSteadyList } from '../../ui/live-list';
import { usePeek } from '../../ui/peek';
import { Chip, EmptyState, FirmMark, PageHead } from '../../ui/pieces';
import { useRowKeys } from '../../ui/row-keys';
import { sorted, SortHead, useSorting } from '../../ui/sort';
import { alliancesQuery, daysSince, type Row } from './queries';

const Sheet = lazy(() => import('./Sheet'));
const route = getRouteApi('/app/firm/alliances');
/** Longer than this (days) in a stage that should pass means that it is stuck. */
const STUCK = 21;
const PASSING = ['PROPOSED', 'GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT'];
const COLUMNS: readonly (readonly string[])[] = [
  ['PROPOSED'],
  ['GETTING_TO_KNOW'],
  ['PENDING_APPROVAL'],
  ['PILOT'],
  ['ACTIVE'],
  ['PAUSED', 'SUSPENDED'],
  ['ENDED', 'DECLINED', 'EXPIRED', 'REJECTED', 'WITHDRAWN'],
];

export function Alliances() {
  const firm = useFirm();
  const { view } = route.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(alliancesQuery(firm.id));
  const wanted = typed.trim().toLowerCase();
  const fitting = data.filter(({ other, purpose }) => `${other.tradingName} ${purpose}`.toLowerCase().includes(wanted));
  const { rows, waiting, show } = useSteadyList(fitting, wanted);
  const [peeked, close] = usePeek();
  const create = () => void navigate({ to: '.', search: (before) => ({ ...before, new: 'alliance' }) });
  return (
    <>
      <PageHead
        title={copy.title}
        lead={copy.lead(data.filter(({ stage }) => stage === 'ACTIVE').length)}
        action={
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={create} aria-keyshortcuts="C A">
            {copy.create}
          </Button>
        }
      />
      {data.length === 0 ? (
        <EmptyState
          icon={<IconHeartHandshake size={40} stroke={1.3} aria-hidden />}
          title={copy.empty.title}
          text={copy.empty.text}
          action={
            <Button component={Link} to="/firms">
              {copy.empty.action}
            </Button>
          }
        />
      ) : (
        <>
          <div className="bar">
            <TextInput
              size="sm"
              className="grow"
              data-filter
              aria-label={copy.filter}
              placeholder={copy.filter}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <SegmentedControl
              size="xs"
              aria-label={copy.view}
              value={view ?? 'list'}
              onChange={(chosen) =>
                void navigate({ to: '/alliances', search: { view: chosen === 'board' ? 'board' : undefined } })
              }
              data={[
                { value: 'list', label: copy.list },
                { value: 'board', label: copy.board },
              ]}
            />
          </div>
          {waiting > 0 && (
            <Button size="xs" className="pill-new" onClick={show}>
              {frame.news(waiting)}
            </Button>
          )}
          {rows.length === 0 ? (
            <p className="soft">{copy.noneMatch}</p>
          ) : view === 'board' ? (
            <Board rows={rows} />
          ) : (
            <Table rows={rows} />
          )}
          {hasNextPage && (
            <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {frame.more}
            </Button>
          )}
        </>
      )}
      <Suspense fallback={null}>{peeked && <Sheet id={peeked} firmId={firm.id} onClose={close} />}</Suspense>
    </>
  );
}

const values: Readonly<Record<string, (row: Row) => string | number>> = {
  partner: ({ other }) => other.tradingName,
  stage: ({ stage }) => COLUMNS.findIndex((stages) => stages.includes(stage)),
  days: ({ stageSince }) => daysSince(stageSince),
  given: ({ given }) => given,
  received: ({ received }) => received,
};

function Table({ rows }: { rows: readonly Row[] }) {
  const sorting = useSorting<string>('stage');
  const table = useRowKeys<HTMLDivElement>();
  const valueOf = values[sorting.by] ?? values['stage']!;
  return (
    <div className="card flush">
      <div className="scroll" ref={table} tabIndex={0} role="group" aria-label={copy.title}>
        <table className="tbl">
          <thead>
            <tr>
              <SortHead by="partner" sorting={sorting}>
                {copy.columns.partner}
              </SortHead>
              <SortHead by="stage" sorting={sorting}>
                {copy.columns.stage}
              </SortHead>
              <SortHead by="days" sorting={sorting} className="num hide-p">
                {copy.columns.days}
              </SortHead>
              <SortHead by="given" sorting={sorting} className="num hide-p">
                {copy.columns.given}
              </SortHead>
              <SortHead by="received" sorting={sorting} className="num hide-p">
                {copy.columns.received}
              </SortHead>
              <th scope="col" className="hide-p">
                {copy.columns.next}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted(rows, sorting.down, valueOf).map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Line({ row }: { row: Row }) {
  const days = daysSince(row.stageSince);
  const isStuck = PASSING.includes(row.stage) && days > STUCK;
  return (
    <tr>
      <td>
        <span className="named">
          <FirmMark name={row.other.tradingName} />
          <Link to="/alliances/$id" params={{ id: row.id }} className="rowlink" data-row data-peek={row.id}>
            {row.other.tradingName}
          </Link>
        </span>
      </td>
      <td className={useGlow(row.stage)}>
        <Chip tone={tones.alliance(row.stage)}>{words.allianceStage[row.stage]}</Chip>
      </td>
      <td className="num hide-p">{isStuck ? <Chip tone="warn">{copy.stuck(days)}</Chip> : days}</td>
      <td className={`num hide-p ${useGlow(row.given)}`}>{row.given}</td>
      <td className={`num hide-p ${useGlow(row.received)}`}>{row.received}</td>
      <td className="hide-p">{nextOf(row)}</td>
    </tr>
  );
}

/** The verb that leads on, where it is this firm's turn. */
const LEADS_ON = ['ACCEPT', 'MARK_READY', 'REVIEW', 'RESUME'];
const nextOf = ({ availableActions }: Row): string => {
  const next = availableActions.find(({ action }) => LEADS_ON.includes(action));
  return next ? (copy.acts[next.action] ?? '') : '';
};

function Board({ rows }: { rows: readonly Row[] }) {
  const board = useRowKeys<HTMLDivElement>();
  return (
    <div className="board" ref={board} tabIndex={0} role="group" aria-label={copy.board}>
      {COLUMNS.map((stages) => {
        const here = rows.filter(({ stage }) => stages.includes(stage));
        const title = stages.length > 2 ? copy.ended : stages.map((stage) => words.allianceStage[stage]).join(', ');
        return (
          <section key={title} aria-label={title}>
            <h2>
              {title} <span className="num">{here.length}</span>
            </h2>
            {here.length === 0 ? (
              <p className="note">{copy.noneInColumn}</p>
            ) : (
              <ul>
                {here.map((row) => (
                  <li key={row.id}>
                    <Link to="/alliances/$id" params={{ id: row.id }} className="rowlink" data-row data-peek={row.id}>
                      {row.other.tradingName}
                    </Link>
                    <p className="soft">{row.purpose}</p>
                    <p className="micro">{copy.record.daysHere(daysSince(row.stageSince))}</p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}
