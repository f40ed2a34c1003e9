import { uuidv7 } from '../../src/kernel/id.js';
import { now } from '../../src/kernel/time.js';
import type { World } from './world.js';

export interface ClientDetails {
  readonly name?: string;
  readonly doNotIntroduce?: boolean;
  readonly industry?: string;
  readonly sizeBand?: string;
  readonly region?: string;
}

export interface ContactDetails {
  readonly name?: string;
  /** Null for a person without a known address. */
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly title?: string | null;
}

/** A company in the book of a business. */
export async function client(
  world: World,
  businessId: string,
  details: ClientDetails = {},
): Promise<{ id: string; name: string }> {
  const id = uuidv7();
  const { name = 'Fjord Logistics', doNotIntroduce = false, industry = '48-49', sizeBand = 'MEDIUM', region = 'NO' } = details;
  await world.db.query(
    `INSERT INTO client (id, business_id, name, domains, industry, size_band, region, lifecycle, do_not_introduce, created_at)
     VALUES ($1, $2, $3, '{fjord.example}', $4, $5, $6, 'CUSTOMER', $7, $8)`,
    [id, businessId, name, industry, sizeBand, region, doNotIntroduce, now()],
  );
  return { id, name };
}

export interface KnownPerson {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly title: string | null;
}

/** A person in the book of a business, at a new client unless one is given. */
export async function contact(
  world: World,
  businessId: string,
  { clientId, ...details }: ContactDetails & { readonly clientId?: string } = {},
): Promise<KnownPerson> {
  const id = uuidv7();
  const at = clientId ?? (await client(world, businessId)).id;
  const {
    name = 'Kari Moen',
    email = `kari-${id}@fjord.example`,
    phone = '+47 22 12 34 56',
    title = 'Head of operations',
  } = details;
  await world.db.query(
    `INSERT INTO contact (id, client_id, business_id, name, email, phone, title, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, at, businessId, name, email, phone, title, now()],
  );
  return { id, clientId: at, name, email, phone, title };
}

/** The domains and identifiers by which a book is compared with others. */
export async function companyKeysOf(world: World, businessId: string): Promise<string[]> {
  const rows = await world.db.query<{ value: string }[]>(
    `WITH acting AS MATERIALIZED (SELECT set_config('app.business_ids', $1::text, true) AS ids)
     SELECT DISTINCT k.value FROM acting, LATERAL (SELECT key_id FROM client_key WHERE ids IS NOT NULL AND business_id = $1::uuid OFFSET 0) c
     JOIN company_key k ON k.id = c.key_id ORDER BY 1`,
    [businessId],
  );
  return rows.map(({ value }) => value);
}
