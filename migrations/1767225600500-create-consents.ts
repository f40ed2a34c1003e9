import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people were asked and answered, the partner's copy of what was granted, and who asked to be left alone.
 *
 * `consent_owner` is readable without acting for anybody, and holds ids only: a link in a mail and a clock know a
 * consent's id and must learn for which business to act. A SECURITY DEFINER function would not do where the owner
 * of the schema is no superuser: forced row-level security binds it as well.
 */
export class CreateConsents1767225600500 implements MigrationInterface {
  readonly name = 'CreateConsents1767225600500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE consent (
        id               uuid NOT NULL,
        business_id      uuid NOT NULL,
        partner_id       uuid NOT NULL,
        contact_id       uuid NOT NULL,
        purpose          text NOT NULL,
        subject_id       uuid NOT NULL,
        fields_requested text[] NOT NULL,
        fields_granted   text[],
        text             text NOT NULL,
        shown            jsonb,
        address_hash     bytea NOT NULL,
        state            text NOT NULL DEFAULT 'ASKED',
        asked_at         timestamptz NOT NULL,
        expires_at       timestamptz NOT NULL,
        reminded_at      timestamptz,
        decided_at       timestamptz,
        not_before       timestamptz,
        revoked_at       timestamptz,
        CONSTRAINT consent_pkey PRIMARY KEY (id),
        CONSTRAINT consent_business_fkey FOREIGN KEY (business_id) REFERENCES business (id),
        CONSTRAINT consent_partner_fkey FOREIGN KEY (partner_id) REFERENCES business (id),
        CONSTRAINT consent_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id),
        CONSTRAINT consent_parties_differ CHECK (business_id <> partner_id),
        CONSTRAINT consent_purpose CHECK (purpose IN ('INTRODUCTION', 'CAMPAIGN', 'SURVEY')),
        CONSTRAINT consent_state
          CHECK (state IN ('ASKED', 'GRANTED', 'DECLINED', 'DEFERRED', 'EXPIRED', 'WITHDRAWN', 'REVOKED')),
        CONSTRAINT consent_granted CHECK ((state IN ('GRANTED', 'REVOKED')) = (fields_granted IS NOT NULL)),
        CONSTRAINT consent_scope CHECK (fields_granted <@ fields_requested),
        CONSTRAINT consent_deferred CHECK ((state = 'DEFERRED') = (not_before IS NOT NULL))
      );
      CREATE UNIQUE INDEX consent_one_live ON consent (business_id, subject_id)
        WHERE state IN ('ASKED', 'DEFERRED', 'GRANTED');
      CREATE INDEX consent_subject ON consent (subject_id, id);
      CREATE INDEX consent_contact ON consent (contact_id, id);

      CREATE TABLE consent_owner (
        consent_id  uuid NOT NULL,
        business_id uuid NOT NULL,
        subject_id  uuid NOT NULL,
        CONSTRAINT consent_owner_pkey PRIMARY KEY (consent_id),
        CONSTRAINT consent_owner_consent_fkey FOREIGN KEY (consent_id) REFERENCES consent (id)
      );
      CREATE INDEX consent_owner_subject ON consent_owner (subject_id);

      CREATE TABLE disclosure (
        consent_id   uuid NOT NULL,
        subject_id   uuid NOT NULL,
        owner_id     uuid NOT NULL,
        recipient_id uuid NOT NULL,
        name         text,
        email        text,
        phone        text,
        title        text,
        company      text,
        disclosed_at timestamptz NOT NULL,
        wiped_at     timestamptz,
        CONSTRAINT disclosure_pkey PRIMARY KEY (consent_id),
        CONSTRAINT disclosure_consent_fkey FOREIGN KEY (consent_id) REFERENCES consent (id),
        CONSTRAINT disclosure_owner_fkey FOREIGN KEY (owner_id) REFERENCES business (id),
        CONSTRAINT disclosure_recipient_fkey FOREIGN KEY (recipient_id) REFERENCES business (id),
        CONSTRAINT disclosure_wiped CHECK (wiped_at IS NULL OR num_nonnulls(name, email, phone, title, company) = 0)
      );
      CREATE INDEX disclosure_subject ON disclosure (subject_id);

      CREATE TABLE suppression (
        id           uuid NOT NULL,
        business_id  uuid NOT NULL,
        purpose      text NOT NULL,
        address_hash bytea NOT NULL,
        reason       text NOT NULL,
        until        timestamptz NOT NULL,
        made_at      timestamptz NOT NULL,
        CONSTRAINT suppression_pkey PRIMARY KEY (id),
        CONSTRAINT suppression_business_fkey FOREIGN KEY (business_id) REFERENCES business (id),
        CONSTRAINT suppression_reason CHECK (reason IN ('DECLINED', 'DEFERRED', 'REVOKED'))
      );
      CREATE INDEX suppression_address ON suppression (business_id, purpose, address_hash, until);

      ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
      ALTER TABLE consent FORCE ROW LEVEL SECURITY;
      CREATE POLICY consent_of_the_acting ON consent
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY;
      ALTER TABLE disclosure FORCE ROW LEVEL SECURITY;
      CREATE POLICY disclosure_to_both ON disclosure FOR SELECT
        USING (owner_id = ANY ((SELECT acting_businesses())::uuid[]) OR recipient_id = ANY ((SELECT acting_businesses())::uuid[]));
      -- The one who receives only reads.
      CREATE POLICY disclosure_by_owner ON disclosure
        USING (owner_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (owner_id = ANY (acting_businesses()));
      ALTER TABLE suppression ENABLE ROW LEVEL SECURITY;
      ALTER TABLE suppression FORCE ROW LEVEL SECURITY;
      CREATE POLICY suppression_of_the_acting ON suppression
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      REVOKE DELETE ON consent, disclosure, suppression FROM adjoin_app;
      REVOKE UPDATE, DELETE ON consent_owner FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE suppression; DROP TABLE disclosure; DROP TABLE consent_owner; DROP TABLE consent;');
  }
}
