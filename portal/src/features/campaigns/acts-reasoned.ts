import { graphql } from '../../gql/generated/campaigns';

export const DeclineDocument = graphql(`
  mutation CampaignDecline($id: ID!, $input: CampaignReasonInput!, $expectedVersion: Int) {
    payload: campaignDecline(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const CancelDocument = graphql(`
  mutation CampaignCancel($id: ID!, $input: CampaignReasonInput!, $expectedVersion: Int) {
    payload: campaignCancel(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const PauseDocument = graphql(`
  mutation CampaignPause($id: ID!, $input: CampaignReasonInput!, $expectedVersion: Int) {
    payload: campaignPause(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const SendBackDocument = graphql(`
  mutation CampaignSendBack($id: ID!, $input: CampaignReasonInput!, $expectedVersion: Int) {
    payload: campaignSendBack(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const RefuseDocument = graphql(`
  mutation CampaignRefuse($id: ID!, $input: CampaignReasonInput!, $expectedVersion: Int) {
    payload: campaignRefuse(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const DisputeProofDocument = graphql(`
  mutation CampaignDisputeProof($id: ID!, $input: CampaignReasonInput!, $expectedVersion: Int) {
    payload: campaignDisputeProof(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);

/** Verbs that are given a reason, which both sides read. */
export const REASONED = {
  DECLINE: DeclineDocument,
  CANCEL: CancelDocument,
  PAUSE: PauseDocument,
  SEND_BACK: SendBackDocument,
  REFUSE: RefuseDocument,
  DISPUTE_PROOF: DisputeProofDocument,
} as const;
export type Reasoned = keyof typeof REASONED;
