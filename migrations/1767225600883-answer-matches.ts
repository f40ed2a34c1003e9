import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAFE = 'LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp';

/** What people say about matches: the same after all, or not the same. Each way asks the same questions as those that read. */
export class AnswerMatches1767225600883 implements MigrationInterface {
  readonly name = 'AnswerMatches1767225600883';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Names that may stand for one company: told only where both give each other every name there is.
      CREATE FUNCTION doubtful_links(wanted uuid, reader uuid, most integer)
      RETURNS TABLE (link integer, own_client uuid, own_name text, other_name text, other_industry text, other_region text, said boolean) ${SAFE} AS $$
      DECLARE
        acting text := current_setting('app.business_ids', true);
        is_own boolean := coalesce(reader = ANY (acting_businesses()), false); other uuid := sharing_other(wanted, reader);
      BEGIN
        IF other IS NULL THEN RETURN; END IF;
        IF is_own THEN
          RETURN QUERY SELECT l.id, mine.id, mine.name, theirs.name, theirs.industry, theirs.region,
            CASE WHEN l.proposer_client_id = mine.id THEN l.proposer_says ELSE l.partner_says END
          FROM name_link l
          JOIN client mine ON mine.id IN (l.proposer_client_id, l.partner_client_id) AND mine.business_id = reader
          JOIN client theirs ON theirs.id IN (l.proposer_client_id, l.partner_client_id) AND theirs.business_id = other
          WHERE l.alliance_id = wanted AND NOT is_one_company(l)
            AND coalesce(l.proposer_says, true) AND coalesce(l.partner_says, true)
            AND CASE WHEN l.proposer_client_id = mine.id THEN l.proposer_says ELSE l.partner_says END IS NULL
            AND mine.removed_at IS NULL AND theirs.removed_at IS NULL AND NOT mine.do_not_introduce AND NOT theirs.do_not_introduce
            AND EXISTS (SELECT FROM sharing_rule a JOIN sharing_rule b ON b.alliance_id = a.alliance_id AND b.business_id = other
              WHERE a.alliance_id = wanted AND a.business_id = reader AND a.level = 'ALL' AND b.level = 'ALL'
                AND segment_holds(a.segment_id, mine.id)
                AND segment_holds(b.segment_id, theirs.id))
          ORDER BY l.id LIMIT most;
        END IF;
        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
      END $$;

      -- Only for a link that 'doubtful_links' would ask the reader about; answers whether it was one.
      CREATE FUNCTION doubtful_say(wanted uuid, reader uuid, wanted_link integer, same boolean) RETURNS boolean ${SAFE} AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM doubtful_links(wanted, reader, 1000000) d WHERE d.link = wanted_link) THEN RETURN false; END IF;
        UPDATE name_link l SET proposer_says = CASE WHEN a.proposer_id = reader THEN same ELSE l.proposer_says END,
          partner_says = CASE WHEN a.partner_id = reader THEN same ELSE l.partner_says END
          FROM alliance a WHERE a.id = wanted AND l.id = wanted_link AND l.alliance_id = wanted;
        UPDATE overlap_cell SET is_stale = true WHERE alliance_id = wanted;
        RETURN true;
      END $$;

      -- 'Mine is not the company you have': only for a client that is shown as shared, and taken back by who said it.
      CREATE FUNCTION not_same_say(wanted uuid, reader uuid, wanted_client uuid, is_not boolean, person uuid, at timestamptz) RETURNS boolean ${SAFE} AS $$
      DECLARE done integer;
      BEGIN
        IF NOT coalesce(reader = ANY (acting_businesses()), false) THEN RETURN false; END IF;
        IF is_not THEN
          IF NOT EXISTS (SELECT FROM allies_of_client(reader, wanted_client) a WHERE a.alliance_id = wanted) THEN RETURN false; END IF;
          INSERT INTO not_same_company (alliance_id, client_id, business_id, said_by, said_at)
            VALUES (wanted, wanted_client, reader, person, at) ON CONFLICT DO NOTHING;
          GET DIAGNOSTICS done = ROW_COUNT;
        ELSE
          DELETE FROM not_same_company WHERE alliance_id = wanted AND client_id = wanted_client AND business_id = reader;
          GET DIAGNOSTICS done = ROW_COUNT;
        END IF;
        UPDATE overlap_cell SET is_stale = true WHERE alliance_id = wanted AND done > 0;
        RETURN done > 0;
      END $$;

      REVOKE ALL ON FUNCTION doubtful_links(uuid, uuid, integer), doubtful_say(uuid, uuid, integer, boolean),
        not_same_say(uuid, uuid, uuid, boolean, uuid, timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION doubtful_links(uuid, uuid, integer), doubtful_say(uuid, uuid, integer, boolean),
        not_same_say(uuid, uuid, uuid, boolean, uuid, timestamptz) TO adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION not_same_say(uuid, uuid, uuid, boolean, uuid, timestamptz);
      DROP FUNCTION doubtful_say(uuid, uuid, integer, boolean); DROP FUNCTION doubtful_links(uuid, uuid, integer);
    `);
  }
}
