import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../kernel/id.js';
import { now } from '../../kernel/time.js';
import type { Tx } from '../database/unit-of-work.js';

export interface Fact {
  readonly type: string;
  readonly subjectId: string;
  /** Absent for a clock, and for a client who answered by link. */
  readonly actorId?: string | null;
  /** The business that the actor acted for. */
  readonly businessId?: string | null;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Postgres channel that wakes the relay. */
export const EVENT_CHANNEL = 'adjoin_event';

@Injectable()
export class EventLog {
  /** Records a fact beside the change that made it true. It is delivered after commit. */
  async record(tx: Tx, fact: Fact): Promise<void> {
    await tx.query(
      `/* events.record */
       WITH fact AS (
         INSERT INTO event (id, type, subject_id, actor_id, business_id, payload, occurred_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING position
       )
       SELECT pg_notify('${EVENT_CHANNEL}', '') FROM fact`,
      [
        uuidv7(),
        fact.type,
        fact.subjectId,
        fact.actorId ?? null,
        fact.businessId ?? null,
        JSON.stringify(fact.payload ?? {}),
        now(),
      ],
    );
  }
}
