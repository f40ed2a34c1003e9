import { graphql } from '../../gql/generated/campaigns';

/** What a change of a campaign makes out of date: first words of query keys. */
export const planTouches = ['campaign', 'campaigns', 'alliance', 'inbox', 'today'] as const;

export const ToPlanDocument = graphql(`
  query CampaignToPlan($id: ID!) {
    campaign(id: $id) {
      id
      version
      contentNumber
      kind
      stage
      alliance {
        id
      }
      host {
        id
        tradingName
      }
      beneficiary {
        id
        tradingName
      }
      audience {
        segmentIds
      }
      audienceSize
      content {
        title
        what
        forWhom
        value {
          amountMinor
          currency
        }
        cost {
          amountMinor
          currency
        }
        hostShare
        capacity
        heldAt
        minutes
        place
        subject
        text
        question
        placement
        dueOn
        fields
      }
      availableActions {
        action
        allowed
      }
    }
  }
`);
export const PlanPartnersDocument = graphql(`
  query PlanPartners($businessId: ID!) {
    alliances(businessId: $businessId, first: 100) {
      nodes {
        id
        stage
        capabilities {
          canCampaign
        }
        proposer {
          id
          tradingName
          status
          categories
        }
        partner {
          id
          tradingName
          status
          categories
        }
      }
    }
  }
`);
export const PlanSegmentsDocument = graphql(`
  query PlanSegments($businessId: ID!) {
    segments(businessId: $businessId) {
      id
      name
      kind
      clientCount
    }
  }
`);
export const AudienceDocument = graphql(`
  query PlanAudience($businessId: ID!, $input: CampaignAudienceInput!, $campaignId: ID) {
    campaignAudience(businessId: $businessId, input: $input, campaignId: $campaignId) {
      selected
      invited
      leftOut
      sentence
      reasons {
        reason
        count
      }
    }
  }
`);
export const DraftDocument = graphql(`
  mutation PlanDraft($input: CampaignDraftInput!) {
    campaignDraft(input: $input) {
      campaign {
        id
        version
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const UpdateDocument = graphql(`
  mutation PlanUpdate($id: ID!, $input: CampaignUpdateInput!, $expectedVersion: Int) {
    campaignUpdate(id: $id, input: $input, expectedVersion: $expectedVersion) {
      campaign {
        id
        version
        contentNumber
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const ChooseAudienceDocument = graphql(`
  mutation PlanAudienceChosen($id: ID!, $input: CampaignAudienceInput!, $expectedVersion: Int) {
    campaignChooseAudience(id: $id, input: $input, expectedVersion: $expectedVersion) {
      campaign {
        id
        version
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
  mutation PlanPropose($id: ID!, $expectedVersion: Int) {
    campaignPropose(id: $id, expectedVersion: $expectedVersion) {
      campaign {
        id
        version
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const AcceptWrittenDocument = graphql(`
  mutation PlanAccept($id: ID!, $input: CampaignAcceptInput!) {
    campaignAccept(id: $id, input: $input) {
      campaign {
        id
        version
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
