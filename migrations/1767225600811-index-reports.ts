import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports and the audit log look for, so that their scans do not grow with the network. */
export class IndexReports1767225600811 implements MigrationInterface {
  readonly name = 'IndexReports1767225600811';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX reciprocity_receiver ON reciprocity_entry (receiver_id, giver_id);
      -- How firms answer: by firm for its own report, by time for the network's median. Entered when a clock ends.
      CREATE INDEX clock_ended_of_side ON clock (side_at_fault_id, ended_at) WHERE ended_at IS NOT NULL;
      CREATE INDEX clock_ended ON clock (ended_at) WHERE ended_at IS NOT NULL;
      CREATE INDEX event_actor ON event (actor_id, position) WHERE actor_id IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP INDEX event_actor; DROP INDEX clock_ended; DROP INDEX clock_ended_of_side; DROP INDEX reciprocity_receiver;',
    );
  }
}
