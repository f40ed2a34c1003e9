import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { now } from '../kernel/time.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { actFor, actingAs } from '../platform/database/unit-of-work.js';
import { lockRow } from '../platform/database/lock-row.js';
import { EventLog } from '../platform/events/event-log.js';
import { OnEvent } from '../platform/events/on-event.js';
import type { Event } from '../platform/events/event.entity.js';
import { ClientNeed } from './client-need.entity.js';
import { Client } from './client.entity.js';
import { Contact, EMPTIED } from './contact.entity.js';

/** Empties what is known of people. The rows stay without them: introductions of the past refer to them. */
@Injectable()
export class ContactErasure {
  constructor(private readonly events: EventLog) {}

  /** The transaction must act for the contact's business, and have locked the row. */
  async ofContact(tx: Tx, contact: Contact, actorId: string | null): Promise<void> {
    const { id, businessId, version } = contact;
    await tx.update(Contact, { id }, { ...EMPTIED, removedAt: now(), version: version + 1 });
    await this.events.record(tx, { type: 'contact.removed', subjectId: id, actorId, businessId, audience: [businessId] });
  }

  /** For a feature above that was asked by the person herself; nothing where she is gone already. For whom the transaction acts is left as it was. */
  async ofContactById(tx: Tx, businessId: string, contactId: string): Promise<void> {
    await actingAs(tx, [businessId], async () => {
      const contact = await lockRow(tx, Contact, contactId);
      if (contact && !contact.removedAt) await this.ofContact(tx, contact, null);
    });
  }

  /** All people of a client that the transaction has locked, and what it was said to need. */
  async ofClient(tx: Tx, client: Client, actorId: string | null): Promise<void> {
    const emptied = { text: '', category: null, removedAt: now() };
    await tx.update(ClientNeed, { clientId: client.id, removedAt: IsNull() }, emptied);
    const where = { clientId: client.id, removedAt: IsNull() };
    for (const contact of await tx.find(Contact, { where, order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } })) {
      await this.ofContact(tx, contact, actorId);
    }
  }

  /** A business that left the network some time ago: the whole book is emptied, the companies' names too. */
  @OnEvent('business.erasure_due')
  async ofBusiness(tx: Tx, { subjectId: businessId }: Event): Promise<void> {
    await actFor(tx, [businessId]);
    const clients = await tx.find(Client, { where: { businessId }, order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } });
    for (const client of clients) await this.ofClient(tx, client, null);
    await tx.query(
      `/* clients.eraseBook */
       UPDATE client SET name = '', domains = '{}', industry = NULL, size_band = NULL, region = NULL, tier = NULL,
         value_minor = NULL, value_currency = NULL, customer_since = NULL, identifier = NULL, tags = '{}', name_key = '',
         import_id = NULL, removed_at = coalesce(removed_at, $2)
       WHERE business_id = $1`,
      [businessId, now()],
    );
    await tx.query(`/* clients.eraseKeys */ DELETE FROM client_key WHERE business_id = $1`, [businessId]);
    await tx.query(`/* clients.eraseGroups */ DELETE FROM segment_member WHERE business_id = $1`, [businessId]);
    await tx.query(
      `/* clients.eraseNotes */ UPDATE client_note SET text = '', removed_at = coalesce(removed_at, $2) WHERE business_id = $1`,
      [businessId, now()],
    );
  }
}
