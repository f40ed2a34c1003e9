import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People outside who say something of a firm under vetting. What they say is read by the two and by the admin who judges;
 * where they can be reached is their firm's alone, behind row-level security, and gone when nothing waits for them.
 */
export class CreateReferences1767225600862 implements MigrationInterface {
  readonly name = 'CreateReferences1767225600862';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE vetting_answer DROP CONSTRAINT vetting_answer_state;
      ALTER TABLE vetting_answer
        ADD COLUMN reference_verdict text,
        DROP CONSTRAINT vetting_answer_shown,
        ADD CONSTRAINT vetting_answer_state CHECK (state IN ('CLAIMED', 'CLARIFIED', 'EVIDENCED', 'CONTRADICTED')),
        ADD CONSTRAINT vetting_answer_verdict CHECK (reference_verdict IN ('SUPPORTED', 'CONTRADICTED')),
        ADD CONSTRAINT vetting_answer_shown CHECK (state <> 'EVIDENCED' OR reference_verdict = 'SUPPORTED'
          OR evidence IS NOT NULL AND said_by IS NOT NULL AND shown_on IS NOT NULL);

      CREATE TABLE vetting_reference (
        id          uuid NOT NULL,
        alliance_id uuid NOT NULL,
        business_id uuid NOT NULL,
        dimension   text NOT NULL,
        name        text,
        relation    text NOT NULL,
        state       text NOT NULL,
        scores      smallint[],
        words       text,
        asked_by    uuid NOT NULL,
        asked_at    timestamptz NOT NULL,
        ended_at    timestamptz,
        CONSTRAINT vetting_reference_pkey PRIMARY KEY (id),
        CONSTRAINT vetting_reference_id_business_key UNIQUE (id, business_id),
        CONSTRAINT vetting_reference_alliance_fkey FOREIGN KEY (alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
        CONSTRAINT vetting_reference_business_fkey FOREIGN KEY (business_id) REFERENCES business (id),
        CONSTRAINT vetting_reference_dimension CHECK (dimension IN ('ABILITY', 'ACCOUNT_CARE', 'ETHICS', 'OFFERING')),
        CONSTRAINT vetting_reference_state CHECK (state IN ('ASKED', 'ANSWERED', 'CANNOT_SAY', 'LEFT_ALONE', 'NO_ANSWER')),
        CONSTRAINT vetting_reference_answered CHECK ((state = 'ANSWERED') = (scores IS NOT NULL) AND (state = 'ANSWERED') = (name IS NOT NULL)),
        CONSTRAINT vetting_reference_ended CHECK ((state = 'ASKED') = (ended_at IS NULL))
      );
      CREATE INDEX vetting_reference_alliance ON vetting_reference (alliance_id, id);

      CREATE TABLE vetting_referee (
        reference_id uuid NOT NULL,
        business_id  uuid NOT NULL,
        name         text NOT NULL,
        email        text,
        CONSTRAINT vetting_referee_pkey PRIMARY KEY (reference_id),
        -- Foreign keys look past row-level security: only together with the business does this one keep firms apart.
        CONSTRAINT vetting_referee_reference_fkey FOREIGN KEY (reference_id, business_id)
          REFERENCES vetting_reference (id, business_id) ON DELETE CASCADE
      );
      ALTER TABLE vetting_referee ENABLE ROW LEVEL SECURITY;
      ALTER TABLE vetting_referee FORCE ROW LEVEL SECURITY;
      CREATE POLICY vetting_referee_of_the_acting ON vetting_referee
        USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY (acting_businesses()));
      -- Emptied, never deleted, as everything private.
      REVOKE DELETE ON vetting_referee FROM adjoin_app;

      -- Where an alliance is removed whole, nothing waits for its references any more.
      CREATE FUNCTION forget_reference() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        DELETE FROM clock WHERE subject_id = OLD.id;
        DELETE FROM mail_link WHERE subject_id = OLD.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER vetting_reference_forgotten AFTER DELETE ON vetting_reference
        FOR EACH ROW EXECUTE FUNCTION forget_reference();

      -- Who wants to be asked by nobody. It knows no address, so it may stay.
      CREATE TABLE reference_refusal (
        address_hash bytea NOT NULL,
        made_at      timestamptz NOT NULL,
        CONSTRAINT reference_refusal_pkey PRIMARY KEY (address_hash)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE reference_refusal; DROP TABLE vetting_referee; DROP TABLE vetting_reference;
      DROP FUNCTION forget_reference();
      UPDATE vetting_answer SET state = 'CLAIMED' WHERE state = 'CONTRADICTED' OR state = 'EVIDENCED' AND evidence IS NULL;
      ALTER TABLE vetting_answer DROP CONSTRAINT vetting_answer_shown, DROP CONSTRAINT vetting_answer_verdict,
        DROP CONSTRAINT vetting_answer_state, DROP COLUMN reference_verdict;
      ALTER TABLE vetting_answer ADD CONSTRAINT vetting_answer_state CHECK (state IN ('CLAIMED', 'CLARIFIED', 'EVIDENCED')),
        ADD CONSTRAINT vetting_answer_shown CHECK (state <> 'EVIDENCED' OR evidence IS NOT NULL AND said_by IS NOT NULL AND shown_on IS NOT NULL);
    `);
  }
}
