import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import type { AuditEntryType, AuditFilter } from './audit.graph.js';

/** An entry with the names that a file shows and the schema finds by itself. */
export interface AuditRow extends AuditEntryType {
  readonly actorName: string | null;
  readonly businessName: string | null;
}

/** Rows of a file that are read at a time. */
const BATCH = 500;

/**
 * Words that two partners write each other about a client are theirs: an admin reads no introduction's note, and so
 * no note in its events. The same for whatever happens in a private book.
 */
const OWN_WORDS = `e.type ~ '^(introduction|consent|client|contact|import|segment|disclosure|invitation|nomination|supplier_survey)\\.'`;

/** Reads of the whole event log, for admins only. */
@Injectable()
export class AuditQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async page(viewer: Viewer, filter: AuditFilter, slice: Slice): Promise<Page<AuditRow>> {
    assertAdmin(viewer);
    return toPage(await this.rows(filter, slice.after, slice.first + 1), slice);
  }

  /** Every row that `page` would list, in its order, a batch in memory at a time. */
  async *all(viewer: Viewer, filter: AuditFilter): AsyncGenerator<AuditRow> {
    assertAdmin(viewer);
    for (let after: string | null = null; ;) {
      const rows: AuditRow[] = await this.rows(filter, after, BATCH);
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = last.id;
    }
  }

  private rows(filter: AuditFilter, after: string | null, limit: number): Promise<AuditRow[]> {
    const { actorId, businessId, subjectId, type, since, until } = filter;
    const values: unknown[] = [];
    const where = [
      [actorId, 'e.actor_id = $'],
      [businessId, 'EXISTS (SELECT FROM event_audience a WHERE a.business_id = $ AND a.position = e.position)'],
      [subjectId, 'e.subject_id = $'],
      [type || null, 'e.type ^@ $'],
      [since, 'e.occurred_at >= $'],
      [until, 'e.occurred_at < $'],
      [after, 'e.position < (SELECT position FROM event WHERE id = $)'],
    ] as const;
    const conditions = where.flatMap(([value, condition]) => {
      if (value === null || value === undefined) return [];
      values.push(value);
      return [condition.replaceAll('$', `$${values.length}`)];
    });
    return this.dataSource.query<AuditRow[]>(
      `/* audit.rows */
       SELECT e.id, e.occurred_at AS "occurredAt", e.type, e.subject_id AS "subjectId", e.actor_id AS "actorId",
              e.business_id AS "businessId", e.payload->>'reason' AS reason,
              CASE WHEN ${OWN_WORDS} THEN NULL ELSE e.payload->>'note' END AS note,
              actor.name AS "actorName", own.trading_name AS "businessName",
              coalesce(b.trading_name, u.name, one.trading_name || ' – ' || other.trading_name) AS "subjectName"
       FROM (SELECT * FROM event e WHERE ${['TRUE', ...conditions].join(' AND ')} ORDER BY e.position DESC LIMIT ${limit}) e
       LEFT JOIN user_account actor ON actor.id = e.actor_id
       LEFT JOIN business own ON own.id = e.business_id
       LEFT JOIN business b ON b.id = e.subject_id
       LEFT JOIN user_account u ON u.id = e.subject_id
       LEFT JOIN alliance a ON a.id = e.subject_id
       LEFT JOIN introduction i ON i.id = e.subject_id
       LEFT JOIN outcome o ON o.id = e.subject_id
       LEFT JOIN campaign c ON c.id = e.subject_id
       LEFT JOIN business one ON one.id = coalesce(a.proposer_id, i.introducer_id, o.introducer_id, c.host_id)
       LEFT JOIN business other ON other.id = coalesce(a.partner_id, i.beneficiary_id, o.beneficiary_id, c.beneficiary_id)
       ORDER BY e.position DESC`,
      values,
    );
  }
}

export function assertAdmin(viewer: Viewer): void {
  if (!viewer.isAdmin) throw new DomainError({ code: 'FORBIDDEN', message: 'This is for admins of the network.' });
}
