import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEAD = `CREATE OR REPLACE FUNCTION company_key_ids(wanted_kind text, vals text[]) RETURNS integer[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_nestloop = off`;

const MAKE = (otherwise: string) => `
        WITH made AS (
          INSERT INTO company_key (kind, value)
            SELECT wanted_kind, m.value FROM (
              SELECT DISTINCT w.value COLLATE "C" AS value FROM unnest(vals) AS w (value)
              LEFT JOIN unnest(had_values) AS h (value) ON h.value = w.value WHERE h.value IS NULL AND w.value IS NOT NULL
            ) m ORDER BY m.value${otherwise} RETURNING id, value
        ) SELECT array_agg(id), array_agg(value) INTO made_ids, made_values FROM made;`;

/**
 * All texts of a chunk are looked up in one scan of the index, and new ones are first written as if nobody else wrote the same
 * at this moment, which is hardly ever the case: to ask for a conflict before each was one more search for what had just been
 * searched. The index begins with the text, and compares bytes: its kind is the same for all.
 */
export class QuickenNewKeys1767225600921 implements MigrationInterface {
  readonly name = 'QuickenNewKeys1767225600921';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE UNIQUE INDEX company_key_text ON company_key (value COLLATE "C", kind);
      ALTER TABLE company_key DROP CONSTRAINT company_key_value_key;

      ${HEAD} SET enable_seqscan = off SET enable_bitmapscan = off AS $$
      DECLARE
        had_ids integer[]; had_values text[]; made_ids integer[]; made_values text[];
      BEGIN
        SELECT array_agg(k.id), array_agg(k.value) INTO had_ids, had_values
        FROM company_key k WHERE k.value COLLATE "C" = ANY (vals) AND k.kind = wanted_kind;
        IF had_values = vals THEN RETURN had_ids; END IF;
        -- Only what is missing is written: a conflict would use up a number. Sorted, so that two who write the same ones do not
        -- wait for each other in a ring.
        BEGIN ${MAKE('')}
        EXCEPTION WHEN unique_violation THEN ${MAKE(' ON CONFLICT DO NOTHING')}
        END;
        -- Who asks in the order of the index for texts that are all new has nothing to be put in order.
        IF made_values = vals THEN RETURN made_ids; END IF;
        -- What somebody else has made meanwhile is looked up once more. Without the settings above each text of an array is
        -- compared with each of the other, and the dictionary, which spans all books, read as a whole: plans are kept, and were
        -- made when it was small.
        RETURN array(
          SELECT coalesce(m.id, (SELECT k.id FROM company_key k WHERE k.kind = wanted_kind AND k.value COLLATE "C" = w.value))
          FROM unnest(vals) WITH ORDINALITY AS w (value, place)
          LEFT JOIN unnest(had_values || made_values, had_ids || made_ids) AS m (value, id) ON m.value = w.value ORDER BY w.place);
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE company_key ADD CONSTRAINT company_key_value_key UNIQUE (kind, value);
      DROP INDEX company_key_text;

      ${HEAD} AS $$
      DECLARE
        found integer[]; made_ids integer[]; made_values text[];
      BEGIN
        found := array(
          SELECT (SELECT k.id FROM company_key k WHERE k.kind = wanted_kind AND k.value = w.value)
          FROM unnest(vals) WITH ORDINALITY AS w (value, place) ORDER BY w.place);
        IF array_position(found, NULL) IS NULL THEN RETURN found; END IF;
        WITH made AS (
          INSERT INTO company_key (kind, value)
            SELECT wanted_kind, m.value FROM (
              SELECT DISTINCT w.value FROM unnest(vals, found) AS w (value, id) WHERE w.id IS NULL AND w.value IS NOT NULL
            ) m ORDER BY m.value ON CONFLICT DO NOTHING RETURNING id, value
        ) SELECT array_agg(id), array_agg(value) INTO made_ids, made_values FROM made;
        RETURN array(
          SELECT coalesce(w.id, m.id, (SELECT k.id FROM company_key k WHERE k.kind = wanted_kind AND k.value = w.value))
          FROM unnest(vals, found) WITH ORDINALITY AS w (value, id, place)
          LEFT JOIN unnest(made_values, made_ids) AS m (value, id) ON w.id IS NULL AND m.value = w.value ORDER BY w.place);
      END $$;
    `);
  }
}
