import '../../styles/work.css';
import './campaign.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { membershipOf, useMe } from '../../app/session';
import { life as copy } from '../../copy/campaign-life';
import { campaignTone, campaignWords as words, isFeature } from '../../copy/campaign-words';
import type { GuestStage } from '../../gql/generated/campaigns/graphql';
import { Chip, PageHead, Skeleton } from '../../ui/pieces';
import { Missing } from '../../ui/states';
import { AudienceCard, FactsCard, ProofCard } from './Aside';
import { Funnel } from './Funnel';
import { NextAct } from './NextAct';
import { CampaignPath } from './Path';
import { BEFORE, recordQuery, type Record } from './record';
import { sideOf, type Side } from './said';
import { Sending } from './Sending';

// Most looks at a record are at its first page.
const Guests = lazy(async () => ({ default: (await import('./Guests')).Guests }));
const Words = lazy(async () => ({ default: (await import('./Words')).Words }));
const LastChange = lazy(async () => ({ default: (await import('./Words')).LastChange }));
const Activity = lazy(() => import('./Activity'));

const route = getRouteApi('/app/campaigns/$id');
const TABS = ['overview', 'guests', 'words', 'activity'] as const;

/** A campaign: where it stands, the one next act, what came of it, who said yes, its words. */
export function Campaign() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(recordQuery(id));
  return data ? <CampaignRecord key={data.id} campaign={data} /> : <Missing />;
}

function CampaignRecord({ campaign }: { campaign: Record }) {
  const { tab = 'overview', guests } = route.useSearch();
  const side = sideOf(campaign, membershipOf(useMe())?.business.id);
  const { kind, stage, host, beneficiary, content } = campaign;
  const lead = (isFeature(kind) ? copy.leadFeature : copy.lead)(host.tradingName, beneficiary.tradingName);
  return (
    <>
      <PageHead title={content.title} lead={lead} action={<Chip tone={campaignTone(stage)}>{words.stage[stage]}</Chip>} />
      <div className="card path-card">
        <CampaignPath campaign={campaign} />
      </div>
      <nav className="tabs" aria-label={copy.tabsLabel}>
        {TABS.filter((each) => each !== 'guests' || (!isFeature(kind) && side !== null)).map((each) => (
          <Link
            key={each}
            to="/campaigns/$id"
            params={{ id: campaign.id }}
            search={{ tab: each === 'overview' ? undefined : each }}
            replace
            activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
            aria-current={each === tab ? 'page' : undefined}
          >
            {copy.tabs[each]}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton lines={4} />}>
        {tab === 'guests' && side !== null ? (
          <Guests campaign={campaign} side={side} stage={(guests as GuestStage | undefined) ?? null} />
        ) : tab === 'words' ? (
          <div className="narrow">
            <Words campaign={campaign} past />
          </div>
        ) : tab === 'activity' ? (
          <div className="narrow">
            <Activity id={campaign.id} />
          </div>
        ) : (
          <Overview campaign={campaign} side={side} />
        )}
      </Suspense>
    </>
  );
}

function Overview({ campaign, side }: { campaign: Record; side: Side }) {
  const { kind, stage, contentNumber } = campaign;
  const isBefore = BEFORE.includes(stage);
  const isSent = !isFeature(kind) && ['RUNNING', 'PAUSED', 'COMPLETED', 'SETTLED', 'CANCELLED'].includes(stage);
  const hasFigures = stage !== 'CANCELLED' || campaign.funnel.invited !== 0;
  return (
    <div className="record">
      <div>
        <NextAct campaign={campaign} side={side} />
        <ProofCard campaign={campaign} />
        {stage === 'PROPOSED' && contentNumber > 1 && (
          <Suspense fallback={<Skeleton lines={1} height={96} />}>
            <LastChange campaign={campaign} />
          </Suspense>
        )}
        {isSent && <Sending campaign={campaign} />}
        {isSent && hasFigures && <Funnel figures={campaign.funnel} />}
        {(isBefore || isFeature(kind)) && (
          <Suspense fallback={<Skeleton lines={4} />}>
            <Words campaign={campaign} />
          </Suspense>
        )}
      </div>
      <div>
        <AudienceCard campaign={campaign} side={side} />
        <FactsCard campaign={campaign} />
      </div>
    </div>
  );
}
