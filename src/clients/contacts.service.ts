import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { booksOf, canWrite } from './client.policy.js';
import { MOST_CONTACTS, violationsOfContact, type ContactFacts } from './client.rules.js';
import { ClientsService } from './clients.service.js';
import { ContactErasure } from './contact-erasure.js';
import { Contact } from './contact.entity.js';
import { CompanyKeys } from './company-keys.js';
import { known } from './known.js';

export type ContactValues = ContactFacts & Pick<Contact, 'title' | 'decisionMakerRole' | 'businessTieBasis' | 'personalTieBasis'>;

/** Every change to a contact. One public method is one use case is one transaction. Events tell no value of the book. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly clients: ClientsService,
    private readonly erasure: ContactErasure,
    private readonly keys: CompanyKeys,
  ) {}

  async add(viewer: Viewer, clientId: string, values: Partial<ContactValues> & { name: string }): Promise<Contact> {
    return this.unitOfWork.run(async (tx) => {
      // The client stays locked: it cannot be removed meanwhile, and no two pass the limit together.
      const { businessId } = await this.clients.lock(tx, viewer, clientId, 'clientId');
      assertNone(violationsOfContact(values, known));
      if ((await tx.countBy(Contact, { clientId, removedAt: IsNull() })) >= MOST_CONTACTS) throw tooMany();
      const id = uuidv7();
      await tx.insert(Contact, { ...columnsOf(values), name: values.name, id, clientId, businessId, createdAt: now() });
      if (values.email) await this.keys.refresh(tx, [clientId]);
      const payload = { clientId };
      await this.events.record(tx, {
        type: 'contact.added',
        subjectId: id,
        actorId: viewer.userId,
        businessId,
        audience: [businessId],
        payload,
      });
      return tx.findOneByOrFail(Contact, { id });
    });
  }

  /** Only what is present in `values` changes. */
  async update(viewer: Viewer, id: string, values: Partial<ContactValues>, expectedVersion: number | null): Promise<Contact> {
    return this.unitOfWork.run(async (tx) => {
      const contact = await this.lock(tx, viewer, id);
      assertVersion(contact.version, expectedVersion);
      assertNone(violationsOfContact(values, known));
      await tx.update(Contact, { id }, { ...columnsOf(values), version: contact.version + 1 });
      if (values.email !== undefined) await this.keys.refresh(tx, [contact.clientId]);
      await this.events.record(tx, {
        type: 'contact.changed',
        subjectId: id,
        actorId: viewer.userId,
        businessId: contact.businessId,
        audience: [contact.businessId],
        payload: { fields: Object.keys(values) },
      });
      return tx.findOneByOrFail(Contact, { id });
    });
  }

  /** Erases what is known of the person. */
  remove(viewer: Viewer, id: string, expectedVersion: number | null): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const contact = await this.lock(tx, viewer, id);
      assertVersion(contact.version, expectedVersion);
      await this.erasure.ofContact(tx, contact, viewer.userId);
      await this.keys.refresh(tx, [contact.clientId]);
    });
  }

  /** The client is locked before its people, as everywhere: its keys follow from them. */
  private async lock(tx: Tx, viewer: Viewer, id: string): Promise<Contact> {
    await actFor(tx, booksOf(viewer));
    await tx.query(
      `/* contacts.lockClient */ SELECT FROM client WHERE id = (SELECT client_id FROM contact WHERE id = $1) FOR NO KEY UPDATE`,
      [id],
    );
    const contact = await lockRow(tx, Contact, id);
    if (!contact || contact.removedAt) throw notFound();
    if (!canWrite(viewer, contact.businessId)) throw forbidden();
    return contact;
  }
}

const columnsOf = ({ email, ...columns }: Partial<ContactValues>): Partial<Contact> => ({
  ...columns,
  ...(email !== undefined && { email: email === null ? null : known.emailOf(email) }),
});

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such contact.', field: ['id'] });
const forbidden = () => new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' });
const tooMany = () =>
  new DomainError({ code: 'INVALID', message: `At most ${MOST_CONTACTS} people of one client.`, field: ['clientId'] });
