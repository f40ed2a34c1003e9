/** People that are added at a time; more are a matter for the import of clients. */
export const MOST_ROWS = 500;
/** Hours in which an import can be taken back. */
export const UNDO_HOURS = 24;

/** A person as a file or a form has her; null where it says nothing. */
export interface Row {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly title: string | null;
  readonly company: string | null;
}

/** What is missing or doubtful about a row. */
export type Doubt = 'NO_NAME' | 'NO_EMAIL' | 'BAD_EMAIL' | 'BAD_PHONE' | 'NO_COMPANY' | 'TWICE' | 'KNOWN';

/** Doubts with which nobody is written into a book. */
export const STOPPING: ReadonlySet<Doubt> = new Set(['NO_NAME', 'BAD_EMAIL', 'BAD_PHONE', 'NO_COMPANY', 'KNOWN', 'TWICE']);

/** What the libraries know, handed in so that these rules stay pure. */
export interface Known {
  readonly emailOf: (text: string) => string | null;
  readonly isPhone: (text: string) => boolean;
  /** The domain that somebody registered; null for a free mailbox. */
  readonly ownDomainOf: (address: string) => string | null;
}

export interface BookClient {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
}
export interface BookContact {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly email: string | null;
}

/** What a book has that rows may be about. */
export interface BookPart {
  readonly clients: readonly BookClient[];
  readonly contacts: readonly BookContact[];
}

/** What a row comes to: whom it is about, at which client, and what speaks against it. */
export interface Placed {
  readonly row: Row;
  readonly doubts: readonly Doubt[];
  /** Who it is, where she is in the book. */
  readonly contact: BookContact | null;
  /** Her company, where it is in the book. */
  readonly client: BookClient | null;
  /** The company that would be written down; rows of one company share it. */
  readonly newClient: { readonly key: string; readonly name: string; readonly domains: readonly string[] } | null;
}

const same = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Finds for each row whether she is known, and where she belongs: her company by the domain of her address, then by its
 * name. A free mailbox says nothing about a company.
 */
export function place(rows: readonly Row[], { clients, contacts }: BookPart, known: Known): Placed[] {
  const byDomain = new Map(clients.flatMap((client) => client.domains.map((domain) => [domain, client])));
  const byName = new Map(clients.map((client) => [same(client.name), client]));
  const byEmail = new Map(contacts.flatMap((contact) => (contact.email ? [[contact.email, contact] as const] : [])));
  const seen = new Set<string>();
  return rows.map((row) => {
    const email = row.email && known.emailOf(row.email);
    const domain = email ? known.ownDomainOf(email) : null;
    const client = (domain && byDomain.get(domain)) || (row.company && byName.get(same(row.company))) || null;
    const name = row.company ?? domain;
    const newClient = client || !name ? null : { key: domain ?? same(name), name, domains: domain ? [domain] : [] };
    const namesake = contacts.find((each) => row.name && each.clientId === client?.id && same(each.name) === same(row.name));
    const contact = (email ? byEmail.get(email) : null) ?? namesake ?? null;
    const key = email ?? `${same(row.name ?? '')} ${client?.id ?? newClient?.key ?? ''}`;
    const doubts: Doubt[] = [
      ...(row.name ? [] : ['NO_NAME' as const]),
      ...(row.email ? (email ? [] : ['BAD_EMAIL' as const]) : ['NO_EMAIL' as const]),
      ...(row.phone && !known.isPhone(row.phone) ? ['BAD_PHONE' as const] : []),
      ...(client || newClient ? [] : ['NO_COMPANY' as const]),
      ...(contact ? ['KNOWN' as const] : []),
      ...(row.name && seen.has(key) ? ['TWICE' as const] : []),
    ];
    seen.add(key);
    return { row: email ? { ...row, email } : row, doubts, contact, client, newClient };
  });
}
