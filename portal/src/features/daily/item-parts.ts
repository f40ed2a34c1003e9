import { graphql } from '../../gql/generated/daily';

/** An item with everything that a decision in place needs. */
graphql(`
  fragment Item on InboxItem {
    id
    kind
    type
    occurredAt
    dueAt
    readAt
    snoozedUntil
    doneAt
    actor {
      name
    }
    business {
      tradingName
    }
    subject {
      __typename
      ... on Introduction {
        id
        version
        direction
        stage
        brief {
          need
          industry
          region
        }
        introducee {
          __typename
          ... on Person {
            name
            company
          }
        }
        client {
          name
        }
        contact {
          name
        }
        partner {
          tradingName
        }
        availableActions {
          action
          allowed
          reason
        }
      }
      ... on Alliance {
        id
        allianceStage: stage
        purpose
        invited: partner {
          id
          tradingName
        }
        proposer {
          id
          tradingName
        }
        pilot {
          title
        }
      }
      ... on Client {
        id
        name
      }
      ... on Outcome {
        id
        version
        type
        state
        amount {
          amountMinor
          currency
        }
        fee {
          amountMinor
          currency
        }
        proposedAmount {
          amountMinor
          currency
        }
        proposedBy {
          tradingName
        }
        reportedBy {
          tradingName
        }
        introduction {
          id
          client {
            name
          }
          brief {
            need
          }
        }
        verbs: availableActions {
          action
          allowed
          reason
        }
      }
      ... on SharingRequest {
        id
        level
        alliance {
          id
        }
      }
      ... on Campaign {
        id
        campaignStage: stage
        content {
          title
        }
      }
      ... on Business {
        id
        slug
        tradingName
        standing {
          note
        }
      }
    }
  }
`);
