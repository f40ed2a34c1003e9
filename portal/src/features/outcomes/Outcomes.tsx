import '../../styles/work.css';
import { Button } from '@mantine/core';
import { IconPlus, IconTrophy } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useFirm } from '../../app/session';
import { frame } from '../../copy/frame';
import { outcomes as copy } from '../../copy/outcomes';
import { day } from '../../ui/format';
import { useKeys } from '../../ui/keys';
import { useSteadyList } from '../../ui/live-list';
import { EmptyState, FirmMark, PageHead } from '../../ui/pieces';
import { useRowKeys } from '../../ui/row-keys';
import { nameOf, tabs, toReportQuery, useOutcomes, type ToldOf } from './rows';
import { OutcomeTable } from './Table';

const route = getRouteApi('/app/firm/outcomes');
type Tab = keyof typeof copy.tabs;

export function Outcomes() {
  const firm = useFirm();
  const navigate = useNavigate();
  const { tab: asked } = route.useSearch();
  const { data: reportable } = useSuspenseQuery(toReportQuery(firm.id));
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useOutcomes(firm.id);
  const queue = reportable.filter(({ stage }) => stage !== 'INTRODUCED');
  const count = {
    ask: queue.length,
    waiting: data.filter(tabs['waiting']!).length,
    disputed: data.filter(tabs['disputed']!).length,
  };
  const usual: Tab = count.waiting > 0 ? 'waiting' : queue.length > 0 ? 'ask' : 'all';
  const tab: Tab = asked && asked in copy.tabs ? (asked as Tab) : usual;
  const fitting = data.filter(tabs[tab] ?? (() => false));
  const { rows, waiting, show } = useSteadyList(fitting, tab);
  const report = (introduction?: string) =>
    void navigate({ to: '.', search: (before) => ({ ...before, new: 'outcome', introduction }) });
  useKeys({ o: () => report() });
  const empty = copy.empty[tab];
  const isEmpty = tab === 'ask' ? queue.length === 0 : rows.length === 0 && waiting === 0;
  return (
    <>
      <PageHead
        title={copy.title}
        lead={copy.lead}
        action={
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => report()} aria-keyshortcuts="O">
            {copy.report}
          </Button>
        }
      />
      <nav className="tabs" aria-label={copy.tabsLabel}>
        {(Object.keys(copy.tabs) as Tab[]).map((name) => (
          <Link key={name} to="/outcomes" search={{ tab: name }} aria-current={name === tab ? 'page' : undefined}>
            {copy.tabs[name]}
            {name in count && <span className="micro num"> {count[name as keyof typeof count]}</span>}
          </Link>
        ))}
      </nav>
      {waiting > 0 && (
        <Button className="pill-new" size="compact-sm" onClick={show}>
          {frame.news(waiting)}
        </Button>
      )}
      {isEmpty ? (
        <div className="card">
          <EmptyState
            icon={<IconTrophy size={40} stroke={1.3} aria-hidden />}
            title={empty.title}
            text={empty.text}
            action={tab === 'closed' || tab === 'all' ? <Button onClick={() => report()}>{copy.report}</Button> : undefined}
          />
        </div>
      ) : tab === 'ask' ? (
        <Queue rows={queue} firmId={firm.id} onReport={report} />
      ) : (
        <OutcomeTable rows={rows} firmId={firm.id} />
      )}
      {hasNextPage && tab !== 'ask' && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {frame.more}
        </Button>
      )}
    </>
  );
}

/** "How did it go?": introductions that reached the client and have no result yet. */
function Queue({
  rows,
  firmId,
  onReport,
}: {
  rows: readonly ToldOf[];
  firmId: string;
  onReport: (introduction: string) => void;
}) {
  const list = useRowKeys<HTMLUListElement>();
  return (
    <div className="card">
      <ul className="wait" ref={list}>
        {rows.map((row) => (
          <li key={row.id}>
            <FirmMark name={row.partner?.tradingName ?? ''} />
            <div>
              <h2>
                <Link className="rowlink" to="/introductions/$id" params={{ id: row.id }} data-row>
                  {nameOf(row) ?? copy.noName}
                </Link>
              </h2>
              <p>
                {row.introducer.id === firmId ? copy.given : copy.received} {row.partner?.tradingName}
                {' · '}
                {row.metAt ? copy.since(day(row.metAt)) : copy.sinceContact(day(row.stageSince))}
              </p>
            </div>
            <div className="acts">
              <Button variant="light" onClick={() => onReport(row.id)} aria-label={`${copy.reportShort}: ${nameOf(row) ?? ''}`}>
                {copy.reportShort}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
