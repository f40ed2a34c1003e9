import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a client needs, as its firm wrote it down: as private as the book it stands in. */
export class CreateClientNeeds1767225600860 implements MigrationInterface {
  readonly name = 'CreateClientNeeds1767225600860';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE client_need (
        id          uuid NOT NULL,
        client_id   uuid NOT NULL,
        business_id uuid NOT NULL,
        text        text NOT NULL,
        category    text,
        is_covered  boolean NOT NULL DEFAULT false,
        noted_by    uuid NOT NULL,
        noted_at    timestamptz NOT NULL,
        removed_at  timestamptz,
        version     integer NOT NULL DEFAULT 1,
        CONSTRAINT client_need_pkey PRIMARY KEY (id),
        -- Foreign keys look past row-level security: only together with the business does this one keep books apart.
        CONSTRAINT client_need_client_fkey FOREIGN KEY (client_id, business_id) REFERENCES client (id, business_id) ON DELETE CASCADE,
        CONSTRAINT client_need_erased CHECK ((removed_at IS NULL) = (text <> ''))
      );
      CREATE INDEX client_need_client ON client_need (client_id, id);
      CREATE INDEX client_need_business ON client_need (business_id);
      ALTER TABLE client_need ENABLE ROW LEVEL SECURITY;
      ALTER TABLE client_need FORCE ROW LEVEL SECURITY;
      CREATE POLICY client_need_of_the_acting ON client_need
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      -- Emptied, never deleted, as everything private.
      REVOKE DELETE ON client_need FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE client_need;');
  }
}
