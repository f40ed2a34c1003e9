import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people did with the items of their firms' inboxes, and the index that finds what a firm must do. */
export class CreateInbox1767225600810 implements MigrationInterface {
  readonly name = 'CreateInbox1767225600810';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE inbox_mark (
        user_id       uuid NOT NULL,
        business_id   uuid NOT NULL,
        item_id       uuid NOT NULL,
        kind          text NOT NULL,
        type          text NOT NULL,
        subject_id    uuid NOT NULL,
        due_at        timestamptz,
        occurred_at   timestamptz NOT NULL,
        actor_id      uuid,
        by_id         uuid,
        read_at       timestamptz,
        snoozed_until timestamptz,
        done_at       timestamptz,
        CONSTRAINT inbox_mark_pkey PRIMARY KEY (user_id, business_id, item_id),
        CONSTRAINT inbox_mark_user_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE,
        CONSTRAINT inbox_mark_business_fkey FOREIGN KEY (business_id) REFERENCES business (id),
        CONSTRAINT inbox_mark_kind CHECK (kind IN ('TASK', 'NOTICE'))
      );
      CREATE INDEX inbox_mark_done ON inbox_mark (user_id, business_id, done_at) WHERE done_at IS NOT NULL;
      CREATE INDEX inbox_mark_snoozed ON inbox_mark (user_id, business_id, snoozed_until) WHERE snoozed_until IS NOT NULL;
      CREATE INDEX clock_of_side ON clock (side_at_fault_id, due_at) WHERE state = 'RUNNING';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX clock_of_side; DROP TABLE inbox_mark;');
  }
}
