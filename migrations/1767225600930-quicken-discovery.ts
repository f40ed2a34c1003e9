import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Without statistics of a list of names, and without a whole look through it: to plan that costs more than to search. */
const QUICK = 'SET enable_seqscan = off SET plan_cache_mode = force_generic_plan';

/** Firms of which each word of `named` is found, at most three. */
const FOUND = [1, 2, 3]
  .map((count) => {
    const each = Array.from({ length: count }, (_, at) => `AND words %> named[${at + 1}]`).join(' ');
    return `
          SELECT number, words FROM discovery_profile WHERE least(cardinality(named), 3) = ${count} ${each} AND is_demo = of_demo`;
  })
  .join(' UNION ALL');

const DROP_BY_WORD = `
  DROP FUNCTION discovery_named(text, text[], boolean, integer);
  DROP FUNCTION discovery_named_wholly(text, boolean, integer);
  DROP FUNCTION discovery_named_well(text[], boolean, integer);
  DROP FUNCTION discovery_named_nearly(text[], boolean, integer);`;
const DROP_WHOLE = `
  DROP FUNCTION discovery_named_well(text, boolean, integer);
  DROP FUNCTION discovery_named_nearly(text, boolean, integer);`;

const whole = (name: string, threshold: number): string => `
  CREATE FUNCTION ${name}(typed text, of_demo boolean, most integer)
  RETURNS TABLE (number integer, likeness real) LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = ${threshold} AS $$
    SELECT p.number, word_similarity($1, p.words) FROM discovery_profile p WHERE p.words %> $1 AND p.is_demo = $2 LIMIT $3
  $$;`;

/**
 * A name is searched by its words: each must be found, and a slip in one does not hide the others. The index then reads few
 * rows; to compare all that was typed with thousands of names that begin alike cost most of a search.
 *
 * That a firm is active stands in its row, kept by the business itself: who is suspended is gone at that moment, and
 * nobody has to be looked up to know.
 */
export class QuickenDiscovery1767225600930 implements MigrationInterface {
  readonly name = 'QuickenDiscovery1767225600930';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`${DROP_WHOLE}
      CREATE FUNCTION discovery_named_well(named text[], of_demo boolean, most integer)
      RETURNS TABLE (number integer) LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = 0.85 ${QUICK} AS $$
        SELECT number FROM (${FOUND}) found LIMIT most
      $$;
      -- Of several words it is enough that they are there; of one the nearest are wanted.
      CREATE FUNCTION discovery_named_nearly(named text[], of_demo boolean, most integer)
      RETURNS TABLE (number integer, likeness real) LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = 0.5 ${QUICK} AS $$
        SELECT number, CASE WHEN cardinality(named) = 1 THEN word_similarity(named[1], words) ELSE 1 END
        FROM (${FOUND}) found LIMIT most
      $$;
      -- A slip in a short word leaves little of it, but much of all that was typed.
      CREATE FUNCTION discovery_named_wholly(typed text, of_demo boolean, most integer)
      RETURNS TABLE (number integer, likeness real) LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = 0.7 ${QUICK} AS $$
        SELECT number, word_similarity(typed, words) FROM discovery_profile WHERE words %> typed AND is_demo = of_demo LIMIT most
      $$;
      -- Who types several words means few firms: those with a slip are looked for at once, and only where there are many, those
      -- that are called so; where few have all words, those that have most of the letters. Of one word many are called so.
      CREATE FUNCTION discovery_named(typed text, named text[], of_demo boolean, most integer)
      RETURNS TABLE (number integer, likeness real) LANGUAGE plpgsql STABLE ${QUICK} AS $$
      DECLARE
        few constant integer := most / 4;
        hits integer;
        more integer := 0;
      BEGIN
        IF cardinality(named) = 1 THEN
          RETURN QUERY SELECT w.number, 2::real FROM discovery_named_well(named, of_demo, most) w;
          GET DIAGNOSTICS hits = ROW_COUNT;
          IF hits < most THEN RETURN QUERY SELECT * FROM discovery_named_nearly(named, of_demo, 2 * most); END IF;
        ELSE
          RETURN QUERY SELECT * FROM discovery_named_nearly(named, of_demo, most);
          GET DIAGNOSTICS hits = ROW_COUNT;
          IF hits = most OR hits BETWEEN 1 AND few THEN
            RETURN QUERY SELECT w.number, 2::real FROM discovery_named_well(named, of_demo, most) w;
            GET DIAGNOSTICS more = ROW_COUNT;
          END IF;
          IF hits <= few AND more = 0 THEN
            RETURN QUERY SELECT * FROM discovery_named_wholly(typed, of_demo, 2 * most);
            GET DIAGNOSTICS more = ROW_COUNT;
            IF more = 0 OR more <= few AND cardinality(named) = 2 THEN
              RETURN QUERY SELECT * FROM discovery_named_nearly(ARRAY[typed], of_demo, 2 * most);
            END IF;
          END IF;
        END IF;
      END
      $$;

      ALTER TABLE discovery_profile ADD COLUMN is_active boolean NOT NULL DEFAULT true;
      UPDATE discovery_profile p SET is_active = false FROM business b WHERE b.id = p.business_id AND b.status <> 'ACTIVE';
      CREATE FUNCTION discovery_follow_status() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE discovery_profile SET is_active = (NEW.status = 'ACTIVE') WHERE business_id = NEW.id;
        RETURN NULL;
      END
      $$;
      CREATE TRIGGER business_status_followed AFTER UPDATE OF status ON business FOR EACH ROW
        WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION discovery_follow_status();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER business_status_followed ON business;
      DROP FUNCTION discovery_follow_status();
      ALTER TABLE discovery_profile DROP COLUMN is_active;
      ${DROP_BY_WORD} ${whole('discovery_named_well', 0.85)} ${whole('discovery_named_nearly', 0.5)}
    `);
  }
}
