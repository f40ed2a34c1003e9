import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { toSlice } from '../kernel/page.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import type { AvailableAction } from '../platform/graphql/action.js';
import { Needs } from '../platform/graphql/access.js';
import { After, ById, CurrentViewer, ExpectedVersion, First, Input } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { ok } from '../platform/graphql/payload.js';
import type { BookImport } from './book-import.entity.js';
import { actionsOf, undoUntil, type ImportAction } from './import.policy.js';
import type { RowKind } from './import-row.entity.js';
import {
  ImportAvailableAction,
  ImportConnection,
  ImportMapInput,
  ImportPayload,
  ImportProgressType,
  ImportRowConnection,
  ImportRowMendInput,
  ImportType,
  RowKindEnum,
  type ImportRowType,
} from './imports.graph.js';
import { ImportMending } from './import-mending.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';

const TheImport = () => ById('Id of the import');

/** Translates GraphQL to calls and back. It decides nothing: no `if` belongs here. */
@Resolver(() => ImportType)
export class ImportsResolver {
  constructor(
    private readonly service: ImportsService,
    private readonly mending: ImportMending,
    private readonly queries: ImportsQueries,
  ) {}

  @Needs('clients:read')
  @Query(() => ImportType, { nullable: true, description: 'Import by id; null if it is not of a book of the viewer' })
  import(@CurrentViewer() viewer: Viewer, @TheImport() id: string): Promise<ImportType | null> {
    return this.queries.find(viewer, id);
  }

  @Needs('clients:read')
  @Query(() => ImportConnection, { description: 'Imports into the book of one of the viewer’s businesses, newest first' })
  imports(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business', 'businessId') businessId: string,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<ImportType>> {
    return this.queries.page(viewer, businessId, toSlice(first, after));
  }

  @Needs('clients:write')
  @Mutation(() => ImportPayload, {
    description: 'Say what the columns mean; all rows are checked again. All members but viewers',
  })
  async importMap(
    @CurrentViewer() viewer: Viewer,
    @TheImport() id: string,
    @Input('What the columns mean') input: ImportMapInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ImportPayload> {
    const { fields, lifecycle = null, onKnown = null, segmentName } = input;
    const mapping = { fields, lifecycle, onKnown, segmentName: segmentName?.trim() || null };
    return ok({ import: await this.service.map(viewer, id, mapping, expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => ImportPayload, { description: 'Mend or decide a row, or leave it out. All members but viewers' })
  async importRowMend(
    @CurrentViewer() viewer: Viewer,
    @TheImport() id: string,
    @Input('How the row is mended') input: ImportRowMendInput,
  ): Promise<ImportPayload> {
    const { row, cells, decision = null } = input;
    return ok(await this.mending.mend(viewer, id, { row, cells: cells ?? [], decision }));
  }

  @Needs('clients:write')
  @Mutation(() => ImportPayload, {
    description: 'Write it into the book; doubtful rows that were not mended are left out. All members but viewers',
  })
  async importStart(
    @CurrentViewer() viewer: Viewer,
    @TheImport() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ImportPayload> {
    return ok({ import: await this.service.start(viewer, id, expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => ImportPayload, {
    description: 'Give it up; what was written so far is taken out again. All members but viewers',
  })
  async importCancel(
    @CurrentViewer() viewer: Viewer,
    @TheImport() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ImportPayload> {
    return ok({ import: await this.service.cancel(viewer, id, expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => ImportPayload, {
    description: 'Take it out of the book again, within 24 hours; what was worked on since stays. All members but viewers',
  })
  async importUndo(
    @CurrentViewer() viewer: Viewer,
    @TheImport() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ImportPayload> {
    return ok({ import: await this.service.undo(viewer, id, expectedVersion) });
  }

  @ResolveField(() => ImportProgressType, { nullable: true, description: 'How far the work under way is; null where none is' })
  progress(found: BookImport): ImportProgressType | null {
    return this.queries.progress(found);
  }

  @ResolveField(() => Date, { nullable: true, description: 'Until when it can be undone; null before it is done' })
  undoUntil(found: BookImport): Date | null {
    return undoUntil(found);
  }

  @ResolveField(() => [ImportAvailableAction], { description: 'What can be done about it now' })
  availableActions(found: BookImport): AvailableAction<ImportAction>[] {
    return actionsOf(found, now()).map((action) => ({ action, allowed: true, reason: null, deadline: undoUntil(found) }));
  }

  @ResolveField(() => ImportRowConnection, { description: 'Rows of one kind, in the order of the file' })
  rows(
    @Parent() found: BookImport,
    @Args('kind', { type: () => RowKindEnum, description: 'Which rows' }) kind: RowKind,
    @Args('first', { type: () => Int, nullable: true, description: 'How many rows to return, 1 to 100; 20 when absent' })
    first: number | null,
    @Args('after', { type: () => String, nullable: true, description: 'Cursor of the row to start after' }) after: string | null,
  ): Promise<Connection<ImportRowType>> {
    return this.queries.special(found, kind, toSlice(first, null).first, after ?? null);
  }
}
