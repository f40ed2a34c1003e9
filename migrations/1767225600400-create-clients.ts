import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The private client books. Row-level security is forced, so that it binds the owner of the tables too: without
 * `app.business_ids` a statement sees and changes nothing. No unique index spans businesses: it would tell one
 * what another has.
 */
export class CreateClients1767225600400 implements MigrationInterface {
  readonly name = 'CreateClients1767225600400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE client (
        id               uuid NOT NULL,
        business_id      uuid NOT NULL,
        name             text NOT NULL,
        domains          text[] NOT NULL DEFAULT '{}',
        industry         text,
        size_band        text,
        region           text,
        tier             text,
        lifecycle        text NOT NULL DEFAULT 'PROSPECT',
        value_minor      bigint,
        value_currency   text,
        customer_since   date,
        do_not_introduce boolean NOT NULL DEFAULT false,
        created_at       timestamptz NOT NULL,
        removed_at       timestamptz,
        version          integer NOT NULL DEFAULT 1,
        CONSTRAINT client_pkey PRIMARY KEY (id),
        CONSTRAINT client_id_business_key UNIQUE (id, business_id),
        CONSTRAINT client_business_fkey FOREIGN KEY (business_id) REFERENCES business (id),
        CONSTRAINT client_tier CHECK (tier IN ('A', 'B', 'C')),
        CONSTRAINT client_lifecycle CHECK (lifecycle IN ('PROSPECT', 'CUSTOMER', 'LAPSED', 'LOST', 'FRIEND')),
        CONSTRAINT client_value CHECK ((value_minor IS NULL) = (value_currency IS NULL)),
        CONSTRAINT client_named CHECK (removed_at IS NOT NULL OR name <> '')
      );
      CREATE INDEX client_business_page ON client (business_id, id) WHERE removed_at IS NULL;

      CREATE TABLE contact (
        id                   uuid NOT NULL,
        client_id            uuid NOT NULL,
        business_id          uuid NOT NULL,
        name                 text NOT NULL,
        email                text,
        phone                text,
        title                text,
        decision_maker_role  text,
        business_tie         smallint NOT NULL DEFAULT 0,
        business_tie_basis   text,
        personal_tie         smallint NOT NULL DEFAULT 0,
        personal_tie_basis   text,
        cadence_days         integer,
        created_at           timestamptz NOT NULL,
        removed_at           timestamptz,
        version              integer NOT NULL DEFAULT 1,
        CONSTRAINT contact_pkey PRIMARY KEY (id),
        -- Foreign keys look past row-level security: only together with the business does this one keep books apart.
        CONSTRAINT contact_client_fkey FOREIGN KEY (client_id, business_id) REFERENCES client (id, business_id),
        CONSTRAINT contact_ties CHECK (business_tie BETWEEN 0 AND 5 AND personal_tie BETWEEN 0 AND 5),
        CONSTRAINT contact_erased CHECK (CASE WHEN removed_at IS NULL THEN name <> ''
          ELSE name = '' AND num_nonnulls(email, phone, title, business_tie_basis, personal_tie_basis) = 0 END)
      );
      CREATE INDEX contact_client ON contact (client_id, id);
      CREATE INDEX contact_business ON contact (business_id);

      -- In a sub-select, so that the setting is read once a statement and not once a row.
      -- Read by a sub-select, so that the setting is looked up once a statement and not once a row.
      ALTER TABLE client ENABLE ROW LEVEL SECURITY;
      ALTER TABLE client FORCE ROW LEVEL SECURITY;
      CREATE POLICY client_of_the_acting ON client
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
      ALTER TABLE contact FORCE ROW LEVEL SECURITY;
      CREATE POLICY contact_of_the_acting ON contact
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      -- Rows are emptied, never deleted: what came of an introduction keeps pointing at something.
      REVOKE DELETE ON client, contact FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE contact; DROP TABLE client;');
  }
}
