import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import type { AllianceMapQuery } from '../../gql/generated/map/graphql';
import { MapDocument, MineDocument, PartnersDocument, SegmentAlliesDocument, SharedDocument, TheirsDocument } from './documents';

/** What a change on the map makes out of date: first words of query keys. */
export const touched = ['map', 'alliance', 'inbox', 'today'] as const;

export type AllianceMap = AllianceMapQuery['allianceMap'];
export type Cell = AllianceMap['cells'][number];
export type SharingRequest = NonNullable<AllianceMapQuery['alliance']>['sharingRequests'][number];
export interface MapPartner {
  readonly allianceId: string;
  readonly name: string;
}

/** The partners whom a firm can share a map with. */
export const partnersQuery = (businessId: string) =>
  queryOptions({
    queryKey: ['map', 'partners', businessId],
    queryFn: async (): Promise<MapPartner[]> =>
      (await request(PartnersDocument, { businessId })).alliances.nodes.map(({ id, proposer, partner }) => ({
        allianceId: id,
        name: (proposer.id === businessId ? partner : proposer).tradingName,
      })),
  });

/** While something is being counted it is asked for again: partial results stand there already. */
const COUNTING_MS = 2_000;

export const mapQuery = (allianceId: string, asPartner = false) =>
  queryOptions({
    queryKey: ['map', allianceId, asPartner],
    queryFn: async () => {
      const { allianceMap, alliance } = await request(MapDocument, { allianceId, asPartner });
      return { ...allianceMap, requests: alliance?.sharingRequests ?? [] };
    },
    refetchInterval: ({ state }) => (state.data?.cells.some(isCounting) ? COUNTING_MS : false),
  });

export const isCounting = ({ level, countedAt }: Pick<Cell, 'level' | 'countedAt'>): boolean =>
  level !== 'HIDDEN' && countedAt === null;

interface Of {
  readonly allianceId: string;
  readonly own: string;
  readonly other: string;
}
const from = { initialPageParam: null as string | null };
const next = ({ pageInfo }: { pageInfo: { hasNextPage: boolean; endCursor?: string | null } }) =>
  pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;

export const sharedQuery = (of: Of, asPartner = false) =>
  infiniteQueryOptions({
    queryKey: ['map', of.allianceId, 'shared', of.own, of.other, asPartner],
    queryFn: async ({ pageParam }) => (await request(SharedDocument, { ...of, asPartner, after: pageParam })).sharedClients,
    ...from,
    getNextPageParam: next,
  });
export const theirsQuery = (of: Of) =>
  infiniteQueryOptions({
    queryKey: ['map', of.allianceId, 'theirs', of.own, of.other],
    queryFn: async ({ pageParam }) => (await request(TheirsDocument, { ...of, after: pageParam })).partnerClients,
    ...from,
    getNextPageParam: next,
  });
export const mineQuery = (of: Of) =>
  infiniteQueryOptions({
    queryKey: ['map', of.allianceId, 'mine', of.own, of.other],
    queryFn: async ({ pageParam }) => (await request(MineDocument, { ...of, after: pageParam })).greenfieldClients,
    ...from,
    getNextPageParam: next,
  });

export const segmentAlliesQuery = (businessId: string, segmentId: string) =>
  queryOptions({
    queryKey: ['map', 'allies', businessId, segmentId],
    queryFn: async () => (await request(SegmentAlliesDocument, { businessId, segmentId })).segmentAllies,
  });
