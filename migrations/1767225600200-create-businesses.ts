import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The network's policy; businesses with what they offer, whom they serve, and when to think of them. */
export class CreateBusinesses1767225600200 implements MigrationInterface {
  readonly name = 'CreateBusinesses1767225600200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE network_policy (
        id      smallint NOT NULL,
        figures jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT network_policy_pkey PRIMARY KEY (id),
        CONSTRAINT network_policy_one_row CHECK (id = 1)
      );
      INSERT INTO network_policy (id) VALUES (1);

      CREATE TABLE business (
        id                    uuid NOT NULL,
        legal_name            text NOT NULL,
        trading_name          text NOT NULL,
        slug                  text NOT NULL,
        about                 text NOT NULL DEFAULT '',
        website               text,
        domains               text[] NOT NULL DEFAULT '{}',
        size_band             text NOT NULL,
        regions               text[] NOT NULL DEFAULT '{}',
        categories            text[] NOT NULL DEFAULT '{}',
        regulated_professions text[] NOT NULL DEFAULT '{}',
        risk_tolerance        text NOT NULL DEFAULT 'MEDIUM',
        timezone              text NOT NULL,
        working_days          smallint[] NOT NULL DEFAULT '{1,2,3,4,5}',
        currency              text NOT NULL,
        status                text NOT NULL DEFAULT 'DRAFT',
        status_reason         text,
        status_note           text,
        reapply_at            timestamptz,
        created_at            timestamptz NOT NULL,
        is_demo               boolean NOT NULL DEFAULT false,
        version               integer NOT NULL DEFAULT 1,
        CONSTRAINT business_pkey PRIMARY KEY (id),
        CONSTRAINT business_slug_key UNIQUE (slug),
        CONSTRAINT business_status
          CHECK (status IN ('DRAFT', 'SUBMITTED', 'NEEDS_INFO', 'ACTIVE', 'REJECTED', 'SUSPENDED', 'CLOSED'))
      );
      CREATE INDEX business_status_page ON business (status, id);
      ALTER TABLE membership ADD CONSTRAINT membership_business_fkey FOREIGN KEY (business_id) REFERENCES business (id);
      ALTER TABLE member_invitation ADD CONSTRAINT member_invitation_business_fkey FOREIGN KEY (business_id) REFERENCES business (id);
      ALTER TABLE api_key ADD CONSTRAINT api_key_business_fkey FOREIGN KEY (business_id) REFERENCES business (id);

      CREATE TABLE offering (
        id             uuid NOT NULL,
        business_id    uuid NOT NULL,
        name           text NOT NULL,
        problem_solved text NOT NULL,
        business_issue text NOT NULL,
        category       text NOT NULL,
        sequence       text,
        relative_to    text,
        CONSTRAINT offering_pkey PRIMARY KEY (id),
        CONSTRAINT offering_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT offering_sequence CHECK ((sequence IS NULL) = (relative_to IS NULL))
      );
      CREATE INDEX offering_business ON offering (business_id);

      CREATE TABLE target_market (
        id                   uuid NOT NULL,
        business_id          uuid NOT NULL,
        name                 text NOT NULL,
        industries           text[] NOT NULL DEFAULT '{}',
        size_bands           text[] NOT NULL DEFAULT '{}',
        regions              text[] NOT NULL DEFAULT '{}',
        decision_maker_roles text[] NOT NULL DEFAULT '{}',
        exclusions           text NOT NULL DEFAULT '',
        is_primary           boolean NOT NULL DEFAULT false,
        CONSTRAINT target_market_pkey PRIMARY KEY (id),
        CONSTRAINT target_market_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE
      );
      CREATE INDEX target_market_business ON target_market (business_id);
      CREATE UNIQUE INDEX target_market_one_primary ON target_market (business_id) WHERE is_primary;

      CREATE TABLE referral_trigger (
        id          uuid NOT NULL,
        business_id uuid NOT NULL,
        offering_id uuid,
        see         text NOT NULL,
        say         text NOT NULL,
        CONSTRAINT referral_trigger_pkey PRIMARY KEY (id),
        CONSTRAINT referral_trigger_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT referral_trigger_offering_fkey FOREIGN KEY (offering_id) REFERENCES offering (id) ON DELETE SET NULL
      );
      CREATE INDEX referral_trigger_business ON referral_trigger (business_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE referral_trigger;
      DROP TABLE target_market;
      DROP TABLE offering;
      ALTER TABLE api_key DROP CONSTRAINT api_key_business_fkey;
      ALTER TABLE member_invitation DROP CONSTRAINT member_invitation_business_fkey;
      ALTER TABLE membership DROP CONSTRAINT membership_business_fkey;
      DROP TABLE business;
      DROP TABLE network_policy;
    `);
  }
}
