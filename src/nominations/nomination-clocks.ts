import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Business } from '../businesses/index.js';
import { now } from '../kernel/time.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { OnExpiry, OnReminder } from '../platform/clocks/on-expiry.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { Letters } from '../platform/mail/letters.js';
import { AwaitedFirms } from './awaited-firms.js';
import { NominationMoves } from './nomination-moves.js';
import { Nomination, NominationOwner } from './nomination.entity.js';
import { nominationLifecycle } from './nomination.lifecycle.js';
import { can } from './nomination.policy.js';
import { Recommendations } from './recommendations.js';

/** What happens to nominations without anybody's word: time passes, a firm is admitted, or leaves. */
@Injectable()
export class NominationClocks {
  constructor(
    private readonly moves: NominationMoves,
    private readonly letters: Letters,
    private readonly events: EventLog,
    private readonly recommendations: Recommendations,
    private readonly awaited: AwaitedFirms,
  ) {}

  /** The only reminder. Told to the nominator in any case, as the letter before: see `Nominees`. */
  @OnReminder('nomination.answer')
  async remind(tx: Tx, { subjectId: id }: Clock): Promise<void> {
    const nomination = await this.moves.lock(tx, id);
    if (nomination?.stage !== 'SENT') return;
    await tx.update(Nomination, { id }, { remindedAt: now() });
    await this.letters.queue(tx, { letter: 'nomination.reminder', subjectId: id });
  }

  @OnExpiry('nomination.answer')
  async expire(tx: Tx, clock: Clock): Promise<void> {
    await this.end(tx, clock.subjectId);
  }

  @OnExpiry('nomination.joining')
  async expireJoining(tx: Tx, clock: Clock): Promise<void> {
    await this.end(tx, clock.subjectId);
  }

  /** The nominated firm was admitted: both hear of it, and what was said of it before it was there counts from now on. */
  @OnEvent('business.approved')
  async join(tx: Tx, { subjectId: nomineeId }: Event): Promise<void> {
    await this.meet(tx, nomineeId);
    const tied = await tx.find(NominationOwner, { where: { nomineeId }, order: { nominationId: 'ASC' } });
    for (const { nominationId, businessId } of tied) {
      const nomination = await this.moves.lock(tx, nominationId);
      if (nomination && can('NETWORK', 'join', nomination.stage)) {
        await tx.update(NominationOwner, { nominationId }, { joinedAt: now() });
        await this.moves.move(tx, nomination, 'join', {}, { businessId: nomineeId });
        const fact = { type: 'nomination.credited', subjectId: nominationId, businessId, audience: [nomineeId] };
        await this.events.record(tx, fact);
      }
      await this.recommendations.joined(tx, businessId, nomineeId, nominationId);
    }
  }

  /**
   * The firm may have come by itself, and not by the link of its letter. Who has people in both firms does not nominate
   * herself by it.
   */
  private async meet(tx: Tx, nomineeId: string): Promise<void> {
    const nominee = await tx.findOneByOrFail(Business, { id: nomineeId });
    for (const { subjectId, businessId } of await this.awaited.waitingFor(tx, nominee)) {
      if (businessId === nomineeId || (await this.share(tx, businessId, nomineeId))) continue;
      const nomination = await this.moves.lock(tx, subjectId);
      if (nomination && can('NOMINEE', 'register', nomination.stage)) {
        await tx.update(NominationOwner, { nominationId: subjectId }, { nomineeId });
        await this.moves.move(tx, nomination, 'register', { nomineeId });
      }
      if (nomination) continue;
      await actFor(tx, [businessId]);
      await this.recommendations.came(tx, businessId, subjectId, nomineeId);
      await this.awaited.forget(tx, [subjectId]);
    }
  }

  private async share(tx: Tx, ...[one, other]: readonly [string, string]): Promise<boolean> {
    const rows = await tx.query<object[]>(
      `/* nominations.share */
       SELECT FROM membership a JOIN membership b ON b.user_id = a.user_id AND b.business_id = $2 WHERE a.business_id = $1 LIMIT 1`,
      [one, other],
    );
    return rows.length > 0;
  }

  /** Whoever leaves nominates nobody any more, and a firm that leaves before it was admitted never joined. */
  @OnEvent('business.closed')
  async close(tx: Tx, { subjectId: id }: Event): Promise<void> {
    await actFor(tx, [id]);
    const own = await tx.find(Nomination, {
      where: { businessId: id, stage: In(nominationLifecycle.moves.expire.from) },
      select: { id: true },
    });
    const of = await tx.findBy(NominationOwner, { nomineeId: id });
    const ids = [...own.map((each) => each.id), ...of.map(({ nominationId }) => nominationId)].sort();
    for (const each of ids) await this.end(tx, each);
  }

  /** Names and words go with the firm that wrote them down. */
  @OnEvent('business.erasure_due')
  async erase(tx: Tx, { subjectId: businessId }: Event): Promise<void> {
    await actFor(tx, [businessId]);
    await tx.query(
      `/* nominations.erase */
       UPDATE nomination SET firm_name = '', website = NULL, person_name = NULL, email = NULL, why = '' WHERE business_id = $1`,
      [businessId],
    );
  }

  private async end(tx: Tx, id: string): Promise<void> {
    const nomination = await this.moves.lock(tx, id);
    if (!nomination || !can('NETWORK', 'expire', nomination.stage)) return;
    await tx.update(NominationOwner, { nominationId: id }, { nomineeId: null });
    await this.moves.move(tx, nomination, 'expire');
  }
}
