import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds businesses whose names or addresses look like another's, for the checks that an admin sees. */
export class IndexLikeness1767225600812 implements MigrationInterface {
  readonly name = 'IndexLikeness1767225600812';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE INDEX business_likeness ON business USING gin (lower(legal_name) gin_trgm_ops, lower(trading_name) gin_trgm_ops);
      CREATE INDEX business_addresses ON business USING gin ((domains || lower(substring(coalesce(website, '') FROM '^https?://(?:www\\.)?([^/:]+)'))));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX business_addresses; DROP INDEX business_likeness; DROP EXTENSION pg_trgm;');
  }
}
