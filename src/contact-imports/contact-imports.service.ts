import { Injectable } from '@nestjs/common';
import { Business, ownDomainOf } from '../businesses/index.js';
import {
  booksOf,
  BookWriting,
  canWriteBook,
  known,
  MOST_CONTACTS,
  violationsOfContact,
  type NewClient,
  type NewContact,
} from '../clients/index.js';
import { assertNone, DomainError, type Violation } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { HOUR, later, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { ContactImport } from './contact-import.entity.js';
import {
  MOST_ROWS,
  place,
  STOPPING,
  UNDO_HOURS,
  type BookPart,
  type Doubt,
  type Placed,
  type Row,
} from './contact-rows.rules.js';

const readers = {
  emailOf: known.emailOf,
  isPhone: (phone: string) => violationsOfContact({ phone }, known).length === 0,
  ownDomainOf,
};

const SENTENCES: Readonly<Partial<Record<Doubt, { field: string; message: string }>>> = {
  NO_NAME: { field: 'name', message: 'A contact needs a name.' },
  BAD_EMAIL: { field: 'email', message: 'That is not one e-mail address, such as anna@nordvik.example.' },
  BAD_PHONE: { field: 'phone', message: 'A phone number has digits, such as +47 22 12 34 56.' },
  NO_COMPANY: { field: 'company', message: 'Write the company: the address does not say it.' },
};

/** People met at an event: looked at first, then written into the book together, and taken back together. */
@Injectable()
export class ContactImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: BookWriting,
  ) {}

  /** What the rows would come to. PostgreSQL refuses to write meanwhile. */
  async preview(viewer: Viewer, businessId: string, rows: readonly Row[]): Promise<Placed[]> {
    assertWriter(viewer, businessId);
    return this.unitOfWork.readFor([businessId], async (tx) => place(rows, await this.partOf(tx, businessId, rows), readers));
  }

  /**
   * Writes down whoever is not in the book yet; who is, or came twice, is passed over. What is wrong with the rows is
   * told for all of them at once, by their places.
   */
  add(viewer: Viewer, businessId: string, rows: readonly Row[]): Promise<{ made: ContactImport | null; passedOver: number }> {
    assertWriter(viewer, businessId);
    return this.unitOfWork.run(async (tx) => {
      // Locked, so that of two imports of the same people at once the later one finds them known.
      const business = await lockRow(tx, Business, businessId);
      if (!business || business.status === 'CLOSED') throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.' });
      if (rows.length === 0 || rows.length > MOST_ROWS) throw invalid(`Choose 1 to ${MOST_ROWS} people.`);
      await actFor(tx, [businessId]);
      const placed = place(rows, await this.partOf(tx, businessId, rows), readers);
      assertNone(placed.flatMap(violationsOfRow));
      const wanted = placed.filter(({ doubts }) => !doubts.some((doubt) => STOPPING.has(doubt)));
      if (wanted.length === 0) return { made: null, passedOver: rows.length };
      const { clients, contacts } = entriesOf(wanted);
      await this.assertRoom(tx, contacts);
      await this.book.add(tx, { businessId, actorId: viewer.userId }, clients, contacts);
      const id = uuidv7();
      const contactIds = contacts.map((each) => each.id);
      const clientIds = clients.map((each) => each.id);
      await tx.insert(ContactImport, { id, businessId, madeById: viewer.userId, contactIds, clientIds, madeAt: now() });
      return { made: await tx.findOneByOrFail(ContactImport, { id }), passedOver: rows.length - wanted.length };
    });
  }

  /** Takes an import back: who was changed since stays. Answers how many. */
  undo(viewer: Viewer, id: string): Promise<{ made: ContactImport; kept: number }> {
    return this.unitOfWork.run(async (tx) => {
      await actFor(tx, booksOf(viewer));
      const made = await lockRow(tx, ContactImport, id);
      if (!made) throw new DomainError({ code: 'NOT_FOUND', message: 'No such import.', field: ['id'] });
      assertWriter(viewer, made.businessId);
      if (made.undoneAt) throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'That was taken back already.' });
      if (later(made.madeAt, UNDO_HOURS * HOUR) < now()) {
        throw new DomainError({ code: 'ILLEGAL_MOVE', message: `Only within ${UNDO_HOURS} hours. Remove them one by one.` });
      }
      const { businessId, clientIds, contactIds } = made;
      await actFor(tx, [businessId]);
      const kept = await this.book.takeBack(tx, { businessId, actorId: viewer.userId }, clientIds, contactIds);
      await tx.update(ContactImport, { id }, { undoneAt: now() });
      return { made: { ...made, undoneAt: now() }, kept };
    });
  }

  /** What of the book the rows may be about; the transaction acts for the business. */
  private async partOf(tx: Tx, businessId: string, rows: readonly Row[]): Promise<BookPart> {
    const emails = rows.flatMap(({ email }) => (email && known.emailOf(email)) ?? []);
    const domains = emails.map((email) => ownDomainOf(email)).filter((domain) => domain !== null);
    const names = rows.flatMap(({ company }) => (company ? [company.toLowerCase()] : []));
    const clients = await tx.query<BookPart['clients'][number][]>(
      `/* contactImports.clients */
       SELECT id, name, domains FROM client
       WHERE business_id = $1 AND removed_at IS NULL AND (domains && $2::text[] OR lower(name) = ANY ($3::text[])) ORDER BY id DESC`,
      [businessId, domains, names],
    );
    const contacts = await tx.query<BookPart['contacts'][number][]>(
      `/* contactImports.contacts */
       SELECT id, client_id AS "clientId", name, email FROM contact
       WHERE business_id = $1 AND removed_at IS NULL AND (email = ANY ($2::text[]) OR client_id = ANY ($3::uuid[]))`,
      [businessId, emails, clients.map(({ id }) => id)],
    );
    return { clients, contacts };
  }

  private async assertRoom(tx: Tx, contacts: readonly NewContact[]): Promise<void> {
    const more = new Map<string, number>();
    for (const { clientId } of contacts) more.set(clientId, (more.get(clientId) ?? 0) + 1);
    const counts = await tx.query<{ id: string; known: number }[]>(
      `/* contactImports.room */
       SELECT id, (SELECT count(*)::int FROM contact WHERE client_id = c.id AND removed_at IS NULL) AS known
       FROM unnest($1::uuid[]) c(id)`,
      [[...more.keys()]],
    );
    const full = counts.some((each) => each.known + (more.get(each.id) ?? 0) > MOST_CONTACTS);
    if (full) throw invalid(`At most ${MOST_CONTACTS} people of one client.`);
  }
}

/** People at the clients that the book has, and at new ones: one for each company. */
function entriesOf(placed: readonly Placed[]): { clients: NewClient[]; contacts: NewContact[] } {
  const made = new Map<string, NewClient>();
  const contacts = placed.map(({ row, client, newClient }): NewContact => {
    let clientId = client?.id;
    if (newClient) {
      const { key, name, domains } = newClient;
      // A name that somebody wrote is better than a domain, whichever row comes first.
      const entry = made.get(key) ?? { id: uuidv7(), name, domains: [...domains] };
      made.set(key, entry.name === key ? { ...entry, name } : entry);
      clientId = entry.id;
    }
    const { name, email, phone, title } = row;
    return { id: uuidv7(), clientId: clientId ?? '', name: name ?? '', email, phone, title };
  });
  return { clients: [...made.values()], contacts };
}

function violationsOfRow({ doubts }: Placed, place: number): Violation[] {
  return doubts.flatMap((doubt) => {
    const wrong = SENTENCES[doubt];
    return wrong ? [{ code: 'INVALID', message: wrong.message, field: ['input', 'rows', String(place), wrong.field] }] : [];
  });
}

/** To others the book is not there; who only reads it imports nothing. */
function assertWriter(viewer: Viewer, businessId: string): void {
  if (!booksOf(viewer).includes(businessId)) {
    throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
  }
  if (canWriteBook(viewer, businessId)) return;
  throw new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' });
}

const invalid = (message: string) => new DomainError({ code: 'INVALID', message, field: ['input', 'rows'] });
