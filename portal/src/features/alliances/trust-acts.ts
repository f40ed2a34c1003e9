import { graphql } from '../../gql/generated/alliances';

export const AnswerDocument = graphql(`
  mutation VettingAnswer($allianceId: ID!, $input: VettingAnswerInput!, $expectedVersion: Int) {
    vettingAnswer(allianceId: $allianceId, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const AskDocument = graphql(`
  mutation VettingAskToClarify($allianceId: ID!, $input: VettingQuestionInput!) {
    vettingAskToClarify(allianceId: $allianceId, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const MeetDocument = graphql(`
  mutation OneToOnePropose($allianceId: ID!, $input: OneToOneProposeInput!) {
    oneToOnePropose(allianceId: $allianceId, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ChangeMeetingDocument = graphql(`
  mutation OneToOneChange($id: ID!, $input: OneToOneChangeInput!, $expectedVersion: Int) {
    oneToOneChange(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ConfirmMeetingDocument = graphql(`
  mutation OneToOneConfirm($id: ID!, $expectedVersion: Int) {
    oneToOneConfirm(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const CancelMeetingDocument = graphql(`
  mutation OneToOneCancel($id: ID!, $expectedVersion: Int) {
    oneToOneCancel(id: $id, expectedVersion: $expectedVersion) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const WriteNoteDocument = graphql(`
  mutation OneToOneWriteNote($id: ID!, $input: OneToOneNoteInput!) {
    oneToOneWriteNote(id: $id, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const AddTaskDocument = graphql(`
  mutation PilotTaskAdd($allianceId: ID!, $input: PilotTaskInput!) {
    pilotTaskAdd(allianceId: $allianceId, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const MarkTaskDocument = graphql(`
  mutation PilotTaskMark($id: ID!, $isDone: Boolean!) {
    pilotTaskMark(id: $id, isDone: $isDone) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RemoveTaskDocument = graphql(`
  mutation PilotTaskRemove($id: ID!) {
    pilotTaskRemove(id: $id) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const WaiveDocument = graphql(`
  mutation AllianceWaiveGate($id: ID!, $input: AllianceWaiveGateInput!, $expectedVersion: Int) {
    allianceWaiveGate(id: $id, input: $input, expectedVersion: $expectedVersion) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const AskReferenceDocument = graphql(`
  mutation VettingReferenceAsk($allianceId: ID!, $input: VettingReferenceInput!) {
    vettingReferenceAsk(allianceId: $allianceId, input: $input) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);
