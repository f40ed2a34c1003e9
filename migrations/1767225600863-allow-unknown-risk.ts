import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a firm meets risk may be unknown: what nobody has said is not the middle. What is there stays as it was said. */
export class AllowUnknownRisk1767225600863 implements MigrationInterface {
  readonly name = 'AllowUnknownRisk1767225600863';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE business ALTER COLUMN risk_tolerance DROP NOT NULL, ALTER COLUMN risk_tolerance DROP DEFAULT');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      UPDATE business SET risk_tolerance = 'MEDIUM' WHERE risk_tolerance IS NULL;
      ALTER TABLE business ALTER COLUMN risk_tolerance SET NOT NULL, ALTER COLUMN risk_tolerance SET DEFAULT 'MEDIUM'
    `);
  }
}
