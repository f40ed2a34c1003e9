import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { ClientSort, DuplicateReason } from './client-extras.graph.js';
import { ClientNote } from './client-note.entity.js';
import { Client } from './client.entity.js';
import { booksOf, canRead } from './client.policy.js';
import { normaliseCompanyName } from './company-name.rules.js';
import { Contact } from './contact.entity.js';
import type { SegmentFilter } from './segment.entity.js';

/**
 * Every read of the private books. Each names the viewer's own books, and row-level security shows no other:
 * here "not there" and "not yours" are the same to the database already.
 */
@Injectable()
export class ClientsQueries implements OnModuleInit {
  constructor(
    private readonly rows: PrivateRows,
    private readonly nodes: NodeRegistry,
    private readonly unitOfWork: UnitOfWork,
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

  /** The notes of a client, newest first. */
  readonly notesOf = new Loader<string, ClientNote[], RequestContext>(async (clientIds, request) => {
    const notes = await this.rows.find(booksOf(viewerOf(request)), ClientNote, {
      name: 'clients.notesOf',
      where: 'client_id = ANY ($2) AND removed_at IS NULL',
      values: [clientIds],
      order: 'id DESC',
    });
    const byClient = new Map<string, ClientNote[]>(clientIds.map((id) => [id, []]));
    for (const note of notes) byClient.get(note.clientId)?.push(note);
    return byClient;
  });

  /** A slice of the book, or the rows from place `at` on (from 0): a list that scrolls asks for what it shows. */
  async page(viewer: Viewer, { businessId, sort, at, ...asked }: ClientsAsked, slice: Slice): Promise<Page<Client>> {
    assertReads(viewer, businessId);
    const byName = sort === 'NAME';
    const after = byName
      ? '($2::uuid IS NULL OR (name_key, id) > (SELECT a.name_key, a.id FROM client a WHERE a.id = $2))'
      : '($2::uuid IS NULL OR id < $2)';
    const find = (isForgiving: boolean) =>
      this.rows.find([businessId], Client, {
        name: byName ? 'clients.pageByName' : 'clients.page',
        where: `${after} AND ${ASKED}`,
        values: [slice.after, ...valuesOf(businessId, asked, isForgiving)],
        order: byName ? 'name_key, id' : 'id DESC',
        limit: slice.first + 1,
        offset: at ?? 0,
      });
    const rows = await find(false);
    return toPage(rows.length === 0 && asked.search ? await find(true) : rows, slice);
  }

  /** How many clients answer. */
  async count(viewer: Viewer, { businessId, ...asked }: ClientsAsked): Promise<number> {
    assertReads(viewer, businessId);
    return this.unitOfWork.readFor([businessId], async (tx) => {
      const count = async (isForgiving: boolean) => {
        const [row] = await tx.query<{ count: number }[]>(
          `/* clients.count */ SELECT count(*)::int AS count FROM client WHERE $1::text IS NULL AND $2::uuid IS NULL AND ${ASKED}`,
          [null, null, ...valuesOf(businessId, asked, isForgiving)],
        );
        return row?.count ?? 0;
      };
      return (await count(false)) || (asked.search ? count(true) : 0);
    });
  }

  /** Tags in use, most used first. */
  async tags(viewer: Viewer, businessId: string): Promise<string[]> {
    assertReads(viewer, businessId);
    return this.unitOfWork.readFor([businessId], async (tx) => {
      const rows = await tx.query<{ tag: string }[]>(
        `/* clients.tags */ SELECT tag FROM client, unnest(tags) AS tag WHERE business_id = $1 AND removed_at IS NULL
         GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 200`,
        [businessId],
      );
      return rows.map(({ tag }) => tag);
    });
  }

  /** Pairs that share a key, then pairs of the same name in the same country; those of earlier clients first. */
  async duplicates(viewer: Viewer, businessId: string): Promise<{ reason: DuplicateReason; first: Client; second: Client }[]> {
    assertReads(viewer, businessId);
    return this.unitOfWork.readFor([businessId], async (tx) => {
      const pairs = await tx.query<{ reason: DuplicateReason; one: string; other: string }[]>(DUPLICATES, [businessId]);
      const found = await tx.findBy(Client, { id: In(pairs.flatMap(({ one, other }) => [one, other])) });
      const byId = new Map(found.map((client) => [client.id, client]));
      return pairs.flatMap(({ reason, one, other }) => {
        const [first, second] = [byId.get(one), byId.get(other)];
        return first && second ? [{ reason, first, second }] : [];
      });
    });
  }
}

/** What a list of clients is asked for. */
export interface ClientsAsked {
  readonly businessId: string;
  readonly search: string | null;
  readonly filter: SegmentFilter | null;
  readonly segmentId: string | null;
  readonly sort?: ClientSort;
  readonly at?: number | null;
}

const LONGEST_SEARCH = 100;

/**
 * Parameters from $3: the business, what is typed and how that reads as a name, the filter, the segment. Typed text is found
 * in the name, in a domain, in a person's name or address; where nothing is found so, a name with a slip in it, by its trigrams.
 */
const ASKED = `business_id = $3 AND removed_at IS NULL
  AND ($4::text IS NULL OR position($4 IN lower(name)) > 0 OR ($5 <> '' AND position($5 IN coalesce(name_key, '')) > 0)
    OR EXISTS (SELECT FROM unnest(domains) AS d WHERE position($4 IN d) > 0)
    OR id IN (SELECT p.client_id FROM contact p WHERE p.business_id = $3 AND p.removed_at IS NULL
      AND (position($4 IN lower(p.name)) > 0 OR position($4 IN coalesce(p.email, '')) > 0))
    OR ($8::boolean AND length($5) > 3 AND word_similarity($5, coalesce(name_key, lower(name))) > 0.5))
  AND ($6::jsonb IS NULL OR (
    (NOT $6 ? 'lifecycles' OR $6->'lifecycles' ? lifecycle) AND (NOT $6 ? 'tiers' OR $6->'tiers' ? coalesce(tier, ''))
    AND (NOT $6 ? 'industries' OR $6->'industries' ? coalesce(industry, ''))
    AND (NOT $6 ? 'regions' OR $6->'regions' ? coalesce(region, ''))
    AND (NOT $6 ? 'sizeBands' OR $6->'sizeBands' ? coalesce(size_band, ''))
    AND (NOT $6 ? 'tags' OR tags && array(SELECT jsonb_array_elements_text($6->'tags')))))
  AND ($7::uuid IS NULL OR id IN (SELECT s FROM segment_clients($7) AS s))`;

function valuesOf(
  businessId: string,
  { search, filter, segmentId }: Omit<ClientsAsked, 'businessId' | 'sort' | 'at'>,
  isForgiving: boolean,
): unknown[] {
  const typed = search?.trim().toLowerCase().slice(0, LONGEST_SEARCH) || null;
  return [
    businessId,
    typed,
    typed === null ? '' : normaliseCompanyName(typed),
    filter && JSON.stringify(filter),
    segmentId,
    isForgiving,
  ];
}

const DUPLICATES = `/* clients.duplicates */
  SELECT min(reason) AS reason, one, other FROM (
    SELECT 'SAME_KEY' AS reason, (array_agg(client_id ORDER BY client_id))[1] AS one, (array_agg(client_id ORDER BY client_id))[2] AS other
    FROM client_key WHERE business_id = $1 GROUP BY key_id HAVING count(*) > 1
    UNION ALL
    SELECT 'SAME_NAME', (array_agg(id ORDER BY id))[1], (array_agg(id ORDER BY id))[2] FROM client
    WHERE business_id = $1 AND removed_at IS NULL AND name_key <> '' GROUP BY name_key, left(region, 2) HAVING count(*) > 1
  ) AS pairs GROUP BY one, other ORDER BY 1, one LIMIT 50`;

function assertReads(viewer: Viewer, businessId: string): void {
  if (!canRead(viewer, businessId)) {
    throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
  }
}
