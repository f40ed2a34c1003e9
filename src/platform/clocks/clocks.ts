import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { uuidv7 } from '../../kernel/id.js';
import { now } from '../../kernel/time.js';
import { Handlers } from '../background/handlers.js';
import type { Tx } from '../database/unit-of-work.js';
import { Loader } from '../graphql/loader.js';
import { Clock } from './clock.entity.js';
import { ON_EXPIRY, ON_REMINDER } from './on-expiry.js';

export interface ClockStart {
  readonly subjectId: string;
  /** Names the `@OnExpiry` method; without one the start is refused as a bug. */
  readonly purpose: string;
  readonly dueAt: Date;
  /** Ignored when it is not before `dueAt`. */
  readonly remindAt?: Date | null;
  readonly sideAtFaultId?: string | null;
}

const live = ['RUNNING', 'PAUSED'] as const;

/**
 * Starts and stops what waits. Call it after locking the subject: that lock is what makes a decision
 * and an expiry that come at once take turns.
 */
@Injectable()
export class Clocks implements OnModuleInit {
  private expiries: ReadonlySet<string> | null = null;
  private reminders: ReadonlySet<string> = new Set();

  /** The live clocks of a subject, the one that is due first before the others. */
  readonly bySubject = new Loader<string, Clock[]>(async (subjectIds) => {
    const clocks = await this.manager.find(Clock, {
      where: { subjectId: In(subjectIds), state: In(live) },
      order: { dueAt: 'ASC' },
      comment: 'clocks.bySubject',
    });
    const bySubject = new Map<string, Clock[]>(subjectIds.map((id) => [id, []]));
    for (const clock of clocks) bySubject.get(clock.subjectId)?.push(clock);
    return bySubject;
  });

  constructor(
    private readonly manager: EntityManager,
    private readonly handlers: Handlers,
  ) {}

  onModuleInit(): void {
    this.expiries = new Set(this.handlers.oneEach(ON_EXPIRY).keys());
    this.reminders = new Set(this.handlers.oneEach(ON_REMINDER).keys());
    const lost = [...this.reminders].find((purpose) => !this.expiries?.has(purpose));
    if (lost) throw new Error(`${lost} has a reminder but no expiry.`);
  }

  /** Starts a clock, in place of a live one of the same subject and purpose. */
  async start(tx: Tx, { subjectId, purpose, dueAt, remindAt = null, sideAtFaultId = null }: ClockStart): Promise<void> {
    if (this.expiries && !this.expiries.has(purpose)) throw new Error(`Nothing handles the expiry of ${purpose}.`);
    const reminder = remindAt && remindAt < dueAt ? remindAt : null;
    if (reminder && !this.reminders.has(purpose)) throw new Error(`Nothing handles the reminder of ${purpose}.`);
    await this.stop(tx, subjectId, purpose);
    await tx.query(
      `/* clocks.start */
       INSERT INTO clock (id, subject_id, purpose, started_at, due_at, remind_at, side_at_fault_id, wake_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [uuidv7(), subjectId, purpose, now(), dueAt, reminder, sideAtFaultId, reminder ?? dueAt],
    );
  }

  /** Ends the live clocks of a subject, or the one of a purpose. None being there is no error. */
  async stop(tx: Tx, subjectId: string, purpose?: string): Promise<void> {
    await tx.query(
      `/* clocks.stop */
       UPDATE clock SET state = 'STOPPED', ended_at = $2, paused_at = NULL
       WHERE subject_id = $1 AND state IN ('RUNNING', 'PAUSED') AND ($3::text IS NULL OR purpose = $3)`,
      [subjectId, now(), purpose ?? null],
    );
  }

  /** Holds the running clocks of a subject: they keep the time that remains. */
  async pause(tx: Tx, subjectId: string): Promise<void> {
    await tx.query(
      `/* clocks.pause */
       UPDATE clock SET state = 'PAUSED', paused_at = $2 WHERE subject_id = $1 AND state = 'RUNNING'`,
      [subjectId, now()],
    );
  }

  /** Lets the paused clocks of a subject run on; due times move by the length of the pause. */
  async resume(tx: Tx, subjectId: string): Promise<void> {
    await tx.query(
      `/* clocks.resume */
       UPDATE clock SET state = 'RUNNING', paused_at = NULL,
         due_at = due_at + ($2 - paused_at), remind_at = remind_at + ($2 - paused_at), wake_at = wake_at + ($2 - paused_at)
       WHERE subject_id = $1 AND state = 'PAUSED'`,
      [subjectId, now()],
    );
  }
}
