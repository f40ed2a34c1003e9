import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ownDomainOf, type Business } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { Nomination } from './nomination.entity.js';

/** Two firms that a nomination has brought together, as one of them sees it. */
export interface Tie {
  readonly id: string;
  readonly otherId: string;
  readonly otherName: string;
  /** Whether the other one nominated this one. */
  readonly isNominee: boolean;
  readonly joinedAt: Date | null;
  readonly hasAlliance: boolean;
}

/** More than these a person does not read. */
const MOST_TIES = 20;
/** Where a firm can be found, as the index `business_addresses` spells it. */
const ADDRESSES = `(b.domains || lower(substring(coalesce(b.website, '') FROM '^https?://(?:www\\.)?([^/:]+)')))`;

/** Every read of nominations. */
@Injectable()
export class NominationsQueries implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: PrivateRows,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Nomination', (viewer, id) => this.find(viewer, id));
  }

  /** Of a firm that the viewer belongs to; null for everybody else, the nominee and admins among them. */
  async find(viewer: Viewer, id: string): Promise<Nomination | null> {
    const values = [id];
    const [row] = await this.rows.find(firmsOf(viewer), Nomination, { name: 'nominations.find', where: 'id = $2', values });
    return row ?? null;
  }

  /** Newest first. */
  async page(viewer: Viewer, businessId: string, slice: Slice): Promise<Page<Nomination>> {
    assertMember(viewer, businessId);
    const rows = await this.rows.find([businessId], Nomination, {
      name: 'nominations.page',
      where: 'business_id = $2 AND ($3::uuid IS NULL OR id < $3)',
      values: [businessId, slice.after],
      order: 'id DESC',
      limit: slice.first + 1,
    });
    return toPage(rows, slice);
  }

  /** Firms that nominated this one or that it nominated, the newest first, since they registered. */
  ties(viewer: Viewer, businessId: string): Promise<Tie[]> {
    assertMember(viewer, businessId);
    return this.dataSource.query<Tie[]>(
      `/* nominations.ties */
       SELECT tie.*, b.trading_name AS "otherName", EXISTS (SELECT FROM alliance a WHERE a.stage <> ALL ('{DECLINED,EXPIRED,REJECTED,WITHDRAWN,ENDED}')
           AND ((a.proposer_id = $1 AND a.partner_id = "otherId") OR (a.partner_id = $1 AND a.proposer_id = "otherId"))) AS "hasAlliance"
       FROM (
         SELECT nomination_id AS id, CASE WHEN nominee_id = $1 THEN business_id ELSE nominee_id END AS "otherId",
           nominee_id = $1 AS "isNominee", joined_at AS "joinedAt"
         FROM nomination_owner WHERE nominee_id = $1 OR (business_id = $1 AND joined_at IS NOT NULL)
       ) tie JOIN business b ON b.id = "otherId" AND b.status = 'ACTIVE'
       ORDER BY tie.id DESC LIMIT ${MOST_TIES}`,
      [businessId],
    );
  }

  /** The active firm that has one of these addresses or websites; null where none has. Active firms are in the directory. */
  async activeAt(
    manager: EntityManager,
    addresses: readonly (string | null)[],
  ): Promise<Pick<Business, 'id' | 'tradingName'> | null> {
    const domains = addresses.map((each) => (each ? ownDomainOf(each) : null)).filter((each) => each !== null);
    if (domains.length === 0) return null;
    const [found] = await manager.query<Pick<Business, 'id' | 'tradingName'>[]>(
      `/* nominations.activeAt */
       SELECT b.id, b.trading_name AS "tradingName" FROM business b
       WHERE ${ADDRESSES} && $1::text[] AND b.status = 'ACTIVE' ORDER BY b.id LIMIT 1`,
      [domains],
    );
    return found ?? null;
  }

  /** As `activeAt`, for a member who is about to nominate. */
  lookUp(viewer: Viewer, businessId: string, address: string): Promise<Pick<Business, 'id'> | null> {
    assertMember(viewer, businessId);
    return this.activeAt(this.dataSource.manager, [address]);
  }
}

/** The firms whose nominations and surveys the viewer may read. */
export const firmsOf = ({ roles }: Viewer): string[] => [...roles.keys()];

export function assertMember(viewer: Viewer, businessId: string): void {
  if (belongsTo(viewer, businessId)) return;
  throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
}
