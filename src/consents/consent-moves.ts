import { Injectable } from '@nestjs/common';
import { DAY, later } from '../kernel/time.js';
import { NetworkService } from '../network/index.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { ConsentPurposes } from './consent-purposes.js';
import type { ConsentDescription } from './consent-words.js';
import { Consent, ConsentOwner } from './consent.entity.js';
import { consentLifecycle, type ConsentVerb } from './consent.lifecycle.js';

/** What every change of a consent has in common: the order of locks, the clock that fits the new state, the event. */
@Injectable()
export class ConsentMoves {
  constructor(
    private readonly purposes: ConsentPurposes,
    private readonly clocks: Clocks,
    private readonly network: NetworkService,
    private readonly events: EventLog,
  ) {}

  /** Null when there is no such consent. From here on the transaction acts for its owner; nothing is locked. */
  async find(tx: Tx, id: string): Promise<Consent | null> {
    const owner = await tx.findOneBy(ConsentOwner, { consentId: id });
    if (!owner) return null;
    await actFor(tx, [owner.businessId]);
    return tx.findOneBy(Consent, { id });
  }

  /** As `find`, with the subject and then the consent locked until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Consent | null> {
    const seen = await this.find(tx, id);
    if (!seen) return null;
    await this.purposes.of(seen).lock?.(tx, seen.subjectId);
    return lockRow(tx, Consent, id);
  }

  /** Applies one verb to a locked consent. */
  async move(
    tx: Tx,
    consent: Consent,
    verb: ConsentVerb,
    change: Partial<Consent> = {},
    payload: Record<string, unknown> = {},
  ): Promise<Consent> {
    const state = consentLifecycle.after(consent.state, verb);
    const changed = { notBefore: null, ...change, state };
    await tx.update(Consent, { id: consent.id }, changed);
    const moved = { ...consent, ...changed };
    await this.follow(tx, moved);
    await this.record(tx, moved, consentLifecycle.moves[verb].event, payload);
    return moved;
  }

  /** Stops what ran for the old state and starts what the new one waits for. */
  async follow(tx: Tx, { id: subjectId, state, askedAt, expiresAt, notBefore }: Consent): Promise<void> {
    await this.clocks.stop(tx, subjectId);
    if (state === 'ASKED') {
      const { consentReminderDays } = await this.network.policy(tx);
      const remindAt = later(askedAt, consentReminderDays * DAY);
      await this.clocks.start(tx, { subjectId, purpose: 'consent.answer', dueAt: expiresAt, remindAt });
    }
    if (state === 'DEFERRED' && notBefore) {
      await this.clocks.start(tx, { subjectId, purpose: 'consent.deferred', dueAt: notBefore });
    }
  }

  /** Tells the feature that asked, after the change and in its transaction. */
  tell(tx: Tx, consent: Consent): Promise<void> {
    return this.purposes.of(consent).decided(tx, consent);
  }

  describe(tx: Tx, consent: Consent): Promise<ConsentDescription> {
    return this.purposes.of(consent).describe(tx, consent);
  }

  /** When a question that is put at `asked` ends without an answer. */
  async endOf(tx: Tx, asked: Date): Promise<Date> {
    const { consentDays } = await this.network.policy(tx);
    return later(asked, consentDays * DAY);
  }

  /** Ids and codes only: the event log knows nobody's client. Only who asks may learn of it; see `Consent`. */
  async record(tx: Tx, consent: Consent, type: string, payload: Record<string, unknown> = {}): Promise<void> {
    const { id, businessId, subjectId, purpose } = consent;
    await this.events.record(tx, { type, subjectId: id, audience: [businessId], payload: { ...payload, subjectId, purpose } });
  }
}
