import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useFirm } from '../../app/session';
import { countsQuery } from '../../app/counts';
import { inbox as copy } from '../../copy/inbox';
import { frame } from '../../copy/frame';
import type { InboxBox } from '../../gql/generated/daily/graphql';
import { ago } from '../../ui/format';
import { useKeys } from '../../ui/keys';
import { useSteadyList } from '../../ui/live-list';
import { ClockRing, EmptyState, PageHead } from '../../ui/pieces';
import { InboxItemPane } from './InboxItemPane';
import { inWords } from './notice';
import { inboxPages } from './queries';

const BOXES = ['NEEDS_YOU', 'FOR_YOUR_INFORMATION', 'SNOOZED', 'DONE'] as const satisfies readonly InboxBox[];

/** What needs an answer and what others did; at the right the real thing with its buttons. */
export function Inbox() {
  const firm = useFirm();
  const search = useSearch({ from: '/app/firm/inbox' });
  const navigate = useNavigate({ from: '/inbox' });
  const box = BOXES.find((each) => each === search.box) ?? 'NEEDS_YOU';
  const { data: counts } = useQuery(countsQuery(firm.id));
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(inboxPages(firm.id, box));
  const { rows, waiting, show } = useSteadyList(data, `${firm.id} ${box}`);
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === search.item),
  );
  const chosen = search.item === undefined && rows.length > 0 ? rows[0] : rows.find(({ id }) => id === search.item);
  const pick = (id: string | undefined) => void navigate({ search: { box: search.box, item: id }, replace: true });
  const move = (by: number) => pick(rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.id);
  useKeys({ j: () => move(1), k: () => move(-1) });
  return (
    <>
      <PageHead title={copy.title} />
      <nav className="tabs" aria-label={copy.title}>
        {BOXES.map((each) => (
          <Link
            key={each}
            to="/inbox"
            search={{ box: each === 'NEEDS_YOU' ? undefined : each }}
            aria-current={each === box ? 'page' : undefined}
          >
            {copy.boxes[each]}
            {each === 'NEEDS_YOU' && !!counts?.needsYou && <span className="tab-n num">{counts.needsYou}</span>}
            {each === 'FOR_YOUR_INFORMATION' && !!counts?.unread && <span className="tab-n num">{counts.unread}</span>}
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState icon={<IconInbox size={40} stroke={1.4} aria-hidden />} title={copy.empty.title} text={copy.empty.text} />
      ) : (
        <div className="split" data-open={search.item !== undefined || undefined}>
          <section className="card pick-card" aria-label={copy.pick}>
            {waiting > 0 && (
              <Button size="xs" className="pill-new" onClick={show}>
                {frame.news(waiting)}
              </Button>
            )}
            <ul className="pick">
              {rows.map((item) => {
                const { title, text } = inWords(item, firm.id);
                return (
                  <li key={item.id}>
                    <Link
                      to="/inbox"
                      search={{ box: search.box, item: item.id }}
                      replace
                      aria-current={item.id === chosen?.id}
                      data-unread={(item.kind === 'NOTICE' && !item.readAt) || undefined}
                    >
                      {item.dueAt ? <ClockRing dueAt={item.dueAt} /> : <span className="unread-dot" aria-hidden="true" />}
                      <div>
                        <h2>{title}</h2>
                        <p>{text}</p>
                        <p className="micro">{ago(item.occurredAt)}</p>
                      </div>
                    </Link>
                  </li>
                );
              })}
            </ul>
            {hasNextPage && (
              <Button variant="subtle" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {frame.more}
              </Button>
            )}
          </section>
          {chosen ? (
            <InboxItemPane key={chosen.id} item={chosen} box={box} firmId={firm.id} onGone={() => pick(undefined)} />
          ) : (
            <EmptyState title={copy.select.title} text={copy.select.text} />
          )}
        </div>
      )}
    </>
  );
}
