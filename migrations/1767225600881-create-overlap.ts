import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAFE = 'SET search_path = pg_catalog, public, pg_temp';

export const SEGMENT_SETS_TAKE = `CREATE FUNCTION segment_sets_take(wanted uuid, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER ${SAFE} AS $$
DECLARE
  due uuid; fresh_keys integer[]; fresh_several integer[]; fresh_keyless uuid[]; known segment_set; taken integer := 0;
BEGIN
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

/** Works out the cells whose sets have changed; answers how many. */
export const OVERLAP_TAKE = `CREATE FUNCTION overlap_take(wanted uuid, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER ${SAFE} AS $$
DECLARE
  acting text := current_setting('app.business_ids', true);
  one alliance; cell record; common integer[]; doubles integer[]; links integer[]; ordered integer[]; done integer := 0; is_named boolean := false;
BEGIN
  SELECT * INTO one FROM alliance WHERE id = wanted AND stage = 'ACTIVE'
    AND acting_businesses() && ARRAY[proposer_id, partner_id];
  IF NOT FOUND THEN RETURN 0; END IF;
  PERFORM pg_advisory_xact_lock(7233012, hashtext(wanted::text));
  PERFORM set_config('app.business_ids', one.proposer_id || ',' || one.partner_id, true);
  FOR cell IN
    SELECT a.segment_id AS a, b.segment_id AS b, ta.keys & tb.keys AS keys, ta.several | tb.several AS several,
      ta.keys AS a_keys, tb.keys AS b_keys, ta.keyless AS a_keyless, tb.keyless AS b_keyless
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
    -- By name, as far as people read lists; beyond that the order does not matter.
    IF cardinality(common) <= 50000 THEN
      SELECT coalesce(array_agg(place.mark ORDER BY place.name, place.mark), '{}') INTO ordered FROM (
        SELECT k.key_id AS mark, min(coalesce(c.name_key, lower(c.name))) AS name FROM unnest(common) AS m (mark)
        JOIN client_key k ON k.business_id = one.proposer_id AND k.key_id = m.mark JOIN client c ON c.id = k.client_id GROUP BY 1
        UNION ALL
        SELECT -l.id, coalesce(c.name_key, lower(c.name)) FROM name_link l JOIN client c ON c.id = l.proposer_client_id
        WHERE l.alliance_id = wanted AND -l.id = ANY (links)) place;
    ELSE
      ordered := common;
    END IF;
    INSERT INTO overlap_cell (alliance_id, proposer_segment_id, partner_segment_id, shared, listed, exact_count, published, taken_at)
      VALUES (wanted, cell.a, cell.b, common, ordered, cardinality(common), published_count(cardinality(common)), at)
      ON CONFLICT ON CONSTRAINT overlap_cell_pkey DO UPDATE SET shared = excluded.shared, listed = excluded.listed,
        exact_count = excluded.exact_count, published = excluded.published, taken_at = excluded.taken_at, is_stale = false;
    done := done + 1;
  END LOOP;
  PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
  RETURN done;
END $$;`;

/**
 * What two books have in common. Sets of keys are taken of each shared segment, at most once a day and sixty times in
 * thirty days a business; the cells of an alliance are worked out from them. The service has no right to any of these
 * tables: exact counts and keys never leave the database.
 */
export class CreateOverlap1767225600881 implements MigrationInterface {
  readonly name = 'CreateOverlap1767225600881';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE segment_set (
        segment_id  uuid NOT NULL,
        business_id uuid NOT NULL,
        keys        integer[] NOT NULL,
        -- Keys of clients that have more than one, so that a company is counted once.
        several     integer[] NOT NULL,
        -- Clients without any key: only their names can match.
        keyless     uuid[] NOT NULL,
        taken_at    timestamptz NOT NULL,
        checked_at  timestamptz NOT NULL,
        CONSTRAINT segment_set_pkey PRIMARY KEY (segment_id),
        CONSTRAINT segment_set_segment_fkey FOREIGN KEY (segment_id, business_id)
          REFERENCES segment (id, business_id) ON DELETE CASCADE
      );
      -- Compressed, a million numbers take longer to unpack than to compare.
      ALTER TABLE segment_set ALTER keys SET STORAGE EXTERNAL;
      CREATE TABLE segment_take (
        business_id uuid NOT NULL,
        segment_id  uuid NOT NULL,
        taken_at    timestamptz NOT NULL,
        CONSTRAINT segment_take_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE
      );
      CREATE INDEX segment_take_business ON segment_take (business_id, taken_at);

      CREATE TABLE name_link (
        id                 integer GENERATED ALWAYS AS IDENTITY,
        alliance_id        uuid NOT NULL,
        proposer_client_id uuid NOT NULL,
        partner_client_id  uuid NOT NULL,
        verdict            text NOT NULL,
        confidence         smallint NOT NULL,
        proposer_says      boolean,
        partner_says       boolean,
        CONSTRAINT name_link_pkey PRIMARY KEY (id),
        CONSTRAINT name_link_pair UNIQUE (alliance_id, proposer_client_id, partner_client_id),
        CONSTRAINT name_link_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT name_link_proposer_client_fkey FOREIGN KEY (proposer_client_id) REFERENCES client (id) ON DELETE CASCADE,
        CONSTRAINT name_link_partner_client_fkey FOREIGN KEY (partner_client_id) REFERENCES client (id) ON DELETE CASCADE,
        CONSTRAINT name_link_verdict CHECK (verdict IN ('SAME', 'DOUBTFUL'))
      );

      CREATE TABLE overlap_cell (
        alliance_id         uuid NOT NULL,
        proposer_segment_id uuid NOT NULL,
        partner_segment_id  uuid NOT NULL,
        -- Keys in common, sorted; one of a company. Below zero: a link by name.
        shared              integer[] NOT NULL,
        -- The same in the order in which they are shown.
        listed              integer[] NOT NULL,
        exact_count         integer NOT NULL,
        published           integer,
        taken_at            timestamptz NOT NULL,
        -- To be worked out anew although no set has changed: the two have said something about who is who.
        is_stale            boolean NOT NULL DEFAULT false,
        CONSTRAINT overlap_cell_pkey PRIMARY KEY (alliance_id, proposer_segment_id, partner_segment_id),
        CONSTRAINT overlap_cell_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT overlap_cell_proposer_segment_fkey FOREIGN KEY (proposer_segment_id) REFERENCES segment (id) ON DELETE CASCADE,
        CONSTRAINT overlap_cell_partner_segment_fkey FOREIGN KEY (partner_segment_id) REFERENCES segment (id) ON DELETE CASCADE
      );
      ALTER TABLE overlap_cell ALTER shared SET STORAGE EXTERNAL, ALTER listed SET STORAGE EXTERNAL;
      REVOKE ALL ON segment_set, segment_take, name_link, overlap_cell FROM adjoin_app;

      -- Rounded down to a five that is drawn anew each time, so that no single change shows; under five is null.
      CREATE FUNCTION published_count(exact integer) RETURNS integer LANGUAGE sql VOLATILE AS $$
        SELECT CASE WHEN exact < 5 THEN NULL
          ELSE nullif((exact - get_byte(uuid_send(gen_random_uuid()), 0) % 5) / 5 * 5, 0) END
      $$;

      -- The table of 'judgeNames', line by line.
      CREATE FUNCTION name_verdict(is_exact boolean, is_core boolean, is_weak boolean, is_formal boolean, is_against boolean,
        is_supported boolean, is_unique boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE
          WHEN is_against OR NOT is_unique THEN 'DOUBTFUL'
          WHEN is_exact THEN CASE WHEN NOT is_weak OR is_supported THEN 'SAME' ELSE 'DOUBTFUL' END
          WHEN is_core AND NOT is_weak AND NOT is_formal THEN 'SAME'
          ELSE 'DOUBTFUL' END
      $$;

      ${SEGMENT_SETS_TAKE}

      -- Which names of two books stand for one company, where at least one of the two clients has no key to go by.
      CREATE FUNCTION name_links_take(one alliance) RETURNS void LANGUAGE plpgsql ${SAFE} AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM segment_set t JOIN sharing_rule r ON r.segment_id = t.segment_id
          WHERE r.alliance_id = one.id AND t.keyless <> '{}') THEN RETURN; END IF;
        CREATE TEMP TABLE found_link ON COMMIT DROP AS
        WITH fact AS MATERIALIZED (
          SELECT n.*, left(c.region, 2) AS country, c.industry,
            EXISTS (SELECT FROM client_key k WHERE k.client_id = n.client_id) AS is_keyed,
            count(*) OVER (PARTITION BY n.business_id, n.exact) AS n_exact,
            count(*) OVER (PARTITION BY n.business_id, n.exact, n.form) AS n_form,
            count(*) OVER (PARTITION BY n.business_id, n.core) AS n_core,
            count(*) OVER (PARTITION BY n.business_id, n.head) AS n_head
          FROM client_name n JOIN client c ON c.id = n.client_id
          WHERE n.business_id IN (one.proposer_id, one.partner_id) AND c.removed_at IS NULL AND n.exact <> ''
        ), mine AS (SELECT * FROM fact WHERE business_id = one.proposer_id), theirs AS (SELECT * FROM fact WHERE business_id = one.partner_id),
        pair AS (
          SELECT a.client_id AS a_id, b.client_id AS b_id FROM mine a JOIN theirs b ON a.exact = b.exact WHERE NOT (a.is_keyed AND b.is_keyed)
          UNION SELECT a.client_id, b.client_id FROM mine a JOIN theirs b ON a.core = b.core WHERE NOT (a.is_keyed AND b.is_keyed)
          UNION SELECT a.client_id, b.client_id FROM mine a JOIN theirs b ON a.bag = b.bag WHERE NOT (a.is_keyed AND b.is_keyed)
        )
        SELECT a.client_id AS a_id, b.client_id AS b_id, CASE WHEN a.exact = b.exact THEN 97 WHEN a.core = b.core THEN 92 ELSE 60 END AS confidence,
          name_verdict(a.exact = b.exact, a.core = b.core,
            CASE WHEN a.exact = b.exact THEN a.is_weak ELSE a.is_weak OR b.is_weak END, a.is_formal AND b.is_formal,
            coalesce(a.country <> b.country, false) OR coalesce(a.industry <> b.industry, false) OR coalesce(a.form <> b.form, false),
            coalesce(a.country = b.country AND a.industry = b.industry, false),
            CASE WHEN a.exact = b.exact
              THEN (a.n_exact = 1 OR coalesce(a.form = b.form, false) AND a.n_form = 1) AND (b.n_exact = 1 OR coalesce(a.form = b.form, false) AND b.n_form = 1)
              ELSE a.n_core = 1 AND b.n_core = 1 AND a.n_head = 1 AND b.n_head = 1 END) AS verdict
        FROM pair p JOIN mine a ON a.client_id = p.a_id JOIN theirs b ON b.client_id = p.b_id;
        -- What was said stays, whatever the names have become.
        DELETE FROM name_link l WHERE l.alliance_id = one.id AND num_nonnulls(l.proposer_says, l.partner_says) = 0
          AND NOT EXISTS (SELECT FROM found_link f WHERE f.a_id = l.proposer_client_id AND f.b_id = l.partner_client_id);
        INSERT INTO name_link (alliance_id, proposer_client_id, partner_client_id, verdict, confidence)
          SELECT one.id, a_id, b_id, verdict, confidence FROM found_link ORDER BY a_id, b_id
          ON CONFLICT ON CONSTRAINT name_link_pair DO UPDATE SET verdict = excluded.verdict, confidence = excluded.confidence;
        DROP TABLE found_link;
      END $$;

      CREATE FUNCTION is_one_company(l name_link) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
        SELECT coalesce(l.proposer_says AND l.partner_says, false)
          OR l.verdict = 'SAME' AND coalesce(l.proposer_says, true) AND coalesce(l.partner_says, true)
      $$;

      ${OVERLAP_TAKE}

      -- Where there may be something to count: ids only.
      CREATE FUNCTION alliances_to_count(at timestamptz) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER ${SAFE} AS $$
      DECLARE acting text := current_setting('app.business_ids', true);
      BEGIN
        PERFORM set_config('app.business_ids', coalesce((SELECT string_agg(DISTINCT side::text, ',') FROM alliance a,
          unnest(ARRAY[a.proposer_id, a.partner_id]) AS side WHERE a.stage = 'ACTIVE'), ''), true);
        RETURN QUERY SELECT a.id FROM alliance a WHERE a.stage = 'ACTIVE' AND EXISTS (
          SELECT FROM sharing_rule r LEFT JOIN segment_set t ON t.segment_id = r.segment_id
          WHERE r.alliance_id = a.id AND r.level <> 'HIDDEN' AND (t.checked_at IS NULL OR t.checked_at <= at - interval '20 hours')) ORDER BY a.id;
        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
      END $$;

      REVOKE ALL ON FUNCTION published_count(integer), name_links_take(alliance), is_one_company(name_link),
        segment_sets_take(uuid, timestamptz), overlap_take(uuid, timestamptz), alliances_to_count(timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION segment_sets_take(uuid, timestamptz), overlap_take(uuid, timestamptz), alliances_to_count(timestamptz) TO adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION alliances_to_count(timestamptz); DROP FUNCTION overlap_take(uuid, timestamptz); DROP FUNCTION is_one_company(name_link); DROP FUNCTION name_links_take(alliance);
      DROP FUNCTION segment_sets_take(uuid, timestamptz);
      DROP FUNCTION name_verdict(boolean, boolean, boolean, boolean, boolean, boolean, boolean); DROP FUNCTION published_count(integer);
      DROP TABLE overlap_cell; DROP TABLE name_link; DROP TABLE segment_take; DROP TABLE segment_set;
    `);
  }
}
