import { graphql } from '../../gql/generated/admin';

export const FirmApproveDocument = graphql(`
  mutation FirmApprove($id: ID!, $expectedVersion: Int) {
    businessApprove(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const FirmAskDocument = graphql(`
  mutation FirmAsk($id: ID!, $input: BusinessRequestInfoInput!, $expectedVersion: Int) {
    businessRequestInfo(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const FirmRejectDocument = graphql(`
  mutation FirmReject($id: ID!, $input: BusinessRejectInput!, $expectedVersion: Int) {
    businessReject(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const AllianceApproveDocument = graphql(`
  mutation AllianceApprove($id: ID!, $expectedVersion: Int) {
    allianceApprove(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const AllianceBackDocument = graphql(`
  mutation AllianceBack($id: ID!, $input: AllianceReasonInput!, $expectedVersion: Int) {
    allianceRequestMore(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const AllianceRejectDocument = graphql(`
  mutation AllianceReject($id: ID!, $input: AllianceReasonInput!, $expectedVersion: Int) {
    allianceReject(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ResolveDocument = graphql(`
  mutation OutcomeResolve($id: ID!, $input: OutcomeResolutionInput!, $expectedVersion: Int) {
    outcomeResolve(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);
