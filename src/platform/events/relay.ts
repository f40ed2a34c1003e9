import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { later, MINUTE, now } from '../../kernel/time.js';
import { backOff } from '../background/back-off.js';
import { Background } from '../background/background.js';
import { Handlers, type FoundHandler } from '../background/handlers.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { Event } from './event.entity.js';
import { Announcer } from './announcer.js';
import { EVENT_CHANNEL, textOf, type Notice } from './notice.js';
import { ON_EVENT, type Reaction } from './on-event.js';

const BATCH = 100;
const LONGEST_WAIT = 15 * MINUTE;
/** An event that waits for the relay longer than this (milliseconds) is told by it. */
const LATE = 2_000;
/** How many of those are remembered. */
const MOST_TOLD = 10_000;

interface Found extends Omit<Notice, 'audience'> {
  readonly position: string;
  readonly attempts: number;
}

/** Hands committed events to the reactions, each at least once, in the order of recording as far as none fails. */
@Injectable()
export class Relay implements OnModuleInit {
  private readonly log = new Logger(Relay.name);
  private readonly told = new Set<string>();
  private readonly reactions = new Map<string, FoundHandler<Reaction>[]>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly manager: EntityManager,
    private readonly handlers: Handlers,
    private readonly background: Background,
    private readonly announcer: Announcer,
  ) {}

  onModuleInit(): void {
    for (const handler of this.handlers.all<Reaction>(ON_EVENT)) {
      this.reactions.set(handler.name, [...(this.reactions.get(handler.name) ?? []), handler]);
    }
    this.background.add('events', (stopping) => this.runPending(stopping), { channel: EVENT_CHANNEL });
  }

  /**
   * Delivers everything that is recorded now, and answers how many events it was. One whose reaction
   * fails is tried again later and holds up no other. Safe in several processes at once.
   */
  async runPending(stopping: () => boolean = () => false): Promise<number> {
    let delivered = 0;
    for (let after = '0'; ;) {
      const events = await this.manager.query<Found[]>(
        `/* events.undispatched */
         SELECT position, type, subject_id AS "subjectId", business_id AS "businessId", occurred_at AS "occurredAt", attempts FROM event
         WHERE dispatched_at IS NULL AND position > $1 AND (retry_at IS NULL OR retry_at <= $2)
         ORDER BY position LIMIT ${BATCH}`,
        [after, now()],
      );
      const last = events.at(-1);
      if (!last) return delivered;
      after = last.position;
      await this.tellLate(events);
      delivered += await this.passOver(events.filter(({ type }) => !this.reactions.has(type)).map(({ position }) => position));
      for (const { position, type } of events) {
        if (!this.reactions.has(type)) continue;
        if (stopping()) return delivered;
        if (await this.deliver(position)) delivered += 1;
      }
    }
  }

  /** Who committed these may have been killed before it told them. To hear twice of a thing does no harm. */
  private async tellLate(events: readonly Found[]): Promise<void> {
    const isLate = ({ position, occurredAt, attempts }: Found) =>
      attempts === 0 && +now() - +occurredAt > LATE && !this.told.has(position);
    const late = events.filter(isLate);
    if (late.length === 0) return;
    // Once each: telling wakes us, and another process may still be busy with it.
    if (this.told.size > MOST_TOLD) this.told.clear();
    for (const { position } of late) this.told.add(position);
    const rows = await this.manager.query<{ position: string; ids: string[] }[]>(
      `/* events.audiences */ SELECT position, array_agg(business_id) AS ids FROM event_audience WHERE position = ANY ($1) GROUP BY position`,
      [late.map(({ position }) => position)],
    );
    const audiences = new Map(rows.map(({ position, ids }) => [position, ids]));
    this.announcer.tell(late.map((event) => textOf({ ...event, audience: audiences.get(event.position) ?? [] })));
  }

  /** Nobody listens to these. */
  private async passOver(positions: readonly string[]): Promise<number> {
    if (positions.length === 0) return 0;
    const [, count] = await this.manager.query<[unknown, number]>(
      `/* events.passOver */ UPDATE event SET dispatched_at = $2 WHERE position = ANY ($1) AND dispatched_at IS NULL`,
      [positions, now()],
    );
    return count;
  }

  private async deliver(position: string): Promise<boolean> {
    try {
      return await this.unitOfWork.run((tx) => this.dispatch(tx, position));
    } catch (error) {
      await this.postpone(position, error);
      return false;
    }
  }

  /** SKIP LOCKED: what another process delivers just now is not waited for. */
  private async dispatch(tx: Tx, position: string): Promise<boolean> {
    const [event] = await tx
      .createQueryBuilder(Event, 'event')
      .where('event.position = :position AND event.dispatched_at IS NULL', { position })
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    if (!event) return false;
    for (const reaction of this.reactions.get(event.type) ?? []) {
      try {
        await reaction.run(tx, event);
      } catch (cause) {
        throw new ReactionFailed(reaction.label, cause);
      }
    }
    await tx.query(`/* events.dispatched */ UPDATE event SET dispatched_at = $2 WHERE position = $1`, [position, now()]);
    return true;
  }

  private async postpone(position: string, error: unknown): Promise<void> {
    const event = await this.manager.findOneBy(Event, { position });
    if (!event || event.dispatchedAt) return;
    const retryAt = later(now(), backOff(event.attempts, LONGEST_WAIT));
    await this.manager.query(
      `/* events.postpone */
       UPDATE event SET attempts = least(attempts + 1, 1000), retry_at = $2 WHERE position = $1 AND dispatched_at IS NULL`,
      [position, retryAt],
    );
    const cause = error instanceof ReactionFailed ? error.cause : error;
    this.log.error(
      `Event ${event.type} ${event.id} was not delivered (${error instanceof ReactionFailed ? error.label : 'dispatch'}); next try at ${retryAt.toISOString()}.`,
      cause instanceof Error ? cause.stack : String(cause),
    );
  }
}

/** Names the reaction at fault. */
class ReactionFailed extends Error {
  constructor(
    readonly label: string,
    cause: unknown,
  ) {
    super(`${label} failed`, { cause });
  }
}
