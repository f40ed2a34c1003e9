import { queryOptions, skipToken } from '@tanstack/react-query';
import { request } from '../gql/client';
import { graphql } from '../gql/generated/app';

export interface Counts {
  readonly needsYou: number;
  readonly unread: number;
}

const CountsDocument = graphql(`
  query Counts($businessId: ID!) {
    inboxCounts(businessId: $businessId) {
      needsYou
      unread
    }
  }
`);

/** How much waits in the firm's inbox. Today's own answer brings it along, see `features/daily/queries.ts`. */
export const countsQuery = (businessId: string | null) =>
  queryOptions<Counts>({
    queryKey: ['inbox', 'counts', businessId],
    queryFn: businessId === null ? skipToken : async () => (await request(CountsDocument, { businessId })).inboxCounts,
  });
