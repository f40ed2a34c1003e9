import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What makes a client comparable with others: keys (registrable domains, company identifiers), a normalised name,
 * tags, and segments. The dictionary of keys spans all businesses, so the service itself may not read it: a unique
 * index across books would tell one what another has. It may only turn texts into numbers, and makes those that are
 * missing while it does, so that the answer is the same whether anybody had the text before.
 */
export class CreateBookKeys1767225600870 implements MigrationInterface {
  readonly name = 'CreateBookKeys1767225600870';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE client
        ADD COLUMN identifier text,
        ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
        -- Null until it was worked out: rows of before, and all of them when the way of normalising changes.
        ADD COLUMN name_key text;
      CREATE INDEX client_business_name ON client (business_id, name_key, id) WHERE removed_at IS NULL;
      CREATE INDEX client_without_name_key ON client (business_id) WHERE name_key IS NULL AND removed_at IS NULL;

      CREATE TABLE company_key (
        id    integer GENERATED ALWAYS AS IDENTITY,
        kind  text NOT NULL,
        value text NOT NULL,
        CONSTRAINT company_key_pkey PRIMARY KEY (id),
        CONSTRAINT company_key_value_key UNIQUE (kind, value),
        CONSTRAINT company_key_kind CHECK (kind IN ('DOMAIN', 'IDENTIFIER')),
        CONSTRAINT company_key_value CHECK (length(value) BETWEEN 1 AND 300)
      );
      REVOKE ALL ON company_key FROM adjoin_app;

      CREATE FUNCTION company_key_ids(wanted_kind text, vals text[]) RETURNS integer[]
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        found integer[];
      BEGIN
        found := array(
          SELECT k.id FROM unnest(vals) WITH ORDINALITY AS w (value, place)
          LEFT JOIN company_key k ON k.kind = wanted_kind AND k.value = w.value ORDER BY w.place);
        -- Only what is missing is written: a conflict would use up a number. Sorted, so that two who write the same ones do not
        -- wait for each other in a ring.
        IF array_position(found, NULL) IS NULL THEN RETURN found; END IF;
        INSERT INTO company_key (kind, value)
          SELECT wanted_kind, m.value FROM (
            SELECT DISTINCT w.value FROM unnest(vals, found) AS w (value, id) WHERE w.id IS NULL AND w.value IS NOT NULL
          ) m ORDER BY m.value ON CONFLICT DO NOTHING;
        RETURN array(
          SELECT coalesce(w.id, k.id) FROM unnest(vals, found) WITH ORDINALITY AS w (value, id, place)
          LEFT JOIN company_key k ON w.id IS NULL AND k.kind = wanted_kind AND k.value = w.value ORDER BY w.place);
      END $$;
      REVOKE ALL ON FUNCTION company_key_ids(text, text[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION company_key_ids(text, text[]) TO adjoin_app;
      COMMENT ON FUNCTION company_key_ids(text, text[]) IS 'Numbers of keys in the order asked, null for null; those not yet known are made';

      CREATE TABLE client_key (
        client_id   uuid NOT NULL,
        key_id      integer NOT NULL,
        business_id uuid NOT NULL,
        CONSTRAINT client_key_pkey PRIMARY KEY (client_id, key_id)
      );
      -- In place of a foreign key to (client_id, business_id), which would ask once a row: a third of what an import costs.
      -- It keeps books apart in the same way; keys go with their client where the owner deletes one.
      CREATE FUNCTION client_key_is_owned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        before text := current_setting('app.business_ids', true);
        owned boolean;
      BEGIN
        PERFORM set_config('app.business_ids', (SELECT coalesce(string_agg(DISTINCT business_id::text, ','), '') FROM written), true);
        SELECT NOT EXISTS (SELECT FROM written w LEFT JOIN client c ON c.id = w.client_id AND c.business_id = w.business_id
          WHERE c.id IS NULL) INTO owned;
        PERFORM set_config('app.business_ids', coalesce(before, ''), true);
        IF NOT owned THEN
          RAISE foreign_key_violation USING CONSTRAINT = 'client_key_client_fkey', MESSAGE = 'client_key_client_fkey: the client is of another book, or none';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER client_key_added AFTER INSERT ON client_key REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION client_key_is_owned();
      CREATE TRIGGER client_key_changed AFTER UPDATE ON client_key REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION client_key_is_owned();
      REVOKE UPDATE ON client_key FROM adjoin_app;
      CREATE FUNCTION client_key_follows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM client_key WHERE client_id IN (SELECT id FROM gone);
        RETURN NULL;
      END $$;
      CREATE TRIGGER client_deleted AFTER DELETE ON client REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION client_key_follows();
      CREATE INDEX client_key_business ON client_key (business_id, key_id, client_id);

      CREATE TABLE segment (
        id          uuid NOT NULL,
        business_id uuid NOT NULL,
        name        text NOT NULL,
        kind        text NOT NULL,
        uploaded    boolean NOT NULL DEFAULT false,
        filter      jsonb,
        created_at  timestamptz NOT NULL,
        -- When the definition or the uploaded members changed last; the book changes beside it.
        changed_at  timestamptz NOT NULL,
        removed_at  timestamptz,
        version     integer NOT NULL DEFAULT 1,
        CONSTRAINT segment_pkey PRIMARY KEY (id),
        CONSTRAINT segment_id_business_key UNIQUE (id, business_id),
        CONSTRAINT segment_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT segment_kind CHECK (kind IN ('CUSTOMERS', 'OPPORTUNITIES', 'PROSPECTS', 'LAPSED', 'CUSTOM')),
        CONSTRAINT segment_named CHECK (name <> ''),
        CONSTRAINT segment_of_one_sort CHECK (uploaded = (filter IS NULL))
      );
      CREATE UNIQUE INDEX segment_standard ON segment (business_id, kind) WHERE kind <> 'CUSTOM' AND removed_at IS NULL;
      CREATE INDEX segment_business ON segment (business_id, id);

      CREATE TABLE segment_member (
        segment_id  uuid NOT NULL,
        client_id   uuid NOT NULL,
        business_id uuid NOT NULL,
        CONSTRAINT segment_member_pkey PRIMARY KEY (segment_id, client_id),
        CONSTRAINT segment_member_segment_fkey FOREIGN KEY (segment_id, business_id)
          REFERENCES segment (id, business_id) ON DELETE CASCADE,
        CONSTRAINT segment_member_client_fkey FOREIGN KEY (client_id, business_id)
          REFERENCES client (id, business_id) ON DELETE CASCADE
      );
      CREATE INDEX segment_member_client ON segment_member (client_id);

      ALTER TABLE client_key ENABLE ROW LEVEL SECURITY;
      ALTER TABLE client_key FORCE ROW LEVEL SECURITY;
      CREATE POLICY client_key_of_the_acting ON client_key
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY ((SELECT acting_businesses())::uuid[]));
      ALTER TABLE segment ENABLE ROW LEVEL SECURITY;
      ALTER TABLE segment FORCE ROW LEVEL SECURITY;
      CREATE POLICY segment_of_the_acting ON segment
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY ((SELECT acting_businesses())::uuid[]));
      REVOKE DELETE ON segment FROM adjoin_app;
      ALTER TABLE segment_member ENABLE ROW LEVEL SECURITY;
      ALTER TABLE segment_member FORCE ROW LEVEL SECURITY;
      CREATE POLICY segment_member_of_the_acting ON segment_member
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY ((SELECT acting_businesses())::uuid[]));

      -- As the caller: row-level security decides whose clients these are. An absent part of a filter asks for nothing.
      CREATE FUNCTION segment_clients(wanted uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
        SELECT c.id FROM segment s JOIN client c ON c.business_id = s.business_id
        WHERE s.id = wanted AND s.removed_at IS NULL AND NOT s.uploaded AND c.removed_at IS NULL
          AND (NOT s.filter ? 'lifecycles' OR s.filter->'lifecycles' ? c.lifecycle)
          AND (NOT s.filter ? 'tiers' OR s.filter->'tiers' ? coalesce(c.tier, ''))
          AND (NOT s.filter ? 'industries' OR s.filter->'industries' ? coalesce(c.industry, ''))
          AND (NOT s.filter ? 'regions' OR s.filter->'regions' ? coalesce(c.region, ''))
          AND (NOT s.filter ? 'sizeBands' OR s.filter->'sizeBands' ? coalesce(c.size_band, ''))
          AND (NOT s.filter ? 'tags' OR c.tags && array(SELECT jsonb_array_elements_text(s.filter->'tags')))
        UNION ALL
        SELECT m.client_id FROM segment s
          JOIN segment_member m ON m.segment_id = s.id JOIN client c ON c.id = m.client_id
        WHERE s.id = wanted AND s.removed_at IS NULL AND s.uploaded AND c.removed_at IS NULL
      $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION segment_clients(uuid);
      DROP TABLE segment_member; DROP TABLE segment; DROP TRIGGER client_deleted ON client; DROP FUNCTION client_key_follows(); DROP TABLE client_key; DROP FUNCTION client_key_is_owned();
      DROP FUNCTION company_key_ids(text, text[]); DROP TABLE company_key;
      DROP INDEX client_without_name_key; DROP INDEX client_business_name;
      ALTER TABLE client DROP COLUMN name_key, DROP COLUMN tags, DROP COLUMN identifier;
    `);
  }
}
