import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { countsQuery } from '../../app/counts';
import { jobsQuery } from '../../app/jobs';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/daily';
import type { InboxBox, InboxQuery, TodayQuery } from '../../gql/generated/daily/graphql';

const TodayDocument = graphql(`
  query Today($businessId: ID!) {
    inboxCounts(businessId: $businessId) {
      needsYou
      unread
    }
    inbox(businessId: $businessId, box: NEEDS_YOU, first: 5) {
      totalCount
      nodes {
        ...Item
      }
    }
    report(businessId: $businessId) {
      figures {
        introductions {
          value
          previous
          trend
        }
        answeredInTime {
          percent
          answered
          asked
          medianHours
          networkMedianPercent
          networkMedianHours
        }
        wonOfMet {
          percent
          won
          met
        }
        valueWon {
          received {
            amountMinor
            currency
          }
          given {
            amountMinor
            currency
          }
        }
      }
      giveAndGet {
        partner {
          id
          slug
          tradingName
        }
        given
        received
        valueGiven {
          amountMinor
          currency
        }
        valueReceived {
          amountMinor
          currency
        }
      }
      flow {
        nodes {
          node
          count
        }
        links {
          from
          to
          count
        }
      }
      rings {
        partners {
          allianceId
          business {
            id
            slug
            tradingName
          }
          stage
          introductions
        }
        reach {
          business {
            id
            slug
            tradingName
          }
          through
        }
      }
    }
    imports(businessId: $businessId, first: 5) {
      nodes {
        id
        state
        progress {
          done
          total
        }
      }
    }
    firstSteps(businessId: $businessId) {
      step
      have
      of
    }
    ...Suggested
    introductions(businessId: $businessId, first: 40) {
      nodes {
        id
        stage
        stageSince
        coreStatus
        introducer {
          id
        }
        partner {
          tradingName
        }
        brief {
          need
          industry
        }
        client {
          name
        }
        introducee {
          __typename
          ... on Person {
            name
            company
          }
        }
        qualification {
          need {
            state
          }
          budget {
            state
          }
          authority {
            state
          }
          timing {
            state
          }
        }
      }
    }
  }
`);

const InboxDocument = graphql(`
  query Inbox($businessId: ID!, $box: InboxBox!, $after: String) {
    inbox(businessId: $businessId, box: $box, first: 30, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Item
      }
    }
  }
`);

export type Today = TodayQuery;
export type Report = TodayQuery['report'];
export type Item = InboxQuery['inbox']['nodes'][number];

/** Today in one operation: what waits, the period's figures and plots, introductions under way. */
export const todayQuery = (queries: QueryClient, businessId: string) =>
  queryOptions({
    queryKey: ['today', businessId],
    queryFn: async () => {
      const today = await request(TodayDocument, { businessId });
      // The rail and the tray show the same: two operations less.
      queries.setQueryData(countsQuery(businessId).queryKey, today.inboxCounts);
      queries.setQueryData(jobsQuery(businessId).queryKey, today.imports.nodes);
      return today;
    },
  });

/** A box of the inbox, page by page; what was there comes first. */
export const inboxPages = (businessId: string, box: InboxBox) =>
  infiniteQueryOptions({
    queryKey: ['inbox', businessId, box],
    queryFn: async ({ pageParam }) => (await request(InboxDocument, { businessId, box, after: pageParam })).inbox,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => pages.flatMap(({ nodes }) => nodes),
  });
