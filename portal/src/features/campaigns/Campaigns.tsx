import '../../styles/work.css';
import './campaigns.css';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconSpeakerphone } from '@tabler/icons-react';
import { usePrefetchQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useFirm, useRole } from '../../app/session';
import { campaignList as copy } from '../../copy/campaign-list';
import { frame } from '../../copy/frame';
import { figure, money } from '../../ui/format';
import { useSteadyList } from '../../ui/live-list';
import { Card, EmptyState, PageHead } from '../../ui/pieces';
import { CampaignBoard } from './CampaignBoard';
import { CampaignTable } from './CampaignTable';
import { isOpen, partnerOf, stages, totalQuery, useCampaigns } from './list-rows';

const route = getRouteApi('/app/firm/campaigns');
/** So many rows are wanted before "Show more" is offered. */
const ENOUGH = 25;

/** All campaigns of the firm, as host or as partner: who waits for whom, and what came of it. */
export function Campaigns() {
  const firm = useFirm();
  const navigate = useNavigate();
  const { view, stage = 'all' } = route.useSearch();
  const [typed, setTyped] = useState('');
  usePrefetchQuery(totalQuery(firm.id));
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useCampaigns(firm.id);
  const inStage = stages[stage] ?? stages['all']!;
  const wanted = typed.trim().toLowerCase();
  const fitting = data.filter(
    (row) => inStage(row, firm.id) && `${row.content.title} ${partnerOf(row, firm.id)}`.toLowerCase().includes(wanted),
  );
  const isShort = hasNextPage && !isFetchingNextPage && fitting.length < ENOUGH;
  useEffect(() => {
    if (isShort) void fetchNextPage();
  }, [isShort, fetchNextPage]);
  const { rows, waiting, show } = useSteadyList(fitting, `${stage} ${wanted}`);
  const create = useRole() !== 'VIEWER' && (
    <Button component={Link} to="/campaigns/new" leftSection={<IconPlus size={17} aria-hidden />} aria-keyshortcuts="C K">
      {copy.create}
    </Button>
  );
  if (data.length === 0)
    return (
      <>
        <PageHead title={copy.title} lead={copy.lead(0)} />
        <Card title={copy.title} className="bare">
          <EmptyState
            icon={<IconSpeakerphone size={40} stroke={1.3} aria-hidden />}
            title={copy.empty.title}
            text={copy.empty.text}
            action={create}
          />
        </Card>
      </>
    );
  return (
    <>
      <PageHead title={copy.title} lead={copy.lead(data.filter(isOpen).length)} action={create} />
      <Total businessId={firm.id} />
      <nav className="tabs" aria-label={copy.stagesLabel}>
        {Object.entries(copy.stages).map(([name, label]) => (
          <Link
            key={name}
            to="/campaigns"
            search={{ view, stage: name === 'all' ? undefined : name }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={name === stage ? 'page' : undefined}
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
              to: '/campaigns',
              search: { view: next === 'board' ? 'board' : undefined, stage: stage === 'all' ? undefined : stage },
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
        <CampaignBoard rows={rows} businessId={firm.id} />
      ) : (
        <CampaignTable rows={rows} businessId={firm.id} />
      )}
      {hasNextPage && !isShort && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {frame.more}
        </Button>
      )}
    </>
  );
}

/** All campaigns together, as far as the firm may count: of its partners' guests only those who said yes. */
function Total({ businessId }: { businessId: string }) {
  const { data } = useSuspenseQuery(totalQuery(businessId));
  if (!data || ((data.invited ?? 0) === 0 && data.yes === 0)) return null;
  const { total } = copy;
  const cells = [
    [total.invited, data.invited === null || data.invited === undefined ? copy.few : figure(data.invited)],
    [total.yes, figure(data.yes)],
    [total.won, figure(data.won)],
    [total.value, data.value.map(money).join(' + ') || total.none],
  ] as const;
  return (
    <Card title={total.title} note={total.note} className="path-card">
      <dl className="stats">
        {cells.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="v num">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
