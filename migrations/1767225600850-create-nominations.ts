import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Firms that members nominate, and the suppliers that clients respect.
 *
 * `nomination`, `supplier_survey` and `supplier_answer` are as private as a book. `nomination_owner` and
 * `supplier_survey_owner` are readable without acting for anybody and hold ids and hashes only: a link in a mail knows
 * an id and must learn for which business to act. `recommendation` is what everybody may know: which firm says that a
 * client of its recommends which other; neither who nor how many.
 */
export class CreateNominations1767225600850 implements MigrationInterface {
  readonly name = 'CreateNominations1767225600850';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE nomination (
        id           uuid NOT NULL,
        business_id  uuid NOT NULL,
        nominated_by uuid NOT NULL,
        nominee_id   uuid,
        firm_name    text NOT NULL,
        website      text,
        person_name  text,
        email        text,
        categories   text[] NOT NULL DEFAULT '{}',
        why          text NOT NULL,
        address_hash bytea NOT NULL,
        stage        text NOT NULL DEFAULT 'SENT',
        stage_since  timestamptz NOT NULL,
        created_at   timestamptz NOT NULL,
        expires_at   timestamptz NOT NULL,
        reminded_at  timestamptz,
        version      integer NOT NULL DEFAULT 1,
        CONSTRAINT nomination_pkey PRIMARY KEY (id),
        CONSTRAINT nomination_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT nomination_nominee_fkey FOREIGN KEY (nominee_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT nomination_parties_differ CHECK (business_id <> nominee_id),
        CONSTRAINT nomination_stage CHECK (stage IN ('SENT', 'REGISTERED', 'JOINED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
        CONSTRAINT nomination_tied CHECK (stage NOT IN ('REGISTERED', 'JOINED') OR nominee_id IS NOT NULL),
        CONSTRAINT nomination_erased CHECK (stage <> 'DECLINED' OR num_nonnulls(person_name, email) = 0)
      );
      CREATE UNIQUE INDEX nomination_one_live ON nomination (business_id, address_hash) WHERE stage IN ('SENT', 'REGISTERED');
      CREATE INDEX nomination_business_page ON nomination (business_id, id);

      CREATE TABLE nomination_owner (
        nomination_id uuid NOT NULL,
        business_id   uuid NOT NULL,
        nominee_id    uuid,
        address_hash  bytea NOT NULL,
        written_at    timestamptz,
        joined_at     timestamptz,
        CONSTRAINT nomination_owner_pkey PRIMARY KEY (nomination_id),
        CONSTRAINT nomination_owner_nomination_fkey FOREIGN KEY (nomination_id) REFERENCES nomination (id) ON DELETE CASCADE
      );
      CREATE INDEX nomination_owner_address ON nomination_owner (address_hash, written_at);
      CREATE INDEX nomination_owner_business ON nomination_owner (business_id);
      CREATE INDEX nomination_owner_nominee ON nomination_owner (nominee_id) WHERE nominee_id IS NOT NULL;

      -- Holds for the whole network and knows no address: it outlives whoever nominated.
      CREATE TABLE nomination_suppression (
        address_hash bytea NOT NULL,
        until        timestamptz NOT NULL,
        made_at      timestamptz NOT NULL,
        CONSTRAINT nomination_suppression_pkey PRIMARY KEY (address_hash)
      );

      CREATE TABLE supplier_survey (
        id           uuid NOT NULL,
        business_id  uuid NOT NULL,
        contact_id   uuid NOT NULL,
        asked_by     uuid NOT NULL,
        text         text NOT NULL,
        address_hash bytea NOT NULL,
        state        text NOT NULL DEFAULT 'ASKED',
        asked_at     timestamptz NOT NULL,
        expires_at   timestamptz NOT NULL,
        decided_at   timestamptz,
        CONSTRAINT supplier_survey_pkey PRIMARY KEY (id),
        CONSTRAINT supplier_survey_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT supplier_survey_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
        CONSTRAINT supplier_survey_state
          CHECK (state IN ('ASKED', 'ANSWERED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'REVOKED'))
      );
      CREATE UNIQUE INDEX supplier_survey_one_open ON supplier_survey (business_id, contact_id) WHERE state = 'ASKED';
      CREATE INDEX supplier_survey_contact ON supplier_survey (contact_id, id);
      CREATE INDEX supplier_survey_address ON supplier_survey (business_id, address_hash, asked_at);

      CREATE TABLE supplier_survey_owner (
        survey_id   uuid NOT NULL,
        business_id uuid NOT NULL,
        CONSTRAINT supplier_survey_owner_pkey PRIMARY KEY (survey_id),
        CONSTRAINT supplier_survey_owner_survey_fkey FOREIGN KEY (survey_id) REFERENCES supplier_survey (id) ON DELETE CASCADE
      );

      CREATE TABLE supplier_answer (
        id            uuid NOT NULL,
        survey_id     uuid NOT NULL,
        business_id   uuid NOT NULL,
        name          text NOT NULL,
        website       text,
        domain        text,
        what_for      text NOT NULL,
        may_tell      boolean NOT NULL,
        published_at  timestamptz,
        nomination_id uuid,
        supplier_id   uuid,
        CONSTRAINT supplier_answer_pkey PRIMARY KEY (id),
        CONSTRAINT supplier_answer_survey_fkey FOREIGN KEY (survey_id) REFERENCES supplier_survey (id) ON DELETE CASCADE,
        CONSTRAINT supplier_answer_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT supplier_answer_nomination_fkey FOREIGN KEY (nomination_id) REFERENCES nomination (id) ON DELETE SET NULL,
        CONSTRAINT supplier_answer_supplier_fkey FOREIGN KEY (supplier_id) REFERENCES business (id) ON DELETE SET NULL,
        -- Nothing that the client kept to the asking firm can be made public, whatever a program forgets.
        CONSTRAINT supplier_answer_allowed CHECK (may_tell OR published_at IS NULL)
      );
      CREATE INDEX supplier_answer_survey ON supplier_answer (survey_id, id);
      CREATE INDEX supplier_answer_domain ON supplier_answer (business_id, domain) WHERE published_at IS NOT NULL;
      CREATE INDEX supplier_answer_nomination ON supplier_answer (nomination_id) WHERE nomination_id IS NOT NULL;

      CREATE TABLE recommendation (
        recommender_id uuid NOT NULL,
        supplier_id    uuid NOT NULL,
        published_at   timestamptz NOT NULL,
        CONSTRAINT recommendation_pkey PRIMARY KEY (supplier_id, recommender_id),
        CONSTRAINT recommendation_recommender_fkey FOREIGN KEY (recommender_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT recommendation_supplier_fkey FOREIGN KEY (supplier_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT recommendation_parties_differ CHECK (recommender_id <> supplier_id)
      );

      ALTER TABLE nomination ENABLE ROW LEVEL SECURITY;
      ALTER TABLE nomination FORCE ROW LEVEL SECURITY;
      CREATE POLICY nomination_of_the_acting ON nomination
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      ALTER TABLE supplier_survey ENABLE ROW LEVEL SECURITY;
      ALTER TABLE supplier_survey FORCE ROW LEVEL SECURITY;
      CREATE POLICY supplier_survey_of_the_acting ON supplier_survey
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      ALTER TABLE supplier_answer ENABLE ROW LEVEL SECURITY;
      ALTER TABLE supplier_answer FORCE ROW LEVEL SECURITY;
      CREATE POLICY supplier_answer_of_the_acting ON supplier_answer
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      REVOKE DELETE ON nomination, nomination_owner, nomination_suppression, supplier_survey, supplier_answer FROM adjoin_app;
      REVOKE UPDATE, DELETE ON supplier_survey_owner FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE recommendation;
      DROP TABLE supplier_answer;
      DROP TABLE supplier_survey_owner;
      DROP TABLE supplier_survey;
      DROP TABLE nomination_suppression;
      DROP TABLE nomination_owner;
      DROP TABLE nomination;
    `);
  }
}
