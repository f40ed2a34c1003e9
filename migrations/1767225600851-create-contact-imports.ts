import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which people and companies came into a book together, so that all of it can be taken back. Ids only, and private. */
export class CreateContactImports1767225600851 implements MigrationInterface {
  readonly name = 'CreateContactImports1767225600851';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE contact_import (
        id          uuid NOT NULL,
        business_id uuid NOT NULL,
        made_by     uuid NOT NULL,
        contact_ids uuid[] NOT NULL,
        client_ids  uuid[] NOT NULL,
        made_at     timestamptz NOT NULL,
        undone_at   timestamptz,
        CONSTRAINT contact_import_pkey PRIMARY KEY (id),
        CONSTRAINT contact_import_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE
      );
      CREATE INDEX contact_import_business ON contact_import (business_id, id);
      ALTER TABLE contact_import ENABLE ROW LEVEL SECURITY;
      ALTER TABLE contact_import FORCE ROW LEVEL SECURITY;
      CREATE POLICY contact_import_of_the_acting ON contact_import
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      REVOKE DELETE ON contact_import FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE contact_import;');
  }
}
