import { graphql } from '../../gql/generated/alliances';

export const AlliancesDocument = graphql(`
  query Alliances($businessId: ID!, $after: String) {
    alliances(businessId: $businessId, first: 100, after: $after) {
      nodes {
        id
        stage
        stageSince
        purpose
        proposer {
          id
          tradingName
          isDemo
        }
        partner {
          id
          tradingName
          isDemo
        }
        clocksRunning {
          dueAt
          purpose
        }
        availableActions {
          action
          allowed
          reason
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    report(businessId: $businessId) {
      giveAndGet {
        given
        received
        partner {
          id
        }
      }
    }
  }
`);

export const AllianceDocument = graphql(`
  query Alliance($id: ID!) {
    alliance(id: $id) {
      id
      version
      stage
      stageSince
      purpose
      createdAt
      endedAt
      reason
      note
      proposerReadyAt
      partnerReadyAt
      capabilities {
        canIntroduce
      }
      proposer {
        id
        slug
        tradingName
        enablementCard {
          isRead
          readAt
        }
      }
      partner {
        id
        slug
        tradingName
        enablementCard {
          isRead
          readAt
        }
      }
      clocksRunning {
        purpose
        dueAt
      }
      availableActions {
        action
        allowed
        reason
        deadline
      }
      gates {
        code
        isOpen
        sentence
        canBeWaived
        waivedBecause
      }
      health {
        state
        sentences
        isComplacent
      }
      pilot {
        title
        goal
        round
        template
        startsOn
        endsOn
      }
      agreements {
        id
        number
        terms
        writtenAt
        acceptances {
          acceptedAt
          business {
            id
            tradingName
          }
        }
      }
      reviews {
        round
        verdict
        example
        givenAt
        delivery
        clientCare
        communication
        ethics
        business {
          id
          tradingName
        }
      }
    }
  }
`);

export const AllianceWorkDocument = graphql(`
  query AllianceWork($id: ID!) {
    alliance(id: $id) {
      id
      introductions(first: 50) {
        nodes {
          id
          stage
          stageSince
          introducer {
            id
            tradingName
          }
          client {
            name
          }
          brief {
            need
          }
          introducee {
            __typename
            ... on Person {
              name
              company
            }
          }
        }
      }
      ledger(first: 50) {
        nodes {
          id
          madeAt
          giver {
            tradingName
          }
          receiver {
            tradingName
          }
          amount {
            amountMinor
            currency
          }
        }
      }
      history(first: 50) {
        nodes {
          id
          type
          occurredAt
          note
          reason
          actor {
            name
          }
          business {
            tradingName
          }
        }
      }
    }
  }
`);

export const AllianceTrustDocument = graphql(`
  query AllianceTrust($id: ID!) {
    alliance(id: $id) {
      id
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
        version
        availableActions
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
        minutes
        place
        agenda
        sharedNotes
        privateNote
        cancelledAt
        version
        proposedBy {
          id
          tradingName
        }
        confirmedBy {
          id
          tradingName
        }
        noteDisclosures {
          id
          reason
          until
          endedAt
          business {
            id
            tradingName
          }
          readings {
            readAt
            by {
              id
              name
            }
          }
        }
        availableActions {
          action
          allowed
          reason
        }
      }
      pilotTasks {
        id
        text
        dueOn
        doneAt
        business {
          id
        }
      }
    }
  }
`);
