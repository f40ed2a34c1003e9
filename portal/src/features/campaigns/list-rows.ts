import { queryOptions, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { campaignList as copy } from '../../copy/campaign-list';
import { campaignWords, isFeature } from '../../copy/campaign-words';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/campaigns';
import type { CampaignListQuery } from '../../gql/generated/campaigns/graphql';
import { day } from '../../ui/format';

const ListDocument = graphql(`
  query CampaignList($businessId: ID!, $after: String) {
    campaigns(businessId: $businessId, first: 50, after: $after) {
      nodes {
        id
        kind
        stage
        stageSince
        reason
        startsAt
        endsAt
        content {
          title
          dueOn
        }
        host {
          id
          tradingName
        }
        beneficiary {
          id
          tradingName
        }
        hostHasAccepted
        beneficiaryHasAccepted
        clocksRunning {
          dueAt
        }
        funnel {
          invited
          yes
          won
        }
        availableActions {
          action
          allowed
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
const TotalDocument = graphql(`
  query CampaignTotal($id: ID!) {
    business(id: $id) {
      campaignFunnel {
        invited
        opened
        yes
        met
        won
        value {
          amountMinor
          currency
        }
      }
    }
  }
`);

export type Row = CampaignListQuery['campaigns']['nodes'][number];

/** The firm's campaigns of either side, newest first, page by page. */
export function useCampaigns(businessId: string) {
  return useSuspenseInfiniteQuery({
    queryKey: ['campaigns', 'list', businessId],
    queryFn: ({ pageParam }) => request(ListDocument, { businessId, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ campaigns: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
    select: ({ pages }) => pages.flatMap((page) => page.campaigns.nodes),
  });
}

/** What came of all of the firm's campaigns. */
export const totalQuery = (businessId: string) =>
  queryOptions({
    queryKey: ['campaigns', 'total', businessId],
    queryFn: async () => (await request(TotalDocument, { id: businessId })).business?.campaignFunnel ?? null,
  });

export const isHosts = ({ host }: Row, businessId: string): boolean => host.id === businessId;
export const partnerOf = (row: Row, businessId: string): string =>
  (isHosts(row, businessId) ? row.beneficiary : row.host).tradingName;
export const dueOf = (row: Row): string | null => row.clocksRunning.map(({ dueAt }) => dueAt).toSorted()[0] ?? null;

/** Who acts next, and what it is. Whether it is this firm is read from what it may do now. */
export interface Turn {
  /** Null when nothing waits. */
  readonly who: string | null;
  readonly isOurs: boolean;
  readonly what: string;
}

export function turnOf(row: Row, businessId: string): Turn {
  const { turn } = copy;
  const can = (verb: string) => row.availableActions.some(({ action, allowed }) => action === verb && allowed);
  const partner = partnerOf(row, businessId);
  const ours = (what: string): Turn => ({ who: copy.you, isOurs: true, what });
  const theirs = (who: string, what: string): Turn => ({ who, isOurs: false, what });
  // What is ours to do is ours also while something is missing for it.
  const isOffered = (verb: string) => row.availableActions.some(({ action }) => action === verb);
  const either = (verb: string, what: string, else_: string) => (isOffered(verb) ? ours(what) : theirs(partner, else_));
  const placed = isFeature(row.kind);
  switch (row.stage) {
    case 'DRAFT':
      return either('PROPOSE', turn.propose, turn.reads);
    case 'PROPOSED': {
      const [own, other] = isHosts(row, businessId)
        ? [row.hostHasAccepted, row.beneficiaryHasAccepted]
        : [row.beneficiaryHasAccepted, row.hostHasAccepted];
      if (own || !can('ACCEPT')) return theirs(partner, turn.reads);
      return ours(other ? turn.accept : turn.acceptAgain);
    }
    case 'AGREED':
      return placed ? either('SCHEDULE', turn.planFeature, turn.plansFeature) : either('SCHEDULE', turn.plan, turn.plans);
    case 'IN_REVIEW':
      return theirs(copy.admin, turn.review);
    case 'SCHEDULED': {
      if (!placed) return { who: null, isOurs: false, what: turn.starts(row.startsAt ? day(row.startsAt) : '') };
      const by = row.content.dueOn ? day(row.content.dueOn) : '';
      return either('GIVE_PROOF', turn.place(by), turn.places(by));
    }
    case 'RUNNING':
      if (placed) return either('CONFIRM_PROOF', turn.confirm, turn.confirms);
      return theirs(copy.guests, row.endsAt ? turn.answer(day(row.endsAt)) : turn.answerAny);
    case 'PAUSED':
      return either('RESUME', turn.resume, turn.resumes);
    case 'COMPLETED':
      return either('SETTLE', turn.settle, turn.done);
    default:
      return { who: null, isOurs: false, what: row.reason ? (campaignWords.reason[row.reason] ?? row.reason) : turn.done };
  }
}

const within =
  (...stages: readonly string[]) =>
  (row: Row): boolean =>
    stages.includes(row.stage);

/** What the list can be narrowed to; the name stands in the address. */
export const stages: Readonly<Record<string, (row: Row, businessId: string) => boolean>> = {
  all: () => true,
  us: (row, businessId) => turnOf(row, businessId).isOurs,
  words: within('DRAFT', 'PROPOSED'),
  planned: within('AGREED', 'IN_REVIEW', 'SCHEDULED'),
  running: within('RUNNING', 'PAUSED'),
  over: within('COMPLETED', 'SETTLED', 'DECLINED', 'EXPIRED', 'CANCELLED'),
};

const OVER = ['COMPLETED', 'SETTLED', 'DECLINED', 'EXPIRED', 'CANCELLED'];
export const isOpen = ({ stage }: Row): boolean => !OVER.includes(stage);
