import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/campaigns';
import type { CampaignGuestsQuery, CampaignRecordQuery, GuestStage } from '../../gql/generated/campaigns/graphql';

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

const GuestsDocument = graphql(`
  query CampaignGuests($id: ID!, $stage: GuestStage, $after: String) {
    campaign(id: $id) {
      id
      guestList(stage: $stage, first: 100, after: $after) {
        nodes {
          id
          stage
          place
          answer
          answeredAt
          attendedAt
          sentAt
          openedAt
          reason
          contact {
            id
            name
            email
            title
            client {
              id
              name
            }
          }
          person {
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
          introduction {
            id
            stage
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
    }
  }
`);

export type Record = NonNullable<CampaignRecordQuery['campaign']>;
export type Content = Record['content'];
export type Figures = Record['funnel'];
export type Guest = NonNullable<CampaignGuestsQuery['campaign']>['guestList']['nodes'][number];

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

export const guestsQuery = (id: string, stage: GuestStage | null) =>
  infiniteQueryOptions({
    queryKey: ['campaign', id, 'guests', stage],
    queryFn: async ({ pageParam }) =>
      (await request(GuestsDocument, { id, stage, after: pageParam })).campaign?.guestList ?? null,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null),
  });

/** Everybody who may stand at the door: all who have a place, by name. */
export const doorQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', id, 'door'],
    queryFn: async () => {
      const all: Guest[] = [];
      for (const stage of ['OPTED_IN', 'ATTENDED', 'CONVERTED'] as const) {
        let after: string | null = null;
        do {
          const page: NonNullable<CampaignGuestsQuery['campaign']>['guestList'] | undefined = (
            await request(GuestsDocument, { id, stage, after })
          ).campaign?.guestList;
          all.push(...(page?.nodes ?? []));
          after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        } while (after !== null);
      }
      return all.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
    },
  });

/** The person as the viewer may know her: the host's own book, or what she agreed to show; empty where she is hidden. */
export const nameOf = ({ contact, person }: Guest): string =>
  contact?.name ?? (person.__typename === 'Person' ? person.name : '');
export const companyOf = ({ contact, person }: Guest): string =>
  contact?.client.name ?? (person.__typename === 'Person' ? (person.company ?? '') : '');

/** Stages in which guests are chosen and the words are still spoken about. */
export const BEFORE = ['DRAFT', 'PROPOSED', 'AGREED', 'IN_REVIEW', 'SCHEDULED'];
export const may = ({ availableActions }: Pick<Record, 'availableActions'>, name: string): boolean =>
  availableActions.some(({ action, allowed }) => action === name && allowed);
