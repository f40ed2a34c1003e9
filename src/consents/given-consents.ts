import { Injectable } from '@nestjs/common';
import { Clients } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { actingAs, type Tx } from '../platform/database/unit-of-work.js';
import { ConsentMoves } from './consent-moves.js';
import type { ConsentDescription } from './consent-words.js';
import { Consent, ConsentOwner } from './consent.entity.js';
import { disclosed, offered, toRequest, type PersonField } from './consent.rules.js';
import type { ConsentRequest } from './consents.js';
import { Disclosures, valuesOf } from './disclosures.js';
import { lockRow } from '../platform/database/lock-row.js';

/**
 * Consents that a person gives on a page of the feature that asks, rather than on the page of a question by mail. The
 * caller has locked the subject, and shown her the very words. For whom the transaction acts is left as it was.
 */
@Injectable()
export class GivenConsents {
  constructor(
    private readonly clients: Clients,
    private readonly moves: ConsentMoves,
    private readonly disclosures: Disclosures,
  ) {}

  /** Records her yes and gives the partner what it covers, as the book has it now. LINK_ENDED where she is not in the book any more. */
  async give(tx: Tx, request: ConsentRequest, shown: ConsentDescription): Promise<void> {
    const { businessId, partnerId, contactId, purpose, subjectId, text } = request;
    const found = await this.clients.find(tx, businessId, contactId);
    if (!found) throw new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
    await actingAs(tx, [businessId], async () => {
      const values = valuesOf(found);
      const fieldsRequested = toRequest(request.fields);
      const fieldsGranted = offered(fieldsRequested, values);
      const consent = await this.insert(tx, {
        ...{ businessId, partnerId, contactId, purpose, subjectId, text, shown, fieldsRequested, fieldsGranted },
        addressHash: request.addressHash ?? Buffer.alloc(0),
      });
      await this.disclosures.give(tx, consent, fieldsGranted, values);
    });
  }

  /** The same yes for what came of it, such as an introduction: the same words, person and fields, and a copy of the same values. */
  async carryOver(tx: Tx, ownerId: string, fromSubjectId: string, to: Pick<Consent, 'subjectId' | 'purpose'>): Promise<void> {
    await actingAs(tx, [ownerId], async () => {
      const from = await tx.findOneByOrFail(Consent, { subjectId: fromSubjectId, state: 'GRANTED' });
      const values = await this.disclosures.valuesOf(tx, from.id);
      if (!values) throw new Error(`Consent ${from.id} is granted and discloses nothing.`);
      const { businessId, partnerId, contactId, text, shown, fieldsRequested, addressHash } = from;
      const fieldsGranted = from.fieldsGranted ?? [];
      const consent = await this.insert(tx, {
        ...{ businessId, partnerId, contactId, text, shown, fieldsRequested, fieldsGranted, addressHash },
        ...to,
      });
      await this.disclosures.give(tx, consent, fieldsGranted, disclosed(fieldsGranted, values));
    });
  }

  /** She takes back what she gave about a subject: the partner's copy is emptied at once. Nothing where nothing stands. */
  async revoke(tx: Tx, ownerId: string, subjectId: string, tell: 'TELL' | 'QUIETLY' = 'QUIETLY'): Promise<void> {
    await actingAs(tx, [ownerId], async () => {
      const standing = await tx.findOneBy(Consent, { subjectId, state: 'GRANTED' });
      const consent = standing && (await lockRow(tx, Consent, standing.id));
      if (consent?.state !== 'GRANTED') return;
      const moved = await this.moves.move(tx, consent, 'revoke', { revokedAt: now() });
      await this.disclosures.wipe(tx, moved);
      if (tell === 'TELL') await this.moves.tell(tx, moved);
    });
  }

  private async insert(
    tx: Tx,
    given: Pick<Consent, 'businessId' | 'partnerId' | 'contactId' | 'purpose' | 'subjectId' | 'text' | 'shown'> &
      Pick<Consent, 'fieldsRequested' | 'addressHash'> & { readonly fieldsGranted: PersonField[] },
  ): Promise<Consent> {
    const [id, at] = [uuidv7(), now()];
    await tx.insert(Consent, { ...given, id, state: 'GRANTED', askedAt: at, expiresAt: at, decidedAt: at });
    await tx.insert(ConsentOwner, { consentId: id, businessId: given.businessId, subjectId: given.subjectId });
    const consent = await tx.findOneByOrFail(Consent, { id });
    await this.moves.record(tx, consent, 'consent.granted', { fields: given.fieldsGranted });
    return consent;
  }
}
