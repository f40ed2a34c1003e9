import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ...[
    'cells',
    'ids',
    'names',
    'name_keys',
    'domains',
    'identifiers',
    'industries',
    'size_bands',
    'regions',
    'tiers',
    'lifecycles',
  ],
  ...[
    'value_minors',
    'value_currencies',
    'sinces',
    'tags',
    'barred',
    'contact_names',
    'emails',
    'phones',
    'titles',
    'contact_ids',
  ],
  ...['keyed', 'key_rows', 'key_ids'],
];

const stored = (how: 'EXTERNAL' | 'EXTENDED') =>
  `ALTER TABLE import_chunk ${COLUMNS.map((column) => `ALTER COLUMN ${column} SET STORAGE ${how}`).join(', ')}`;

/**
 * What lies beside the book for minutes or days is not worth compressing: that was a tenth of what PostgreSQL did for an
 * import, and it was expanded again for each look at it. What is there already stays readable as it is.
 */
export class StoreChunksPlainly1767225600922 implements MigrationInterface {
  readonly name = 'StoreChunksPlainly1767225600922';

  async up(db: QueryRunner): Promise<void> {
    await db.query(stored('EXTERNAL'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(stored('EXTENDED'));
  }
}
