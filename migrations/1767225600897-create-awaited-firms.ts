import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Firms that somebody nominated, or means to show as recommended, before they are on the network: by what stands for
 * their domain, so that they are known when they come by themselves. Ids and a keyed hash; readable before anybody acts.
 */
export class CreateAwaitedFirms1767225600897 implements MigrationInterface {
  readonly name = 'CreateAwaitedFirms1767225600897';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE awaited_firm (
        subject_id  uuid NOT NULL,
        domain_hash bytea NOT NULL,
        business_id uuid NOT NULL,
        CONSTRAINT awaited_firm_pkey PRIMARY KEY (subject_id, domain_hash),
        CONSTRAINT awaited_firm_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE
      );
      CREATE INDEX awaited_firm_domain ON awaited_firm (domain_hash);
      REVOKE UPDATE ON awaited_firm FROM adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE awaited_firm');
  }
}
