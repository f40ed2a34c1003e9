import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clients } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { actingAs, type Tx } from '../platform/database/unit-of-work.js';
import { Letters } from '../platform/mail/letters.js';
import { ConsentMoves } from './consent-moves.js';
import { Consent, ConsentOwner } from './consent.entity.js';
import { consentLifecycle } from './consent.lifecycle.js';
import { toRequest, type PersonField, type Purpose } from './consent.rules.js';
import { FrequencyCap } from './frequency-cap.js';
import { Suppressions } from './suppressions.js';

export interface ConsentRequest {
  /** Who asks, and whose contact it is. */
  readonly businessId: string;
  /** Who would receive. */
  readonly partnerId: string;
  readonly contactId: string;
  readonly purpose: Purpose;
  readonly subjectId: string;
  /** The name is always among them. */
  readonly fields: readonly PersonField[];
  /** The words of who asks; kept exactly as they are. */
  readonly text: string;
  /** HMAC of the address that was written to; read from the book when absent. */
  readonly addressHash?: Buffer;
  /** She said that she expects the question: it may come sooner than the network's policy has it. */
  readonly isExpected?: boolean;
}

/**
 * What the features above do with consents, inside their own transactions. Lock the subject first: that is the
 * order in which answers and clocks lock. For whom the transaction acts is left as it was.
 */
@Injectable()
export class Consents {
  constructor(
    private readonly clients: Clients,
    private readonly suppressions: Suppressions,
    private readonly cap: FrequencyCap,
    private readonly moves: ConsentMoves,
    private readonly letters: Letters,
  ) {}

  /**
   * Asks a person by mail. Refused with NOT_FOUND (nobody in the book), DO_NOT_INTRODUCE, NO_ADDRESS, SUPPRESSED (said
   * no not long ago) or ALREADY_ASKED (a question about this subject is open or granted), each about `input.contactId`,
   * and with CONTACTED_LATELY (written to not long ago, and not expecting it).
   */
  async ask(tx: Tx, request: ConsentRequest): Promise<Consent> {
    const { businessId, subjectId, contactId, partnerId, purpose, text } = request;
    const { contact } = await this.clients.contactForIntroduction(tx, businessId, contactId);
    if (!contact.email) throw noAddress();
    const addressHash = this.suppressions.hashOf(contact.email);
    return actingAs(tx, [businessId], async () => {
      await this.suppressions.assertNone(tx, { businessId, purpose, addressHash });
      if (purpose === 'INTRODUCTION' && !request.isExpected)
        await this.cap.assertFree(tx, { businessId, contactId, addressHash });
      const id = uuidv7();
      await tx.insert(Consent, {
        ...{ id, businessId, partnerId, contactId, purpose, subjectId, text, addressHash },
        fieldsRequested: toRequest(request.fields),
        state: consentLifecycle.initial[0]!,
        askedAt: now(),
        expiresAt: await this.moves.endOf(tx, now()),
      });
      await tx.insert(ConsentOwner, { consentId: id, businessId, subjectId });
      const consent = await tx.findOneByOrFail(Consent, { id });
      await this.moves.follow(tx, consent);
      await this.moves.record(tx, consent, 'consent.asked');
      await this.letters.queue(tx, { letter: 'consent.ask', subjectId: id });
      return consent;
    });
  }

  /** Takes the open questions about a subject back; a link to them has ended then. What was granted stays granted. */
  async withdraw(tx: Tx, subjectId: string): Promise<void> {
    const owner = await tx.findOneBy(ConsentOwner, { subjectId });
    if (!owner) return;
    await actingAs(tx, [owner.businessId], async () => {
      const where = { subjectId, state: In(consentLifecycle.moves.withdraw.from) };
      const open = await tx.find(Consent, { where, lock: { mode: 'for_no_key_update' } });
      for (const consent of open) await this.moves.move(tx, consent, 'withdraw');
    });
  }
}

const noAddress = () =>
  new DomainError({
    code: 'NO_ADDRESS',
    message: 'Your book has no e-mail address of this person; without one nobody can be asked.',
    field: ['input', 'contactId'],
  });
