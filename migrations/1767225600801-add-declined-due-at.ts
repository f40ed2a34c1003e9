import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a decline be taken back: the clock that it stopped gets its time again. */
export class AddDeclinedDueAt1767225600801 implements MigrationInterface {
  readonly name = 'AddDeclinedDueAt1767225600801';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE introduction ADD COLUMN declined_due_at timestamptz');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE introduction DROP COLUMN declined_due_at');
  }
}
