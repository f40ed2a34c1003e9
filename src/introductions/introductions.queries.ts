import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Reads } from '../platform/database/reads.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { notFound } from './introduction-moves.js';
import { Introduction } from './introduction.entity.js';
import { OPEN_STAGES, RUNNING_STAGES } from './introduction.lifecycle.js';
import { canView } from './introduction.policy.js';

export interface Counts {
  readonly given: number;
  readonly received: number;
  readonly open: number;
}

/** Reads of introductions, one by one and by alliance. Nothing here writes, and every list knows who is looking. */
@Injectable()
export class IntroductionsQueries implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly nodes: NodeRegistry,
    private readonly reads: Reads,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Introduction', (viewer, id) => this.findVisible(viewer, id));
  }

  /** By id, for fields of things that the viewer may see. */
  readonly byId = new Loader<string, Introduction>(async (ids) => {
    const rows = await this.dataSource.manager.findBy(Introduction, { id: Any([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  });

  /** The live clocks of an introduction, the consent's while the client is asked; the one due first before the others. */
  readonly clocksOf = new Loader<string, Pick<Clock, 'purpose' | 'dueAt' | 'remindAt'>[]>(async (ids) => {
    const rows = await this.dataSource.query<{ id: string; purpose: string; dueAt: Date; remindAt: Date | null }[]>(
      `/* introductions.clocksOf */
       SELECT waiting.id, clock.purpose, clock.due_at AS "dueAt", clock.remind_at AS "remindAt"
       FROM (
         SELECT id, id AS subject_id FROM unnest($1::uuid[]) id
         UNION ALL
         SELECT subject_id, consent_id FROM consent_owner WHERE subject_id = ANY ($1)
       ) waiting
       JOIN clock ON clock.subject_id = waiting.subject_id AND clock.state IN ('RUNNING', 'PAUSED')
       ORDER BY clock.due_at`,
      [ids],
    );
    const byId = new Map<string, Pick<Clock, 'purpose' | 'dueAt' | 'remindAt'>[]>(ids.map((id) => [id, []]));
    for (const { id, ...clock } of rows) byId.get(id)?.push(clock);
    return byId;
  });

  readonly countsOf = new Loader<string, Counts>(async (businessIds) => {
    const rows = await this.reads.rows<Counts & { id: string }>(
      'introductions.countsOf',
      `       SELECT business.id, g.given, r.received, g.open + r.open AS open
       FROM unnest($1::uuid[]) business(id)
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE stage <> 'DRAFT')::int AS given, count(*) FILTER (WHERE stage = ANY ($2))::int AS open
         FROM introduction WHERE introducer_id = business.id
       ) g
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS received, count(*) FILTER (WHERE stage = ANY ($2))::int AS open
         FROM introduction WHERE beneficiary_id = business.id AND shown_at IS NOT NULL
       ) r`,
      [businessIds, [...OPEN_STAGES, ...RUNNING_STAGES]],
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  });

  /** The introduction, or null when it does not exist or the viewer may not know that it does. */
  async findVisible(viewer: Viewer, id: string): Promise<Introduction | null> {
    const introduction = await this.dataSource.manager.findOneBy(Introduction, { id });
    return introduction && canView(viewer, introduction) ? introduction : null;
  }

  /** The same, locked until the transaction ends; NOT_FOUND where `findVisible` answers null. */
  async lockFor(tx: Tx, viewer: Viewer, id: string): Promise<Introduction> {
    const introduction = await lockRow(tx, Introduction, id);
    if (!introduction || !canView(viewer, introduction)) throw notFound();
    return introduction;
  }

  /** Those of an alliance that the viewer may see, newest first. */
  async pageOfAlliance(viewer: Viewer, allianceId: string, slice: Slice): Promise<Page<Introduction>> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(Introduction, 'introduction')
      .comment('introductions.pageOfAlliance')
      .where('introduction.allianceId = :allianceId', { allianceId })
      // In parentheses of its own: TypeORM adds none, and an OR would leak.
      .andWhere(
        `(:isAdmin OR introduction.introducerId = ANY(:mine)
          OR (introduction.beneficiaryId = ANY(:mine) AND introduction.shownAt IS NOT NULL))`,
        { isAdmin: viewer.isAdmin, mine: [...viewer.roles.keys()] },
      )
      .andWhere(slice.after ? '(introduction.id < :after)' : 'TRUE', { after: slice.after })
      .orderBy('introduction.id', 'DESC')
      .limit(slice.first + 1)
      .getMany();
    return toPage(rows, slice);
  }
}
