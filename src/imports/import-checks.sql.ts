import { CHUNK_ROWS } from './chunk.js';

/*
 * What a row of a file is, for all rows at once. $1 is the import, $2 its business, $3 the one row that is looked at
 * again, or null. A row that has been judged, for its cells or by a person, is passed over.
 */

const KEYS = `
  keys AS MATERIALIZED (
    SELECT c.first_row + k.place - 1 AS row, k.key_id FROM import_chunk c
    CROSS JOIN LATERAL unnest(c.key_rows, c.key_ids) AS k (place, key_id)
    WHERE c.import_id = $1)`;

const OPEN = `NOT EXISTS (SELECT FROM import_row x WHERE x.import_id = $1 AND x.row = f.row)`;

/** Rows with a key of a client of the book; doubtful where it is more than one client. */
export const KNOWN = `/* imports.known */
  WITH ${KEYS}, f AS (
    SELECT k.row, array_agg(DISTINCT o.client_id) AS clients FROM keys k
    JOIN client_key o ON o.business_id = $2 AND o.key_id = k.key_id
    WHERE $3::int IS NULL OR k.row = $3 GROUP BY k.row)
  INSERT INTO import_row (import_id, business_id, row, kind, client_id, doubts)
  SELECT $1, $2, f.row, CASE WHEN cardinality(f.clients) = 1 THEN 'KNOWN' ELSE 'DOUBTFUL' END, f.clients[1],
    CASE WHEN cardinality(f.clients) = 1 THEN '{}' ELSE '{MANY_KNOWN}'::text[] END
  FROM f WHERE ${OPEN}`;

/** Rows with the key of an earlier one; or, of those without any, with the same name in the same place. */
export const REPEATED = `/* imports.repeated */
  WITH ${KEYS}, firsts AS (
    SELECT key_id, min(row) AS row FROM keys GROUP BY key_id HAVING count(*) > 1
  ), by_key AS (
    SELECT k.row, min(t.row) AS first FROM firsts t JOIN keys k ON k.key_id = t.key_id AND k.row > t.row GROUP BY k.row
  ), bare AS MATERIALIZED (
    SELECT c.first_row + u.place::int - 1 AS row, u.name_key, coalesce(u.region, '') AS region
    FROM import_chunk c CROSS JOIN LATERAL unnest(c.name_keys, c.regions, c.keyed) WITH ORDINALITY AS u (name_key, region, keyed, place)
    WHERE c.import_id = $1 AND c.keyed_count < c.size AND u.name_key <> '' AND u.keyed IS NULL
  ), by_name AS (
    SELECT b.row, t.row AS first FROM bare b JOIN (
      SELECT name_key, region, min(row) AS row FROM bare GROUP BY name_key, region HAVING count(*) > 1
    ) t ON t.name_key = b.name_key AND t.region = b.region AND t.row < b.row
  ), f AS (
    SELECT row, min(first) AS first FROM (SELECT * FROM by_key UNION ALL SELECT * FROM by_name) both_ways
    WHERE $3::int IS NULL OR row = $3 GROUP BY row
  )
  INSERT INTO import_row (import_id, business_id, row, kind, client_id, leader)
  SELECT $1, $2, f.row, 'REPEAT', c.ids[(f.first - 1) % ${CHUNK_ROWS} + 1], f.first
  FROM f JOIN import_chunk c ON c.import_id = $1 AND c.first_row = f.first - (f.first - 1) % ${CHUNK_ROWS}
  WHERE ${OPEN}`;

const namesOf = (chunks: string, rows: string) => `
    SELECT c.first_row + u.place::int - 1 AS row, u.name_key, u.region FROM import_chunk c
    CROSS JOIN LATERAL unnest(c.name_keys, c.regions, c.keyed) WITH ORDINALITY AS u (name_key, region, keyed, place)
    WHERE c.import_id = $1 ${chunks} AND u.name_key <> '' ${rows} AND ($3::int IS NULL OR c.first_row + u.place - 1 = $3)`;

/**
 * A client of the same name where no key says anything, in the same country or in none that is known. Where both have
 * keys and none in common they are two companies: Delta the airline is not Delta the faucets.
 */
export const NAMESAKES = `/* imports.namesakes */
  WITH keyed AS MATERIALIZED (${namesOf('AND c.keyed_count > 0', 'AND u.keyed')}),
  lone AS MATERIALIZED (${namesOf('AND c.keyed_count < c.size', 'AND u.keyed IS NULL')}),
  keyless AS MATERIALIZED (
    SELECT o.id, o.name_key, o.region FROM client o LEFT JOIN client_key k ON k.business_id = $2 AND k.client_id = o.id
    WHERE o.business_id = $2 AND o.removed_at IS NULL AND o.name_key <> '' AND k.client_id IS NULL
  ), met AS (
    SELECT n.row, n.region, o.id, o.region AS its_region FROM keyed n JOIN keyless o ON o.name_key = n.name_key
    UNION ALL
    SELECT n.row, n.region, o.id, o.region FROM lone n
    JOIN client o ON o.business_id = $2 AND o.removed_at IS NULL AND o.name_key = n.name_key
  ), f AS (
    SELECT row, array_agg(id) AS clients FROM met
    WHERE region IS NULL OR its_region IS NULL OR left(region, 2) = left(its_region, 2) GROUP BY row
  )
  INSERT INTO import_row (import_id, business_id, row, kind, client_id, doubts)
  SELECT $1, $2, f.row, 'DOUBTFUL', CASE WHEN cardinality(f.clients) = 1 THEN f.clients[1] END, '{SAME_NAME}'
  FROM f WHERE ${OPEN}`;

/** One link of a chain: a repeat of a row that is itself known, or a repeat, is of that one's client. */
export const FOLLOW = `/* imports.follow */
  UPDATE import_row r SET client_id = l.client_id, leader = coalesce(l.leader, r.leader) FROM import_row l
  WHERE r.import_id = $1 AND r.kind = 'REPEAT' AND l.import_id = $1 AND l.row = r.leader
    AND l.kind IN ('KNOWN', 'REPEAT') AND l.client_id <> r.client_id`;
