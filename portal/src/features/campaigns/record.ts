import { queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/campaigns';
import type { CampaignRecordQuery } from '../../gql/generated/campaigns/graphql';

const RecordDocument = graphql(`
  query CampaignRecord($id: ID!) {
    campaign(id: $id) {
      id
      version
      kind
      stage
      stageSince
      createdAt
      contentNumber
      channel
      pacePerMinute
      startsAt
      endsAt
      isTested
      hostHasAccepted
      beneficiaryHasAccepted
      hostHasSettled
      beneficiaryHasSettled
      proofUrl
      proofAt
      reason
      note
      finalCost {
        amountMinor
        currency
      }
      alliance {
        id
      }
      host {
        id
        slug
        tradingName
        currency
      }
      beneficiary {
        id
        slug
        tradingName
        currency
      }
      proposedBy {
        id
        tradingName
      }
      content {
        ...Content
      }
      funnel {
        ...Figures
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
    }
  }

  fragment Content on CampaignContent {
    title
    what
    forWhom
    capacity
    hostShare
    heldAt
    minutes
    place
    subject
    text
    question
    placement
    dueOn
    fields
    value {
      amountMinor
      currency
    }
    cost {
      amountMinor
      currency
    }
  }

  fragment Figures on CampaignFunnel {
    selected
    leftOut
    queued
    invited
    delivered
    bounced
    opened
    declined
    optedOut
    complained
    waiting
    yes
    attended
    met
    won
    value {
      amountMinor
      currency
    }
  }
`);

const VersionsDocument = graphql(`
  query CampaignVersions($id: ID!) {
    campaign(id: $id) {
      id
      versions {
        number
        writtenAt
        writtenBy {
          id
          tradingName
        }
        content {
          ...Content
        }
      }
    }
  }
`);

const AudienceDocument = graphql(`
  query CampaignAudience($id: ID!, $hostId: ID!, $isHost: Boolean!) {
    campaign(id: $id) {
      id
      audienceSize @skip(if: $isHost)
      audience @include(if: $isHost) {
        segmentIds
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
    segments(businessId: $hostId) @include(if: $isHost) {
      id
      name
      clientCount
    }
  }
`);

const HistoryDocument = graphql(`
  query CampaignHistory($id: ID!) {
    campaign(id: $id) {
      id
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
`);

export type Record = NonNullable<CampaignRecordQuery['campaign']>;
export type Content = Record['content'];
export type Figures = Record['funnel'];

export const recordQuery = (id: string) =>
  queryOptions({ queryKey: ['campaign', id], queryFn: async () => (await request(RecordDocument, { id })).campaign });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', id, 'versions'],
    queryFn: async () => (await request(VersionsDocument, { id })).campaign?.versions ?? [],
  });

/** The host reads who and why not; the partner a number. */
export const audienceQuery = ({ id, host }: Pick<Record, 'id' | 'host'>, isHost: boolean) =>
  queryOptions({
    queryKey: ['campaign', id, 'audience', isHost],
    queryFn: () => request(AudienceDocument, { id, hostId: host.id, isHost }),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', id, 'history'],
    queryFn: async () => (await request(HistoryDocument, { id })).campaign?.history.nodes ?? [],
  });

/** Stages in which guests are chosen and the words are still spoken about. */
export const BEFORE = ['DRAFT', 'PROPOSED', 'AGREED', 'IN_REVIEW', 'SCHEDULED'];
export const may = ({ availableActions }: Pick<Record, 'availableActions'>, name: string): boolean =>
  availableActions.some(({ action, allowed }) => action === name && allowed);
