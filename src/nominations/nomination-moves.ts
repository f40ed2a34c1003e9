import { Injectable } from '@nestjs/common';
import { DAY, later, now } from '../kernel/time.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { AwaitedFirms } from './awaited-firms.js';
import { Nomination, NominationOwner } from './nomination.entity.js';
import { nominationLifecycle, type NominationVerb } from './nomination.lifecycle.js';
import { JOINING_DAYS, REMINDER_DAYS } from './nomination.rules.js';

/** What every change of a nomination has in common: for whom to act, the clock that fits the new stage, the event. */
@Injectable()
export class NominationMoves {
  constructor(
    private readonly clocks: Clocks,
    private readonly events: EventLog,
    private readonly awaited: AwaitedFirms,
  ) {}

  /** Null when there is none. From here on the transaction acts for the firm that nominates; nothing is locked. */
  async find(tx: Tx, id: string): Promise<Nomination | null> {
    const owner = await tx.findOneBy(NominationOwner, { nominationId: id });
    if (!owner) return null;
    await actFor(tx, [owner.businessId]);
    return tx.findOneBy(Nomination, { id });
  }

  /** As `find`, locked until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Nomination | null> {
    return (await this.find(tx, id)) && lockRow(tx, Nomination, id);
  }

  /** Applies one verb to a locked nomination. */
  async move(
    tx: Tx,
    nomination: Nomination,
    verb: NominationVerb,
    change: Partial<Nomination> = {},
    actor: { readonly actorId?: string; readonly businessId?: string } = {},
  ): Promise<Nomination> {
    const stage = nominationLifecycle.after(nomination.stage, verb);
    const changed = { ...change, stage, stageSince: now(), version: nomination.version + 1 };
    if (stage === 'REGISTERED') changed.expiresAt = later(now(), JOINING_DAYS * DAY);
    await tx.update(Nomination, { id: nomination.id }, changed);
    const moved = { ...nomination, ...changed };
    await this.follow(tx, moved);
    await this.record(tx, moved, nominationLifecycle.moves[verb].event, actor);
    return moved;
  }

  /** Stops what ran for the old stage and starts what the new one waits for: time to pass, and the firm to come. */
  async follow(tx: Tx, nomination: Nomination): Promise<void> {
    const { id: subjectId, businessId, stage, createdAt, expiresAt, email, website } = nomination;
    await this.clocks.stop(tx, subjectId);
    if (stage !== 'SENT') await this.awaited.forget(tx, [subjectId]);
    if (stage === 'SENT') {
      await this.awaited.wait(tx, businessId, subjectId, [email, website]);
      const remindAt = later(createdAt, REMINDER_DAYS * DAY);
      await this.clocks.start(tx, { subjectId, purpose: 'nomination.answer', dueAt: expiresAt, remindAt });
    }
    if (stage === 'REGISTERED') await this.clocks.start(tx, { subjectId, purpose: 'nomination.joining', dueAt: expiresAt });
  }

  /** Ids only, and only to the firm that nominates: neither the event nor anybody else knows an address. */
  record(
    tx: Tx,
    { id, businessId: ownerId }: Nomination,
    type: string,
    { actorId, businessId }: { readonly actorId?: string; readonly businessId?: string } = {},
  ): Promise<void> {
    const fact = { type, subjectId: id, actorId: actorId ?? null, businessId: businessId ?? null };
    return this.events.record(tx, { ...fact, audience: [ownerId] });
  }
}
