import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { later, MINUTE, now } from '../../kernel/time.js';
import { backOff } from '../background/back-off.js';
import { Background } from '../background/background.js';
import { Handlers, type FoundHandler } from '../background/handlers.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { Clock } from './clock.entity.js';
import { ON_EXPIRY, ON_REMINDER, type ClockHandler } from './on-expiry.js';

const BATCH = 100;
const LONGEST_WAIT = 15 * MINUTE;
/** First half of the advisory lock that keeps two workers from one clock. */
const CLOCK_LOCK = 7_233_003;

/** The clock was stopped, paused or replaced while its handler ran: what the handler did must not stay. */
class Overtaken extends Error {}

/** Gives the reminders and expiries that are due, each in a transaction of its own. */
@Injectable()
export class ClockWorker implements OnModuleInit, OnApplicationBootstrap {
  private readonly log = new Logger(ClockWorker.name);
  private expiries = new Map<string, FoundHandler<ClockHandler>>();
  private reminders = new Map<string, FoundHandler<ClockHandler>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly manager: EntityManager,
    private readonly handlers: Handlers,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.expiries = this.handlers.oneEach(ON_EXPIRY);
    this.reminders = this.handlers.oneEach(ON_REMINDER);
    this.background.add('clocks', (stopping) => this.runDue(stopping));
  }

  /** Says loudly which waiting things nobody would ever end, for example after a purpose was renamed. */
  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.manager.query<{ purpose: string }[]>(
      `/* clocks.purposes */ SELECT DISTINCT purpose FROM clock WHERE state = 'RUNNING' AND NOT purpose = ANY ($1)`,
      [[...this.expiries.keys()]],
    );
    for (const { purpose } of rows) this.log.error(`Clocks of ${purpose} are running and nothing handles their expiry.`);
  }

  /**
   * Runs everything that is due now and answers how many steps were taken. One that fails is tried
   * again later and holds up nobody. Safe in several processes at once.
   */
  async runDue(stopping: () => boolean = () => false): Promise<number> {
    const tried = new Set<string>();
    let steps = 0;
    for (;;) {
      const due = await this.manager.query<{ id: string }[]>(
        `/* clocks.due */
         SELECT id FROM clock WHERE state = 'RUNNING' AND wake_at <= $1 AND NOT id = ANY ($2) ORDER BY wake_at LIMIT ${BATCH}`,
        [now(), [...tried]],
      );
      if (due.length === 0) return steps;
      for (const { id } of due) {
        if (stopping()) return steps;
        tried.add(id);
        if (await this.runOne(id)) steps += 1;
      }
    }
  }

  private async runOne(id: string): Promise<boolean> {
    try {
      return await this.unitOfWork.run((tx) => this.step(tx, id));
    } catch (error) {
      if (!(error instanceof Overtaken)) await this.postpone(id, error);
      return false;
    }
  }

  /**
   * Runs one clock's next step.
   *
   * The clock's row is not locked before the handler: a decision locks the subject and then stops its
   * clock, the handler would go the other way round, and the two would deadlock. An advisory lock keeps
   * other workers away, and the row is changed last, only if nobody else changed it meanwhile.
   */
  private async step(tx: Tx, id: string): Promise<boolean> {
    const [{ mine } = { mine: false }] = await tx.query<{ mine: boolean }[]>(
      `/* clocks.claim */ SELECT pg_try_advisory_xact_lock(${CLOCK_LOCK}, hashtext($1::text)) AS mine`,
      [id],
    );
    const clock = mine ? await tx.findOneBy(Clock, { id, state: 'RUNNING' }) : null;
    if (!clock || clock.wakeAt > now()) return false;

    const expires = clock.dueAt <= now();
    const handler = (expires ? this.expiries : this.reminders).get(clock.purpose);
    if (!handler) throw new Error(`Nothing handles the ${expires ? 'expiry' : 'reminder'} of ${clock.purpose}.`);
    await handler.run(tx, clock);
    await (expires ? this.expire(tx, clock) : this.noteReminder(tx, clock));
    return true;
  }

  /** A handler may itself have stopped or replaced its clock; that is not being overtaken. */
  private async expire(tx: Tx, clock: Clock): Promise<void> {
    const [, changed] = await tx.query<[unknown, number]>(
      `/* clocks.expire */
       UPDATE clock SET state = 'EXPIRED', ended_at = $3, paused_at = NULL
       WHERE id = $1 AND ((state = 'RUNNING' AND due_at = $2) OR xmin = pg_current_xact_id()::xid)`,
      [clock.id, clock.dueAt, now()],
    );
    if (changed !== 1) throw new Overtaken();
  }

  private async noteReminder(tx: Tx, clock: Clock): Promise<void> {
    const [, changed] = await tx.query<[unknown, number]>(
      `/* clocks.noteReminder */
       UPDATE clock SET remind_at = NULL, wake_at = due_at, attempts = 0
       WHERE id = $1 AND ((state = 'RUNNING' AND due_at = $2) OR xmin = pg_current_xact_id()::xid)`,
      [clock.id, clock.dueAt],
    );
    if (changed !== 1) throw new Overtaken();
  }

  /**
   * A decision that won the race makes the handler fail as well ("cannot expire while accepted"): then
   * the clock is no longer running, and there is nothing to try again or to report.
   */
  private async postpone(id: string, error: unknown): Promise<void> {
    const clock = await this.manager.findOneBy(Clock, { id, state: 'RUNNING' });
    if (!clock || clock.wakeAt > now()) return;
    const retryAt = later(now(), backOff(clock.attempts, LONGEST_WAIT));
    await this.manager.query(
      `/* clocks.postpone */
       UPDATE clock SET attempts = least(attempts + 1, 1000), wake_at = $3 WHERE id = $1 AND state = 'RUNNING' AND wake_at = $2`,
      [id, clock.wakeAt, retryAt],
    );
    const reason = error instanceof Error ? error.stack : String(error);
    this.log.error(`Clock ${clock.purpose} of ${clock.subjectId} failed; next try at ${retryAt.toISOString()}.`, reason);
  }
}
