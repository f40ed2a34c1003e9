import { Injectable } from '@nestjs/common';
import type { Acquaintance } from '../clients/index.js';
import { now } from '../kernel/time.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import type { Consent } from './consent.entity.js';
import { disclosed, type PersonField, type PersonValues } from './consent.rules.js';
import { Disclosure } from './disclosure.entity.js';

/** Gives a partner what a person granted, and takes it back. Both in the transaction of her answer, acting for the owner. */
@Injectable()
export class Disclosures {
  constructor(private readonly events: EventLog) {}

  async give(tx: Tx, consent: Consent, fields: readonly PersonField[], values: PersonValues): Promise<void> {
    const { NAME: name, EMAIL: email, PHONE: phone, TITLE: title, COMPANY: company } = disclosed(fields, values);
    await tx.insert(Disclosure, {
      consentId: consent.id,
      subjectId: consent.subjectId,
      ownerId: consent.businessId,
      recipientId: consent.partnerId,
      ...{ name, email, phone, title, company },
      disclosedAt: now(),
    });
  }

  /** Empties the partner's copy; the event tells that it happened, and nothing of what it was. */
  async wipe(tx: Tx, { id, subjectId, businessId, partnerId }: Consent): Promise<void> {
    const nothing = { name: null, email: null, phone: null, title: null, company: null };
    await tx.update(Disclosure, { consentId: id }, { ...nothing, wipedAt: now() });
    const payload = { consentId: id, ownerId: businessId, recipientId: partnerId };
    await this.events.record(tx, { type: 'contact.redacted', subjectId, audience: [businessId, partnerId], payload });
  }

  /** What the partner has of a person; null when it has nothing any more, or never had. */
  async valuesOf(tx: Tx, consentId: string): Promise<PersonValues | null> {
    const row = await tx.findOneBy(Disclosure, { consentId });
    if (!row || row.wipedAt) return null;
    return { NAME: row.name, EMAIL: row.email, PHONE: row.phone, TITLE: row.title, COMPANY: row.company };
  }
}

/** What the owner's book knows of a person, by field. */
export const valuesOf = ({ contact, client }: Acquaintance): PersonValues => ({
  NAME: contact.name,
  EMAIL: contact.email,
  PHONE: contact.phone,
  TITLE: contact.title,
  COMPANY: client.name,
});
