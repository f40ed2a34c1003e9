import '../../styles/work.css';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconUserShare } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useFirm } from '../../app/session';
import { frame } from '../../copy/frame';
import { introductions as copy } from '../../copy/introductions';
import { useSteadyList } from '../../ui/live-list';
import { usePeek } from '../../ui/peek';
import { Card, EmptyState, PageHead } from '../../ui/pieces';
import { Board } from './Board';
import { isOpen, nameOf, useIntroductions, views, type Row } from './rows';
import { IntroductionTable } from './Table';

const Sheet = lazy(() => import('./Sheet'));
const route = getRouteApi('/app/firm/introductions');
/** So many rows are wanted in a view before "Show more" is offered. */
const ENOUGH = 25;

const matches = (row: Row, typed: string): boolean =>
  [nameOf(row), row.partner?.tradingName, row.brief?.need].some((text) => text?.toLowerCase().includes(typed));

export function Introductions() {
  const firm = useFirm();
  const navigate = useNavigate();
  const { view, saved = 'all' } = route.useSearch();
  const [typed, setTyped] = useState('');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useIntroductions(firm.id);
  const inView = views[saved] ?? views['all']!;
  const wanted = typed.trim().toLowerCase();
  const fitting = data.filter((row) => inView(row, firm.id) && (wanted === '' || matches(row, wanted)));
  // A narrow view goes on looking by itself until there is something to show.
  const isShort = hasNextPage && !isFetchingNextPage && fitting.length < ENOUGH;
  useEffect(() => {
    if (isShort) void fetchNextPage();
  }, [isShort, fetchNextPage]);
  const { rows, waiting, show } = useSteadyList(fitting, `${saved} ${wanted}`);
  const create = () => void navigate({ to: '.', search: (before) => ({ ...before, new: 'introduction' }) });
  const open = data.filter(isOpen).length;
  const [peeked, close] = usePeek();
  return (
    <>
      <PageHead
        title={copy.title}
        lead={copy.lead(open)}
        action={
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={create} aria-keyshortcuts="C I">
            {copy.create}
          </Button>
        }
      />
      {data.length === 0 ? (
        <Card title={copy.title} className="bare">
          <EmptyState
            icon={<IconUserShare size={40} stroke={1.3} aria-hidden />}
            title={copy.empty.title}
            text={copy.empty.text}
            action={<Button onClick={create}>{copy.create}</Button>}
          />
        </Card>
      ) : (
        <>
          <nav className="tabs" aria-label={copy.savedLabel}>
            {Object.entries(copy.saved).map(([name, label]) => (
              <Link
                key={name}
                to="/introductions"
                search={{ view, saved: name === 'all' ? undefined : name }}
                activeOptions={{ exact: true, includeSearch: true }}
                aria-current={name === saved ? 'page' : undefined}
              >
                {label}
              </Link>
            ))}
          </nav>
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
              aria-label={copy.view}
              value={view ?? 'list'}
              onChange={(next) =>
                void navigate({
                  to: '/introductions',
                  search: { view: next === 'board' ? 'board' : undefined, saved: saved === 'all' ? undefined : saved },
                })
              }
              data={[
                { value: 'list', label: copy.list },
                { value: 'board', label: copy.board },
              ]}
            />
          </div>
          {waiting > 0 && (
            <Button className="pill-new" size="compact-sm" onClick={show}>
              {frame.news(waiting)}
            </Button>
          )}
          {rows.length === 0 && !isFetchingNextPage ? (
            <EmptyState title={copy.nothing.title} text={copy.nothing.text} />
          ) : view === 'board' ? (
            <Board rows={rows} />
          ) : (
            <IntroductionTable rows={rows} businessId={firm.id} />
          )}
          {hasNextPage && !isShort && (
            <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {frame.more}
            </Button>
          )}
        </>
      )}
      <Suspense fallback={null}>{peeked && <Sheet id={peeked} onClose={close} />}</Suspense>
    </>
  );
}
