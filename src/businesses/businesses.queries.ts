import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Any, DataSource, type EntityManager, type EntityTarget } from 'typeorm';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { columnsOf } from '../platform/database/columns.js';
import { Reads } from '../platform/database/reads.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { Business } from './business.entity.js';
import type { BusinessStatus } from './business.lifecycle.js';
import { canView } from './business.policy.js';
import { Offering, ReferralTrigger, TargetMarket } from './profile.entities.js';

/** Whether the viewer of `:mine` belongs to an active business; `isAdmitted` says the same in memory. */
const ADMITTED = `EXISTS (SELECT FROM business own WHERE own.id = ANY(:mine) AND own.status = 'ACTIVE')`;

/** A business together with what its fields would otherwise load. */
export interface BusinessRow extends Business {
  targetMarkets?: TargetMarket[];
}

/** Every read of businesses. Nothing here writes, and every list knows who is looking. */
@Injectable()
export class BusinessesQueries implements OnModuleInit {
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly nodes: NodeRegistry,
    private readonly reads: Reads,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Business', (viewer, id) => this.findVisible(viewer, id));
  }

  /** By id, for fields of things that the viewer may see: a partner keeps its name when it leaves the directory. */
  readonly byId = new Loader<string, Business>(async (ids) => {
    const columns = columnsOf(this.dataSource, Business, 'b');
    const text = `SELECT ${columns} FROM business b WHERE b.id = ANY ($1)`;
    const rows = await this.reads.rows<Business>('businesses.byId', text, [ids]);
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
  async findVisible(viewer: Viewer, id: string, withMarkets = false): Promise<BusinessRow | null> {
    return this.visible(viewer, await this.one('id', id, withMarkets));
  }

  async findVisibleBySlug(viewer: Viewer, slug: string): Promise<Business | null> {
    return this.visible(viewer, await this.one('slug', slug, false));
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

  /** One prepared statement, and one JSON value: a profile has many lists, and is read all day. */
  private async one(key: 'id' | 'slug', value: string, withMarkets: boolean): Promise<BusinessRow | null> {
    const name = `businesses.one.${key}${withMarkets ? '.markets' : ''}`;
    let text = this.texts.get(name);
    if (text === undefined) {
      const markets = columnsOf(this.dataSource, TargetMarket, 'm');
      const joined = `(SELECT coalesce(json_agg(market), '[]') FROM (
        SELECT ${markets} FROM target_market m WHERE m.business_id = b.id ORDER BY m.id) market) AS "targetMarkets"`;
      const columns = `${columnsOf(this.dataSource, Business, 'b')}${withMarkets ? `, ${joined}` : ''}`;
      text = `SELECT row_to_json(one) AS row FROM (SELECT ${columns} FROM business b WHERE b.${key} = $1) one`;
      this.texts.set(name, text);
    }
    const [found] = await this.reads.rows<{ row: BusinessRow }>(name, text, [value]);
    if (!found) return null;
    // JSON knows no dates.
    const { createdAt, reapplyAt } = found.row;
    return { ...found.row, createdAt: new Date(createdAt), reapplyAt: reapplyAt && new Date(reapplyAt) };
  }

  private async visible(viewer: Viewer, business: BusinessRow | null): Promise<BusinessRow | null> {
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
      const text = `SELECT ${columns} FROM ${tableName} part WHERE part.business_id = ANY ($1) ORDER BY part.id`;
      const parts = await this.reads.rows<Part>(`businesses.${tableName}`, text, [businessIds]);
      const byBusiness = new Map<string, Part[]>(businessIds.map((id) => [id, []]));
      for (const part of parts) byBusiness.get(part.businessId)?.push(part);
      return byBusiness;
    });
  }
}
