import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import type { AllianceQuery, AlliancesQuery, AllianceTrustQuery } from '../../gql/generated/alliances/graphql';
import { AllianceDocument, AlliancesDocument, AllianceTrustDocument, AllianceWorkDocument } from './documents';

type Listed = AlliancesQuery['alliances']['nodes'][number];
export type Row = Listed & { readonly other: Listed['partner']; readonly given: number; readonly received: number };
export type Alliance = NonNullable<AllianceQuery['alliance']>;
export type Trust = NonNullable<AllianceTrustQuery['alliance']>;

/** A firm's alliances with what went over each of them, the newest first. */
export const alliancesQuery = (businessId: string) =>
  infiniteQueryOptions({
    queryKey: ['alliances', businessId],
    queryFn: ({ pageParam }) => request(AlliancesDocument, { businessId, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ alliances: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) =>
      pages.flatMap(({ alliances, report }) => {
        const balances = new Map(report.giveAndGet.map((balance) => [balance.partner.id, balance]));
        return alliances.nodes.map((node): Row => {
          const other = node.proposer.id === businessId ? node.partner : node.proposer;
          const { given = 0, received = 0 } = balances.get(other.id) ?? {};
          return { ...node, other, given, received };
        });
      }),
  });

export const allianceQuery = (id: string) =>
  queryOptions({
    queryKey: ['alliance', id],
    queryFn: async (): Promise<Alliance | null> => (await request(AllianceDocument, { id })).alliance ?? null,
  });

/** What went over an alliance: introductions, the ledger, the history. */
export const allianceWorkQuery = (id: string) =>
  queryOptions({
    queryKey: ['alliance', id, 'work'],
    queryFn: async () => (await request(AllianceWorkDocument, { id })).alliance ?? null,
  });

/** What the two show each other, their meetings, and the work of their pilot. */
export const allianceTrustQuery = (id: string) =>
  queryOptions({
    queryKey: ['alliance', id, 'trust'],
    queryFn: async (): Promise<Trust | null> => (await request(AllianceTrustDocument, { id })).alliance ?? null,
  });

const DAY = 86_400_000;
export const daysSince = (at: string): number => Math.floor((Date.now() - new Date(at).getTime()) / DAY);

export const LIVE_STAGES: readonly string[] = [
  'PROPOSED',
  'GETTING_TO_KNOW',
  'PENDING_APPROVAL',
  'PILOT',
  'ACTIVE',
  'PAUSED',
  'SUSPENDED',
];
