import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/campaigns';
import type { CampaignGuestsQuery, GuestStage } from '../../gql/generated/campaigns/graphql';

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

export type Guest = NonNullable<CampaignGuestsQuery['campaign']>['guestList']['nodes'][number];

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
