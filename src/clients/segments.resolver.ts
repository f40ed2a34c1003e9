import { Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { tidy, tidyTags } from './client.rules.js';
import { SegmentsQueries } from './segments.queries.js';
import type { Segment, SegmentFilter } from './segment.entity.js';
import {
  SegmentAddInput,
  SegmentMembersInput,
  SegmentPayload,
  SegmentType,
  SegmentUpdateInput,
  type SegmentFilterInput,
} from './segments.graph.js';
import { SegmentsService } from './segments.service.js';

const TheSegment = () => ById('Id of the segment');

/** Translates GraphQL to calls and back. It decides nothing: no `if` belongs here. */
@Resolver(() => SegmentType)
export class SegmentsResolver {
  constructor(
    private readonly service: SegmentsService,
    private readonly queries: SegmentsQueries,
  ) {}

  @Needs('clients:read')
  @Query(() => [SegmentType], {
    description: 'Segments of one of the viewer’s businesses: those that every book has, then its own; at most 104',
  })
  segments(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business', 'businessId') businessId: string,
  ): Promise<SegmentType[]> {
    return this.queries.of(viewer, businessId);
  }

  @Needs('clients:write')
  @Mutation(() => SegmentPayload, { description: 'Save a filter, or make a group to list members in. All members but viewers' })
  async segmentAdd(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business whose book it is', 'businessId') businessId: string,
    @Input('The segment') input: SegmentAddInput,
  ): Promise<SegmentPayload> {
    const filter = input.filter ? filterOf(input.filter) : null;
    return ok({ segment: await this.service.add(viewer, businessId, tidy(input.name), filter) });
  }

  @Needs('clients:write')
  @Mutation(() => SegmentPayload, { description: 'Give a segment another name or filter. All members but viewers' })
  async segmentUpdate(
    @CurrentViewer() viewer: Viewer,
    @TheSegment() id: string,
    @Input('What changes') input: SegmentUpdateInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<SegmentPayload> {
    const change = { ...(input.name && { name: tidy(input.name) }), ...(input.filter && { filter: filterOf(input.filter) }) };
    return ok({ segment: await this.service.update(viewer, id, change, expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => SegmentPayload, { description: 'Take a segment away; its clients stay. All members but viewers' })
  async segmentRemove(
    @CurrentViewer() viewer: Viewer,
    @TheSegment() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<SegmentPayload> {
    await this.service.remove(viewer, id, expectedVersion);
    return ok({ segment: null });
  }

  @Needs('clients:write')
  @Mutation(() => SegmentPayload, { description: 'Change who is listed in a group. All members but viewers' })
  async segmentMembers(
    @CurrentViewer() viewer: Viewer,
    @TheSegment() id: string,
    @Input('Who comes and who goes') input: SegmentMembersInput,
  ): Promise<SegmentPayload> {
    return ok({ segment: await this.service.members(viewer, id, input.add ?? [], input.remove ?? []) });
  }

  @ResolveField(() => Int, { description: 'How many clients are in it' })
  clientCount(segment: Segment, _args: unknown, context: RequestContext): Promise<number> {
    return this.queries.countOf(context, segment);
  }
}

/** Only the parts that were given; tags as clients have them. */
function filterOf(input: SegmentFilterInput): SegmentFilter {
  const given = Object.entries({ ...input, ...(input.tags && { tags: tidyTags(input.tags) }) });
  return Object.fromEntries(given.filter(([, part]) => Array.isArray(part) && part.length > 0));
}
