import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { ClientDuplicateType, ClientMergeInput, ClientNotePayload, ClientNoteType } from './client-extras.graph.js';
import { ClientMergeService } from './client-merge.service.js';
import type { ClientNote } from './client-note.entity.js';
import { ClientNotesService } from './client-notes.service.js';
import type { Client } from './client.entity.js';
import { ClientPayload, ClientType } from './clients.graph.js';
import { ClientsQueries } from './clients.queries.js';

/** Notes, duplicates and merging. Translates and decides nothing: no `if` belongs here. */
@Resolver(() => ClientType)
export class ClientExtrasResolver {
  constructor(
    private readonly noting: ClientNotesService,
    private readonly merging: ClientMergeService,
    private readonly queries: ClientsQueries,
  ) {}

  @Needs('clients:read')
  @Query(() => [ClientDuplicateType], { description: 'Pairs of clients of a book that may be the same company; the first 50' })
  clientDuplicates(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business', 'businessId') businessId: string,
  ): Promise<ClientDuplicateType[]> {
    return this.queries.duplicates(viewer, businessId);
  }

  @Needs('clients:read')
  @Query(() => [String], { description: 'Tags in use in a book, most used first; at most 200' })
  clientTags(@CurrentViewer() viewer: Viewer, @ById('Id of the business', 'businessId') businessId: string): Promise<string[]> {
    return this.queries.tags(viewer, businessId);
  }

  @Needs('clients:write')
  @Mutation(() => ClientPayload, {
    description: 'Make one client of two: people, notes, groups and introductions go over. All members but viewers',
  })
  async clientMerge(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the client that stays') id: string,
    @Input('Which client goes') input: ClientMergeInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ClientPayload> {
    return ok({ client: await this.merging.merge(viewer, id, input.fromId, input.take ?? [], expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => ClientNotePayload, { description: 'Write something down about a client. All members but viewers' })
  async clientNoteAdd(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the client', 'clientId') clientId: string,
    @Args('text', { description: 'What to remember, at most 4,000 characters' }) text: string,
  ): Promise<ClientNotePayload> {
    return ok({ client: await this.noting.add(viewer, clientId, text) });
  }

  @Needs('clients:write')
  @Mutation(() => ClientNotePayload, { description: 'Erase a note. All members but viewers' })
  async clientNoteRemove(@CurrentViewer() viewer: Viewer, @ById('Id of the note') id: string): Promise<ClientNotePayload> {
    return ok({ client: await this.noting.remove(viewer, id) });
  }

  @ResolveField(() => [ClientNoteType], { description: 'What was written down about it, newest first; at most 500' })
  notes(client: Client, _args: unknown, context: RequestContext): Promise<ClientNote[] | null> {
    return this.queries.notesOf.load(context, client.id);
  }
}
