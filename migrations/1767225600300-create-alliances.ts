import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alliances, the terms both accepted, and the reviews of their pilots. */
export class CreateAlliances1767225600300 implements MigrationInterface {
  readonly name = 'CreateAlliances1767225600300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE alliance (
        id                uuid NOT NULL,
        proposer_id       uuid NOT NULL,
        partner_id        uuid NOT NULL,
        purpose           text NOT NULL,
        stage             text NOT NULL DEFAULT 'PROPOSED',
        stage_since       timestamptz NOT NULL,
        suspended_from    text,
        reason            text,
        note              text,
        not_before        timestamptz,
        proposer_ready_at timestamptz,
        partner_ready_at  timestamptz,
        pilot_title       text,
        pilot_goal        text,
        pilot_round       integer NOT NULL DEFAULT 1,
        ended_at          timestamptz,
        created_at        timestamptz NOT NULL,
        version           integer NOT NULL DEFAULT 1,
        CONSTRAINT alliance_pkey PRIMARY KEY (id),
        CONSTRAINT alliance_proposer_fkey FOREIGN KEY (proposer_id) REFERENCES business (id),
        CONSTRAINT alliance_partner_fkey FOREIGN KEY (partner_id) REFERENCES business (id),
        CONSTRAINT alliance_parties_differ CHECK (proposer_id <> partner_id),
        CONSTRAINT alliance_stage CHECK (stage IN ('PROPOSED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'GETTING_TO_KNOW',
          'PENDING_APPROVAL', 'REJECTED', 'PILOT', 'ACTIVE', 'PAUSED', 'SUSPENDED', 'ENDED'))
      );
      -- One live alliance per unordered pair, whoever asks first and however many ask at once.
      CREATE UNIQUE INDEX alliance_one_live_per_pair ON alliance (least(proposer_id, partner_id), greatest(proposer_id, partner_id))
        WHERE stage IN ('PROPOSED', 'GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED', 'SUSPENDED');
      CREATE INDEX alliance_proposer ON alliance (proposer_id, stage, id);
      CREATE INDEX alliance_partner ON alliance (partner_id, stage, id);
      CREATE INDEX alliance_stage_page ON alliance (stage, id);

      CREATE TABLE agreement (
        id          uuid NOT NULL,
        alliance_id uuid NOT NULL,
        number      integer NOT NULL,
        terms       text NOT NULL,
        written_by  uuid NOT NULL,
        written_at  timestamptz NOT NULL,
        CONSTRAINT agreement_pkey PRIMARY KEY (id),
        CONSTRAINT agreement_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX agreement_version ON agreement (alliance_id, number);

      CREATE TABLE agreement_acceptance (
        agreement_id uuid NOT NULL,
        business_id  uuid NOT NULL,
        accepted_by  uuid NOT NULL,
        accepted_at  timestamptz NOT NULL,
        CONSTRAINT agreement_acceptance_pkey PRIMARY KEY (agreement_id, business_id),
        CONSTRAINT agreement_acceptance_agreement_fkey FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE CASCADE,
        CONSTRAINT agreement_acceptance_business_fkey FOREIGN KEY (business_id) REFERENCES business (id)
      );

      CREATE TABLE pilot_review (
        alliance_id   uuid NOT NULL,
        round         integer NOT NULL,
        business_id   uuid NOT NULL,
        delivery      smallint NOT NULL,
        communication smallint NOT NULL,
        client_care   smallint NOT NULL,
        ethics        smallint NOT NULL,
        example       text NOT NULL,
        verdict       text NOT NULL,
        given_by      uuid NOT NULL,
        given_at      timestamptz NOT NULL,
        CONSTRAINT pilot_review_pkey PRIMARY KEY (alliance_id, round, business_id),
        CONSTRAINT pilot_review_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT pilot_review_business_fkey FOREIGN KEY (business_id) REFERENCES business (id),
        CONSTRAINT pilot_review_scores CHECK (
          least(delivery, communication, client_care, ethics) >= 1 AND greatest(delivery, communication, client_care, ethics) <= 5)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE pilot_review; DROP TABLE agreement_acceptance; DROP TABLE agreement; DROP TABLE alliance;');
  }
}
