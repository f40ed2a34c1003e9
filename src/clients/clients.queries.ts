import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { Client } from './client.entity.js';
import { booksOf, canRead } from './client.policy.js';
import { Contact } from './contact.entity.js';

/**
 * Every read of the private books. Each names the viewer's own books, and row-level security shows no other:
 * here "not there" and "not yours" are the same to the database already.
 */
@Injectable()
export class ClientsQueries implements OnModuleInit {
  constructor(
    private readonly rows: PrivateRows,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Client', (viewer, id) => this.findClient(viewer, id));
    this.nodes.register('Contact', (viewer, id) => this.findContact(viewer, id));
  }

  /** For fields of things that refer to a client; one that was removed keeps its name there. */
  readonly clientById = new Loader<string, Client, RequestContext>(async (ids, request) => {
    const clients = await this.rows.find(booksOf(viewerOf(request)), Client, {
      name: 'clients.clientById',
      where: 'id = ANY ($2)',
      values: [ids],
    });
    return new Map(clients.map((client) => [client.id, client]));
  });

  /** Null for a removed contact as well: nothing of her is left. */
  readonly contactById = new Loader<string, Contact, RequestContext>(async (ids, request) => {
    const contacts = await this.rows.find(booksOf(viewerOf(request)), Contact, {
      name: 'clients.contactById',
      where: 'id = ANY ($2) AND removed_at IS NULL',
      values: [ids],
    });
    return new Map(contacts.map((contact) => [contact.id, contact]));
  });

  /** The people of a client, first known first. */
  readonly contactsOf = new Loader<string, Contact[], RequestContext>(async (clientIds, request) => {
    const contacts = await this.rows.find(booksOf(viewerOf(request)), Contact, {
      name: 'clients.contactsOf',
      where: 'client_id = ANY ($2) AND removed_at IS NULL',
      values: [clientIds],
      order: 'id',
    });
    const byClient = new Map<string, Contact[]>(clientIds.map((id) => [id, []]));
    for (const contact of contacts) byClient.get(contact.clientId)?.push(contact);
    return byClient;
  });

  async findClient(viewer: Viewer, id: string): Promise<Client | null> {
    const where = 'id = $2 AND removed_at IS NULL';
    const [client] = await this.rows.find(booksOf(viewer), Client, { name: 'clients.findClient', where, values: [id] });
    return client ?? null;
  }

  async findContact(viewer: Viewer, id: string): Promise<Contact | null> {
    const where = 'id = $2 AND removed_at IS NULL';
    const [contact] = await this.rows.find(booksOf(viewer), Contact, { name: 'clients.findContact', where, values: [id] });
    return contact ?? null;
  }

  /** Newest first. `search` is a part of the name in any case, or a whole domain. */
  async page(viewer: Viewer, businessId: string, search: string | null, slice: Slice): Promise<Page<Client>> {
    if (!canRead(viewer, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    const rows = await this.rows.find([businessId], Client, {
      name: 'clients.page',
      where: `business_id = $2 AND removed_at IS NULL AND ($3::uuid IS NULL OR id < $3)
        AND ($4::text IS NULL OR position(lower($4) IN lower(name)) > 0 OR lower($4) = ANY (domains))`,
      values: [businessId, slice.after, search?.trim() || null],
      order: 'id DESC',
      limit: slice.first + 1,
    });
    return toPage(rows, slice);
  }
}
