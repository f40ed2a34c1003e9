import { graphql } from '../../gql/generated/clients';

/** What is shown of the suppliers that a person named. */
graphql(`
  fragment Surveyed on Contact {
    supplierSurveyAction {
      action
      allowed
      reason
    }
    supplierSurveys {
      id
      state
      askedAt
      decidedAt
      availableActions {
        action
        allowed
      }
      answers {
        id
        name
        website
        whatFor
        mayTell
        publishedAt
        supplier {
          slug
          tradingName
        }
        nomination {
          id
        }
        availableActions {
          action
          allowed
        }
      }
    }
  }
`);

export const WithdrawSurveyDocument = graphql(`
  mutation WithdrawSurvey($id: ID!) {
    supplierSurveyWithdraw(id: $id) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const PublishDocument = graphql(`
  mutation PublishAnswer($id: ID!) {
    supplierAnswerPublish(id: $id) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const RetractDocument = graphql(`
  mutation RetractAnswer($id: ID!) {
    supplierAnswerRetract(id: $id) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
