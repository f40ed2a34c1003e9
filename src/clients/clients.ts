import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Discretion } from '../businesses/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { violationsOfBook, type Book } from '../kernel/giveaways.js';
import { actingAs, type Tx } from '../platform/database/unit-of-work.js';
import { Client } from './client.entity.js';
import { Contact } from './contact.entity.js';

/** A person and her company, as their business knows them. */
export interface Acquaintance {
  readonly contact: Contact;
  readonly client: Client;
}

/** What the features above may ask of a book, inside their own transactions. */
@Injectable()
export class Clients implements OnModuleInit {
  constructor(private readonly discretion: Discretion) {}

  /** No text of a firm that partners read names a client or a contact in its own book. */
  onModuleInit(): void {
    this.discretion.register(async (tx, businessId, passages) =>
      assertNone(violationsOfBook(passages, await this.book(tx, businessId))),
    );
  }

  /**
   * Whom the business wants to introduce. NOT_FOUND when that is nobody in its book, DO_NOT_INTRODUCE when the
   * client must not be introduced. What the transaction may see afterwards is what it could see before.
   */
  async contactForIntroduction(tx: Tx, businessId: string, contactId: string, field = 'contactId'): Promise<Acquaintance> {
    const found = await this.find(tx, businessId, contactId);
    if (!found) throw new DomainError({ code: 'NOT_FOUND', message: 'No such contact.', field: ['input', field] });
    if (found.client.doNotIntroduce) {
      const message = 'This client must not be introduced: it is marked so in your book.';
      throw new DomainError({ code: 'DO_NOT_INTRODUCE', message, field: ['input', field] });
    }
    return found;
  }

  /** Everybody in the book, by name: for texts that must not name one of them. */
  book(tx: Tx, businessId: string): Promise<Book> {
    return actingAs(tx, [businessId], async () => {
      const clients = await tx.query<{ name: string; domains: string[] }[]>(
        '/* clients.named */ SELECT name, domains FROM client WHERE business_id = $1 AND removed_at IS NULL',
        [businessId],
      );
      const people = await tx.query<{ name: string }[]>(
        '/* contacts.named */ SELECT name FROM contact WHERE business_id = $1 AND removed_at IS NULL',
        [businessId],
      );
      return { clients, people: people.map(({ name }) => name) };
    });
  }

  /** Null for somebody who was taken out of the book, or is in another's. */
  find(tx: Tx, businessId: string, contactId: string): Promise<Acquaintance | null> {
    return actingAs(tx, [businessId], async () => {
      const contact = await tx.findOneBy(Contact, { id: contactId, businessId });
      const client = contact && !contact.removedAt && (await tx.findOneBy(Client, { id: contact.clientId }));
      return client && !client.removedAt ? { contact, client } : null;
    });
  }
}
