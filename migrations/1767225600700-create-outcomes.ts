import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outcomes, and the two ledgers that are only ever appended to. */
export class CreateOutcomes1767225600700 implements MigrationInterface {
  readonly name = 'CreateOutcomes1767225600700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE outcome (
        id              uuid NOT NULL,
        introduction_id uuid NOT NULL,
        alliance_id     uuid NOT NULL,
        introducer_id   uuid NOT NULL,
        beneficiary_id  uuid NOT NULL,
        reported_by_id  uuid NOT NULL,
        type            text NOT NULL,
        attribution     text NOT NULL DEFAULT 'SOURCED',
        amount_minor    bigint,
        currency        text,
        fee_minor       bigint,
        closed_at       timestamptz NOT NULL,
        reason          text,
        note            text,
        proposed_minor  bigint,
        proposed_by_id  uuid,
        state           text NOT NULL DEFAULT 'REPORTED',
        reported_at     timestamptz NOT NULL,
        version         integer NOT NULL DEFAULT 1,
        CONSTRAINT outcome_pkey PRIMARY KEY (id),
        CONSTRAINT outcome_introduction_fkey FOREIGN KEY (introduction_id) REFERENCES introduction (id),
        CONSTRAINT outcome_state
          CHECK (state IN ('REPORTED', 'CONFIRMED', 'DISPUTED', 'RESOLVED', 'SETTLED', 'WAIVED', 'REVERSED')),
        CONSTRAINT outcome_type CHECK (type IN ('WON', 'LOST', 'NO_DECISION', 'MEETING', 'PROPOSAL')),
        CONSTRAINT outcome_amount CHECK ((type = 'WON') = (amount_minor IS NOT NULL) AND (amount_minor IS NULL) = (currency IS NULL)),
        CONSTRAINT outcome_reporter CHECK (reported_by_id IN (introducer_id, beneficiary_id))
      );
      CREATE INDEX outcome_introduction ON outcome (introduction_id);
      -- One closing outcome stands per introduction, whoever reports first.
      CREATE UNIQUE INDEX outcome_one_closing ON outcome (introduction_id)
        WHERE type IN ('WON', 'LOST', 'NO_DECISION') AND state <> 'REVERSED';
      CREATE INDEX outcome_introducer ON outcome (introducer_id, id);
      CREATE INDEX outcome_beneficiary ON outcome (beneficiary_id, id);

      CREATE TABLE reciprocity_entry (
        id           uuid NOT NULL,
        outcome_id   uuid NOT NULL,
        alliance_id  uuid NOT NULL,
        giver_id     uuid NOT NULL,
        receiver_id  uuid NOT NULL,
        attribution  text NOT NULL,
        amount_minor bigint NOT NULL,
        currency     text NOT NULL,
        made_at      timestamptz NOT NULL,
        CONSTRAINT reciprocity_entry_pkey PRIMARY KEY (id),
        CONSTRAINT reciprocity_entry_outcome_fkey FOREIGN KEY (outcome_id) REFERENCES outcome (id)
      );
      CREATE INDEX reciprocity_giver ON reciprocity_entry (giver_id, receiver_id);
      CREATE INDEX reciprocity_alliance ON reciprocity_entry (alliance_id, id);

      CREATE TABLE fee_entry (
        id           uuid NOT NULL,
        outcome_id   uuid NOT NULL,
        kind         text NOT NULL,
        amount_minor bigint NOT NULL,
        currency     text NOT NULL,
        made_at      timestamptz NOT NULL,
        CONSTRAINT fee_entry_pkey PRIMARY KEY (id),
        CONSTRAINT fee_entry_outcome_fkey FOREIGN KEY (outcome_id) REFERENCES outcome (id),
        CONSTRAINT fee_entry_kind CHECK (kind IN ('DUE', 'SETTLED', 'WAIVED', 'REVERSED'))
      );
      CREATE INDEX fee_entry_outcome ON fee_entry (outcome_id);

      -- A ledger is appended to, and nothing else.
      REVOKE UPDATE, DELETE ON reciprocity_entry, fee_entry FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE fee_entry; DROP TABLE reciprocity_entry; DROP TABLE outcome;');
  }
}
