import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Narrowed } from '../../app/narrowed';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/discover';
import type { DiscoverFilterInput, DiscoverQuery } from '../../gql/generated/discover/graphql';

const DiscoverDocument = graphql(`
  query Discover($businessId: ID!, $filter: DiscoverFilterInput, $after: String) {
    discover(businessId: $businessId, filter: $filter, first: 20, after: $after) {
      nodes {
        id
        steps
        parts {
          part
          steps
        }
        reasons {
          text
        }
        counterReasons {
          text
        }
        missingData {
          text
        }
        competitor {
          sentence
        }
        dismissal {
          reason
        }
        mutualPartners {
          id
          tradingName
        }
        business {
          id
          slug
          tradingName
          categories
          regions
          isDemo
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PlacesDocument = graphql(`
  query DiscoverVocabulary {
    vocabulary {
      industries {
        code
        name
      }
      regions {
        code
        name
      }
      places {
        code
        name
      }
    }
  }
`);

export const DismissDocument = graphql(`
  mutation SetAside($businessId: ID!, $otherId: ID!, $reason: DismissalReason!) {
    discoveryDismiss(businessId: $businessId, otherId: $otherId, reason: $reason) {
      match {
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

export const RestoreDocument = graphql(`
  mutation ShowAgain($businessId: ID!, $otherId: ID!) {
    discoveryRestore(businessId: $businessId, otherId: $otherId) {
      match {
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

export type Match = DiscoverQuery['discover']['nodes'][number];

/** What a change of who is set aside puts out of date. */
export const touched = ['discover', 'today'];

const list = (codes: string | undefined): string[] => codes?.split(',').filter(Boolean) ?? [];

/** Codes that are none are the address's fault, and left out by the service's own refusal. */
const filterOf = (narrowed: Narrowed): DiscoverFilterInput =>
  ({
    text: narrowed.text ?? null,
    categories: list(narrowed.categories),
    industries: list(narrowed.industries),
    decisionMakerRoles: list(narrowed.roles),
    regions: list(narrowed.regions),
    sizeBands: list(narrowed.sizes),
    setAside: narrowed.aside === 'yes',
  }) as DiscoverFilterInput;

/** Firms that fit, page by page, the best first. */
export const matchesQuery = (businessId: string, narrowed: Narrowed) =>
  infiniteQueryOptions({
    queryKey: ['discover', businessId, narrowed],
    queryFn: async ({ pageParam }) =>
      (await request(DiscoverDocument, { businessId, filter: filterOf(narrowed), after: pageParam })).discover,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => pages.flatMap(({ nodes }) => nodes),
  });

/** Sectors, countries and places by their codes. */
export const placesQuery = queryOptions({
  queryKey: ['vocabulary', 'places'],
  queryFn: async () => {
    const { industries, regions, places } = (await request(PlacesDocument)).vocabulary;
    const byName = <Row extends { readonly name: string }>(rows: readonly Row[]) =>
      rows.toSorted((a, b) => a.name.localeCompare(b.name));
    return { industries: byName(industries), regions: byName([...regions, ...places]) };
  },
  staleTime: Infinity,
});
