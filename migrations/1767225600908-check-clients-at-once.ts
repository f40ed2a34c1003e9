import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAFE = 'LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp';
const REFUSED = `RAISE foreign_key_violation USING CONSTRAINT = 'client_business_fkey'`;

/**
 * That a client is of a business that is there was asked once a row by a foreign key: a quarter of what it costs to write a
 * million clients, all of one business. It is asked once a statement, and holds the business in the same way.
 */
export class CheckClientsAtOnce1767225600908 implements MigrationInterface {
  readonly name = 'CheckClientsAtOnce1767225600908';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE client DROP CONSTRAINT client_business_fkey;

      CREATE FUNCTION client_has_business() RETURNS trigger ${SAFE} AS $$
      DECLARE
        named uuid[] := array(SELECT DISTINCT business_id FROM written ORDER BY 1);
        there integer;
      BEGIN
        SELECT count(*) INTO there FROM (SELECT FROM business WHERE id = ANY (named) ORDER BY id FOR KEY SHARE) held;
        IF there < cardinality(named) THEN
          ${REFUSED}, MESSAGE = 'client_business_fkey: there is no such business';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER client_added AFTER INSERT ON client REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION client_has_business();

      CREATE FUNCTION client_stays() RETURNS trigger ${SAFE} AS $$
      BEGIN
        ${REFUSED}, MESSAGE = 'client_business_fkey: a client stays in its book';
      END $$;
      CREATE TRIGGER client_moved BEFORE UPDATE OF business_id ON client FOR EACH ROW
        WHEN (NEW.business_id IS DISTINCT FROM OLD.business_id) EXECUTE FUNCTION client_stays();

      CREATE FUNCTION business_has_no_client() RETURNS trigger ${SAFE} AS $$
      DECLARE
        before text := current_setting('app.business_ids', true);
        has_any boolean;
      BEGIN
        PERFORM set_config('app.business_ids', (SELECT coalesce(string_agg(id::text, ','), '') FROM gone), true);
        SELECT EXISTS (SELECT FROM client WHERE business_id IN (SELECT id FROM gone)) INTO has_any;
        PERFORM set_config('app.business_ids', coalesce(before, ''), true);
        IF has_any THEN ${REFUSED}, MESSAGE = 'client_business_fkey: the business has clients'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER business_deleted AFTER DELETE ON business REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION business_has_no_client();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER business_deleted ON business; DROP FUNCTION business_has_no_client();
      DROP TRIGGER client_moved ON client; DROP FUNCTION client_stays();
      DROP TRIGGER client_added ON client; DROP FUNCTION client_has_business();
      ALTER TABLE client ADD CONSTRAINT client_business_fkey FOREIGN KEY (business_id) REFERENCES business (id);
    `);
  }
}
