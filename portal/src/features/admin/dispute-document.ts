import { graphql } from '../../gql/generated/admin';

export const DisputeDocument = graphql(`
  query ApprovalOfOutcome($id: ID!) {
    outcome(id: $id) {
      id
      version
      state
      type
      reason
      note
      reportedAt
      reportedBy {
        id
        tradingName
      }
      amount {
        amountMinor
        currency
      }
      proposedAmount {
        amountMinor
        currency
      }
      proposedBy {
        id
        tradingName
      }
      introduction {
        id
        introducer {
          id
          tradingName
          currency
        }
        beneficiary {
          id
          tradingName
        }
      }
      clocksRunning {
        purpose
        dueAt
      }
      availableActions {
        action
        allowed
        reason
        deadline
      }
    }
  }
`);
