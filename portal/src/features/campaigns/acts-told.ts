import { graphql } from '../../gql/generated/campaigns';

export const AcceptDocument = graphql(`
  mutation CampaignAccept($id: ID!, $input: CampaignAcceptInput!, $expectedVersion: Int) {
    campaignAccept(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const ChooseAudienceDocument = graphql(`
  mutation CampaignChooseAudience($id: ID!, $input: CampaignAudienceInput!, $expectedVersion: Int) {
    campaignChooseAudience(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const ScheduleDocument = graphql(`
  mutation CampaignSchedule($id: ID!, $input: CampaignScheduleInput!, $expectedVersion: Int) {
    campaignSchedule(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const GiveProofDocument = graphql(`
  mutation CampaignGiveProof($id: ID!, $input: CampaignProofInput!, $expectedVersion: Int) {
    campaignGiveProof(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const SettleDocument = graphql(`
  mutation CampaignSettle($id: ID!, $input: CampaignSettleInput!, $expectedVersion: Int) {
    campaignSettle(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const AttendDocument = graphql(`
  mutation GuestAttend($id: ID!) {
    guestAttend(id: $id) {
      guest {
        id
        stage
        introduction {
          id
        }
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const UnattendDocument = graphql(`
  mutation GuestUnattend($id: ID!) {
    guestUnattend(id: $id) {
      guest {
        id
        stage
        introduction {
          id
        }
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const ConvertDocument = graphql(`
  mutation GuestConvert($id: ID!) {
    guestConvert(id: $id) {
      guest {
        id
        stage
        introduction {
          id
        }
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
