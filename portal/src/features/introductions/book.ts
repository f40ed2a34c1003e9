import { graphql } from '../../gql/generated/introductions';

export const BookDocument = graphql(`
  query BookForIntroductions($businessId: ID!, $search: String) {
    clients(businessId: $businessId, search: $search, first: 6) {
      nodes {
        id
        name
        doNotIntroduce
      }
    }
  }
`);
export const BookedClientDocument = graphql(`
  query BookedClient($id: ID!) {
    client(id: $id) {
      id
      name
      industry
      sizeBand
      region
      doNotIntroduce
      needs {
        id
        text
      }
      contacts {
        id
        name
        email
        title
        decisionMakerRole
      }
    }
  }
`);
export const AddClientDocument = graphql(`
  mutation AddClientForIntroduction($businessId: ID!, $input: ClientAddInput!) {
    clientAdd(businessId: $businessId, input: $input) {
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
export const AddContactDocument = graphql(`
  mutation AddContactForIntroduction($clientId: ID!, $input: ContactAddInput!) {
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
export const PartnersDocument = graphql(`
  query PartnersForIntroductions($businessId: ID!) {
    alliances(businessId: $businessId, stage: ACTIVE, first: 100) {
      nodes {
        id
        capabilities {
          canIntroduce
        }
        proposer {
          id
          tradingName
          categories
        }
        partner {
          id
          tradingName
          categories
        }
      }
    }
  }
`);
export const VocabularyDocument = graphql(`
  query VocabularyForIntroductions {
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
