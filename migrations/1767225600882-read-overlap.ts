import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAFE = 'LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp';
/** What a reader sees of a row of the other's, as far as both give the field. */
const SEEN = `CASE WHEN 'DOMAINS' = ANY (fields) THEN c.domains END, CASE WHEN 'INDUSTRY' = ANY (fields) THEN c.industry END,
  CASE WHEN 'SIZE' = ANY (fields) THEN c.size_band END, CASE WHEN 'REGION' = ANY (fields) THEN c.region END,
  CASE WHEN 'LIFECYCLE' = ANY (fields) THEN c.lifecycle END, CASE WHEN 'SINCE' = ANY (fields) THEN c.customer_since END,
  CASE WHEN 'TIE' = ANY (fields) THEN (SELECT max(p.business_tie) FROM contact p WHERE p.client_id = c.id AND p.removed_at IS NULL) END`;
const COLUMNS =
  'domains text[], industry text, size_band text, region text, lifecycle text, customer_since date, strongest_tie smallint';

/**
 * The only ways across the line between two books. Each asks for itself whether the alliance is ACTIVE, whether the
 * transaction acts for one of the two, and what both give; what comes back is the less of the two. "As they see it"
 * is the same function with the other one as the reader.
 */
export class ReadOverlap1767225600882 implements MigrationInterface {
  readonly name = 'ReadOverlap1767225600882';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION sharing_rank(level text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
        SELECT array_position(ARRAY['HIDDEN', 'COUNT', 'OVERLAP', 'ALL'], level) - 1 $$;

      -- With the client as a parameter the search begins with her; as a join it would begin with everybody.
      CREATE FUNCTION segment_holds(wanted uuid, one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN RETURN EXISTS (SELECT FROM segment_clients(wanted) AS m (id) WHERE m.id = one); END $$;

      -- The other side, and null for who may not look. Afterwards the transaction acts for both: the caller takes that back.
      CREATE FUNCTION sharing_other(wanted uuid, reader uuid) RETURNS uuid LANGUAGE plpgsql
      SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE found uuid;
      BEGIN
        SELECT CASE reader WHEN a.proposer_id THEN a.partner_id ELSE a.proposer_id END INTO found
        FROM alliance a JOIN business p ON p.id = a.proposer_id JOIN business q ON q.id = a.partner_id
        WHERE a.id = wanted AND a.stage = 'ACTIVE' AND p.status = 'ACTIVE' AND q.status = 'ACTIVE'
          AND reader IN (a.proposer_id, a.partner_id) AND acting_businesses() && ARRAY[a.proposer_id, a.partner_id];
        IF found IS NOT NULL THEN PERFORM set_config('app.business_ids', reader || ',' || found, true); END IF;
        RETURN found;
      END $$;

      -- What both give of a pair of segments: the less of the two, and the fields of both. Null where nothing.
      CREATE FUNCTION sharing_of(wanted uuid, own_business uuid, own uuid, other_business uuid, other uuid, OUT level text, OUT fields text[])
      LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT CASE WHEN sharing_rank(a.level) < sharing_rank(b.level) THEN a.level ELSE b.level END,
          array(SELECT unnest(a.fields) INTERSECT SELECT unnest(b.fields))
        FROM sharing_rule a JOIN segment sa ON sa.id = a.segment_id AND sa.removed_at IS NULL
        JOIN sharing_rule b ON b.alliance_id = a.alliance_id JOIN segment sb ON sb.id = b.segment_id AND sb.removed_at IS NULL
        WHERE a.alliance_id = wanted AND a.business_id = own_business AND a.segment_id = own
          AND b.business_id = other_business AND b.segment_id = other AND a.level <> 'HIDDEN' AND b.level <> 'HIDDEN'
      $$;

      -- The segments of which the other gives the reader at least numbers.
      CREATE FUNCTION sharing_offered(wanted uuid, reader uuid)
      RETURNS TABLE (segment_id uuid, name text, kind text, level text, fields text[]) ${SAFE} AS $$
      DECLARE acting text := current_setting('app.business_ids', true); other uuid := sharing_other(wanted, reader);
      BEGIN
        IF other IS NULL THEN RETURN; END IF;
        RETURN QUERY SELECT s.id, s.name, s.kind, r.level, r.fields FROM sharing_rule r JOIN segment s ON s.id = r.segment_id
          WHERE r.alliance_id = wanted AND r.business_id = other AND r.level <> 'HIDDEN' AND s.removed_at IS NULL ORDER BY s.id;
        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
      END $$;

      -- A cell for each pair of segments of which both give at least numbers; no taken_at while it is being worked out.
      CREATE FUNCTION overlap_counts(wanted uuid, reader uuid)
      RETURNS TABLE (own_segment uuid, other_segment uuid, level text, published integer, taken_at timestamptz) ${SAFE} AS $$
      DECLARE acting text := current_setting('app.business_ids', true); other uuid := sharing_other(wanted, reader);
      BEGIN
        IF other IS NULL THEN RETURN; END IF;
        RETURN QUERY
          SELECT a.segment_id, b.segment_id, g.level, c.published, c.taken_at
          FROM sharing_rule a JOIN sharing_rule b ON b.alliance_id = a.alliance_id AND b.business_id = other
          CROSS JOIN LATERAL sharing_of(wanted, reader, a.segment_id, other, b.segment_id) g
          LEFT JOIN overlap_cell c ON c.alliance_id = wanted AND
            (c.proposer_segment_id, c.partner_segment_id) IN ((a.segment_id, b.segment_id), (b.segment_id, a.segment_id))
          WHERE a.alliance_id = wanted AND a.business_id = reader AND g.level IS NOT NULL
          ORDER BY a.segment_id, b.segment_id;
        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
      END $$;

      -- Who is meant by a mark of a cell, on both sides, if both still are in their segments and may be shown.
      CREATE FUNCTION overlap_pair(wanted uuid, mark integer, own_business uuid, own uuid, other_business uuid, other uuid)
      RETURNS TABLE (own_id uuid, other_id uuid, basis text, confidence smallint) LANGUAGE sql STABLE
      SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT x.own_id, x.other_id, x.basis, x.confidence FROM (
          SELECT a.client_id AS own_id, b.client_id AS other_id, CASE WHEN k.kind = 'IDENTIFIER' THEN 'IDENTIFIER'
              WHEN k.value = ANY (ca.domains) AND k.value = ANY (cb.domains) THEN 'DOMAIN' ELSE 'CONTACT_DOMAIN' END AS basis,
            CASE WHEN k.kind = 'IDENTIFIER' OR k.value = ANY (ca.domains) AND k.value = ANY (cb.domains) THEN 99 ELSE 95 END::smallint AS confidence
          FROM client_key a JOIN client ca ON ca.id = a.client_id
          JOIN client_key b ON b.business_id = other_business AND b.key_id = mark JOIN client cb ON cb.id = b.client_id
          JOIN company_key k ON k.id = mark
          WHERE mark > 0 AND a.business_id = own_business AND a.key_id = mark
          UNION ALL
          SELECT CASE WHEN p.business_id = own_business THEN p.id ELSE q.id END, CASE WHEN p.business_id = own_business THEN q.id ELSE p.id END,
            'NAME', CASE WHEN l.proposer_says AND l.partner_says THEN 100 ELSE l.confidence END::smallint
          FROM name_link l JOIN client p ON p.id = l.proposer_client_id JOIN client q ON q.id = l.partner_client_id
          WHERE mark < 0 AND l.id = -mark AND l.alliance_id = wanted AND is_one_company(l)) x
        JOIN client ca ON ca.id = x.own_id AND ca.removed_at IS NULL AND NOT ca.do_not_introduce
        JOIN client cb ON cb.id = x.other_id AND cb.removed_at IS NULL AND NOT cb.do_not_introduce
        WHERE NOT EXISTS (SELECT FROM not_same_company n WHERE n.alliance_id = wanted AND n.client_id IN (x.own_id, x.other_id))
          AND segment_holds(own, x.own_id)
          AND segment_holds(other, x.other_id)
        ORDER BY x.own_id, x.other_id LIMIT 1
      $$;

      -- Whom both have, where both give names; 'place' is where the next page begins.
      CREATE FUNCTION shared_clients(wanted uuid, reader uuid, own uuid, other_segment uuid, after integer, most integer)
      RETURNS TABLE (place integer, own_client uuid, own_name text, name text, ${COLUMNS}, basis text, confidence smallint) ${SAFE} AS $$
      DECLARE
        acting text := current_setting('app.business_ids', true);
        is_own boolean := coalesce(reader = ANY (acting_businesses()), false);
        other uuid := sharing_other(wanted, reader); given text; fields text[]; marks integer[]; at integer := after; found integer := 0; step integer;
      BEGIN
        IF other IS NULL THEN RETURN; END IF;
        SELECT g.level, g.fields INTO given, fields FROM sharing_of(wanted, reader, own, other, other_segment) g;
        WHILE given IN ('OVERLAP', 'ALL') AND found < most LOOP
          SELECT c.listed[at + 1 : at + most] INTO marks FROM overlap_cell c WHERE c.alliance_id = wanted
            AND (c.proposer_segment_id, c.partner_segment_id) IN ((own, other_segment), (other_segment, own));
          EXIT WHEN marks IS NULL OR marks = '{}';
          RETURN QUERY
            SELECT (at + m.n)::integer, CASE WHEN is_own THEN p.own_id END, CASE WHEN is_own THEN mine.name END, c.name, ${SEEN}, p.basis, p.confidence
            FROM unnest(marks) WITH ORDINALITY AS m (mark, n)
            CROSS JOIN LATERAL overlap_pair(wanted, m.mark, reader, own, other, other_segment) p
            JOIN client mine ON mine.id = p.own_id JOIN client c ON c.id = p.other_id
            ORDER BY m.n LIMIT most - found;
          GET DIAGNOSTICS step = ROW_COUNT;
          found := found + step;
          at := at + cardinality(marks);
        END LOOP;
        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
      END $$;

      -- Where both give everything: whom only the other has.
      CREATE FUNCTION partner_clients(wanted uuid, reader uuid, own uuid, other_segment uuid, after integer, most integer)
      RETURNS TABLE (place integer, name text, ${COLUMNS}) ${SAFE} AS $$
      DECLARE
        acting text := current_setting('app.business_ids', true);
        other uuid := sharing_other(wanted, reader); given text; fields text[];
      BEGIN
        IF other IS NULL THEN RETURN; END IF;
        SELECT g.level, g.fields INTO given, fields FROM sharing_of(wanted, reader, own, other, other_segment) g;
        IF given = 'ALL' THEN
          RETURN QUERY
            WITH cell AS MATERIALIZED (SELECT c.shared FROM overlap_cell c WHERE c.alliance_id = wanted
              AND (c.proposer_segment_id, c.partner_segment_id) IN ((own, other_segment), (other_segment, own))),
            both_have AS MATERIALIZED (
              SELECT k.client_id AS id FROM client_key k WHERE k.business_id = other AND k.key_id IN (SELECT unnest(shared) FROM cell)
              UNION SELECT unnest(ARRAY[l.proposer_client_id, l.partner_client_id]) FROM name_link l
                WHERE l.alliance_id = wanted AND -l.id IN (SELECT unnest(shared) FROM cell))
            SELECT (after + row_number() OVER (ORDER BY c.name_key, c.id))::integer, c.name, ${SEEN}
            FROM (SELECT c.* FROM segment_clients(other_segment) AS m (id) JOIN client c ON c.id = m.id
              WHERE NOT c.do_not_introduce AND c.id NOT IN (SELECT b.id FROM both_have b)
              ORDER BY c.name_key, c.id OFFSET after LIMIT most) c ORDER BY 1;
        END IF;
        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
      END $$;

      -- For the reader alone: whom the ally's segment does not have. It tells as much as the names do, so it needs as much.
      CREATE FUNCTION greenfield_clients(wanted uuid, reader uuid, own uuid, other_segment uuid, after uuid, most integer)
      RETURNS TABLE (own_client uuid) ${SAFE} AS $$
      DECLARE
        acting text := current_setting('app.business_ids', true);
        is_own boolean := coalesce(reader = ANY (acting_businesses()), false);
        other uuid := sharing_other(wanted, reader); given text;
      BEGIN
        IF other IS NULL THEN RETURN; END IF;
        SELECT g.level INTO given FROM sharing_of(wanted, reader, own, other, other_segment) g;
        IF is_own AND given IN ('OVERLAP', 'ALL') THEN
          RETURN QUERY
            WITH cell AS MATERIALIZED (SELECT c.shared FROM overlap_cell c WHERE c.alliance_id = wanted
              AND (c.proposer_segment_id, c.partner_segment_id) IN ((own, other_segment), (other_segment, own))),
            both_have AS MATERIALIZED (
              SELECT k.client_id AS id FROM client_key k WHERE k.business_id = reader AND k.key_id IN (SELECT unnest(shared) FROM cell)
              UNION SELECT unnest(ARRAY[l.proposer_client_id, l.partner_client_id]) FROM name_link l
                WHERE l.alliance_id = wanted AND -l.id IN (SELECT unnest(shared) FROM cell))
            SELECT m.id FROM segment_clients(own) AS m (id)
            WHERE EXISTS (SELECT FROM cell) AND (after IS NULL OR m.id > after) AND m.id NOT IN (SELECT b.id FROM both_have b)
            ORDER BY m.id LIMIT most;
        END IF;
        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
      END $$;
    `);
    await db.query(`
      -- The allies who know a client of the reader's, where both give names.
      CREATE FUNCTION allies_of_client(reader uuid, wanted_client uuid)
      RETURNS TABLE (alliance_id uuid, other uuid, own_segment uuid, other_segment uuid, ${COLUMNS}, basis text, confidence smallint) ${SAFE} AS $$
      DECLARE acting text := current_setting('app.business_ids', true); one record; cell record; fields text[]; marks integer[]; row_found boolean;
      BEGIN
        IF NOT coalesce(reader = ANY (acting_businesses()), false) THEN RETURN; END IF;
        PERFORM set_config('app.business_ids', reader::text, true);
        SELECT array_agg(k.key_id) INTO marks FROM client_key k JOIN client c ON c.id = k.client_id
          WHERE k.client_id = wanted_client AND c.business_id = reader AND c.removed_at IS NULL AND NOT c.do_not_introduce;
        FOR one IN
          SELECT a.id, CASE a.proposer_id WHEN reader THEN a.partner_id ELSE a.proposer_id END AS ally FROM alliance a
          WHERE reader IN (a.proposer_id, a.partner_id) AND a.stage = 'ACTIVE' ORDER BY a.id
        LOOP
          PERFORM set_config('app.business_ids', reader::text, true);
          CONTINUE WHEN sharing_other(one.id, reader) IS NULL;
          FOR cell IN
            SELECT a.segment_id AS a, b.segment_id AS b, g.fields, m.mark
            FROM sharing_rule a JOIN sharing_rule b ON b.alliance_id = a.alliance_id AND b.business_id = one.ally
            CROSS JOIN LATERAL sharing_of(one.id, reader, a.segment_id, one.ally, b.segment_id) g
            JOIN overlap_cell c ON c.alliance_id = one.id AND
              (c.proposer_segment_id, c.partner_segment_id) IN ((a.segment_id, b.segment_id), (b.segment_id, a.segment_id))
            CROSS JOIN LATERAL (SELECT unnest(c.shared & marks) AS mark WHERE marks IS NOT NULL UNION ALL
              SELECT -l.id FROM name_link l WHERE l.alliance_id = one.id AND wanted_client IN (l.proposer_client_id, l.partner_client_id)
                AND -l.id = ANY (c.shared)) m
            WHERE a.alliance_id = one.id AND a.business_id = reader AND g.level IN ('OVERLAP', 'ALL') ORDER BY a.segment_id, b.segment_id
          LOOP
            fields := cell.fields;
            RETURN QUERY SELECT one.id, one.ally, cell.a, cell.b, ${SEEN}, p.basis, p.confidence
              FROM overlap_pair(one.id, cell.mark, reader, cell.a, one.ally, cell.b) p JOIN client c ON c.id = p.other_id
              WHERE p.own_id = wanted_client;
            GET DIAGNOSTICS row_found = ROW_COUNT;
            EXIT WHEN row_found;
          END LOOP;
        END LOOP;
        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
      END $$;

      REVOKE ALL ON FUNCTION segment_holds(uuid, uuid), sharing_other(uuid, uuid), sharing_of(uuid, uuid, uuid, uuid, uuid),
        overlap_pair(uuid, integer, uuid, uuid, uuid, uuid), sharing_offered(uuid, uuid), overlap_counts(uuid, uuid),
        shared_clients(uuid, uuid, uuid, uuid, integer, integer), partner_clients(uuid, uuid, uuid, uuid, integer, integer),
        greenfield_clients(uuid, uuid, uuid, uuid, uuid, integer), allies_of_client(uuid, uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION sharing_offered(uuid, uuid), overlap_counts(uuid, uuid),
        shared_clients(uuid, uuid, uuid, uuid, integer, integer), partner_clients(uuid, uuid, uuid, uuid, integer, integer),
        greenfield_clients(uuid, uuid, uuid, uuid, uuid, integer), allies_of_client(uuid, uuid) TO adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION allies_of_client(uuid, uuid); DROP FUNCTION greenfield_clients(uuid, uuid, uuid, uuid, uuid, integer);
      DROP FUNCTION partner_clients(uuid, uuid, uuid, uuid, integer, integer);
      DROP FUNCTION shared_clients(uuid, uuid, uuid, uuid, integer, integer);
      DROP FUNCTION overlap_pair(uuid, integer, uuid, uuid, uuid, uuid); DROP FUNCTION overlap_counts(uuid, uuid);
      DROP FUNCTION sharing_offered(uuid, uuid); DROP FUNCTION sharing_of(uuid, uuid, uuid, uuid, uuid);
      DROP FUNCTION sharing_other(uuid, uuid); DROP FUNCTION segment_holds(uuid, uuid); DROP FUNCTION sharing_rank(text);
    `);
  }
}
