import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { ClientSortEnum, type ClientSort } from './client-extras.graph.js';
import type { SegmentFilter } from './segment.entity.js';
import { SegmentFilterInput } from './segments.graph.js';

const FURTHEST = 10_000_000;

/** What a list of clients can be asked for, beside its page. */
@ArgsType()
export class ClientsArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, of a domain, of a person’s name or address; a name also with a slip in it',
  })
  search?: string | null;
  @Field(() => SegmentFilterInput, { nullable: true, description: 'Only clients that answer each part that is present' })
  filter?: SegmentFilterInput | null;
  @Field(() => ID, { nullable: true, description: 'Only clients in this segment' }) segmentId?: string | null;
  @Field(() => ClientSortEnum, { nullable: true, description: 'In which order; newest first when absent' })
  sort?: ClientSort | null;
  @Field(() => Int, { nullable: true, description: 'Place to begin at, from 0, for lists that scroll; instead of `after`' })
  at?: number | null;
}

/** As the queries take it. */
export function askedOf(args: ClientsArgs): {
  search: string | null;
  filter: SegmentFilter | null;
  segmentId: string | null;
  sort: ClientSort;
  at: number;
} {
  const given = Object.entries(args.filter ?? {}).filter(([, part]) => Array.isArray(part) && part.length > 0);
  return {
    search: args.search ?? null,
    filter: given.length > 0 ? Object.fromEntries(given) : null,
    segmentId: args.segmentId ?? null,
    sort: args.sort ?? 'NEWEST',
    at: Math.min(Math.max(args.at ?? 0, 0), FURTHEST),
  };
}
