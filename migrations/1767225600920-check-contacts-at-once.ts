import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAFE = 'LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp';
const REFUSED = `RAISE foreign_key_violation USING CONSTRAINT = 'contact_client_fkey'`;
const ACT_FOR = (ids: string) => `PERFORM set_config('app.business_ids', ${ids}, true)`;
const ACT_AS_BEFORE = ACT_FOR(`coalesce(before, '')`);

/**
 * That a contact is of a client of its own business was asked, and the client locked, once a row by a foreign key: a fifth of
 * what it costs to bring a million clients with their people into a book. It is asked once a statement. A client is held
 * until the end of the transaction in the same way, unless this transaction has written it: then nobody else can delete it.
 */
export class CheckContactsAtOnce1767225600920 implements MigrationInterface {
  readonly name = 'CheckContactsAtOnce1767225600920';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE contact DROP CONSTRAINT contact_client_fkey;

      -- Each client is looked up by its index, however few there were when the plan was made.
      CREATE FUNCTION contact_has_client() RETURNS trigger ${SAFE}
      SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
      DECLARE
        before text := current_setting('app.business_ids', true);
        written_count bigint; there bigint; own bigint; others uuid[];
      BEGIN
        ${ACT_FOR(`(SELECT coalesce(string_agg(business_id::text, ','), '') FROM (SELECT DISTINCT business_id FROM written) b)`)};
        SELECT count(*) INTO written_count FROM written;
        SELECT count(*), count(*) FILTER (WHERE c.xmin = pg_current_xact_id()::xid) INTO there, own
        FROM written w JOIN client c ON c.id = w.client_id AND c.business_id = w.business_id;
        IF there = written_count AND own < there THEN
          others := array(SELECT DISTINCT w.client_id FROM written w JOIN client c ON c.id = w.client_id
            WHERE c.xmin <> pg_current_xact_id()::xid ORDER BY w.client_id);
          PERFORM FROM client c WHERE c.id = ANY (others) ORDER BY c.id FOR KEY SHARE;
          -- Once more: one may have been deleted before it could be held.
          SELECT count(*) INTO there FROM written w JOIN client c ON c.id = w.client_id AND c.business_id = w.business_id;
        END IF;
        ${ACT_AS_BEFORE};
        IF there < written_count THEN ${REFUSED}, MESSAGE = 'contact_client_fkey: the client is of another book, or none'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER contact_added AFTER INSERT ON contact REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION contact_has_client();

      CREATE FUNCTION contact_goes_to_client() RETURNS trigger ${SAFE} AS $$
      DECLARE
        before text := current_setting('app.business_ids', true);
        is_there boolean;
      BEGIN
        ${ACT_FOR('NEW.business_id::text')};
        PERFORM FROM client WHERE id = NEW.client_id AND business_id = NEW.business_id FOR KEY SHARE;
        is_there := FOUND;
        ${ACT_AS_BEFORE};
        IF NOT is_there THEN ${REFUSED}, MESSAGE = 'contact_client_fkey: the client is of another book, or none'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER contact_moved AFTER UPDATE OF client_id, business_id ON contact FOR EACH ROW
        WHEN ((NEW.client_id, NEW.business_id) IS DISTINCT FROM (OLD.client_id, OLD.business_id))
        EXECUTE FUNCTION contact_goes_to_client();

      CREATE FUNCTION client_keeps_id() RETURNS trigger ${SAFE} AS $$
      BEGIN
        ${REFUSED}, MESSAGE = 'contact_client_fkey: a client keeps its id';
      END $$;
      CREATE TRIGGER client_renumbered BEFORE UPDATE OF id ON client FOR EACH ROW
        WHEN (NEW.id IS DISTINCT FROM OLD.id) EXECUTE FUNCTION client_keeps_id();

      CREATE FUNCTION client_has_no_contact() RETURNS trigger ${SAFE} AS $$
      DECLARE
        before text := current_setting('app.business_ids', true);
        has_any boolean;
      BEGIN
        ${ACT_FOR(`(SELECT coalesce(string_agg(business_id::text, ','), '') FROM (SELECT DISTINCT business_id FROM gone) b)`)};
        SELECT EXISTS (SELECT FROM contact WHERE client_id IN (SELECT id FROM gone)) INTO has_any;
        ${ACT_AS_BEFORE};
        IF has_any THEN ${REFUSED}, MESSAGE = 'contact_client_fkey: the client has contacts'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER client_deleted_with_contacts AFTER DELETE ON client REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION client_has_no_contact();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER client_deleted_with_contacts ON client; DROP FUNCTION client_has_no_contact();
      DROP TRIGGER client_renumbered ON client; DROP FUNCTION client_keeps_id();
      DROP TRIGGER contact_moved ON contact; DROP FUNCTION contact_goes_to_client();
      DROP TRIGGER contact_added ON contact; DROP FUNCTION contact_has_client();
      ALTER TABLE contact ADD CONSTRAINT contact_client_fkey FOREIGN KEY (client_id, business_id) REFERENCES client (id, business_id);
    `);
  }
}
