import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners read of a firm in two minutes, and who of them has read it as it stands. */
export class CreateEnablement1767225600861 implements MigrationInterface {
  readonly name = 'CreateEnablement1767225600861';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE enablement_card (
        business_id uuid NOT NULL,
        listen_for  text NOT NULL DEFAULT '',
        words       text NOT NULL DEFAULT '',
        not_a_fit   text NOT NULL DEFAULT '',
        edition     integer NOT NULL DEFAULT 1,
        changed_at  timestamptz NOT NULL,
        CONSTRAINT enablement_card_pkey PRIMARY KEY (business_id),
        CONSTRAINT enablement_card_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE
      );
      -- Whoever has told when to think of her has a card, if a short one.
      INSERT INTO enablement_card (business_id, changed_at) SELECT DISTINCT business_id, now() FROM referral_trigger;

      CREATE TABLE card_reading (
        business_id uuid NOT NULL,
        reader_id   uuid NOT NULL,
        user_id     uuid NOT NULL,
        edition     integer NOT NULL,
        read_at     timestamptz NOT NULL,
        CONSTRAINT card_reading_pkey PRIMARY KEY (business_id, reader_id, user_id),
        CONSTRAINT card_reading_business_fkey FOREIGN KEY (business_id) REFERENCES enablement_card (business_id) ON DELETE CASCADE,
        CONSTRAINT card_reading_reader_fkey FOREIGN KEY (reader_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT card_reading_user_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE,
        CONSTRAINT card_reading_not_own CHECK (business_id <> reader_id)
      );
      CREATE INDEX card_reading_reader ON card_reading (reader_id, user_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE card_reading; DROP TABLE enablement_card;');
  }
}
