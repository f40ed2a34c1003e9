import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Campaigns, their guests, and why a person may be written to.
 *
 * `invitation` is the host's own list of its clients: row-level security shows a row to the beneficiary only once
 * `shown_at` is set, which a yes does and nothing else. `invitation_link` holds hashes and ids only, so that a link in
 * a mail can be followed before anybody acts.
 */
export class CreateCampaigns1767225600890 implements MigrationInterface {
  readonly name = 'CreateCampaigns1767225600890';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE campaign (
        id                     uuid NOT NULL,
        alliance_id            uuid NOT NULL,
        host_id                uuid NOT NULL,
        beneficiary_id         uuid NOT NULL,
        proposed_by_id         uuid NOT NULL,
        kind                   text NOT NULL,
        content                jsonb NOT NULL,
        content_number         integer NOT NULL DEFAULT 1,
        capacity               integer,
        host_accepted          integer,
        beneficiary_accepted   integer,
        segment_ids            uuid[] NOT NULL DEFAULT '{}',
        channel                text NOT NULL DEFAULT 'ADJOIN',
        pace_per_minute        integer NOT NULL DEFAULT 120,
        starts_at              timestamptz,
        ends_at                timestamptz,
        stage                  text NOT NULL,
        stage_since            timestamptz NOT NULL,
        shown_at               timestamptz,
        reason                 text,
        note                   text,
        side_at_fault_id       uuid,
        tested_number          integer,
        reviewed_number        integer,
        reviewed_by            uuid,
        prepared_at            timestamptz,
        proof_url              text,
        proof_at               timestamptz,
        final_cost_minor       bigint,
        final_cost_currency    text,
        host_settled_at        timestamptz,
        beneficiary_settled_at timestamptz,
        created_by             uuid NOT NULL,
        created_at             timestamptz NOT NULL,
        version                integer NOT NULL DEFAULT 1,
        CONSTRAINT campaign_pkey PRIMARY KEY (id),
        CONSTRAINT campaign_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT campaign_host_fkey FOREIGN KEY (host_id) REFERENCES business (id),
        CONSTRAINT campaign_beneficiary_fkey FOREIGN KEY (beneficiary_id) REFERENCES business (id),
        CONSTRAINT campaign_parties_differ CHECK (host_id <> beneficiary_id),
        CONSTRAINT campaign_proposed_by_one CHECK (proposed_by_id IN (host_id, beneficiary_id)),
        CONSTRAINT campaign_kind CHECK (kind IN
          ('SEMINAR', 'SERVICE', 'PRODUCT', 'INFORMATION', 'NEWSLETTER_FEATURE', 'WEBSITE_FEATURE', 'BLOG_FEATURE')),
        CONSTRAINT campaign_stage CHECK (stage IN ('DRAFT', 'PROPOSED', 'AGREED', 'IN_REVIEW', 'SCHEDULED', 'RUNNING',
          'PAUSED', 'COMPLETED', 'SETTLED', 'DECLINED', 'EXPIRED', 'CANCELLED')),
        CONSTRAINT campaign_channel CHECK (channel IN ('ADJOIN', 'HOST')),
        CONSTRAINT campaign_capacity CHECK (capacity > 0),
        CONSTRAINT campaign_pace CHECK (pace_per_minute BETWEEN 1 AND 6000),
        CONSTRAINT campaign_window CHECK (ends_at > starts_at),
        CONSTRAINT campaign_shown CHECK (shown_at IS NOT NULL OR stage IN ('DRAFT', 'CANCELLED')),
        CONSTRAINT campaign_agreed CHECK (stage IN ('DRAFT', 'PROPOSED', 'DECLINED', 'EXPIRED', 'CANCELLED')
          OR host_accepted = content_number AND beneficiary_accepted = content_number),
        CONSTRAINT campaign_reasoned CHECK (reason IS NOT NULL OR stage NOT IN ('DECLINED', 'EXPIRED', 'CANCELLED')),
        CONSTRAINT campaign_final_cost CHECK ((final_cost_minor IS NULL) = (final_cost_currency IS NULL))
      );
      CREATE INDEX campaign_alliance ON campaign (alliance_id, id);
      CREATE INDEX campaign_hosted ON campaign (host_id, id);
      CREATE INDEX campaign_received ON campaign (beneficiary_id, id) WHERE shown_at IS NOT NULL;
      CREATE INDEX campaign_in_review ON campaign (stage_since) WHERE stage = 'IN_REVIEW';
      CREATE INDEX campaign_sending ON campaign (id) WHERE stage = 'RUNNING' AND channel = 'ADJOIN';

      CREATE TABLE campaign_version (
        campaign_id uuid NOT NULL,
        number      integer NOT NULL,
        content     jsonb NOT NULL,
        business_id uuid NOT NULL,
        written_by  uuid NOT NULL,
        written_at  timestamptz NOT NULL,
        CONSTRAINT campaign_version_pkey PRIMARY KEY (campaign_id, number),
        CONSTRAINT campaign_version_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
      );

      CREATE TABLE invitation (
        id              uuid NOT NULL,
        campaign_id     uuid NOT NULL,
        host_id         uuid NOT NULL,
        beneficiary_id  uuid NOT NULL,
        contact_id      uuid NOT NULL,
        client_id       uuid NOT NULL,
        address_hash    bytea,
        basis           text,
        stage           text NOT NULL,
        reason          text,
        content_number  integer NOT NULL,
        prepared_at     timestamptz NOT NULL,
        attempts        smallint NOT NULL DEFAULT 0,
        retry_at        timestamptz,
        sent_at         timestamptz,
        opened_at       timestamptz,
        answered_at     timestamptz,
        answer          text,
        place           integer,
        shown_at        timestamptz,
        attended_at     timestamptz,
        introduction_id uuid,
        CONSTRAINT invitation_pkey PRIMARY KEY (id),
        CONSTRAINT invitation_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE CASCADE,
        CONSTRAINT invitation_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
        CONSTRAINT invitation_client_fkey FOREIGN KEY (client_id, host_id) REFERENCES client (id, business_id) ON DELETE CASCADE,
        CONSTRAINT invitation_once UNIQUE (campaign_id, contact_id),
        CONSTRAINT invitation_stage CHECK (stage IN ('SUPPRESSED', 'QUEUED', 'SENT', 'BOUNCED', 'OPTED_IN', 'WAITING',
          'DECLINED', 'NO_RESPONSE', 'ATTENDED', 'CONVERTED', 'REVOKED', 'CANCELLED')),
        CONSTRAINT invitation_lawful CHECK (basis IS NOT NULL AND address_hash IS NOT NULL OR stage = 'SUPPRESSED'),
        CONSTRAINT invitation_reasoned CHECK (reason IS NOT NULL OR stage NOT IN ('SUPPRESSED', 'BOUNCED')),
        CONSTRAINT invitation_shown CHECK ((shown_at IS NOT NULL) = (stage IN ('OPTED_IN', 'ATTENDED', 'CONVERTED', 'REVOKED'))),
        CONSTRAINT invitation_placed CHECK (place IS NOT NULL OR stage NOT IN ('OPTED_IN', 'WAITING', 'ATTENDED', 'CONVERTED'))
      );
      -- One mail an address, whatever the book has twice.
      CREATE UNIQUE INDEX invitation_address ON invitation (campaign_id, address_hash) WHERE stage <> 'SUPPRESSED';
      CREATE INDEX invitation_stages ON invitation (campaign_id, stage, id);
      CREATE INDEX invitation_due ON invitation (campaign_id, id) WHERE stage = 'QUEUED';
      CREATE INDEX invitation_place ON invitation (campaign_id, place) WHERE place IS NOT NULL;
      CREATE INDEX invitation_recent ON invitation (host_id, address_hash, sent_at) WHERE sent_at IS NOT NULL;
      CREATE INDEX invitation_contact ON invitation (contact_id, id);
      CREATE INDEX invitation_client ON invitation (client_id);

      CREATE TABLE invitation_link (
        hash          bytea NOT NULL,
        invitation_id uuid NOT NULL,
        campaign_id   uuid NOT NULL,
        host_id       uuid NOT NULL,
        CONSTRAINT invitation_link_pkey PRIMARY KEY (hash),
        CONSTRAINT invitation_link_once UNIQUE (invitation_id),
        CONSTRAINT invitation_link_invitation_fkey FOREIGN KEY (invitation_id) REFERENCES invitation (id) ON DELETE CASCADE
      );

      -- Which process sends a campaign at present.
      CREATE TABLE campaign_turn (
        campaign_id uuid NOT NULL,
        holder      uuid NOT NULL,
        ends_at     timestamptz NOT NULL,
        CONSTRAINT campaign_turn_pkey PRIMARY KEY (campaign_id),
        CONSTRAINT campaign_turn_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
      );

      CREATE TABLE lawful_basis (
        id           uuid NOT NULL,
        business_id  uuid NOT NULL,
        contact_id   uuid NOT NULL,
        basis        text NOT NULL,
        source       text NOT NULL,
        recorded_by  uuid,
        recorded_at  timestamptz NOT NULL,
        withdrawn_at timestamptz,
        CONSTRAINT lawful_basis_pkey PRIMARY KEY (id),
        CONSTRAINT lawful_basis_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
        CONSTRAINT lawful_basis_kind CHECK (basis IN ('CONSENT', 'EXISTING_CUSTOMER', 'LEGITIMATE_INTEREST')),
        CONSTRAINT lawful_basis_sourced CHECK (source <> '')
      );
      CREATE UNIQUE INDEX lawful_basis_one_live ON lawful_basis (business_id, contact_id) WHERE withdrawn_at IS NULL;
      CREATE INDEX lawful_basis_contact ON lawful_basis (contact_id, id);

      ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
      ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
      CREATE POLICY invitation_of_the_host ON invitation
        USING (host_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (host_id = ANY ((SELECT acting_businesses())::uuid[]));
      -- The beneficiary only reads, and only who said yes.
      CREATE POLICY invitation_to_the_beneficiary ON invitation FOR SELECT
        USING (shown_at IS NOT NULL AND beneficiary_id = ANY ((SELECT acting_businesses())::uuid[]));
      ALTER TABLE lawful_basis ENABLE ROW LEVEL SECURITY;
      ALTER TABLE lawful_basis FORCE ROW LEVEL SECURITY;
      CREATE POLICY lawful_basis_of_the_acting ON lawful_basis
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY ((SELECT acting_businesses())::uuid[]));
      REVOKE DELETE ON campaign, invitation, lawful_basis FROM adjoin_app;
      REVOKE UPDATE, DELETE ON campaign_version, invitation_link FROM adjoin_app;

      ALTER TABLE suppression DROP CONSTRAINT suppression_reason;
      ALTER TABLE suppression ADD CONSTRAINT suppression_reason
        CHECK (reason IN ('DECLINED', 'DEFERRED', 'REVOKED', 'OPTED_OUT', 'COMPLAINED', 'BOUNCED', 'ERASED'));

      ALTER TABLE introduction ADD COLUMN campaign_id uuid,
        ADD CONSTRAINT introduction_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE SET NULL;
      CREATE INDEX introduction_campaign ON introduction (campaign_id) WHERE campaign_id IS NOT NULL;

      -- Only the owner deletes, when the demo network goes: what was recorded of these goes with them.
      CREATE FUNCTION campaign_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM event_audience WHERE position IN (SELECT position FROM event WHERE subject_id IN (SELECT id FROM gone));
        DELETE FROM event WHERE subject_id IN (SELECT id FROM gone);
        DELETE FROM clock WHERE subject_id IN (SELECT id FROM gone);
        DELETE FROM inbox_mark WHERE subject_id IN (SELECT id FROM gone);
        DELETE FROM pgboss.job WHERE data->>'subjectId' IN (SELECT id::text FROM gone);
        RETURN NULL;
      END $$;
      CREATE TRIGGER campaign_deleted AFTER DELETE ON campaign REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION campaign_forgotten();
      CREATE TRIGGER invitation_deleted AFTER DELETE ON invitation REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION campaign_forgotten();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE introduction DROP COLUMN campaign_id;
      ALTER TABLE suppression DROP CONSTRAINT suppression_reason;
      ALTER TABLE suppression ADD CONSTRAINT suppression_reason CHECK (reason IN ('DECLINED', 'DEFERRED', 'REVOKED'));
      DROP TABLE lawful_basis; DROP TABLE campaign_turn; DROP TABLE invitation_link; DROP TABLE invitation; DROP TABLE campaign_version; DROP TABLE campaign;
      DROP FUNCTION campaign_forgotten();
    `);
  }
}
