import './map.css';
import '../../styles/work.css';
import { Button, NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useFirm } from '../../app/session';
import { map as copy } from '../../copy/map';
import { PageHead, Skeleton } from '../../ui/pieces';
import { Allies } from './Allies';
import { AllianceMap } from './AllianceMap';
import { partnersQuery } from './queries';

const route = getRouteApi('/app/firm/map');
const TABS = ['matrix', 'clients', 'sharing'] as const;

/** Whom a firm shares with its partners: one partner's matrix, all partners at once, and what is shared. */
export function MapPage() {
  const firm = useFirm();
  const { with: chosen, tab = 'matrix' } = route.useSearch();
  const navigate = useNavigate();
  const { data: partners } = useSuspenseQuery(partnersQuery(firm.id));
  const partner = partners.find(({ allianceId }) => allianceId === chosen) ?? partners[0];
  const go = (search: { with?: string | undefined; tab?: string | undefined }) =>
    void navigate({ to: '/map', search: { with: partner?.allianceId, tab, ...search }, replace: true });
  if (!partner) {
    return (
      <>
        <PageHead title={copy.title} />
        <div className="empty">
          <h2>{copy.empty.title}</h2>
          <p>{copy.empty.text}</p>
          <Button component={Link} to="/alliances">
            {copy.empty.act}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHead title={copy.title} lead={copy.lead} />
      <nav className="tabs" aria-label={copy.title}>
        {TABS.map((each) => (
          <Link
            key={each}
            to="/map"
            search={{ with: partner.allianceId, tab: each === 'matrix' ? undefined : each }}
            replace
            aria-current={each === tab ? 'page' : undefined}
          >
            {copy.tabs[each]}
          </Link>
        ))}
      </nav>
      {tab === 'clients' ? (
        <Suspense fallback={<Skeleton lines={4} />}>
          <Allies
            businessId={firm.id}
            allianceId={partner.allianceId}
            onOpen={(allianceId) => go({ with: allianceId, tab: undefined })}
          />
        </Suspense>
      ) : (
        <>
          <div className="map-bar">
            <NativeSelect
              label={copy.partner}
              value={partner.allianceId}
              data={partners.map(({ allianceId, name }) => ({ value: allianceId, label: name }))}
              onChange={(event) => go({ with: event.currentTarget.value })}
            />
          </div>
          <Suspense fallback={<Skeleton lines={6} />}>
            <AllianceMap
              key={partner.allianceId}
              allianceId={partner.allianceId}
              name={partner.name}
              view={tab === 'sharing' ? 'sharing' : 'matrix'}
              onView={(view) => go({ tab: view === 'matrix' ? undefined : view })}
            />
          </Suspense>
        </>
      )}
    </>
  );
}
