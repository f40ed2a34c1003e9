import { queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/introductions';
import type { IntroductionRecordQuery } from '../../gql/generated/introductions/graphql';

const RecordDocument = graphql(`
  query IntroductionRecord($id: ID!) {
    introduction(id: $id) {
      id
      version
      kind
      direction
      stage
      stageSince
      coreStatus
      createdAt
      metAt
      notBefore
      reason
      note
      progressNote
      alliance {
        id
      }
      introducer {
        id
        tradingName
      }
      beneficiary {
        id
        tradingName
      }
      partner {
        id
        tradingName
      }
      client {
        id
        name
      }
      contact {
        id
        name
        email
        phone
        title
      }
      supersedes {
        id
      }
      campaign {
        id
        content {
          title
        }
      }
      introducee {
        __typename
        ... on Person {
          name
          email
          phone
          title
          company
        }
        ... on Redacted {
          reason
          revealsWhen
        }
      }
      brief {
        need
        industry
        sizeBand
        region
        businessIssue
        costOfNotActing
        personalStake
        riskTolerance
        incumbent
      }
      qualification {
        need {
          ...ClaimParts
        }
        budget {
          ...ClaimParts
        }
        authority {
          ...ClaimParts
        }
        timing {
          ...ClaimParts
        }
      }
      vouch {
        strength
        basis
        text
      }
      consent {
        id
        state
        askedAt
        remindedAt
        decidedAt
        expiresAt
        notBefore
        revokedAt
        fieldsRequested
        fieldsGranted
        text
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
      outcomes {
        id
        version
        type
        state
        reason
        note
        closedAt
        amount {
          amountMinor
          currency
        }
        fee {
          amountMinor
          currency
        }
        proposedAmount {
          amountMinor
          currency
        }
        proposedBy {
          tradingName
        }
        reportedBy {
          tradingName
        }
        availableActions {
          action
          allowed
          reason
        }
      }
      history(first: 50) {
        nodes {
          id
          type
          occurredAt
          reason
          note
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

  fragment ClaimParts on Claim {
    value
    saidBy
    evidence
    state
  }
`);

export const recordQuery = (id: string) =>
  queryOptions({ queryKey: ['introduction', id], queryFn: async () => (await request(RecordDocument, { id })).introduction });

export type Record = NonNullable<IntroductionRecordQuery['introduction']>;

/** The ways that an introduction goes when all goes well, and the event that says a step was reached. */
export const STEPS = [
  { stages: ['DRAFT', 'OFFERED', 'REQUESTED'], event: null },
  { stages: ['ACCEPTED'], event: 'introduction.accepted' },
  { stages: ['AWAITING_CONSENT', 'DEFERRED'], event: 'introduction.client_asked' },
  { stages: ['INTRODUCED'], event: 'introduction.introduced' },
  { stages: ['IN_CONTACT'], event: 'introduction.contact_reported' },
  { stages: ['MET'], event: 'introduction.meeting_reported' },
  { stages: ['WON', 'LOST', 'NO_DECISION'], event: 'introduction.concluded' },
] as const;

/** Index of the furthest step reached: by the stage, and for side exits by what happened before. */
export function reached({ stage, history }: Pick<Record, 'stage' | 'history'>): number {
  const happened = new Set(history.nodes.map(({ type }) => type));
  return STEPS.findLastIndex(
    ({ stages, event }, at) =>
      at === 0 || (stages as readonly string[]).includes(stage) || (event !== null && happened.has(event)),
  );
}
