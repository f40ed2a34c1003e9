import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/unit-of-work.js';
import { arrayText, CHUNK_ARRAYS, type Chunk } from './chunk.js';

const keyIds = (kind: string, param: string) =>
  `CASE WHEN ${param}::text[] IS NULL THEN '{}'::int[] ELSE company_key_ids('${kind}', ${param}::text[]) END`;
/** Texts of keys are made numbers where they are written: as an answer they would come here and go back. */
const INSERT = `/* imports.stage */
  INSERT INTO import_chunk (import_id, first_row, business_id, size, cells, keyed_count, ids, key_rows, key_ids,
    ${CHUNK_ARRAYS.map(({ name }) => name).join(', ')})
  VALUES ($1, $2, $3, $4, $5, $6, $7::uuid[], $8::int[], ${keyIds('DOMAIN', '$9')} || ${keyIds('IDENTIFIER', '$10')},
    ${CHUNK_ARRAYS.map(({ type }, index) => `$${index + 11}::${type}[]`).join(', ')})`;

/**
 * Acts for a business in a transaction whose loss would only mean to do it again: it does not wait for the disk. A later one
 * that waits, such as the last of an import, makes all before it last as well.
 */
export const actRelaxedFor = (tx: Tx, businessId: string): Promise<unknown> =>
  tx.query(
    `/* imports.relaxed */ SELECT set_config('app.business_ids', $1, true), set_config('synchronous_commit', 'off', true)`,
    [businessId],
  );

/**
 * Writes rows of a file beside the book. Arrays of values in ordinary inserts, not COPY: PostgreSQL refuses COPY into a
 * table with row-level security, and rows of a client list must lie behind it from their first moment.
 */
@Injectable()
export class Staging {
  /** The transaction acts for the business. Chunks that were there with these first rows must be gone. */
  async write(tx: Tx, importId: string, businessId: string, chunks: readonly Chunk[]): Promise<void> {
    if (chunks.length > 1) await this.makeKeys(tx, chunks);
    for (const { firstRow, size, cells, keyed, ids, arrays, domainKeys, identifierKeys, keyPlaces } of chunks) {
      await tx.query(INSERT, [
        ...[importId, firstRow, businessId, size, cells, keyed, ids, `{${keyPlaces.join(',')}}`],
        ...[textsOf(domainKeys), textsOf(identifierKeys), ...arrays],
      ]);
    }
    const doubtful = chunks.flatMap((chunk) => chunk.doubtful);
    if (doubtful.length === 0) return;
    await tx.query(
      `/* imports.doubt */
       INSERT INTO import_row (import_id, business_id, row, kind, doubts)
       SELECT $1, $2, d.row, 'DOUBTFUL', string_to_array(d.doubts, ' ') FROM unnest($3::int[], $4::text[]) AS d (row, doubts)
       ON CONFLICT (import_id, row) DO UPDATE SET kind = 'DOUBTFUL', doubts = excluded.doubts, client_id = NULL, decision = NULL`,
      [importId, businessId, doubtful.map(({ row }) => row), doubtful.map(({ doubts }) => doubts.join(' '))],
    );
  }

  /** The keys of several chunks are made at once, in one order: chunk by chunk, two writers could wait for each other in a ring. */
  private async makeKeys(tx: Tx, chunks: readonly Chunk[]): Promise<void> {
    await tx.query(`/* imports.keys */ SELECT ${keyIds('DOMAIN', '$1')}, ${keyIds('IDENTIFIER', '$2')}`, [
      textsOf(chunks.flatMap(({ domainKeys }) => domainKeys)),
      textsOf(chunks.flatMap(({ identifierKeys }) => identifierKeys)),
    ]);
  }
}

const textsOf = (keys: readonly string[]): string | null => (keys.length > 0 ? arrayText(keys) : null);
