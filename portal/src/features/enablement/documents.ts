import { queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/enablement';
import type { CardQuery } from '../../gql/generated/enablement/graphql';

const CardDocument = graphql(`
  query Card($id: ID!) {
    business(id: $id) {
      id
      tradingName
      enablementCard {
        listenFor
        words
        notAFit
        edition
        changedAt
        readAt
        isRead
        canWrite
        readers {
          members
          readers
          lastReadAt
          partner {
            id
            slug
            tradingName
          }
        }
      }
      offerings {
        id
        name
      }
      referralTriggers {
        id
        see
        say
        offeringId
      }
    }
  }
`);

export const WriteDocument = graphql(`
  mutation CardWrite($businessId: ID!, $input: EnablementCardInput!, $expectedEdition: Int) {
    enablementCardWrite(businessId: $businessId, input: $input, expectedEdition: $expectedEdition) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const MarkReadDocument = graphql(`
  mutation CardMarkRead($businessId: ID!, $edition: Int!) {
    enablementCardMarkRead(businessId: $businessId, edition: $edition) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export type CardOf = NonNullable<CardQuery['business']>;

/** What a change of a card makes out of date. */
export const touched = ['business'] as const;

export const cardQuery = (businessId: string) =>
  queryOptions({
    queryKey: ['business', 'card', businessId],
    queryFn: async (): Promise<CardOf | null> => (await request(CardDocument, { id: businessId })).business ?? null,
  });
