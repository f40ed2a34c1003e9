import { Injectable, type OnModuleInit } from '@nestjs/common';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { Invitation, LawfulBasis } from './invitation.entity.js';
import type { InvitationStage } from './invitation.lifecycle.js';

/** The businesses for which the viewer reads guests: none through an API key that was not given campaigns. */
export const readersOf = (viewer: Viewer): string[] =>
  viewer.scopes === null || viewer.scopes.has('campaigns:read') ? [...viewer.roles.keys()] : [];

/** Reads of guests. Row-level security shows the host all of its own, and the beneficiary those who said yes. */
@Injectable()
export class GuestsQueries implements OnModuleInit {
  constructor(
    private readonly rows: PrivateRows,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Guest', (viewer, id) => this.findVisible(viewer, id));
  }

  readonly ofContact = new Loader<string, Invitation[], RequestContext>(async (contactIds, context) => {
    const rows = await this.rows.find(readersOf(viewerOf(context)), Invitation, {
      ...{ name: 'guests.ofContact', where: 'contact_id = ANY ($2)', values: [contactIds], order: 'id DESC' },
    });
    const byContact = new Map<string, Invitation[]>(contactIds.map((id) => [id, []]));
    for (const row of rows) byContact.get(row.contactId)?.push(row);
    return byContact;
  });

  readonly basesOf = new Loader<string, LawfulBasis[], RequestContext>(async (contactIds, context) => {
    const rows = await this.rows.find(readersOf(viewerOf(context)), LawfulBasis, {
      ...{ name: 'lawfulBases.ofContact', where: 'contact_id = ANY ($2)', values: [contactIds], order: 'id DESC' },
    });
    const byContact = new Map<string, LawfulBasis[]>(contactIds.map((id) => [id, []]));
    for (const row of rows) byContact.get(row.contactId)?.push(row);
    return byContact;
  });

  async findVisible(viewer: Viewer, id: string): Promise<Invitation | null> {
    const [row] = await this.rows.find(readersOf(viewer), Invitation, {
      ...{ name: 'guests.find', where: 'id = $2', values: [id] },
    });
    return row ?? null;
  }

  async page(viewer: Viewer, campaignId: string, stage: InvitationStage | null, slice: Slice): Promise<Page<Invitation>> {
    const rows = await this.rows.find(readersOf(viewer), Invitation, {
      name: 'guests.page',
      where: 'campaign_id = $2 AND ($3::text IS NULL OR stage = $3) AND ($4::uuid IS NULL OR id < $4)',
      values: [campaignId, stage, slice.after],
      order: 'id DESC',
      limit: slice.first + 1,
    });
    return toPage(rows, slice);
  }
}
