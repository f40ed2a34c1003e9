import { graphql } from '../../gql/generated/map';

export const PartnersDocument = graphql(`
  query MapPartners($businessId: ID!) {
    alliances(businessId: $businessId, stage: ACTIVE, first: 100) {
      nodes {
        id
        proposer {
          id
          tradingName
        }
        partner {
          id
          tradingName
        }
      }
    }
  }
`);
export const MapDocument = graphql(`
  query AllianceMap($allianceId: ID!, $asPartner: Boolean) {
    allianceMap(allianceId: $allianceId, asPartner: $asPartner) {
      rows {
        id
        name
        level
        fields
        version
      }
      columns {
        id
        name
        level
        fields
      }
      cells {
        own {
          id
          name
        }
        other {
          id
          name
        }
        level
        heldBy
        count
        countedAt
      }
      doubts {
        id
        ownName
        otherName
      }
      unclear {
        id
        name
      }
    }
    alliance(id: $allianceId) {
      id
      sharingRequests {
        id
        level
        state
        reason
        dueAt
        version
        availableActions
        asker {
          id
          tradingName
        }
      }
    }
  }
`);
export const SharedDocument = graphql(`
  query MapShared($allianceId: ID!, $own: ID!, $other: ID!, $asPartner: Boolean, $after: String) {
    sharedClients(
      allianceId: $allianceId
      ownSegmentId: $own
      otherSegmentId: $other
      asPartner: $asPartner
      first: 50
      after: $after
    ) {
      nodes {
        ownClientId
        ownName
        name
        domains
        industry
        region
        lifecycle
        customerSince
        strongestTie
        basis
        confidence
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export const TheirsDocument = graphql(`
  query MapTheirs($allianceId: ID!, $own: ID!, $other: ID!, $after: String) {
    partnerClients(allianceId: $allianceId, ownSegmentId: $own, otherSegmentId: $other, first: 50, after: $after) {
      nodes {
        name
        domains
        industry
        region
        lifecycle
        customerSince
        strongestTie
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export const MineDocument = graphql(`
  query MapGreenfield($allianceId: ID!, $own: ID!, $other: ID!, $after: String) {
    greenfieldClients(allianceId: $allianceId, ownSegmentId: $own, otherSegmentId: $other, first: 50, after: $after) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export const SegmentAlliesDocument = graphql(`
  query SegmentAllies($businessId: ID!, $segmentId: ID!) {
    segmentAllies(businessId: $businessId, segmentId: $segmentId) {
      otherName
      level
      count
      countedAt
      alliance {
        id
        proposer {
          id
          tradingName
        }
        partner {
          id
          tradingName
        }
      }
    }
  }
`);
export const SetDocument = graphql(`
  mutation MapSharingSet($allianceId: ID!, $input: SharingRuleInput!, $expectedVersion: Int) {
    sharingSet(allianceId: $allianceId, input: $input, expectedVersion: $expectedVersion) {
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
export const AskDocument = graphql(`
  mutation MapSharingAsk($allianceId: ID!, $input: SharingAskInput!) {
    sharingAsk(allianceId: $allianceId, input: $input) {
      request {
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
export const GrantDocument = graphql(`
  mutation MapSharingGrant($id: ID!, $input: SharingGrantInput!) {
    sharingGrant(id: $id, input: $input) {
      request {
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
export const DeclineDocument = graphql(`
  mutation MapSharingDecline($id: ID!, $input: SharingDeclineInput!) {
    sharingDecline(id: $id, input: $input) {
      request {
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
export const WithdrawDocument = graphql(`
  mutation MapSharingWithdraw($id: ID!) {
    sharingWithdraw(id: $id) {
      request {
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
export const RejectDocument = graphql(`
  mutation MapMatchReject($allianceId: ID!, $clientId: ID!) {
    matchReject(allianceId: $allianceId, clientId: $clientId) {
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
export const RestoreDocument = graphql(`
  mutation MapMatchRestore($allianceId: ID!, $clientId: ID!) {
    matchRestore(allianceId: $allianceId, clientId: $clientId) {
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
export const AnswerDocument = graphql(`
  mutation MapMatchAnswer($allianceId: ID!, $id: ID!, $isSame: Boolean!) {
    matchAnswer(allianceId: $allianceId, id: $id, isSame: $isSame) {
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
