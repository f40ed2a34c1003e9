import { queryOptions, useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/clients';
import type { ClientListQuery, ClientRecordQuery } from '../../gql/generated/clients/graphql';

/** What a change of the book makes out of date: first words of query keys. */
export const touched = ['client', 'clients', 'contact', 'introductions'] as const;

const ListDocument = graphql(`
  query ClientList($businessId: ID!, $search: String, $after: String) {
    clients(businessId: $businessId, search: $search, first: 50, after: $after) {
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
      pageInfo {
        hasNextPage
        endCursor
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
      lifecycle
      tier
      industry
      sizeBand
      region
      doNotIntroduce
      customerSince
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
export const AddDocument = graphql(`
  mutation AddClient($businessId: ID!, $input: ClientAddInput!) {
    clientAdd(businessId: $businessId, input: $input) {
      client {
        id
        name
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const UpdateDocument = graphql(`
  mutation UpdateClient($id: ID!, $input: ClientUpdateInput!, $expectedVersion: Int) {
    clientUpdate(id: $id, input: $input, expectedVersion: $expectedVersion) {
      client {
        id
        name
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const RemoveDocument = graphql(`
  mutation RemoveClient($id: ID!, $expectedVersion: Int) {
    clientRemove(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const AddContactDocument = graphql(`
  mutation AddContact($clientId: ID!, $input: ContactAddInput!) {
    contactAdd(clientId: $clientId, input: $input) {
      contact {
        id
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const UpdateContactDocument = graphql(`
  mutation UpdateContact($id: ID!, $input: ContactUpdateInput!, $expectedVersion: Int) {
    contactUpdate(id: $id, input: $input, expectedVersion: $expectedVersion) {
      contact {
        id
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const RemoveContactDocument = graphql(`
  mutation RemoveContact($id: ID!, $expectedVersion: Int) {
    contactRemove(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);

export type ClientRow = ClientListQuery['clients']['nodes'][number];
export type ClientRecord = NonNullable<ClientRecordQuery['client']>;
export type ContactRecord = ClientRecord['contacts'][number];

/** The book, newest first, page by page. */
export function useBook(businessId: string, search: string) {
  return useSuspenseInfiniteQuery({
    queryKey: ['clients', 'list', businessId, search],
    queryFn: ({ pageParam }) => request(ListDocument, { businessId, search: search || null, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ clients: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
    select: ({ pages }) => pages.flatMap((page) => page.clients.nodes),
  });
}

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
