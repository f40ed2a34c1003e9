import { graphql } from '../../gql/generated/contacts';

/** What an import makes out of date: first words of query keys. */
export const touched = ['clients', 'client', 'contact'] as const;

export const ImportDocument = graphql(`
  mutation ImportContacts($businessId: ID!, $input: ContactsImportInput!) {
    contactsImport(businessId: $businessId, input: $input) {
      contactImport {
        id
        contactsAdded
        clientsAdded
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);

export const UndoDocument = graphql(`
  mutation UndoImport($id: ID!) {
    contactImportUndo(id: $id) {
      contactImport {
        id
      }
      untouched
      userErrors {
        message
        code
        field
      }
    }
  }
`);
