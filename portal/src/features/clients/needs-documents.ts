import { graphql } from '../../gql/generated/clients';

export const AddNeedDocument = graphql(`
  mutation AddNeed($clientId: ID!, $input: ClientNeedAddInput!) {
    clientNeedAdd(clientId: $clientId, input: $input) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);

export const UpdateNeedDocument = graphql(`
  mutation UpdateNeed($id: ID!, $input: ClientNeedUpdateInput!, $expectedVersion: Int) {
    clientNeedUpdate(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);

export const RemoveNeedDocument = graphql(`
  mutation RemoveNeed($id: ID!, $expectedVersion: Int) {
    clientNeedRemove(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
