import { CHUNK_ROWS } from './chunk.js';

/*
 * From beside the book into it. $1 is the import, $2 its business, $3 the first rows of the chunks that are done in this
 * transaction, $4 the time, $5 the lifecycle of a row that says none, $6 the group that all belong to, or null.
 */

const COLUMNS = `id, name, name_key, domains, identifier, industry, size_band, region, tier, lifecycle, value_minor, value_currency,
    since, tags, barred, contact_name, email, phone, title, contact_id`;

const ROWS = `
  SELECT c.first_row + u.place::int - 1 AS row, u.* FROM import_chunk c
  CROSS JOIN LATERAL unnest(c.ids, c.names, c.name_keys, c.domains, c.identifiers, c.industries, c.size_bands, c.regions, c.tiers,
    c.lifecycles, c.value_minors, c.value_currencies, c.sinces, c.tags, c.barred, c.contact_names, c.emails, c.phones, c.titles,
    c.contact_ids) WITH ORDINALITY AS u (${COLUMNS}, place)
  WHERE c.import_id = $1 AND c.first_row = ANY ($3)`;

/** A row's values as the client's columns have them. */
const CLIENT = `name, name_key, coalesce(string_to_array(domains, ' '), '{}'), identifier, industry, size_band, region, tier,
    coalesce(lifecycle, $5), value_minor, value_currency, since, coalesce(string_to_array(tags, '|'), '{}'), coalesce(barred, false)`;
const INTO_CLIENT = `INSERT INTO client (id, business_id, import_id, name, name_key, domains, identifier, industry, size_band, region,
    tier, lifecycle, value_minor, value_currency, customer_since, tags, do_not_introduce, created_at)`;

/** Everything that is simply new, in one statement: companies, keys, people, members of the group. */
export const ADD = `/* imports.add */
  WITH r AS MATERIALIZED (
    SELECT * FROM (${ROWS}) AS r WHERE r.row NOT IN (SELECT x.row FROM import_row x
      JOIN unnest($3::int[]) AS f (first) ON x.row BETWEEN f.first AND f.first + ${CHUNK_ROWS - 1}
      WHERE x.import_id = $1 AND x.kind <> 'NEW')
  ), companies AS (
    ${INTO_CLIENT} SELECT id, $2, $1, ${CLIENT}, $4 FROM r
  ), keys AS (
    INSERT INTO client_key (client_id, business_id, key_id)
    SELECT r.id, $2, k.key_id FROM import_chunk c CROSS JOIN LATERAL unnest(c.key_rows, c.key_ids) AS k (place, key_id)
    JOIN r ON r.row = c.first_row + k.place - 1 WHERE c.import_id = $1 AND c.first_row = ANY ($3)
  ), people AS (
    INSERT INTO contact (id, client_id, business_id, import_id, name, email, phone, title, created_at)
    SELECT contact_id, id, $2, $1, contact_name, email, phone, title, $4 FROM r WHERE contact_id IS NOT NULL
  ), members AS (
    INSERT INTO segment_member (segment_id, client_id, business_id) SELECT $6, id, $2 FROM r WHERE $6::uuid IS NOT NULL
  )
  SELECT count(*)::int AS added, count(contact_id)::int AS contacts FROM r`;

/** Rows that are not simply new. All parameters are named first, so that each has a type in statements that need only some. */
const SPECIAL = `
  given AS (SELECT $4::timestamptz AS at, $5::text AS lifecycle, $6::uuid AS segment),
  r AS MATERIALIZED (
    SELECT r.*, x.kind, x.client_id AS target FROM (${ROWS}) AS r
    JOIN import_row x ON x.import_id = $1 AND x.row = r.row AND x.kind IN ('KNOWN', 'REPEAT'))`;

/** The company of a repeated row, where the row that it repeats was left out. */
export const ADD_LEADERLESS = `/* imports.leaderless */
  WITH ${SPECIAL}
  ${INTO_CLIENT}
  SELECT DISTINCT ON (target) target, $2, $1, ${CLIENT}, $4 FROM r
  WHERE kind = 'REPEAT' AND NOT EXISTS (SELECT FROM client c WHERE c.id = r.target)
  ORDER BY target, row ON CONFLICT DO NOTHING RETURNING 1`;

const merged = (column: string, of = column) =>
  `CASE WHEN $7 = 'OVERWRITE' AND w.kind = 'KNOWN' THEN coalesce(w.${of}, c.${column}) ELSE coalesce(c.${column}, w.${of}) END`;

/**
 * What the file adds to companies that are there. $7 says whether it fills or writes over. Of a client that was there before
 * it is kept how it was, once; one that the same import has added counts as unchanged.
 */
export const CHANGE = `/* imports.change */
  WITH ${SPECIAL}, w AS (
    SELECT DISTINCT ON (target) *, coalesce(string_to_array(domains, ' '), '{}') AS more_domains,
      coalesce(string_to_array(tags, '|'), '{}') AS more_tags
    FROM r ORDER BY target, row
  ), next AS MATERIALIZED (
    SELECT c.id, c.version, to_jsonb(c) AS before, c.import_id IS NOT DISTINCT FROM $1 AS is_own,
      ${merged('name')} AS name, ${merged('name_key')} AS name_key, ${merged('identifier')} AS identifier,
      ${merged('industry')} AS industry, ${merged('size_band')} AS size_band, ${merged('region')} AS region,
      ${merged('tier')} AS tier, ${merged('lifecycle')} AS lifecycle, ${merged('customer_since', 'since')} AS customer_since,
      CASE WHEN w.value_minor IS NOT NULL AND (c.value_minor IS NULL OR $7 = 'OVERWRITE') THEN w.value_minor ELSE c.value_minor END
        AS value_minor,
      CASE WHEN w.value_minor IS NOT NULL AND (c.value_minor IS NULL OR $7 = 'OVERWRITE') THEN w.value_currency ELSE c.value_currency END
        AS value_currency,
      c.do_not_introduce OR coalesce(w.barred, false) AS do_not_introduce,
      c.domains || array(SELECT d FROM unnest(w.more_domains) AS d WHERE NOT d = ANY (c.domains)) AS domains,
      c.tags || array(SELECT t FROM unnest(w.more_tags) AS t WHERE NOT t = ANY (c.tags)) AS tags
    FROM w JOIN client c ON c.id = w.target AND c.removed_at IS NULL FOR NO KEY UPDATE OF c
  ), changed AS (
    SELECT n.* FROM next n JOIN client c ON c.id = n.id
    WHERE (n.name, n.identifier, n.industry, n.size_band, n.region, n.tier, n.lifecycle, n.customer_since, n.value_minor,
        n.value_currency, n.do_not_introduce, n.domains, n.tags)
      IS DISTINCT FROM (c.name, c.identifier, c.industry, c.size_band, c.region, c.tier, c.lifecycle, c.customer_since, c.value_minor,
        c.value_currency, c.do_not_introduce, c.domains, c.tags)
  ), kept AS (
    INSERT INTO import_change (import_id, client_id, business_id, before, after_version)
    SELECT $1, id, $2, before, version + 1 FROM changed WHERE NOT is_own
    ON CONFLICT (import_id, client_id) DO UPDATE SET after_version = excluded.after_version
  ), written AS (
    UPDATE client c SET name = n.name, name_key = n.name_key, identifier = n.identifier, industry = n.industry,
      size_band = n.size_band, region = n.region, tier = n.tier, lifecycle = n.lifecycle, customer_since = n.customer_since,
      value_minor = n.value_minor, value_currency = n.value_currency, do_not_introduce = n.do_not_introduce, domains = n.domains,
      tags = n.tags, version = CASE WHEN n.is_own THEN c.version ELSE c.version + 1 END
    FROM changed n WHERE c.id = n.id RETURNING n.is_own
  )
  SELECT count(*) FILTER (WHERE NOT is_own)::int AS updated FROM written`;

/** People of companies that are there, unless they are known already; no client gets more than $7. */
export const MEET = `/* imports.meet */
  WITH ${SPECIAL}, fresh AS (
    SELECT DISTINCT ON (target, coalesce(email, lower(contact_name))) contact_id, target, contact_name, email, phone, title FROM r
    WHERE contact_id IS NOT NULL
      AND EXISTS (SELECT FROM client c WHERE c.id = r.target AND c.removed_at IS NULL)
      AND NOT EXISTS (SELECT FROM contact p WHERE p.client_id = r.target AND p.removed_at IS NULL
        AND CASE WHEN r.email IS NULL THEN lower(p.name) = lower(r.contact_name) ELSE lower(p.email) = r.email END)
    ORDER BY target, coalesce(email, lower(contact_name)), row
  ), met AS (
    INSERT INTO contact (id, client_id, business_id, import_id, name, email, phone, title, created_at)
    SELECT contact_id, target, $2, $1, contact_name, email, phone, title, $4 FROM (
      SELECT f.*, row_number() OVER (PARTITION BY target ORDER BY contact_id)
        + (SELECT count(*) FROM contact p WHERE p.client_id = f.target AND p.removed_at IS NULL) AS place FROM fresh f
    ) AS placed WHERE place <= $7 RETURNING id
  )
  SELECT count(*)::int AS contacts FROM met`;

/** Keys of what was added to companies that are there, and their membership in the group. */
export const JOIN = `/* imports.join */
  WITH ${SPECIAL}, there AS MATERIALIZED (
    SELECT r.row, r.target FROM r JOIN client c ON c.id = r.target AND c.removed_at IS NULL
  ), keys AS (
    INSERT INTO client_key (client_id, business_id, key_id)
    SELECT DISTINCT t.target, $2::uuid, k.key_id FROM import_chunk c CROSS JOIN LATERAL unnest(c.key_rows, c.key_ids) AS k (place, key_id)
    JOIN there t ON t.row = c.first_row + k.place - 1 WHERE c.import_id = $1 AND c.first_row = ANY ($3) AND $5 <> 'LEAVE'
    ON CONFLICT DO NOTHING
  )
  INSERT INTO segment_member (segment_id, client_id, business_id)
  SELECT DISTINCT $6::uuid, target, $2::uuid FROM there WHERE $6::uuid IS NOT NULL ON CONFLICT DO NOTHING`;
