import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { After, ById, CurrentViewer, First } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { InboxBoxEnum, InboxConnection, InboxCountsType, InboxItemPayload, InboxItemType, type Box } from './inbox.graph.js';
import { InboxQueries, type Counts, type InboxPage } from './inbox.queries.js';
import { InboxService } from './inbox.service.js';

const OfBusiness = () => Args('businessId', { type: () => ID, description: 'Id of the business' }, new ParseUUIDPipe());
const TheItem = () => ById('Id of the item');

/** Reads of the inbox, and what a person does with its items. Marks are each person's own. */
@Resolver()
export class InboxResolver {
  constructor(
    private readonly queries: InboxQueries,
    private readonly service: InboxService,
  ) {}

  @Needs('inbox:read')
  @Query(() => InboxConnection, { description: 'What waits for a business and what happened to it, for its members' })
  inbox(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @Args('box', { type: () => InboxBoxEnum, description: 'Which part' }) box: Box,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<InboxItemType>> {
    return this.queries.page(viewer, businessId, box, toSlice(first, after));
  }

  @Needs('inbox:read')
  @Query(() => InboxCountsType, { description: 'How much the inbox of a business holds for the viewer, for its members' })
  inboxCounts(@CurrentViewer() viewer: Viewer, @OfBusiness() businessId: string): Promise<Counts> {
    return this.queries.counts(viewer, businessId);
  }

  @Needs('inbox:write')
  @Mutation(() => InboxItemPayload, { description: 'Put an item off; it comes back by itself' })
  async inboxItemSnooze(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @TheItem() id: string,
    @Args('until', { type: () => Date, description: 'When it comes back, within a year' }) until: Date,
  ): Promise<InboxItemPayload> {
    return ok({ item: await this.service.snooze(viewer, businessId, id, until) });
  }

  @Needs('inbox:write')
  @Mutation(() => InboxItemPayload, { description: 'Finish with an item. A task stays the firm’s: only its answer ends it' })
  async inboxItemFinish(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @TheItem() id: string,
  ): Promise<InboxItemPayload> {
    return ok({ item: await this.service.finish(viewer, businessId, id) });
  }

  @Needs('inbox:write')
  @Mutation(() => InboxItemPayload, { description: 'Take an item back that was put off or finished with' })
  async inboxItemRestore(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @TheItem() id: string,
  ): Promise<InboxItemPayload> {
    return ok({ item: await this.service.restore(viewer, businessId, id) });
  }

  @Needs('inbox:write')
  @Mutation(() => InboxItemPayload, { description: 'Note that an item was read' })
  async inboxItemMarkRead(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @TheItem() id: string,
  ): Promise<InboxItemPayload> {
    return ok({ item: await this.service.markRead(viewer, businessId, id) });
  }

  @Needs('inbox:write')
  @Mutation(() => InboxItemPayload, { description: 'Note that an item is to be read again' })
  async inboxItemMarkUnread(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @TheItem() id: string,
  ): Promise<InboxItemPayload> {
    return ok({ item: await this.service.markUnread(viewer, businessId, id) });
  }
}

/** The count of a box, made only when asked for. */
@Resolver(() => InboxConnection)
export class InboxTotalsResolver {
  constructor(private readonly queries: InboxQueries) {}

  @ResolveField(() => Int, { description: 'How many items there are in all; costs a query of its own' })
  totalCount(page: InboxPage, _args: unknown, context: RequestContext): Promise<number> {
    return this.queries.count(viewerOf(context), page.countable);
  }
}
