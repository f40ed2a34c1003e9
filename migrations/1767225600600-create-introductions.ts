import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Introductions: who offers whom to whom, and how far it went. Of the client they hold ids only. */
export class CreateIntroductions1767225600600 implements MigrationInterface {
  readonly name = 'CreateIntroductions1767225600600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE introduction (
        id                      uuid NOT NULL,
        kind                    text NOT NULL,
        direction               text NOT NULL,
        alliance_id             uuid NOT NULL,
        introducer_id           uuid NOT NULL,
        beneficiary_id          uuid NOT NULL,
        client_id               uuid,
        contact_id              uuid,
        brief                   jsonb NOT NULL,
        qualification           jsonb NOT NULL,
        vouch                   jsonb,
        stage                   text NOT NULL,
        stage_since             timestamptz NOT NULL,
        shown_at                timestamptz,
        reason                  text,
        note                    text,
        not_before              timestamptz,
        side_at_fault_id        uuid,
        first_contact_missed_at timestamptz,
        met_at                  timestamptz,
        progress_note           text,
        progress_at             timestamptz,
        supersedes_id           uuid,
        asked_by                uuid,
        created_by              uuid NOT NULL,
        created_at              timestamptz NOT NULL,
        version                 integer NOT NULL DEFAULT 1,
        CONSTRAINT introduction_pkey PRIMARY KEY (id),
        CONSTRAINT introduction_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id),
        CONSTRAINT introduction_introducer_fkey FOREIGN KEY (introducer_id) REFERENCES business (id),
        CONSTRAINT introduction_beneficiary_fkey FOREIGN KEY (beneficiary_id) REFERENCES business (id),
        -- Together with the business, so that nobody can introduce a client out of another's book.
        CONSTRAINT introduction_client_fkey FOREIGN KEY (client_id, introducer_id) REFERENCES client (id, business_id),
        CONSTRAINT introduction_contact_fkey FOREIGN KEY (contact_id) REFERENCES contact (id),
        CONSTRAINT introduction_supersedes_fkey FOREIGN KEY (supersedes_id) REFERENCES introduction (id),
        -- One successor: two re-routes at once are one re-route.
        CONSTRAINT introduction_supersedes_key UNIQUE (supersedes_id),
        CONSTRAINT introduction_parties_differ CHECK (introducer_id <> beneficiary_id),
        CONSTRAINT introduction_kind CHECK (kind IN ('INTRODUCTION', 'REFERRAL')),
        CONSTRAINT introduction_direction CHECK (direction IN ('OFFER', 'REQUEST')),
        CONSTRAINT introduction_stage CHECK (stage IN ('DRAFT', 'OFFERED', 'REQUESTED', 'ACCEPTED', 'DECLINED', 'EXPIRED',
          'AWAITING_CONSENT', 'CONSENT_DECLINED', 'DEFERRED', 'INTRODUCED', 'IN_CONTACT', 'MET', 'WON', 'LOST', 'NO_DECISION',
          'WITHDRAWN', 'CONSENT_REVOKED')),
        CONSTRAINT introduction_named CHECK ((client_id IS NULL) = (contact_id IS NULL)
          AND (contact_id IS NOT NULL OR direction = 'REQUEST' AND stage IN ('REQUESTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'))),
        CONSTRAINT introduction_shown CHECK (shown_at IS NOT NULL OR stage IN ('DRAFT', 'WITHDRAWN')),
        CONSTRAINT introduction_reasoned CHECK (reason IS NOT NULL OR stage NOT IN
          ('DECLINED', 'EXPIRED', 'CONSENT_DECLINED', 'WITHDRAWN', 'CONSENT_REVOKED'))
      );
      -- A page of one stage is read straight off these, newest first.
      CREATE INDEX introduction_given ON introduction (introducer_id, stage, id);
      CREATE INDEX introduction_received ON introduction (beneficiary_id, stage, id) WHERE shown_at IS NOT NULL;
      CREATE INDEX introduction_alliance ON introduction (alliance_id, id);
      REVOKE DELETE ON introduction FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE introduction;');
  }
}
