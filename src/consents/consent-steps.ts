import { Injectable } from '@nestjs/common';
import { Clients } from '../clients/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Letters } from '../platform/mail/letters.js';
import { ConsentMoves } from './consent-moves.js';
import type { Consent } from './consent.entity.js';
import { granted, MOST_DAYS_AHEAD, notBeforeOf, offered, violationsOfGrant } from './consent.rules.js';
import { Disclosures, valuesOf } from './disclosures.js';
import { Suppressions } from './suppressions.js';

/** What each answer changes. The consent is locked, the verb legal, and the transaction acts for the owner. */
@Injectable()
export class AnswerSteps {
  constructor(
    private readonly moves: ConsentMoves,
    private readonly disclosures: Disclosures,
    private readonly suppressions: Suppressions,
    private readonly clients: Clients,
    private readonly letters: Letters,
  ) {}

  /** What goes to the partner is read now, in the transaction of her yes: it is what her page showed, or newer. */
  async grant(tx: Tx, consent: Consent, chosen: readonly string[]): Promise<Consent> {
    const acquaintance = await this.clients.find(tx, consent.businessId, consent.contactId);
    if (!acquaintance) throw linkEnded();
    const values = valuesOf(acquaintance);
    const offer = offered(consent.fieldsRequested, values);
    const fields = granted(chosen, offer);
    assertNone(violationsOfGrant(fields, offer));
    const change = { fieldsGranted: fields, decidedAt: now(), shown: await this.moves.describe(tx, consent) };
    const moved = await this.moves.move(tx, consent, 'grant', change, { fields });
    await this.disclosures.give(tx, moved, fields, values);
    await this.suppressions.lift(tx, moved);
    await this.letters.queue(tx, { letter: 'consent.receipt', subjectId: consent.id });
    return moved;
  }

  async decline(tx: Tx, consent: Consent): Promise<Consent> {
    const change = { decidedAt: now(), shown: await this.moves.describe(tx, consent) };
    const moved = await this.moves.move(tx, consent, 'decline', change);
    await this.suppressions.add(tx, moved, 'DECLINED');
    return moved;
  }

  /** Until that day nobody of this business asks her about the same purpose, also not for something else. */
  async defer(tx: Tx, consent: Consent, date: string): Promise<Consent> {
    const notBefore = notBeforeOf(date, now());
    if (!notBefore) {
      const message = `Give a day after today and within ${MOST_DAYS_AHEAD} days.`;
      throw new DomainError({ code: 'INVALID', message, field: ['date'] });
    }
    const moved = await this.moves.move(tx, consent, 'defer', { notBefore, decidedAt: now() }, { notBefore });
    await this.suppressions.lift(tx, moved);
    await this.suppressions.add(tx, moved, 'DEFERRED', notBefore);
    return moved;
  }

  /** The partner's copy is emptied here and now, not by a job. */
  async revoke(tx: Tx, consent: Consent): Promise<Consent> {
    const moved = await this.moves.move(tx, consent, 'revoke', { revokedAt: now() });
    await this.disclosures.wipe(tx, moved);
    await this.suppressions.add(tx, moved, 'REVOKED');
    return moved;
  }

  /** Her no stands; she only may be asked again, for which another consent is begun. */
  async reopen(tx: Tx, consent: Consent): Promise<void> {
    await this.suppressions.lift(tx, consent);
    await this.moves.record(tx, consent, 'consent.reopened');
  }
}

export const linkEnded = () => new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
