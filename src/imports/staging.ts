import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/unit-of-work.js';
import { CHUNK_ARRAYS, type Chunk } from './chunk.js';

const NAMES = Object.keys(CHUNK_ARRAYS);
const INSERT = `/* imports.stage */
  INSERT INTO import_chunk (import_id, first_row, business_id, size, cells, keyed_count, key_rows, key_ids, ${NAMES.join(', ')})
  VALUES ($1, $2, $3, $4, $5, $6, $7::int[], $8::int[], ${Object.values(CHUNK_ARRAYS)
    .map((type, index) => `$${index + 9}::${type}[]`)
    .join(', ')})`;

/**
 * For a transaction whose loss would only mean to do it again: it does not wait for the disk. A later one that waits, such
 * as the last of an import, makes all before it last as well.
 */
export const RELAXED = `/* imports.relaxed */ SELECT set_config('synchronous_commit', 'off', true)`;

/**
 * Writes rows of a file beside the book. Arrays of values in ordinary inserts, not COPY: PostgreSQL refuses COPY into a
 * table with row-level security, and rows of a client list must lie behind it from their first moment.
 */
@Injectable()
export class Staging {
  /** The transaction acts for the business. Chunks that were there with these first rows must be gone. */
  async write(tx: Tx, importId: string, businessId: string, chunks: readonly Chunk[]): Promise<void> {
    const domains = await this.ids(
      tx,
      'DOMAIN',
      chunks.flatMap(({ domainKeys }) => domainKeys.map(([, text]) => text)),
    );
    const identifiers = await this.ids(
      tx,
      'IDENTIFIER',
      chunks.flatMap(({ identifierKeys }) => identifierKeys.map(([, text]) => text)),
    );
    for (const { firstRow, size, cells, keyed, arrays, domainKeys, identifierKeys } of chunks) {
      const places = [...domainKeys, ...identifierKeys].map(([place]) => place);
      const keys = [
        ...domainKeys.map(([, text]) => domains.get(text)),
        ...identifierKeys.map(([, text]) => identifiers.get(text)),
      ];
      await tx.query(INSERT, [
        importId,
        firstRow,
        businessId,
        size,
        cells,
        keyed,
        arrayText(places),
        arrayText(keys),
        ...arrays.map((values) => values && arrayText(values)),
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

  /** The numbers of keys, by text. */
  async ids(tx: Tx, kind: 'DOMAIN' | 'IDENTIFIER', texts: readonly string[]): Promise<Map<string, number>> {
    const distinct = [...new Set(texts)];
    if (distinct.length === 0) return new Map();
    const [row] = await tx.query<{ ids: number[] }[]>(`/* imports.keys */ SELECT company_key_ids($1, $2::text[]) AS ids`, [
      kind,
      distinct,
    ]);
    return new Map(distinct.map((text, index) => [text, row?.ids[index] ?? 0]));
  }
}

/** An array as PostgreSQL reads it. The driver's own way looks twice through every text for what few have. */
function arrayText(values: readonly (string | number | boolean | null | undefined)[]): string {
  let text = '{';
  for (const value of values) {
    if (text.length > 1) text += ',';
    if (value === null || value === undefined) text += 'NULL';
    else if (typeof value !== 'string') text += String(value);
    else text += value.includes('"') || value.includes('\\') ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;
  }
  return `${text}}`;
}
