import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which private note of a one-to-one the network's admins may read, until when and why. It holds no word of the note. */
export class CreateNoteDisclosures1767225600896 implements MigrationInterface {
  readonly name = 'CreateNoteDisclosures1767225600896';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE note_disclosure (
        id            uuid NOT NULL,
        one_to_one_id uuid NOT NULL,
        business_id   uuid NOT NULL,
        reason        text NOT NULL,
        disclosed_by  uuid NOT NULL,
        disclosed_at  timestamptz NOT NULL,
        until         timestamptz NOT NULL,
        ended_at      timestamptz,
        CONSTRAINT note_disclosure_pkey PRIMARY KEY (id),
        CONSTRAINT note_disclosure_one_to_one_fkey FOREIGN KEY (one_to_one_id) REFERENCES one_to_one (id) ON DELETE CASCADE,
        CONSTRAINT note_disclosure_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT note_disclosure_reasoned CHECK (reason <> ''),
        CONSTRAINT note_disclosure_bounded CHECK (until > disclosed_at)
      );
      CREATE INDEX note_disclosure_one_to_one ON note_disclosure (one_to_one_id, id);
      REVOKE DELETE ON note_disclosure FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE note_disclosure');
  }
}
