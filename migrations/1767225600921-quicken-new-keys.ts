import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEAD = `CREATE OR REPLACE FUNCTION company_key_ids(wanted_kind text, vals text[]) RETURNS integer[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_nestloop = off AS $$
      DECLARE
        found integer[]; made_ids integer[]; made_values text[];`;

const FIND = `
        -- A subquery in the list of columns is never made a join.
        found := array(
          SELECT (SELECT k.id FROM company_key k WHERE k.kind = wanted_kind AND k.value = w.value)
          FROM unnest(vals) WITH ORDINALITY AS w (value, place) ORDER BY w.place);
        -- Only what is missing is written: a conflict would use up a number. Sorted, so that two who write the same ones do not
        -- wait for each other in a ring.
        IF array_position(found, NULL) IS NULL THEN RETURN found; END IF;`;

const MAKE = (otherwise: string) => `
        WITH made AS (
          INSERT INTO company_key (kind, value)
            SELECT wanted_kind, m.value FROM (
              SELECT DISTINCT w.value FROM unnest(vals, found) AS w (value, id) WHERE w.id IS NULL AND w.value IS NOT NULL
            ) m ORDER BY m.value${otherwise} RETURNING id, value
        ) SELECT array_agg(id), array_agg(value) INTO made_ids, made_values FROM made;`;

const ANSWER = `
        -- What somebody else has made meanwhile is looked up once more. Without the setting above each text of an array is
        -- compared with each of the other: the planner does not know how long they are.
        RETURN array(
          SELECT coalesce(w.id, m.id, (SELECT k.id FROM company_key k WHERE k.kind = wanted_kind AND k.value = w.value))
          FROM unnest(vals, found) WITH ORDINALITY AS w (value, id, place)
          LEFT JOIN unnest(made_values, made_ids) AS m (value, id) ON w.id IS NULL AND m.value = w.value ORDER BY w.place);`;

/**
 * New keys are first written as if nobody else wrote the same ones at this moment, which is hardly ever the case: to ask the
 * index for a conflict before each of them was a third search for what had just been searched.
 */
export class QuickenNewKeys1767225600921 implements MigrationInterface {
  readonly name = 'QuickenNewKeys1767225600921';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`${HEAD}
      BEGIN ${FIND}
        BEGIN ${MAKE('')}
        EXCEPTION WHEN unique_violation THEN ${MAKE(' ON CONFLICT DO NOTHING')}
        END; ${ANSWER}
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`${HEAD}
      BEGIN ${FIND} ${MAKE(' ON CONFLICT DO NOTHING')} ${ANSWER}
      END $$;
    `);
  }
}
