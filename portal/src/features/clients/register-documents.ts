import { queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/clients';
import type { ConsentRegisterQuery } from '../../gql/generated/clients/graphql';

/** The line that stands with a person: why she may be written to. */
graphql(`
  fragment Registered on Contact {
    lawfulBases {
      basis
      recordedAt
      withdrawnAt
    }
  }
`);
const RegisterDocument = graphql(`
  query ConsentRegister($clientId: ID!) {
    client(id: $clientId) {
      id
      contacts {
        id
        lawfulBases {
          basis
          source
          recordedAt
          withdrawnAt
        }
        invitations {
          id
          stage
          reason
          sentAt
          answeredAt
          campaign {
            id
            content {
              title
            }
          }
        }
        consents {
          id
          purpose
          state
          text
          askedAt
          decidedAt
          revokedAt
          fieldsRequested
          fieldsGranted
        }
      }
    }
  }
`);
export const RecordBasisDocument = graphql(`
  mutation RecordBasis($businessId: ID!, $input: LawfulBasisRecordInput!) {
    lawfulBasisRecord(businessId: $businessId, input: $input) {
      people
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const WithdrawBasisDocument = graphql(`
  mutation WithdrawBasis($businessId: ID!, $input: LawfulBasisWithdrawInput!) {
    lawfulBasisWithdraw(businessId: $businessId, input: $input) {
      people
      userErrors {
        message
        code
        field
      }
    }
  }
`);

export type Registered = NonNullable<ConsentRegisterQuery['client']>['contacts'][number];

/** What is on record of the people of a client: bases, invitations, consents with their words. */
export const registerQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['client', clientId, 'register'],
    queryFn: async () => (await request(RegisterDocument, { clientId })).client?.contacts ?? [],
  });
