import { graphql } from '../../gql/generated/campaigns';

/** What a change of a campaign makes out of date: first words of query keys. */
export const touched = ['campaign', 'campaigns', 'alliance', 'inbox', 'today', 'approvals'] as const;
/** And of a guest. */
export const touchedByGuest = [...touched, 'introduction', 'introductions', 'client'] as const;

export const ProposeDocument = graphql(`
  mutation CampaignPropose($id: ID!, $expectedVersion: Int) {
    payload: campaignPropose(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const ApproveDocument = graphql(`
  mutation CampaignApprove($id: ID!, $expectedVersion: Int) {
    payload: campaignApprove(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const TestSendDocument = graphql(`
  mutation CampaignTestSend($id: ID!, $expectedVersion: Int) {
    payload: campaignTestSend(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const StartDocument = graphql(`
  mutation CampaignStart($id: ID!, $expectedVersion: Int) {
    payload: campaignStart(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const ResumeDocument = graphql(`
  mutation CampaignResume($id: ID!, $expectedVersion: Int) {
    payload: campaignResume(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const CompleteDocument = graphql(`
  mutation CampaignComplete($id: ID!, $expectedVersion: Int) {
    payload: campaignComplete(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const ConfirmProofDocument = graphql(`
  mutation CampaignConfirmProof($id: ID!, $expectedVersion: Int) {
    payload: campaignConfirmProof(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);

/** Verbs that need no more than a press. */
export const PRESSED = {
  PROPOSE: ProposeDocument,
  APPROVE: ApproveDocument,
  TEST_SEND: TestSendDocument,
  START: StartDocument,
  RESUME: ResumeDocument,
  COMPLETE: CompleteDocument,
  CONFIRM_PROOF: ConfirmProofDocument,
} as const;
export type Pressed = keyof typeof PRESSED;
