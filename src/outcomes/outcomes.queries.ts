import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Reads } from '../platform/database/reads.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { Outcome, ReciprocityEntry } from './outcome.entity.js';
import type { OutcomeState } from './outcome.lifecycle.js';
import { canView, isAwaited } from './outcome.policy.js';

/** A dispute that waits for a side. */
export interface Dispute {
  readonly id: string;
  readonly clockId: string;
  readonly since: Date;
  readonly dueAt: Date;
}

/** Every read of outcomes and ledgers. Nothing here writes, and every list knows who is looking. */
@Injectable()
export class OutcomesQueries implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly nodes: NodeRegistry,
    private readonly reads: Reads,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Outcome', (viewer, id) => this.findVisible(viewer, id));
  }

  /** All outcomes of an introduction, the oldest first. Whoever sees the introduction sees them. */
  readonly ofIntroduction = new Loader<string, Outcome[]>(async (introductionIds) => {
    const rows = await this.dataSource.manager.find(Outcome, {
      where: { introductionId: Any([...introductionIds]) },
      order: { id: 'ASC' },
    });
    const groups = new Map<string, Outcome[]>(introductionIds.map((id) => [id, []]));
    for (const row of rows) groups.get(row.introductionId)?.push(row);
    return groups;
  });

  /** By id, for fields of things that the viewer may see. */
  readonly byId = new Loader<string, Outcome>(async (ids) => {
    const rows = await this.dataSource.manager.findBy(Outcome, { id: Any([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  });

  async findVisible(viewer: Viewer, id: string): Promise<Outcome | null> {
    const outcome = await this.dataSource.manager.findOneBy(Outcome, { id });
    return outcome && canView(viewer, outcome) ? outcome : null;
  }

  /** Newest first. */
  async page(
    viewer: Viewer,
    filter: { state: OutcomeState | null; businessId: string | null },
    slice: Slice,
  ): Promise<Page<Outcome>> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(Outcome, 'outcome')
      .comment('outcomes.page')
      .where('(:isAdmin OR outcome.introducerId = ANY(:mine) OR outcome.beneficiaryId = ANY(:mine))', {
        isAdmin: viewer.isAdmin,
        mine: [...viewer.roles.keys()],
      })
      .andWhere(filter.businessId ? '(outcome.introducerId = :of OR outcome.beneficiaryId = :of)' : 'TRUE', {
        of: filter.businessId,
      })
      .andWhere(filter.state ? '(outcome.state = :state)' : 'TRUE', { state: filter.state })
      .andWhere(slice.after ? '(outcome.id < :after)' : 'TRUE', { after: slice.after })
      .orderBy('outcome.id', 'DESC')
      .limit(slice.first + 1)
      .getMany();
    return toPage(rows, slice);
  }

  /** The disputes that wait for this business, each with the clock that runs for it. */
  async disputesAwaiting(businessId: string): Promise<Dispute[]> {
    const rows = await this.reads.rows<Dispute & Pick<Outcome, 'state' | 'proposedById'>>(
      'outcomes.disputesAwaiting',
      `SELECT o.id, o.state, o.proposed_by_id AS "proposedById", c.id AS "clockId", c.started_at AS since, c.due_at AS "dueAt"
       FROM outcome o JOIN clock c ON c.subject_id = o.id AND c.purpose = 'outcome.dispute' AND c.state = 'RUNNING'
       WHERE o.state = 'DISPUTED' AND (o.introducer_id = $1 OR o.beneficiary_id = $1)`,
      [businessId],
    );
    return rows.filter((row) => isAwaited(row, businessId));
  }

  /** The lines of an alliance's ledger, newest first. Whoever sees the alliance sees them. */
  async ledgerPage(allianceId: string, slice: Slice): Promise<Page<ReciprocityEntry>> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(ReciprocityEntry, 'line')
      .comment('outcomes.ledgerPage')
      .where('line.allianceId = :allianceId', { allianceId })
      .andWhere(slice.after ? '(line.id < :after)' : 'TRUE', { after: slice.after })
      .orderBy('line.id', 'DESC')
      .limit(slice.first + 1)
      .getMany();
    return toPage(rows, slice);
  }
}
