import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Any, DataSource, type EntityManager, type EntityTarget } from 'typeorm';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { columnsOf } from '../platform/database/columns.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { Business } from './business.entity.js';
import type { BusinessStatus } from './business.lifecycle.js';
import { canView } from './business.policy.js';
import { Offering, ReferralTrigger, TargetMarket } from './profile.entities.js';

/** Whether the viewer of `:mine` belongs to an active business; `isAdmitted` says the same in memory. */
const ADMITTED = `EXISTS (SELECT FROM business own WHERE own.id = ANY(:mine) AND own.status = 'ACTIVE')`;

/** Every read of businesses. Nothing here writes, and every list knows who is looking. */
@Injectable()
export class BusinessesQueries implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Business', (viewer, id) => this.findVisible(viewer, id));
  }

  /** By id, for fields of things that the viewer may see: a partner keeps its name when it leaves the directory. */
  readonly byId = new Loader<string, Business>(async (ids) => {
    const columns = columnsOf(this.dataSource, Business, 'b');
    const rows = await this.dataSource.query<Business[]>(
      `/* businesses.byId */ SELECT ${columns} FROM business b WHERE b.id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  });

  readonly offeringsOf = this.partsOf(Offering);
  readonly targetMarketsOf = this.partsOf(TargetMarket);
  readonly referralTriggersOf = this.partsOf(ReferralTrigger);

  /** The row itself, for rules of other features; whoever calls decides who may know. */
  find(manager: EntityManager, id: string): Promise<Business | null> {
    return manager.findOneBy(Business, { id });
  }

  /** The business, or null when it does not exist or the viewer may not know that it does. */
  async findVisible(viewer: Viewer, id: string): Promise<Business | null> {
    return this.visible(viewer, await this.one('id', id));
  }

  async findVisibleBySlug(viewer: Viewer, slug: string): Promise<Business | null> {
    return this.visible(viewer, await this.one('slug', slug));
  }

  /** Newest first; `status` null for all that the viewer may see. */
  async page(viewer: Viewer, status: BusinessStatus | null, slice: Slice): Promise<Page<Business>> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(Business, 'business')
      .comment('businesses.page')
      // Each condition in parentheses of its own: TypeORM adds none, and an OR would leak.
      .where(`(:isAdmin OR business.id = ANY(:mine) OR (business.status = 'ACTIVE' AND ${ADMITTED}))`, {
        isAdmin: viewer.isAdmin,
        mine: [...viewer.roles.keys()],
      })
      .andWhere(status ? '(business.status = :status)' : 'TRUE', { status })
      .andWhere(slice.after ? '(business.id < :after)' : 'TRUE', { after: slice.after })
      .orderBy('business.id', 'DESC')
      .limit(slice.first + 1)
      .getMany();
    return toPage(rows, slice);
  }

  /** Whether the viewer belongs to an active business. */
  async isAdmitted(manager: EntityManager, viewer: Viewer): Promise<boolean> {
    return viewer.roles.size > 0 && (await manager.existsBy(Business, { id: Any([...viewer.roles.keys()]), status: 'ACTIVE' }));
  }

  /** By hand: profiles are read all day. */
  private async one(key: 'id' | 'slug', value: string): Promise<Business | null> {
    const columns = columnsOf(this.dataSource, Business, 'b');
    const [row] = await this.dataSource.query<Business[]>(
      `/* businesses.one */ SELECT ${columns} FROM business b WHERE b.${key} = $1`,
      [value],
    );
    return row ?? null;
  }

  private async visible(viewer: Viewer, business: Business | null): Promise<Business | null> {
    if (!business) return null;
    // The second question is asked only where its answer matters.
    const isSeen =
      canView(viewer, business, false) || canView(viewer, business, await this.isAdmitted(this.dataSource.manager, viewer));
    return isSeen ? business : null;
  }

  private partsOf<Part extends { id: string; businessId: string }>(entity: EntityTarget<Part>): Loader<string, Part[]> {
    return new Loader<string, Part[]>(async (businessIds) => {
      const { tableName } = this.dataSource.getMetadata(entity);
      const columns = columnsOf(this.dataSource, entity, 'part');
      const parts = await this.dataSource.query<Part[]>(
        `/* businesses.partsOf */ SELECT ${columns} FROM ${tableName} part WHERE part.business_id = ANY ($1) ORDER BY part.id`,
        [businessIds],
      );
      const byBusiness = new Map<string, Part[]>(businessIds.map((id) => [id, []]));
      for (const part of parts) byBusiness.get(part.businessId)?.push(part);
      return byBusiness;
    });
  }
}
