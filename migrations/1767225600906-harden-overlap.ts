import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OVERLAP_TAKE, SEGMENT_SETS_TAKE } from './1767225600881-create-overlap.js';

const SAFE = 'SET search_path = pg_catalog, public, pg_temp';
/** Marks that are looked up one by one. */
const ONE_BY_ONE = 10_000;
/**
 * The caller's time is believed within an hour: by a later one a list could be counted again at once, by an earlier one
 * takes would not count as made in these thirty days.
 */
const PRESENT = `IF at > clock_timestamp() + interval '1 hour' THEN RETURN 0; END IF;
  at := greatest(at, clock_timestamp());`;

const SEGMENT_SETS_TAKE_AT_PRESENT = `CREATE OR REPLACE FUNCTION segment_sets_take(wanted uuid, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER ${SAFE} AS $$
DECLARE
  due uuid; fresh_keys integer[]; fresh_several integer[]; fresh_keyless uuid[]; known segment_set; taken integer := 0;
BEGIN
  ${PRESENT}
  IF NOT coalesce(wanted = ANY (acting_businesses()), false) THEN RETURN 0; END IF;
  PERFORM pg_advisory_xact_lock(7233011, hashtext(wanted::text));
  FOR due IN
    SELECT s.id FROM segment s LEFT JOIN segment_set t ON t.segment_id = s.id
    WHERE s.business_id = wanted AND s.removed_at IS NULL
      -- A list that was empty has asked nothing yet.
      AND (t.checked_at IS NULL OR t.checked_at <= at - interval '20 hours' OR t.keys = '{}' AND t.keyless = '{}')
      AND EXISTS (SELECT FROM sharing_rule r JOIN alliance a ON a.id = r.alliance_id
        WHERE r.segment_id = s.id AND r.level <> 'HIDDEN' AND a.stage = 'ACTIVE')
    ORDER BY s.id
  LOOP
    WITH member AS (
      SELECT c.id, k.keys FROM segment_clients(due) AS m (id) JOIN client c ON c.id = m.id AND NOT c.do_not_introduce
      LEFT JOIN LATERAL (SELECT array_agg(k.key_id) AS keys FROM client_key k WHERE k.client_id = c.id) k ON true
    )
    SELECT coalesce((SELECT uniq(sort(array_agg(x))) FROM member, unnest(keys) AS x), '{}'),
      coalesce((SELECT uniq(sort(array_agg(x))) FROM member, unnest(keys) AS x WHERE cardinality(keys) > 1), '{}'),
      coalesce((SELECT array_agg(id ORDER BY id) FROM member WHERE keys IS NULL), '{}')
      INTO fresh_keys, fresh_several, fresh_keyless;
    SELECT * INTO known FROM segment_set WHERE segment_id = due;
    IF FOUND AND known.keys = fresh_keys AND known.keyless = fresh_keyless AND known.several = fresh_several THEN
      UPDATE segment_set SET checked_at = at WHERE segment_id = due;
      CONTINUE;
    END IF;
    -- A list that changes all the time would ask the partner's about one name after the other.
    IF (SELECT count(*) FROM segment_take t WHERE t.business_id = wanted AND t.taken_at > at - interval '30 days') >= 60 THEN
      CONTINUE;
    END IF;
    INSERT INTO segment_take (business_id, segment_id, taken_at) VALUES (wanted, due, at);
    INSERT INTO segment_set (segment_id, business_id, keys, several, keyless, taken_at, checked_at)
      VALUES (due, wanted, fresh_keys, fresh_several, fresh_keyless, at, at)
      ON CONFLICT (segment_id) DO UPDATE SET keys = fresh_keys, several = fresh_several, keyless = fresh_keyless,
        taken_at = at, checked_at = at;
    taken := taken + 1;
  END LOOP;
  RETURN taken;
END $$;`;

const OVERLAP_TAKE_AT_PRESENT = `CREATE OR REPLACE FUNCTION overlap_take(wanted uuid, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER ${SAFE} AS $$
DECLARE
  acting text := current_setting('app.business_ids', true);
  one alliance; cell record; common integer[]; doubles integer[]; links integer[]; ordered integer[]; done integer := 0; is_named boolean := false; is_ordered boolean := false;
BEGIN
  ${PRESENT}
  SELECT * INTO one FROM alliance WHERE id = wanted AND stage = 'ACTIVE'
    AND acting_businesses() && ARRAY[proposer_id, partner_id];
  IF NOT FOUND THEN RETURN 0; END IF;
  PERFORM pg_advisory_xact_lock(7233012, hashtext(wanted::text));
  PERFORM set_config('app.business_ids', one.proposer_id || ',' || one.partner_id, true);
  FOR cell IN
    SELECT a.segment_id AS a, b.segment_id AS b, ta.keys & tb.keys AS keys, ta.several | tb.several AS several,
      ta.keys AS a_keys, tb.keys AS b_keys, ta.keyless AS a_keyless, tb.keyless AS b_keyless,
      -- Else only what the two say about who is who has changed.
      c.taken_at IS NULL OR c.taken_at < greatest(ta.taken_at, tb.taken_at) AS is_due
    FROM sharing_rule a JOIN sharing_rule b ON b.alliance_id = a.alliance_id AND b.business_id = one.partner_id
    JOIN segment_set ta ON ta.segment_id = a.segment_id JOIN segment_set tb ON tb.segment_id = b.segment_id
    LEFT JOIN overlap_cell c ON c.alliance_id = wanted AND c.proposer_segment_id = a.segment_id AND c.partner_segment_id = b.segment_id
    WHERE a.alliance_id = wanted AND a.business_id = one.proposer_id AND a.level <> 'HIDDEN' AND b.level <> 'HIDDEN'
      AND (c.taken_at IS NULL OR c.is_stale OR c.taken_at < greatest(ta.taken_at, tb.taken_at))
    ORDER BY a.segment_id, b.segment_id
  LOOP
    IF NOT is_named THEN
      PERFORM name_links_take(one);
      is_named := true;
    END IF;
    common := cell.keys;
    common := common - coalesce((SELECT array_agg(k.key_id) FROM not_same_company n JOIN client_key k ON k.client_id = n.client_id
      WHERE n.alliance_id = wanted), '{}');
    doubles := common & cell.several;
    IF doubles <> '{}' THEN
      common := common - coalesce((SELECT array_agg(DISTINCT x.key_id) FROM client_key x
        JOIN client_key y ON y.client_id = x.client_id AND y.key_id < x.key_id
        WHERE x.business_id IN (one.proposer_id, one.partner_id) AND x.key_id = ANY (doubles) AND y.key_id = ANY (doubles)), '{}');
    END IF;
    links := coalesce((SELECT array_agg(-l.id) FROM name_link l WHERE l.alliance_id = wanted AND is_one_company(l)
      AND (l.proposer_client_id = ANY (cell.a_keyless)
        OR EXISTS (SELECT FROM client_key k WHERE k.client_id = l.proposer_client_id AND k.key_id = ANY (cell.a_keys)))
      AND (l.partner_client_id = ANY (cell.b_keyless)
        OR EXISTS (SELECT FROM client_key k WHERE k.client_id = l.partner_client_id AND k.key_id = ANY (cell.b_keys)))
      AND NOT EXISTS (SELECT FROM not_same_company n WHERE n.alliance_id = wanted
        AND n.client_id IN (l.proposer_client_id, l.partner_client_id))), '{}');
    common := sort(links) + common;
    IF cardinality(common) <= ${ONE_BY_ONE} THEN
      SELECT coalesce(array_agg(place.mark ORDER BY place.name, place.mark), '{}') INTO ordered FROM (
        SELECT k.key_id AS mark, min(coalesce(c.name_key, lower(c.name))) AS name FROM unnest(common) AS m (mark)
        JOIN client_key k ON k.business_id = one.proposer_id AND k.key_id = m.mark JOIN client c ON c.id = k.client_id GROUP BY 1
        UNION ALL
        SELECT -l.id, coalesce(c.name_key, lower(c.name)) FROM name_link l JOIN client c ON c.id = l.proposer_client_id
        WHERE l.alliance_id = wanted AND -l.id = ANY (links)) place;
    ELSE
      -- The whole book in order, once for all cells: to look up each of a million names, and to sort them, for each cell is not bounded.
      IF NOT is_ordered THEN
        CREATE TEMP TABLE name_order ON COMMIT DROP AS
        SELECT mark, (row_number() OVER (ORDER BY min(name), mark))::integer AS place FROM (
          SELECT k.key_id AS mark, coalesce(c.name_key, lower(c.name)) AS name FROM client_key k JOIN client c ON c.id = k.client_id
          WHERE k.business_id = one.proposer_id
          UNION ALL
          SELECT -l.id, coalesce(c.name_key, lower(c.name)) FROM name_link l JOIN client c ON c.id = l.proposer_client_id
          WHERE l.alliance_id = wanted) named GROUP BY mark;
        ANALYZE name_order;
        is_ordered := true;
      END IF;
      SELECT array_agg(o.mark ORDER BY o.place) INTO ordered FROM unnest(common) AS m (mark) JOIN name_order o USING (mark);
    END IF;
    INSERT INTO overlap_cell (alliance_id, proposer_segment_id, partner_segment_id, shared, listed, exact_count, published, taken_at)
      VALUES (wanted, cell.a, cell.b, common, ordered, cardinality(common), published_count(cardinality(common)), at)
      ON CONFLICT ON CONSTRAINT overlap_cell_pkey DO UPDATE SET shared = excluded.shared, listed = excluded.listed,
        exact_count = excluded.exact_count,
        -- A number that was drawn anew for every 'not the same' and its taking back could be averaged.
        published = CASE WHEN cell.is_due THEN excluded.published ELSE overlap_cell.published END,
        taken_at = CASE WHEN cell.is_due THEN excluded.taken_at ELSE overlap_cell.taken_at END, is_stale = false;
    done := done + 1;
  END LOOP;
  IF is_ordered THEN DROP TABLE name_order; END IF;
  PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
  RETURN done;
END $$;`;

/** Takes are of the present, a number is drawn only when a list was taken anew, and long overlaps are in order as well. */
export class HardenOverlap1767225600906 implements MigrationInterface {
  readonly name = 'HardenOverlap1767225600906';

  async up(db: QueryRunner): Promise<void> {
    await db.query(SEGMENT_SETS_TAKE_AT_PRESENT);
    await db.query(OVERLAP_TAKE_AT_PRESENT);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const text of [SEGMENT_SETS_TAKE, OVERLAP_TAKE]) await db.query(text.replace('CREATE', 'CREATE OR REPLACE'));
  }
}
