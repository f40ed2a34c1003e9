import { queryOptions, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/outcomes';
import type { OutcomeListQuery, OutcomeState, ToReportQuery } from '../../gql/generated/outcomes/graphql';

const ListDocument = graphql(`
  query OutcomeList($businessId: ID!, $after: String) {
    outcomes(businessId: $businessId, first: 50, after: $after) {
      nodes {
        id
        version
        type
        state
        reason
        closedAt
        amount {
          amountMinor
          currency
        }
        fee {
          amountMinor
          currency
        }
        proposedAmount {
          amountMinor
          currency
        }
        proposedBy {
          tradingName
        }
        availableActions {
          action
          allowed
          reason
        }
        introduction {
          ...Told
          createdAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment Told on Introduction {
    id
    stage
    stageSince
    metAt
    introducer {
      id
    }
    client {
      name
    }
    introducee {
      ... on Person {
        name
        company
      }
    }
    partner {
      id
      tradingName
    }
    brief {
      need
    }
  }
`);
const ToReportDocument = graphql(`
  query ToReport($businessId: ID!) {
    met: introductions(businessId: $businessId, stage: MET, first: 50) {
      nodes {
        ...Told
      }
    }
    inContact: introductions(businessId: $businessId, stage: IN_CONTACT, first: 50) {
      nodes {
        ...Told
      }
    }
    introduced: introductions(businessId: $businessId, stage: INTRODUCED, first: 50) {
      nodes {
        ...Told
      }
    }
  }
`);

export type OutcomeRow = OutcomeListQuery['outcomes']['nodes'][number];
export type ToldOf = ToReportQuery['met']['nodes'][number];

/** Introductions that can be reported on, those that met first. */
export const toReportQuery = (businessId: string) =>
  queryOptions({
    queryKey: ['introductions', 'to-report', businessId],
    queryFn: async () => {
      const { met, inContact, introduced } = await request(ToReportDocument, { businessId });
      return [...met.nodes, ...inContact.nodes, ...introduced.nodes];
    },
  });

/** The firm's outcomes, newest first, page by page. */
export function useOutcomes(businessId: string) {
  return useSuspenseInfiniteQuery({
    queryKey: ['outcomes', 'list', businessId],
    queryFn: ({ pageParam }) => request(ListDocument, { businessId, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ outcomes: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
    select: ({ pages }) => pages.flatMap((page) => page.outcomes.nodes),
  });
}

/** Who it is about, as far as the reader may know. */
export const nameOf = ({ client, introducee, brief }: Pick<ToldOf, 'client' | 'introducee' | 'brief'>): string | null =>
  client?.name ?? ('name' in introducee ? (introducee.company ?? introducee.name) : null) ?? brief?.need ?? null;

const OPEN: readonly OutcomeState[] = ['REPORTED', 'DISPUTED'];
export const tabs: Readonly<{ [tab: string]: (row: OutcomeRow) => boolean }> = {
  waiting: ({ state }) => state === 'REPORTED',
  disputed: ({ state }) => state === 'DISPUTED',
  closed: ({ state }) => !OPEN.includes(state),
  all: () => true,
};
