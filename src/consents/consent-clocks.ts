import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { now } from '../kernel/time.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { OnExpiry, OnReminder } from '../platform/clocks/on-expiry.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { Letters } from '../platform/mail/letters.js';
import { ConsentMoves } from './consent-moves.js';
import { Consent } from './consent.entity.js';
import { can } from './consent.policy.js';
import { consentLifecycle } from './consent.lifecycle.js';

/** What happens to a consent without its person: time passes, or the one who asks goes away. */
@Injectable()
export class ConsentClocks {
  constructor(
    private readonly moves: ConsentMoves,
    private readonly letters: Letters,
  ) {}

  @OnReminder('consent.answer')
  async remind(tx: Tx, { subjectId: id }: Clock): Promise<void> {
    const consent = await this.moves.lock(tx, id);
    if (consent?.state !== 'ASKED') return;
    await tx.update(Consent, { id }, { remindedAt: now() });
    await this.letters.queue(tx, { letter: 'consent.reminder', subjectId: id });
  }

  @OnExpiry('consent.answer')
  async expire(tx: Tx, { subjectId }: Clock): Promise<void> {
    const consent = await this.moves.lock(tx, subjectId);
    if (!consent || !can('CLOCK', 'expire', consent.state)) return;
    await this.moves.tell(tx, await this.moves.move(tx, consent, 'expire'));
  }

  /** The day she named has come: a fresh mail with a fresh link, and the same time to answer. */
  @OnExpiry('consent.deferred')
  async askAgain(tx: Tx, { subjectId }: Clock): Promise<void> {
    const consent = await this.moves.lock(tx, subjectId);
    if (!consent || !can('CLOCK', 'askAgain', consent.state)) return;
    const change = { askedAt: now(), expiresAt: await this.moves.endOf(tx, now()), remindedAt: null, decidedAt: null };
    const asked = await this.moves.move(tx, consent, 'askAgain', change);
    await this.moves.tell(tx, asked);
    await this.letters.queue(tx, { letter: 'consent.asked_again', subjectId });
  }

  /** Nobody can be introduced who is not in the book any more. What was granted before stays hers to take back. */
  @OnEvent('contact.removed')
  async withdraw(tx: Tx, { subjectId: contactId, businessId }: Event): Promise<void> {
    if (!businessId) return;
    await actFor(tx, [businessId]);
    const state = In(consentLifecycle.moves.withdraw.from);
    for (const { id } of await tx.find(Consent, { where: { contactId, state }, select: { id: true }, order: { id: 'ASC' } })) {
      const consent = await this.moves.lock(tx, id);
      if (!consent || !can('OWNER', 'withdraw', consent.state)) continue;
      await this.moves.tell(tx, await this.moves.move(tx, consent, 'withdraw', {}, { reason: 'CONTACT_REMOVED' }));
    }
  }

  /** The words that were written to people go with the book they came from; the answers stay. */
  @OnEvent('business.erasure_due')
  async eraseWords(tx: Tx, { subjectId: businessId }: Event): Promise<void> {
    await actFor(tx, [businessId]);
    await tx.query(`/* consents.eraseWords */ UPDATE consent SET text = '', shown = NULL WHERE business_id = $1`, [businessId]);
  }
}
