import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../kernel/id.js';
import { now } from '../../kernel/time.js';
import { afterCommit } from '../database/after-commit.js';
import type { Tx } from '../database/unit-of-work.js';
import { Announcer } from './announcer.js';
import { textOf } from './notice.js';

export interface Fact {
  readonly type: string;
  readonly subjectId: string;
  /** Absent for a clock, and for a client who answered by link. */
  readonly actorId?: string | null;
  /** The business that the actor acted for. */
  readonly businessId?: string | null;
  /**
   * The businesses that may learn that it happened: those that may see the subject at this moment. None for what is
   * about a person or the network. The writer says it, since nobody else knows what was visible then.
   */
  readonly audience: readonly string[];
  readonly payload?: Readonly<Record<string, unknown>>;
}

@Injectable()
export class EventLog {
  constructor(private readonly announcer: Announcer) {}

  /** Records a fact, and who may learn of it, beside the change that made it true. It is delivered after commit. */
  async record(tx: Tx, fact: Fact): Promise<void> {
    const { type, subjectId, actorId = null, businessId = null, payload = {} } = fact;
    const audience = [...new Set(fact.audience)];
    const occurredAt = now();
    await tx.query(
      `/* events.record */
       WITH fact AS (
         INSERT INTO event (id, type, subject_id, actor_id, business_id, payload, occurred_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING position
       )
       INSERT INTO event_audience (business_id, position) SELECT unnest($8::uuid[]), position FROM fact`,
      [uuidv7(), type, subjectId, actorId, businessId, JSON.stringify(payload), occurredAt, audience],
    );
    const text = textOf({ type, subjectId, businessId, audience, occurredAt });
    afterCommit(tx, () => this.announcer.tell([text]));
  }
}
