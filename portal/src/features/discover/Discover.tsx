import '../../ui/fit.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import { Button } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Suspense, useDeferredValue } from 'react';
import type { Narrowed } from '../../app/narrowed';
import { useFirm } from '../../app/session';
import { discover as copy } from '../../copy/discover';
import { frame } from '../../copy/frame';
import { nominations } from '../../copy/nominations';
import { DiscoverTabs } from '../../ui/DiscoverTabs';
import { EmptyState, PageHead } from '../../ui/pieces';
import { useRowKeys } from '../../ui/row-keys';
import { CLEARED, Filters } from './Filters';
import { MatchCard } from './MatchCard';
import { matchesQuery } from './documents';

const route = getRouteApi('/app/firm/discover');

/** Who could be a partner, and why: filters in the address, the best match first. */
export function Discover() {
  const firm = useFirm();
  const { text, categories, industries, roles, regions, sizes, aside } = route.useSearch();
  const navigate = route.useNavigate();
  const narrowed: Narrowed = { text, categories, industries, roles, regions, sizes, aside };
  const change = (to: Narrowed) => void navigate({ search: (before) => ({ ...before, ...to }), replace: true });
  return (
    <>
      <PageHead title={copy.title} lead={copy.lead} />
      <DiscoverTabs now="find" />
      <Filters narrowed={narrowed} change={change} />
      <Suspense fallback={<Waiting />}>
        <Matches businessId={firm.id} narrowed={useDeferredValue(JSON.stringify(narrowed))} change={change} />
      </Suspense>
    </>
  );
}

/** `narrowed` is text, so that the same filter is the same value and the old list stays until the new one is there. */
function Matches({ businessId, narrowed, change }: { businessId: string; narrowed: string; change: (to: Narrowed) => void }) {
  const filter = JSON.parse(narrowed) as Narrowed;
  const query = matchesQuery(businessId, filter);
  const { data: matches, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(query);
  const list = useRowKeys<HTMLUListElement>();
  if (matches.length === 0) return <Nothing filter={filter} change={change} />;
  return (
    <>
      <ul className="matches" ref={list} aria-label={copy.label}>
        {matches.map((match) => (
          <MatchCard key={match.id} businessId={businessId} match={match} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {frame.more}
        </Button>
      )}
    </>
  );
}

function Nothing({ filter, change }: { filter: Narrowed; change: (to: Narrowed) => void }) {
  const icon = <IconCompass size={40} stroke={1.3} aria-hidden />;
  const isNarrowed = Object.entries(filter).some(([key, value]) => key !== 'aside' && value !== undefined);
  if (isNarrowed) {
    const act = (
      <span className="acts">
        <Button variant="default" onClick={() => change(CLEARED)}>
          {copy.empty.action}
        </Button>
        <InviteLink />
      </span>
    );
    return <EmptyState icon={icon} title={copy.empty.title} text={copy.empty.text} action={act} />;
  }
  if (filter.aside === 'yes') {
    const act = (
      <Button variant="default" onClick={() => change({ aside: undefined })}>
        {copy.noneAside.action}
      </Button>
    );
    return <EmptyState icon={icon} title={copy.noneAside.title} text={copy.noneAside.text} action={act} />;
  }
  const act = (
    <span className="acts">
      <Button component={Link} to="/firms" variant="default">
        {copy.nobody.action}
      </Button>
      <InviteLink />
    </span>
  );
  return <EmptyState icon={icon} title={copy.nobody.title} text={copy.nobody.text} action={act} />;
}

const InviteLink = () => (
  <Button component={Link} to="/discover/nominations" variant="light">
    {nominations.invite}
  </Button>
);

/** As high as what will stand there. */
const Waiting = () => (
  <div className="skeleton" aria-busy="true" aria-label={frame.loading}>
    <i style={{ height: 220 }} />
    <i style={{ height: 220 }} />
  </div>
);
