import { queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/clients';
import type { SegmentFiltersQuery } from '../../gql/generated/clients/graphql';
import type { Asked } from './book';

const SegmentFiltersDocument = graphql(`
  query SegmentFilters($businessId: ID!) {
    segments(businessId: $businessId) {
      id
      name
      filter {
        lifecycles
        tiers
        industries
        regions
        sizeBands
        tags
      }
    }
  }
`);

export const filtersQuery = (businessId: string) =>
  queryOptions({
    queryKey: ['segments', 'filters', businessId],
    queryFn: async () => (await request(SegmentFiltersDocument, { businessId })).segments,
  });

type Filter = NonNullable<SegmentFiltersQuery['segments'][number]['filter']>;

/** What of a list as it is shown a segment can hold, and what it cannot. */
export interface Savable {
  readonly filter: Partial<Filter>;
  /** A search; a listed group, by name; a segment with other tags than the chosen one, by name. */
  readonly without: { readonly search?: string; readonly group?: string; readonly tags?: string };
}

/** The filter of the chosen segment and the chosen tag together. A segment has no place for two tags that must both be there. */
export function savable({ search, segment, tag }: Asked, segments: SegmentFiltersQuery['segments']): Savable {
  const chosen = segments.find(({ id }) => id === segment);
  const parts = Object.entries(chosen?.filter ?? {}).filter(([, part]) => part?.length);
  const filter = Object.fromEntries(parts) as Partial<Filter>;
  const others = tag && filter.tags && !filter.tags.includes(tag);
  return {
    filter: { ...filter, ...(tag && { tags: [tag] }) },
    without: {
      ...(search && { search }),
      ...(chosen && !chosen.filter && { group: chosen.name }),
      ...(chosen && others && { tags: chosen.name }),
    },
  };
}
