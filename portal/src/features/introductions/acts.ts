import { graphql } from '../../gql/generated/introductions';

/** What a change of an introduction makes out of date: first words of query keys. */
export const touched = ['introduction', 'introductions', 'outcomes', 'inbox', 'today', 'alliance'] as const;

export const OfferDocument = graphql(`
  mutation Offer($input: IntroductionOfferInput!) {
    introductionOffer(input: $input) {
      introduction {
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
export const KeepDraftDocument = graphql(`
  mutation KeepDraft($input: IntroductionOfferInput!) {
    introductionDraft(input: $input) {
      introduction {
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
export const ChangeDraftDocument = graphql(`
  mutation ChangeDraft($id: ID!, $input: IntroductionUpdateInput!, $expectedVersion: Int) {
    introductionUpdate(id: $id, input: $input, expectedVersion: $expectedVersion) {
      introduction {
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
export const RequestDocument = graphql(`
  mutation RequestIntroduction($input: IntroductionRequestInput!) {
    introductionRequest(input: $input) {
      introduction {
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
export const SubmitDocument = graphql(`
  mutation SubmitDraft($id: ID!, $expectedVersion: Int) {
    introductionSubmit(id: $id, expectedVersion: $expectedVersion) {
      introduction {
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
export const AcceptDocument = graphql(`
  mutation Accept($id: ID!, $input: IntroductionAcceptInput, $expectedVersion: Int) {
    introductionAccept(id: $id, input: $input, expectedVersion: $expectedVersion) {
      introduction {
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
export const DeclineDocument = graphql(`
  mutation Decline($id: ID!, $input: IntroductionDeclineInput!, $expectedVersion: Int) {
    introductionDecline(id: $id, input: $input, expectedVersion: $expectedVersion) {
      introduction {
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
export const AskClientDocument = graphql(`
  mutation AskClient($id: ID!, $input: IntroductionAskClientInput!, $expectedVersion: Int) {
    introductionAskClient(id: $id, input: $input, expectedVersion: $expectedVersion) {
      introduction {
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
export const WithdrawDocument = graphql(`
  mutation Withdraw($id: ID!, $input: IntroductionReasonInput!, $expectedVersion: Int) {
    introductionWithdraw(id: $id, input: $input, expectedVersion: $expectedVersion) {
      introduction {
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
export const ReportContactDocument = graphql(`
  mutation ReportContact($id: ID!, $expectedVersion: Int) {
    introductionReportContact(id: $id, expectedVersion: $expectedVersion) {
      introduction {
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
export const ReportMeetingDocument = graphql(`
  mutation ReportMeeting($id: ID!, $input: IntroductionMeetingInput!, $expectedVersion: Int) {
    introductionReportMeeting(id: $id, input: $input, expectedVersion: $expectedVersion) {
      introduction {
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
export const GiveProgressDocument = graphql(`
  mutation GiveProgress($id: ID!, $input: IntroductionProgressInput!, $expectedVersion: Int) {
    introductionGiveProgress(id: $id, input: $input, expectedVersion: $expectedVersion) {
      introduction {
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
export const RerouteDocument = graphql(`
  mutation Reroute($id: ID!, $input: IntroductionRerouteInput!, $expectedVersion: Int) {
    introductionReroute(id: $id, input: $input, expectedVersion: $expectedVersion) {
      introduction {
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
