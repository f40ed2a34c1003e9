import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEAD = `CREATE OR REPLACE FUNCTION company_key_ids(wanted_kind text, vals text[]) RETURNS integer[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`;

/**
 * Each text is looked up by the index. As a join, the planner read the whole dictionary, which spans all books, for every
 * thousand rows of a file: half of what an import cost, and more with every book.
 */
export class QuickenCompanyKeys1767225600907 implements MigrationInterface {
  readonly name = 'QuickenCompanyKeys1767225600907';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`${HEAD} SET enable_nestloop = off AS $$
      DECLARE
        found integer[]; made_ids integer[]; made_values text[];
      BEGIN
        -- A subquery in the list of columns is never made a join.
        found := array(
          SELECT (SELECT k.id FROM company_key k WHERE k.kind = wanted_kind AND k.value = w.value)
          FROM unnest(vals) WITH ORDINALITY AS w (value, place) ORDER BY w.place);
        -- Only what is missing is written: a conflict would use up a number. Sorted, so that two who write the same ones do not
        -- wait for each other in a ring.
        IF array_position(found, NULL) IS NULL THEN RETURN found; END IF;
        WITH made AS (
          INSERT INTO company_key (kind, value)
            SELECT wanted_kind, m.value FROM (
              SELECT DISTINCT w.value FROM unnest(vals, found) AS w (value, id) WHERE w.id IS NULL AND w.value IS NOT NULL
            ) m ORDER BY m.value ON CONFLICT DO NOTHING RETURNING id, value
        ) SELECT array_agg(id), array_agg(value) INTO made_ids, made_values FROM made;
        -- What somebody else has made meanwhile is looked up once more. Without the setting above each text of an array is
        -- compared with each of the other: the planner does not know how long they are.
        RETURN array(
          SELECT coalesce(w.id, m.id, (SELECT k.id FROM company_key k WHERE k.kind = wanted_kind AND k.value = w.value))
          FROM unnest(vals, found) WITH ORDINALITY AS w (value, id, place)
          LEFT JOIN unnest(made_values, made_ids) AS m (value, id) ON w.id IS NULL AND m.value = w.value ORDER BY w.place);
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`${HEAD} AS $$
      DECLARE
        found integer[];
      BEGIN
        found := array(
          SELECT k.id FROM unnest(vals) WITH ORDINALITY AS w (value, place)
          LEFT JOIN company_key k ON k.kind = wanted_kind AND k.value = w.value ORDER BY w.place);
        IF array_position(found, NULL) IS NULL THEN RETURN found; END IF;
        INSERT INTO company_key (kind, value)
          SELECT wanted_kind, m.value FROM (
            SELECT DISTINCT w.value FROM unnest(vals, found) AS w (value, id) WHERE w.id IS NULL AND w.value IS NOT NULL
          ) m ORDER BY m.value ON CONFLICT DO NOTHING;
        RETURN array(
          SELECT coalesce(w.id, k.id) FROM unnest(vals, found) WITH ORDINALITY AS w (value, id, place)
          LEFT JOIN company_key k ON w.id IS NULL AND k.kind = wanted_kind AND k.value = w.value ORDER BY w.place);
      END $$;
    `);
  }
}
