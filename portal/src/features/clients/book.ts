import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/clients';
import type { ClientListQuery, ClientRecordQuery } from '../../gql/generated/clients/graphql';

const ListDocument = graphql(`
  query ClientList($businessId: ID!, $search: String, $segmentId: ID, $filter: SegmentFilterInput, $sort: ClientSort, $at: Int) {
    clients(businessId: $businessId, search: $search, segmentId: $segmentId, filter: $filter, sort: $sort, at: $at, first: 100) {
      nodes {
        id
        name
        lifecycle
        tier
        region
        doNotIntroduce
        valuePerYear {
          amountMinor
          currency
        }
        contacts {
          id
          name
        }
      }
    }
  }
`);
const CountDocument = graphql(`
  query ClientCount($businessId: ID!, $search: String, $segmentId: ID, $filter: SegmentFilterInput) {
    clients(businessId: $businessId, search: $search, segmentId: $segmentId, filter: $filter, first: 1) {
      totalCount
    }
  }
`);
const SegmentsDocument = graphql(`
  query ClientSegments($businessId: ID!) {
    segments(businessId: $businessId) {
      id
      name
      kind
      clientCount
    }
    clientTags(businessId: $businessId)
  }
`);
const DuplicatesDocument = graphql(`
  query ClientDuplicates($businessId: ID!) {
    clientDuplicates(businessId: $businessId) {
      reason
      first {
        id
        version
        name
        domains
        contacts {
          id
        }
      }
      second {
        id
        version
        name
        domains
        contacts {
          id
        }
      }
    }
  }
`);
const RecordDocument = graphql(`
  query ClientRecord($id: ID!) {
    client(id: $id) {
      id
      version
      name
      domains
      identifier
      tags
      lifecycle
      tier
      industry
      sizeBand
      region
      doNotIntroduce
      customerSince
      notes {
        id
        text
        writtenAt
      }
      history(first: 10) {
        nodes {
          id
          type
          occurredAt
        }
      }
      createdAt
      removedAt
      valuePerYear {
        amountMinor
        currency
      }
      needs {
        id
        version
        text
        category
        isCovered
        notedAt
        suggestions {
          reason
          partner {
            id
            tradingName
          }
          trigger {
            say
          }
        }
      }
      contacts {
        id
        version
        name
        email
        phone
        title
        decisionMakerRole
        businessTie
        businessTieBasis
        personalTie
        personalTieBasis
        cadenceDays
        consents {
          id
          purpose
          state
          askedAt
          decidedAt
          revokedAt
          fieldsGranted
        }
        ...Surveyed
        ...Registered
      }
    }
  }
`);
const VocabularyDocument = graphql(`
  query VocabularyForClients {
    vocabulary {
      industries {
        code
        name
      }
      regions {
        code
        name
      }
    }
  }
`);
export type ClientRow = ClientListQuery['clients']['nodes'][number];
export type ClientRecord = NonNullable<ClientRecordQuery['client']>;
export type ContactRecord = ClientRecord['contacts'][number];

/** What the book is narrowed to. */
export interface Asked {
  readonly search: string;
  readonly segment: string | null;
  readonly tag: string | null;
  readonly byName: boolean;
}

export const PAGE = 100;
const variablesOf = (businessId: string, { search, segment, tag }: Asked) => ({
  businessId,
  search: search || null,
  segmentId: segment,
  filter: tag ? { tags: [tag] } : null,
});

/** How many clients answer; the list is as high as they are. */
export const countQuery = (businessId: string, asked: Asked) =>
  queryOptions({
    queryKey: ['clients', 'count', businessId, asked.search, asked.segment, asked.tag],
    queryFn: async () => (await request(CountDocument, variablesOf(businessId, asked))).clients.totalCount,
  });

/** A hundred rows of the list, by their place. */
export const pageQuery = (businessId: string, asked: Asked, page: number) =>
  queryOptions({
    queryKey: ['clients', 'page', businessId, asked, page],
    queryFn: async () => {
      const sort = asked.byName ? ('NAME' as const) : ('NEWEST' as const);
      return (await request(ListDocument, { ...variablesOf(businessId, asked), sort, at: page * PAGE })).clients.nodes;
    },
    staleTime: 30_000,
  });

export const segmentsQuery = (businessId: string) =>
  queryOptions({ queryKey: ['segments', businessId], queryFn: () => request(SegmentsDocument, { businessId }) });

export const duplicatesQuery = (businessId: string) =>
  queryOptions({
    queryKey: ['clients', 'duplicates', businessId],
    queryFn: async () => (await request(DuplicatesDocument, { businessId })).clientDuplicates,
  });

export const clientQuery = (id: string) =>
  queryOptions({ queryKey: ['client', id], queryFn: async () => (await request(RecordDocument, { id })).client });

/** Names of industries and countries; empty until they are there. */
export function useVocabulary() {
  const { data } = useQuery({
    queryKey: ['vocabulary'],
    queryFn: async () => (await request(VocabularyDocument)).vocabulary,
    staleTime: Infinity,
  });
  return data ?? { industries: [], regions: [] };
}
