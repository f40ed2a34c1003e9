import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What two businesses show each other before they lend their names: answers in four dimensions, one-to-ones, waived
 * gates, the plan of the pilot. A firm's own notes to a one-to-one are as private as its book.
 */
export class CreateGettingToKnow1767225600840 implements MigrationInterface {
  readonly name = 'CreateGettingToKnow1767225600840';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE alliance
        ADD COLUMN known_since timestamptz,
        ADD COLUMN pilot_template text,
        ADD COLUMN pilot_starts_on date,
        ADD COLUMN pilot_ends_on date,
        ADD CONSTRAINT alliance_pilot_dates CHECK (pilot_starts_on <= pilot_ends_on);
      UPDATE alliance SET known_since = stage_since WHERE stage = 'GETTING_TO_KNOW';
      UPDATE alliance SET known_since = created_at WHERE stage IN ('PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED', 'SUSPENDED');

      CREATE TABLE vetting_answer (
        alliance_id   uuid NOT NULL,
        business_id   uuid NOT NULL,
        dimension     text NOT NULL,
        state         text NOT NULL,
        claim         text NOT NULL,
        question      text,
        clarification text,
        evidence      text,
        evidence_link text,
        said_by       text,
        shown_on      date,
        written_by    uuid NOT NULL,
        written_at    timestamptz NOT NULL,
        version       integer NOT NULL DEFAULT 1,
        CONSTRAINT vetting_answer_pkey PRIMARY KEY (alliance_id, business_id, dimension),
        CONSTRAINT vetting_answer_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT vetting_answer_business_fkey FOREIGN KEY (business_id) REFERENCES business (id),
        CONSTRAINT vetting_answer_dimension CHECK (dimension IN ('ABILITY', 'ACCOUNT_CARE', 'ETHICS', 'OFFERING')),
        CONSTRAINT vetting_answer_state CHECK (state IN ('CLAIMED', 'CLARIFIED', 'EVIDENCED')),
        CONSTRAINT vetting_answer_shown CHECK (state <> 'EVIDENCED' OR evidence IS NOT NULL AND said_by IS NOT NULL AND shown_on IS NOT NULL)
      );

      CREATE TABLE one_to_one (
        id                    uuid NOT NULL,
        alliance_id           uuid NOT NULL,
        proposed_by           uuid NOT NULL,
        starts_at             timestamptz NOT NULL,
        minutes               integer NOT NULL,
        place                 text,
        agenda                text NOT NULL,
        shared_notes          text NOT NULL DEFAULT '',
        proposer_confirmed_at timestamptz,
        partner_confirmed_at  timestamptz,
        cancelled_at          timestamptz,
        created_at            timestamptz NOT NULL,
        version               integer NOT NULL DEFAULT 1,
        CONSTRAINT one_to_one_pkey PRIMARY KEY (id),
        CONSTRAINT one_to_one_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT one_to_one_minutes CHECK (minutes BETWEEN 5 AND 1440)
      );
      CREATE INDEX one_to_one_alliance ON one_to_one (alliance_id, starts_at);

      CREATE TABLE one_to_one_note (
        one_to_one_id uuid NOT NULL,
        business_id   uuid NOT NULL,
        text          text NOT NULL,
        written_by    uuid NOT NULL,
        written_at    timestamptz NOT NULL,
        CONSTRAINT one_to_one_note_pkey PRIMARY KEY (one_to_one_id, business_id),
        CONSTRAINT one_to_one_note_one_to_one_fkey FOREIGN KEY (one_to_one_id) REFERENCES one_to_one (id) ON DELETE CASCADE,
        CONSTRAINT one_to_one_note_business_fkey FOREIGN KEY (business_id) REFERENCES business (id)
      );
      ALTER TABLE one_to_one_note ENABLE ROW LEVEL SECURITY;
      ALTER TABLE one_to_one_note FORCE ROW LEVEL SECURITY;
      CREATE POLICY one_to_one_note_of_the_acting ON one_to_one_note
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      -- Emptied, never deleted, as everything private.
      REVOKE DELETE ON one_to_one_note FROM adjoin_app;

      CREATE TABLE gate_waiver (
        alliance_id uuid NOT NULL,
        gate        text NOT NULL,
        reason      text NOT NULL,
        waived_by   uuid NOT NULL,
        waived_at   timestamptz NOT NULL,
        CONSTRAINT gate_waiver_pkey PRIMARY KEY (alliance_id, gate),
        CONSTRAINT gate_waiver_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT gate_waiver_gate CHECK (gate IN ('TIME', 'ONE_TO_ONES', 'VETTING', 'AGREEMENT', 'PILOT'))
      );

      CREATE TABLE pilot_task (
        id          uuid NOT NULL,
        alliance_id uuid NOT NULL,
        business_id uuid NOT NULL,
        text        text NOT NULL,
        due_on      date,
        done_at     timestamptz,
        created_at  timestamptz NOT NULL,
        version     integer NOT NULL DEFAULT 1,
        CONSTRAINT pilot_task_pkey PRIMARY KEY (id),
        CONSTRAINT pilot_task_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT pilot_task_business_fkey FOREIGN KEY (business_id) REFERENCES business (id)
      );
      CREATE INDEX pilot_task_alliance ON pilot_task (alliance_id, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE pilot_task; DROP TABLE gate_waiver; DROP TABLE one_to_one_note; DROP TABLE one_to_one; DROP TABLE vetting_answer;
      ALTER TABLE alliance DROP CONSTRAINT alliance_pilot_dates, DROP COLUMN pilot_ends_on, DROP COLUMN pilot_starts_on,
        DROP COLUMN pilot_template, DROP COLUMN known_since;
    `);
  }
}
