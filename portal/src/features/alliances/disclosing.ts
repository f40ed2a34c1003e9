import { graphql } from '../../gql/generated/alliances';

export const DiscloseNoteDocument = graphql(`
  mutation OneToOneDiscloseNote($id: ID!, $input: NoteDiscloseInput!) {
    oneToOneDiscloseNote(id: $id, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ConcealNoteDocument = graphql(`
  mutation OneToOneConcealNote($id: ID!) {
    oneToOneConcealNote(id: $id) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ReadNoteDocument = graphql(`
  mutation OneToOneReadNote($id: ID!) {
    oneToOneReadNote(id: $id) {
      text
      userErrors {
        code
        message
        field
      }
    }
  }
`);
