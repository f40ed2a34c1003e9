import { graphql } from '../../gql/generated/admin';

export const QueuesDocument = graphql(`
  query Approvals {
    businesses(status: SUBMITTED, first: 100) {
      nodes {
        id
        tradingName
        categories
        clocksRunning {
          purpose
          dueAt
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    alliances(stage: PENDING_APPROVAL, first: 100) {
      nodes {
        id
        purpose
        proposer {
          id
          tradingName
        }
        partner {
          id
          tradingName
        }
        clocksRunning {
          purpose
          dueAt
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    campaigns(stage: IN_REVIEW, first: 100) {
      nodes {
        id
        content {
          title
        }
        host {
          id
          tradingName
        }
        beneficiary {
          id
          tradingName
        }
        clocksRunning {
          purpose
          dueAt
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    outcomes(state: DISPUTED, first: 100) {
      nodes {
        id
        type
        reason
        reportedBy {
          id
          tradingName
        }
        clocksRunning {
          purpose
          dueAt
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const FirmDocument = graphql(`
  query ApprovalOfFirm($id: ID!) {
    business(id: $id) {
      id
      slug
      version
      status
      legalName
      tradingName
      about
      website
      domains
      sizeBand
      categories
      regions
      regulatedProfessions
      createdAt
      clocksRunning {
        purpose
        dueAt
      }
      checks {
        code
        state
        sentence
      }
      availableActions {
        action
        allowed
        reason
        deadline
      }
      offerings {
        id
        name
        problemSolved
      }
      targetMarkets {
        id
        name
        decisionMakerRoles
        exclusions
      }
      referralTriggers {
        id
        see
        say
      }
    }
    members(businessId: $id) {
      id
      role
      email
      user {
        id
        name
      }
    }
  }
`);

export const AllianceDocument = graphql(`
  query ApprovalOfAlliance($id: ID!) {
    alliance(id: $id) {
      id
      version
      stage
      stageSince
      purpose
      gates {
        code
        isOpen
        sentence
        waivedBecause
      }
      vetting {
        dimension
        state
        claim
        question
        clarification
        evidence
        evidenceLink
        saidBy
        shownOn
        references {
          id
          state
          name
          relation
          words
          askedAt
          endedAt
          scores {
            question
            score
          }
        }
        business {
          id
        }
      }
      oneToOnes {
        id
        startsAt
        confirmedBy {
          id
        }
      }
      pilot {
        title
        goal
      }
      proposer {
        id
        slug
        tradingName
        categories
        sizeBand
        regions
        offerings {
          id
          name
        }
        targetMarkets {
          id
          industries
          decisionMakerRoles
        }
      }
      partner {
        id
        slug
        tradingName
        categories
        sizeBand
        regions
        offerings {
          id
          name
        }
        targetMarkets {
          id
          industries
          decisionMakerRoles
        }
      }
      agreements {
        id
        number
        terms
        acceptances {
          acceptedAt
          business {
            id
            tradingName
          }
        }
      }
      clocksRunning {
        purpose
        dueAt
      }
      checks {
        code
        state
        sentence
      }
      availableActions {
        action
        allowed
        reason
        deadline
      }
    }
    vocabulary {
      industries {
        code
        name
      }
    }
  }
`);

export const AuditDocument = graphql(`
  query Audit($filter: AuditFilter, $first: Int, $after: String) {
    auditLog(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        occurredAt
        type
        subjectId
        subjectName
        reason
        note
        actor {
          id
          name
        }
        business {
          id
          tradingName
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);
