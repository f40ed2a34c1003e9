import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Any, DataSource, type EntityManager } from 'typeorm';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { Agreement, AgreementAcceptance, Alliance, PilotReview } from './alliance.entity.js';
import type { AllianceStage } from './alliance.lifecycle.js';
import { canView } from './alliance.policy.js';

export interface AllianceFilter {
  readonly stage: AllianceStage | null;
  readonly businessId: string | null;
}

/** Every read of alliances. Nothing here writes, and every list knows who is looking. */
@Injectable()
export class AlliancesQueries implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Alliance', (viewer, id) => this.findVisible(viewer, id));
  }

  /** By id, for fields of things that the viewer may see. */
  readonly byId = new Loader<string, Alliance>(async (ids) => {
    const rows = await this.dataSource.manager.findBy(Alliance, { id: Any([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  });

  /** All versions of the terms, newest first. */
  readonly agreementsOf = new Loader<string, Agreement[]>(async (allianceIds) => {
    const rows = await this.dataSource.manager.find(Agreement, {
      where: { allianceId: Any([...allianceIds]) },
      order: { number: 'DESC' },
    });
    return groupedBy(allianceIds, rows, (row) => row.allianceId);
  });

  readonly acceptancesOf = new Loader<string, AgreementAcceptance[]>(async (agreementIds) => {
    const rows = await this.dataSource.manager.find(AgreementAcceptance, {
      where: { agreementId: Any([...agreementIds]) },
      order: { acceptedAt: 'ASC' },
    });
    return groupedBy(agreementIds, rows, (row) => row.agreementId);
  });

  readonly reviewsOf = new Loader<string, PilotReview[]>(async (allianceIds) => {
    const rows = await this.dataSource.manager.find(PilotReview, {
      where: { allianceId: Any([...allianceIds]) },
      order: { givenAt: 'ASC' },
    });
    return groupedBy(allianceIds, rows, (row) => row.allianceId);
  });

  /** The row itself, for rules of other features; whoever calls decides who may know. */
  find(manager: EntityManager, id: string): Promise<Alliance | null> {
    return manager.findOneBy(Alliance, { id });
  }

  /** The alliance, or null when it does not exist or the viewer may not know that it does. */
  async findVisible(viewer: Viewer, id: string): Promise<Alliance | null> {
    const alliance = await this.dataSource.manager.findOneBy(Alliance, { id });
    return alliance && canView(viewer, alliance) ? alliance : null;
  }

  /**
   * The alliance as it stands, locked until the transaction ends: whoever builds on its stage must not
   * see it paused or ended in between. Null when it is not there.
   */
  lock(tx: Tx, id: string): Promise<Alliance | null> {
    return lockRow(tx, Alliance, id);
  }

  /** The reviews of both sides where both have spoken, else only the viewer's own. Admins see all. */
  async reviewsVisible(viewer: Viewer, alliance: Alliance, request: object): Promise<PilotReview[]> {
    const reviews = (await this.reviewsOf.load(request, alliance.id)) ?? [];
    const spoken = (round: number) => reviews.filter((review) => review.round === round).length === 2;
    return reviews.filter((review) => viewer.isAdmin || belongsTo(viewer, review.businessId) || spoken(review.round));
  }

  /** Newest first. Ids are time-ordered, so the primary key is the whole cursor. */
  async page(viewer: Viewer, { stage, businessId }: AllianceFilter, slice: Slice): Promise<Page<Alliance>> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(Alliance, 'alliance')
      .comment('alliances.page')
      // Each condition in parentheses of its own: TypeORM adds none, and an OR would leak.
      .where('(:isAdmin OR alliance.proposerId = ANY(:mine) OR alliance.partnerId = ANY(:mine))', {
        isAdmin: viewer.isAdmin,
        mine: [...viewer.roles.keys()],
      })
      .andWhere(businessId ? '(alliance.proposerId = :businessId OR alliance.partnerId = :businessId)' : 'TRUE', { businessId })
      .andWhere(stage ? '(alliance.stage = :stage)' : 'TRUE', { stage })
      .andWhere(slice.after ? '(alliance.id < :after)' : 'TRUE', { after: slice.after })
      .orderBy('alliance.id', 'DESC')
      .limit(slice.first + 1)
      .getMany();
    return toPage(rows, slice);
  }
}

/** Rows by key, with an empty list for a key without rows. */
export function groupedBy<Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return groups;
}
