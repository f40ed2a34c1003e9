import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which mails were wholly given to the mail server by a process that did not live to note it. Ids only, no private row:
 * it is written outside of any transaction that acts for a business.
 */
export class CreateHandOvers1767225600895 implements MigrationInterface {
  readonly name = 'CreateHandOvers1767225600895';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE invitation_handed (
        invitation_id uuid NOT NULL,
        CONSTRAINT invitation_handed_pkey PRIMARY KEY (invitation_id),
        CONSTRAINT invitation_handed_invitation_fkey FOREIGN KEY (invitation_id) REFERENCES invitation (id) ON DELETE CASCADE
      );
      REVOKE UPDATE ON invitation_handed FROM adjoin_app;
      CREATE INDEX invitation_queued ON invitation (host_id, address_hash) WHERE stage = 'QUEUED';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX invitation_queued; DROP TABLE invitation_handed;`);
  }
}
