import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an upload was named by its caller (hashed, with the caller), and the hash of the file once all of it has come. */
export class NameUploads1767225600905 implements MigrationInterface {
  readonly name = 'NameUploads1767225600905';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE book_import ADD COLUMN upload_key bytea, ADD COLUMN file_hash bytea;
      CREATE UNIQUE INDEX book_import_upload_key ON book_import (business_id, upload_key) WHERE upload_key IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX book_import_upload_key;
      ALTER TABLE book_import DROP COLUMN file_hash, DROP COLUMN upload_key;
    `);
  }
}
