import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AllianceDuties } from '../alliances/index.js';
import { OutcomesQueries } from '../outcomes/index.js';
import { Reads } from '../platform/database/reads.js';
import type { InboxItemType } from './inbox.graph.js';

/** An item as it is before anybody marked it. */
export type Bare = Omit<InboxItemType, 'readAt' | 'snoozedUntil' | 'doneAt'>;

/** The silence that closes an introduction is not asked for anything: the clock of its progress is. */
const NO_TASK = 'introduction.silent_close';
/** The soonest due of a firm; beyond that nobody reads. */
const MOST_TASKS = 1_000;

/**
 * What a firm must do next: the clocks that run against it, and what it owes a partner where no clock says whose turn
 * it is. Clocks that stand still, in an alliance that is held, ask for nothing.
 */
@Injectable()
export class InboxTasks {
  constructor(
    private readonly reads: Reads,
    private readonly alliances: AllianceDuties,
    private readonly outcomes: OutcomesQueries,
  ) {}

  /** The soonest due first; what is not due at all comes last, the longest waiting first. */
  async of(firmId: string): Promise<Bare[]> {
    const [clocks, duties, disputes] = await Promise.all([
      this.clocks(firmId),
      this.alliances.of(firmId),
      this.outcomes.disputesAwaiting(firmId),
    ]);
    const task = { kind: 'TASK' as const, firmId, actorId: null, businessId: null };
    return [
      ...clocks.map((clock) => ({ ...task, ...clock })),
      ...duties.map(({ allianceId: subjectId, type, turn, since: occurredAt, dueAt }) => ({
        ...task,
        ...{ id: idOf(`${type} ${subjectId} ${turn}`), type, subjectId, occurredAt, dueAt },
      })),
      ...disputes.map(({ id: subjectId, clockId: id, since: occurredAt, dueAt }) => ({
        ...task,
        ...{ id, type: 'outcome.dispute', subjectId, occurredAt, dueAt },
      })),
    ].sort((a, b) => time(a.dueAt) - time(b.dueAt) || +a.occurredAt - +b.occurredAt || (a.id < b.id ? -1 : 1));
  }

  private clocks(firmId: string): Promise<Pick<Bare, 'id' | 'type' | 'subjectId' | 'occurredAt' | 'dueAt'>[]> {
    return this.reads.rows(
      'inbox.clocks',
      `SELECT id, purpose AS type, subject_id AS "subjectId", started_at AS "occurredAt", due_at AS "dueAt"
       FROM clock WHERE side_at_fault_id = $1 AND state = 'RUNNING' AND purpose <> '${NO_TASK}'
       ORDER BY due_at LIMIT ${MOST_TASKS}`,
      [firmId],
    );
  }
}

const time = (date: Date | null): number => date?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** An id for what has no row of its own: the same as long as the same is owed (UUID version 8). */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
