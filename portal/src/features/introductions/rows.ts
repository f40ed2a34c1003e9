import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/introductions';
import type { IntroductionListQuery } from '../../gql/generated/introductions/graphql';
import { place } from '../../ui/format';

const ListDocument = graphql(`
  query IntroductionList($businessId: ID!, $after: String) {
    introductions(businessId: $businessId, first: 50, after: $after) {
      nodes {
        id
        stage
        stageSince
        coreStatus
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
          sizeBand
          region
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
        clocksRunning {
          dueAt
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

export type Row = IntroductionListQuery['introductions']['nodes'][number];

/** The firm's introductions, newest first, page by page. */
export function useIntroductions(businessId: string) {
  return useSuspenseInfiniteQuery({
    queryKey: ['introductions', 'list', businessId],
    queryFn: ({ pageParam }) => request(ListDocument, { businessId, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ introductions: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
    select: ({ pages }) => pages.flatMap((page) => page.introductions.nodes),
  });
}

/** Who it is about, as far as the reader may know: the client, the person, else the need. */
export const nameOf = ({ client, introducee, brief }: Pick<Row, 'client' | 'introducee' | 'brief'>): string | null =>
  client?.name ?? ('name' in introducee ? (introducee.company ?? introducee.name) : null) ?? brief?.need ?? null;

export const isNamed = ({ client, introducee }: Pick<Row, 'client' | 'introducee'>): boolean =>
  Boolean(client) || 'name' in introducee;

/** The client in two bands: `250 to 999, Norway`. */
export const bandsOf = (brief: Row['brief']): string =>
  [brief?.sizeBand && words.sizeBand[brief.sizeBand], brief?.region && place(brief.region)].filter(Boolean).join(', ');

export const dueOf = (row: Row): string | null => row.clocksRunning.map(({ dueAt }) => dueAt).toSorted()[0] ?? null;

const OURS = ['ACCEPT', 'SUBMIT', 'ASK_CLIENT', 'REPORT_CONTACT', 'REPORT_MEETING'];
const STALE_DAYS = 14;
const DAY_MS = 86_400_000;

/** The views that can be kept as an address. */
export const views: Readonly<Record<string, (row: Row, businessId: string) => boolean>> = {
  all: () => true,
  mine: (row, businessId) => row.introducer.id === businessId,
  'on-me': (row) => row.availableActions.some(({ action, allowed }) => allowed && OURS.includes(action)),
  'on-client': ({ stage }) => stage === 'AWAITING_CONSENT' || stage === 'DEFERRED',
  stale: (row) => isOpen(row) && Date.now() - new Date(row.stageSince).getTime() > STALE_DAYS * DAY_MS,
  closed: (row) => !isOpen(row),
};

export const isOpen = ({ coreStatus }: Row): boolean => coreStatus === 'PENDING' || coreStatus === 'ACCEPTED';
