import { uuidv7 } from '../../src/kernel/id.js';
import { now } from '../../src/kernel/time.js';
import { normaliseCompanyName } from '../../src/clients/company-name.rules.js';
import type { SharedField, SharingLevel } from '../../src/mapping/sharing.rules.js';
import { call, type Refusal } from './call.js';
import type { Credentials, World } from './world.js';

export interface Company {
  readonly name?: string;
  readonly domains?: readonly string[];
  readonly identifier?: string | null;
  readonly industry?: string | null;
  readonly region?: string | null;
  readonly lifecycle?: string;
  readonly doNotIntroduce?: boolean;
}

/** Companies in a book, with the keys that make them comparable; answers their ids in order. */
export async function book(world: World, businessId: string, companies: readonly Company[]): Promise<string[]> {
  const ids = companies.map(() => uuidv7());
  const domains = companies.flatMap(({ domains = [] }, at) => domains.map((domain) => ({ id: ids[at], domain })));
  await world.db.query(
    `INSERT INTO client (id, business_id, name, name_key, domains, identifier, industry, size_band, region, lifecycle, do_not_introduce, created_at)
     SELECT id, $1, name, name_key, string_to_array(domains, ','), identifier, industry, 'MEDIUM', region, lifecycle, hidden, $2
     FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::boolean[])
       AS t (id, name, name_key, domains, identifier, industry, region, lifecycle, hidden)`,
    [
      businessId,
      now(),
      ids,
      companies.map(({ name = 'Nameless' }) => name),
      companies.map(({ name = 'Nameless' }) => normaliseCompanyName(name)),
      companies.map(({ domains = [] }) => domains.join(',')),
      companies.map(({ identifier = null }) => identifier),
      companies.map(({ industry = null }) => industry),
      companies.map(({ region = null }) => region),
      companies.map(({ lifecycle = 'CUSTOMER' }) => lifecycle),
      companies.map(({ doNotIntroduce = false }) => doNotIntroduce),
    ],
  );
  await world.db.query(
    `INSERT INTO client_key (client_id, key_id, business_id)
     SELECT t.id, k, $1 FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS t (id, domain, n)
     JOIN unnest(company_key_ids('DOMAIN', $3::text[])) WITH ORDINALITY AS i (k, n) USING (n)`,
    [businessId, domains.map(({ id }) => id), domains.map(({ domain }) => domain)],
  );
  for (const [at, { identifier }] of companies.entries()) {
    if (!identifier) continue;
    await world.db.query(
      `INSERT INTO client_key (client_id, key_id, business_id) SELECT $1, (company_key_ids('IDENTIFIER', ARRAY[$2]))[1], $3`,
      [ids[at], identifier, businessId],
    );
  }
  return ids;
}

/** `prefix1.example`, `prefix2.example` … as companies of a book. */
export const companies = (prefix: string, count: number, from = 1): Company[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `${prefix} ${String(at + from).padStart(4, '0')}`,
    domains: [`${prefix.toLowerCase()}${at + from}.example`],
  }));

/** A segment of a business: a saved filter, or an uploaded group. */
export async function segment(
  world: World,
  businessId: string,
  {
    name = 'Customers',
    kind = 'CUSTOM',
    filter = {},
    members,
  }: { name?: string; kind?: string; filter?: object; members?: readonly string[] } = {},
): Promise<string> {
  const id = uuidv7();
  await world.db.query(
    `INSERT INTO segment (id, business_id, name, kind, uploaded, filter, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [id, businessId, name, kind, members !== undefined, members ? null : JSON.stringify(filter), now()],
  );
  if (members) await put(world, businessId, id, members);
  return id;
}

/** Puts clients into an uploaded group. */
export async function put(world: World, businessId: string, segmentId: string, members: readonly string[]): Promise<void> {
  await world.db.query(`INSERT INTO segment_member (segment_id, client_id, business_id) SELECT $1, unnest($2::uuid[]), $3`, [
    segmentId,
    members,
    businessId,
  ]);
}

/** As if all that was counted had been counted so many hours earlier: the database believes its own clock, which no test moves. */
export async function aged(world: World, hours: number): Promise<void> {
  await world.db.query(`
    UPDATE segment_set SET taken_at = taken_at - interval '${hours} hours', checked_at = checked_at - interval '${hours} hours';
    UPDATE segment_take SET taken_at = taken_at - interval '${hours} hours';
    UPDATE overlap_cell SET taken_at = taken_at - interval '${hours} hours';`);
}

/** One side gives the other this much of a segment. Nothing is counted before `world.settle`. */
export function share(
  world: World,
  who: Credentials,
  allianceId: string,
  segmentId: string,
  level: SharingLevel,
  fields: readonly SharedField[] = [],
): Promise<{ userErrors: Refusal[] }> {
  const input = { segmentId, level, fields };
  return call(world, who, 'sharingSet', '$allianceId: ID!, $input: SharingRuleInput!', { allianceId, input }, 'alliance { id }');
}

export interface Cell {
  readonly own: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string };
  readonly level: SharingLevel;
  readonly heldBy: string;
  readonly count: number | null;
  readonly countedAt: string | null;
}

export interface MapAnswer {
  readonly rows: { id: string; name: string; level: SharingLevel; fields: string[]; version: number }[];
  readonly columns: { id: string; name: string; level: SharingLevel }[];
  readonly cells: Cell[];
  readonly doubts: { id: string; ownClientId: string; ownName: string; otherName: string }[];
  readonly unclear: { id: string; name: string }[];
}

export const MAP = `query ($allianceId: ID!, $asPartner: Boolean) { allianceMap(allianceId: $allianceId, asPartner: $asPartner) {
  rows { id name kind level fields version } columns { id name kind level fields }
  cells { own { id name } other { id name } level heldBy count countedAt }
  doubts { id ownClientId ownName otherName otherIndustry otherRegion } unclear { id name } } }`;
const ROW = 'ownClientId ownName name domains industry sizeBand region lifecycle customerSince strongestTie basis confidence';
const CELL = '$allianceId: ID!, $own: ID!, $other: ID!, $asPartner: Boolean, $first: Int, $after: String';
const ASKED =
  'allianceId: $allianceId, ownSegmentId: $own, otherSegmentId: $other, asPartner: $asPartner, first: $first, after: $after';
const PAGE = `{ nodes { ${ROW} } pageInfo { hasNextPage endCursor } }`;
export const SHARED = `query (${CELL}) { rows: sharedClients(${ASKED}) ${PAGE} }`;
export const THEIRS = `query (${CELL}) { rows: partnerClients(${ASKED}) ${PAGE} }`;

export interface SharedPage {
  readonly nodes: {
    ownClientId: string | null;
    ownName: string | null;
    name: string;
    domains: string[] | null;
    industry: string | null;
    region: string | null;
    lifecycle: string | null;
    basis: string | null;
    confidence: number | null;
  }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export async function mapOf(world: World, who: Credentials, allianceId: string, asPartner = false): Promise<MapAnswer> {
  return (await world.send<{ allianceMap: MapAnswer }>(who, MAP, { allianceId, asPartner })).allianceMap;
}

export async function sharedOf(
  world: World,
  who: Credentials,
  cell: { allianceId: string; own: string; other: string; asPartner?: boolean; first?: number; after?: string | null },
  query = SHARED,
): Promise<SharedPage> {
  return (await world.send<{ rows: SharedPage }>(who, query, cell)).rows;
}
