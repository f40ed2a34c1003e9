import { graphql } from '../../gql/generated/outcomes';

/** What a change of an outcome makes out of date: first words of query keys. */
export const touched = ['outcome', 'outcomes', 'introduction', 'introductions', 'inbox', 'today', 'alliance'] as const;

export const ReportDocument = graphql(`
  mutation Report($input: OutcomeReportInput!) {
    outcomeReport(input: $input) {
      outcome {
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
export const ConfirmDocument = graphql(`
  mutation ConfirmOutcome($id: ID!, $expectedVersion: Int) {
    outcomeConfirm(id: $id, expectedVersion: $expectedVersion) {
      outcome {
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
export const DisputeDocument = graphql(`
  mutation DisputeOutcome($id: ID!, $input: OutcomeReasonInput!, $expectedVersion: Int) {
    outcomeDispute(id: $id, input: $input, expectedVersion: $expectedVersion) {
      outcome {
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
export const ProposeDocument = graphql(`
  mutation ProposeAmount($id: ID!, $input: OutcomeResolutionInput!, $expectedVersion: Int) {
    outcomePropose(id: $id, input: $input, expectedVersion: $expectedVersion) {
      outcome {
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
export const AgreeDocument = graphql(`
  mutation AgreeToAmount($id: ID!, $expectedVersion: Int) {
    outcomeAgree(id: $id, expectedVersion: $expectedVersion) {
      outcome {
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
export const SettleDocument = graphql(`
  mutation SettleFee($id: ID!, $expectedVersion: Int) {
    outcomeSettle(id: $id, expectedVersion: $expectedVersion) {
      outcome {
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
export const WaiveDocument = graphql(`
  mutation WaiveFee($id: ID!, $expectedVersion: Int) {
    outcomeWaive(id: $id, expectedVersion: $expectedVersion) {
      outcome {
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
export const ReverseDocument = graphql(`
  mutation ReverseOutcome($id: ID!, $input: OutcomeReasonInput!, $expectedVersion: Int) {
    outcomeReverse(id: $id, input: $input, expectedVersion: $expectedVersion) {
      outcome {
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
