import { Injectable } from '@nestjs/common';
import { Any, IsNull } from 'typeorm';
import { now } from '../kernel/time.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Client } from './client.entity.js';
import { CompanyKeys } from './company-keys.js';
import { ContactErasure } from './contact-erasure.js';
import { Contact } from './contact.entity.js';

/** Who writes into which book. The transaction acts for the business. */
export interface Writer {
  readonly businessId: string;
  readonly actorId: string;
}
export type NewClient = Pick<Client, 'id' | 'name' | 'domains'>;
export type NewContact = Pick<Contact, 'id' | 'clientId' | 'name' | 'email' | 'phone' | 'title'>;

/** Many entries of a book at a time, for features that bring them. The same events as one by one. */
@Injectable()
export class BookWriting {
  constructor(
    private readonly events: EventLog,
    private readonly erasure: ContactErasure,
    private readonly keys: CompanyKeys,
  ) {}

  /** Checked before; the clients first, since the contacts refer to them. */
  async add(tx: Tx, writer: Writer, clients: readonly NewClient[], contacts: readonly NewContact[]): Promise<void> {
    const { businessId } = writer;
    const row = { businessId, createdAt: now() };
    if (clients.length > 0)
      await tx.insert(
        Client,
        clients.map((each) => ({ ...each, ...row })),
      );
    if (contacts.length > 0)
      await tx.insert(
        Contact,
        contacts.map((each) => ({ ...each, ...row })),
      );
    await this.keys.refresh(tx, [...new Set([...clients.map(({ id }) => id), ...contacts.map(({ clientId }) => clientId)])]);
    for (const { id } of clients) await this.record(tx, writer, 'client.added', id);
    for (const { id, clientId } of contacts) await this.record(tx, writer, 'contact.added', id, { clientId });
  }

  /**
   * Takes entries out again, but for those that somebody has changed since and clients that others were added to.
   * Answers how many contacts stay.
   */
  async takeBack(tx: Tx, writer: Writer, clientIds: readonly string[], contactIds: readonly string[]): Promise<number> {
    const lock = { mode: 'for_no_key_update' } as const;
    // Clients first, as everywhere: no contact can be added to one meanwhile.
    const clients = await tx.find(Client, {
      where: { id: Any([...clientIds]), removedAt: IsNull() },
      order: { id: 'ASC' },
      lock,
    });
    const where = { id: Any([...contactIds]), removedAt: IsNull() };
    const contacts = await tx.find(Contact, { where, order: { id: 'ASC' }, lock });
    const untouched = contacts.filter(({ version }) => version === 1);
    for (const contact of untouched) await this.erasure.ofContact(tx, contact, writer.actorId);
    for (const { id, version } of clients) {
      if (version !== 1 || (await tx.existsBy(Contact, { clientId: id, removedAt: IsNull() }))) continue;
      await tx.update(Client, { id }, { removedAt: now(), version: version + 1 });
      await this.record(tx, writer, 'client.removed', id);
    }
    await this.keys.refresh(tx, [...new Set([...clientIds, ...contacts.map(({ clientId }) => clientId)])]);
    return contacts.length - untouched.length;
  }

  private record(tx: Tx, { businessId, actorId }: Writer, type: string, subjectId: string, payload = {}): Promise<void> {
    return this.events.record(tx, { type, subjectId, actorId, businessId, audience: [businessId], payload });
  }
}
