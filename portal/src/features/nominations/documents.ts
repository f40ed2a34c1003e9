import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/nominations';
import type { NominationsQuery } from '../../gql/generated/nominations/graphql';

/** What a change of a nomination makes out of date: first words of query keys. */
export const touched = ['nominations', 'client', 'today'] as const;

const ListDocument = graphql(`
  query Nominations($businessId: ID!, $after: String) {
    nominations(businessId: $businessId, first: 50, after: $after) {
      nodes {
        id
        firmName
        personName
        email
        stage
        stageSince
        expiresAt
        remindedAt
        version
        nominee {
          id
          slug
          tradingName
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

export const SendDocument = graphql(`
  mutation SendNomination($businessId: ID!, $input: NominationSendInput!) {
    nominationSend(businessId: $businessId, input: $input) {
      nomination {
        id
        firmName
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);

export const WithdrawDocument = graphql(`
  mutation WithdrawNomination($id: ID!, $expectedVersion: Int) {
    nominationWithdraw(id: $id, expectedVersion: $expectedVersion) {
      nomination {
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

const AtDocument = graphql(`
  query FirmAt($businessId: ID!, $address: String!) {
    businessAt(businessId: $businessId, address: $address) {
      id
      tradingName
    }
  }
`);

export const AskDocument = graphql(`
  mutation AskForSuppliers($contactId: ID!, $input: SupplierSurveyAskInput!) {
    supplierSurveyAsk(contactId: $contactId, input: $input) {
      supplierSurvey {
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

export type NominationRow = NominationsQuery['nominations']['nodes'][number];

/** Newest first, page by page. */
export const nominationsQuery = (businessId: string) =>
  infiniteQueryOptions({
    queryKey: ['nominations', businessId],
    queryFn: async ({ pageParam }) => (await request(ListDocument, { businessId, after: pageParam })).nominations,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => pages.flatMap(({ nodes }) => nodes),
  });

/** The active firm at an address that looks complete; null where there is none. */
export const firmAtQuery = (businessId: string, address: string) =>
  queryOptions({
    queryKey: ['nominations', 'at', businessId, address],
    queryFn: async () => (await request(AtDocument, { businessId, address })).businessAt ?? null,
    enabled: /[^\s@]+\.[^\s@]{2,}$/.test(address),
    staleTime: 60_000,
  });
