import { graphql } from '../../gql/generated/clients';

/** What a change of the book makes out of date: first words of query keys. */
export const touched = ['client', 'clients', 'contact', 'introductions', 'segments'] as const;

export const MergeDocument = graphql(`
  mutation MergeClients($id: ID!, $input: ClientMergeInput!, $expectedVersion: Int) {
    clientMerge(id: $id, input: $input, expectedVersion: $expectedVersion) {
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
export const SaveSegmentDocument = graphql(`
  mutation SaveSegment($businessId: ID!, $input: SegmentAddInput!) {
    segmentAdd(businessId: $businessId, input: $input) {
      segment {
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
export const NoteDocument = graphql(`
  mutation NoteClient($clientId: ID!, $text: String!) {
    clientNoteAdd(clientId: $clientId, text: $text) {
      client {
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
export const RemoveNoteDocument = graphql(`
  mutation RemoveClientNote($id: ID!) {
    clientNoteRemove(id: $id) {
      client {
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
