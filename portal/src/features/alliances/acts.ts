import { graphql } from '../../gql/generated/alliances';

/** What an alliance's changes put out of date. */
export const touched = ['alliance', 'alliances', 'today', 'inbox', 'approvals'] as const;

export const AcceptDocument = graphql(`
  mutation AllianceAccept($id: ID!, $expectedVersion: Int) {
    allianceAccept(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const MarkReadyDocument = graphql(`
  mutation AllianceMarkReady($id: ID!, $expectedVersion: Int) {
    allianceMarkReady(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ResumeDocument = graphql(`
  mutation AllianceResume($id: ID!, $expectedVersion: Int) {
    allianceResume(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const DeclineDocument = graphql(`
  mutation AllianceDecline($id: ID!, $expectedVersion: Int, $input: AllianceDeclineInput!) {
    allianceDecline(id: $id, expectedVersion: $expectedVersion, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const WithdrawDocument = graphql(`
  mutation AllianceWithdraw($id: ID!, $expectedVersion: Int, $input: AllianceReasonInput!) {
    allianceWithdraw(id: $id, expectedVersion: $expectedVersion, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const PauseDocument = graphql(`
  mutation AlliancePause($id: ID!, $expectedVersion: Int, $input: AllianceReasonInput!) {
    alliancePause(id: $id, expectedVersion: $expectedVersion, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const EndDocument = graphql(`
  mutation AllianceEnd($id: ID!, $expectedVersion: Int, $input: AllianceReasonInput!) {
    allianceEnd(id: $id, expectedVersion: $expectedVersion, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ReviewDocument = graphql(`
  mutation AllianceReview($id: ID!, $expectedVersion: Int, $input: PilotReviewInput!) {
    allianceReview(id: $id, expectedVersion: $expectedVersion, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const SetPilotDocument = graphql(`
  mutation AllianceSetPilot($id: ID!, $expectedVersion: Int, $input: AlliancePilotInput!) {
    allianceSetPilot(id: $id, expectedVersion: $expectedVersion, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const WriteAgreementDocument = graphql(`
  mutation AllianceWriteAgreement($id: ID!, $expectedVersion: Int, $input: AgreementInput!) {
    allianceWriteAgreement(id: $id, expectedVersion: $expectedVersion, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const AcceptAgreementDocument = graphql(`
  mutation AllianceAcceptAgreement($id: ID!, $expectedVersion: Int, $agreementId: ID!) {
    allianceAcceptAgreement(id: $id, expectedVersion: $expectedVersion, agreementId: $agreementId) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ProposeDocument = graphql(`
  mutation AlliancePropose($input: AllianceProposeInput!) {
    alliancePropose(input: $input) {
      alliance {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);
