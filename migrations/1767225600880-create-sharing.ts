import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a business gives an ally to see of each of its segments, what is asked for beyond that, what is said not to be
 * the same company, and what names say. intarray is a trusted extension: who may create in the database may create it.
 */
export class CreateSharing1767225600880 implements MigrationInterface {
  readonly name = 'CreateSharing1767225600880';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS intarray WITH SCHEMA public;

      CREATE TABLE sharing_rule (
        alliance_id uuid NOT NULL,
        segment_id  uuid NOT NULL,
        business_id uuid NOT NULL,
        level       text NOT NULL,
        fields      text[] NOT NULL DEFAULT '{}',
        changed_at  timestamptz NOT NULL,
        changed_by  uuid NOT NULL,
        version     integer NOT NULL DEFAULT 1,
        CONSTRAINT sharing_rule_pkey PRIMARY KEY (alliance_id, segment_id),
        CONSTRAINT sharing_rule_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT sharing_rule_segment_fkey FOREIGN KEY (segment_id, business_id)
          REFERENCES segment (id, business_id) ON DELETE CASCADE,
        CONSTRAINT sharing_rule_level CHECK (level IN ('HIDDEN', 'COUNT', 'OVERLAP', 'ALL')),
        CONSTRAINT sharing_rule_fields CHECK (fields <@ ARRAY['DOMAINS', 'INDUSTRY', 'SIZE', 'REGION', 'LIFECYCLE', 'SINCE', 'TIE'])
      );
      CREATE INDEX sharing_rule_business ON sharing_rule (business_id, alliance_id);
      ALTER TABLE sharing_rule ENABLE ROW LEVEL SECURITY;
      ALTER TABLE sharing_rule FORCE ROW LEVEL SECURITY;
      CREATE POLICY sharing_rule_of_the_acting ON sharing_rule
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      REVOKE DELETE ON sharing_rule FROM adjoin_app;

      CREATE TABLE sharing_request (
        id          uuid NOT NULL,
        alliance_id uuid NOT NULL,
        asker_id    uuid NOT NULL,
        giver_id    uuid NOT NULL,
        level       text NOT NULL,
        state       text NOT NULL DEFAULT 'OPEN',
        reason      text,
        asked_by    uuid NOT NULL,
        asked_at    timestamptz NOT NULL,
        decided_at  timestamptz,
        version     integer NOT NULL DEFAULT 1,
        CONSTRAINT sharing_request_pkey PRIMARY KEY (id),
        CONSTRAINT sharing_request_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT sharing_request_level CHECK (level IN ('COUNT', 'OVERLAP', 'ALL')),
        CONSTRAINT sharing_request_state CHECK (state IN ('OPEN', 'GRANTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
        CONSTRAINT sharing_request_reason CHECK ((reason IS NULL) = (state NOT IN ('DECLINED', 'EXPIRED')))
      );
      CREATE UNIQUE INDEX sharing_request_open ON sharing_request (alliance_id, asker_id) WHERE state = 'OPEN';
      CREATE INDEX sharing_request_alliance ON sharing_request (alliance_id, id);

      CREATE TABLE not_same_company (
        alliance_id uuid NOT NULL,
        client_id   uuid NOT NULL,
        business_id uuid NOT NULL,
        said_by     uuid NOT NULL,
        said_at     timestamptz NOT NULL,
        CONSTRAINT not_same_company_pkey PRIMARY KEY (alliance_id, client_id),
        CONSTRAINT not_same_company_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT not_same_company_client_fkey FOREIGN KEY (client_id, business_id) REFERENCES client (id, business_id) ON DELETE CASCADE
      );
      ALTER TABLE not_same_company ENABLE ROW LEVEL SECURITY;
      ALTER TABLE not_same_company FORCE ROW LEVEL SECURITY;
      CREATE POLICY not_same_company_of_the_acting ON not_same_company
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      REVOKE INSERT, UPDATE, DELETE ON not_same_company FROM adjoin_app;

      CREATE TABLE client_name (
        client_id   uuid NOT NULL,
        business_id uuid NOT NULL,
        name        text NOT NULL,
        exact       text NOT NULL,
        core        text NOT NULL,
        head        text NOT NULL,
        bag         text NOT NULL,
        is_weak     boolean NOT NULL,
        is_formal   boolean NOT NULL,
        form        text,
        CONSTRAINT client_name_pkey PRIMARY KEY (client_id),
        CONSTRAINT client_name_client_fkey FOREIGN KEY (client_id, business_id) REFERENCES client (id, business_id) ON DELETE CASCADE
      );
      CREATE INDEX client_name_business ON client_name (business_id);
      ALTER TABLE client_name ENABLE ROW LEVEL SECURITY;
      ALTER TABLE client_name FORCE ROW LEVEL SECURITY;
      CREATE POLICY client_name_of_the_acting ON client_name
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE client_name; DROP TABLE not_same_company; DROP TABLE sharing_request; DROP TABLE sharing_rule;
      DROP EXTENSION intarray;
    `);
  }
}
