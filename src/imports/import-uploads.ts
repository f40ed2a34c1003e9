import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BusinessesQueries } from '../businesses/index.js';
import { canReadBook, canWriteBook } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { BookImport, type ImportColumn } from './book-import.entity.js';
import { CHUNK_ROWS, chunkOf, type Chunk } from './chunk.js';
import { readCsv } from './csv-reader.js';
import { deriveRow, type RowDefaults } from './derive.rules.js';
import { guessFields, isHeader } from './import-fields.rules.js';
import { columnsByField, defaultsOf } from './mapping.rules.js';
import { ImportMoves } from './import-moves.js';
import { actRelaxedFor, Staging } from './staging.js';
import { UploadKeys } from './upload-keys.js';
import { thriftily } from './thrift.js';
import { vocabulary } from './vocabulary.js';

const MOST_BYTES = 512 * 2 ** 20;
export const MOST_ROWS = 2_000_000;
const MOST_COLUMNS = 200;
/** Rows that are written in one transaction. */
const GROUP = CHUNK_ROWS;
/** Groups that are on their way to the database while the next is read. */
const IN_FLIGHT = 3;
const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

export interface Upload {
  readonly businessId: string;
  readonly fileName: string;
  readonly body: AsyncIterable<Buffer>;
  /** What `UploadKeys` finds it by; null where the caller has not named it. */
  readonly key: Buffer | null;
}

/** What an upload has become, and whether it had been before. */
export interface Received {
  readonly import: BookImport;
  readonly isReplayed: boolean;
}

/** Takes a file in: reads it as it comes, guesses its columns, and lays its rows down beside the book. */
@Injectable()
export class ImportUploads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly businesses: BusinessesQueries,
    private readonly staging: Staging,
    private readonly moves: ImportMoves,
    private readonly keys: UploadKeys,
  ) {}

  /**
   * Resolves when the last row is staged and the dry run is ordered. What could not be read is FAILED, and thrown. A file that
   * comes again under its key is read and compared, and the import that it is already is answered.
   */
  async receive(viewer: Viewer, upload: Upload): Promise<Received> {
    const { businessId, body, key } = upload;
    if (!canReadBook(viewer, businessId)) throw noBusiness();
    if (!canWriteBook(viewer, businessId)) throw forbidden();
    const fileName = tidyName(upload.fileName);
    const begun = await this.begin(viewer, { businessId, fileName, key });
    if ('before' in begun) {
      await this.keys.assertSame(begun.before, { businessId, fileName, body });
      return { import: begun.before, isReplayed: true };
    }
    const { id, defaults } = begun;
    const run = new UploadRun(this.unitOfWork, this.staging, id, businessId, defaults);
    const hash = key && createHash('sha256');
    try {
      const rows = { mostBytes: MOST_BYTES, onFormat: run.formed.bind(run), onRows: run.take.bind(run) };
      await thriftily(() => readCsv(hash ? hashed(body, hash) : body, rows));
      await run.end();
    } catch (error) {
      await run.settle();
      await this.moves.fail(id, businessId, error instanceof DomainError ? error.message : 'The file did not arrive whole.');
      throw error;
    }
    return { import: await this.moves.staged(viewer, id, businessId, hash && hash.digest()), isReplayed: false };
  }

  private begin(
    viewer: Viewer,
    { businessId, fileName, key }: Omit<Upload, 'body'>,
  ): Promise<{ readonly before: BookImport } | { readonly id: string; readonly defaults: RowDefaults }> {
    return this.unitOfWork.run(async (tx) => {
      const before = key && (await this.keys.find(tx, viewer, key));
      if (before) return { before };
      const business = await this.businesses.find(tx, businessId);
      if (!business || business.status === 'CLOSED') throw noBusiness();
      await actFor(tx, [businessId]);
      const [id, at] = [uuidv7(), now()];
      await tx.insert(BookImport, {
        ...{ id, businessId, createdById: viewer.userId, fileName, state: 'UPLOADING', uploadKey: key },
        ...{ createdAt: at, startedAt: at, movedAt: at },
      });
      return { id, defaults: defaultsOf({}, business.currency, at.toISOString().slice(0, 10)) };
    });
  }
}

/** One file on its way in. */
class UploadRun {
  private pending: string[][] = [];
  private columns: ImportColumn[] | null = null;
  private row = 1;
  private format = { encoding: '', delimiter: '' };
  private readonly inFlight: Promise<void>[] = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly staging: Staging,
    private readonly id: string,
    private readonly businessId: string,
    private readonly defaults: RowDefaults,
  ) {}

  formed(format: { encoding: string; delimiter: string }): void {
    this.format = format;
  }

  async take(rows: string[][]): Promise<void> {
    for (const row of rows) this.pending.push(row);
    if (this.pending.length > GROUP) this.begun();
    // The header is off by now: each chunk but the last is full, and a row is found by its number alone.
    while (this.columns && this.pending.length >= GROUP) await this.flush(this.pending.splice(0, GROUP));
  }

  async end(): Promise<void> {
    if (this.pending.length > 0) this.begun();
    while (this.pending.length > 0) await this.flush(this.pending.splice(0, GROUP));
    await Promise.all(this.inFlight.splice(0));
    if (this.row === 1) throw new DomainError({ code: 'BAD_FILE', message: 'The file has no line besides its header.' });
  }

  /** Waits for what is on its way, however it ends. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.inFlight.splice(0));
  }

  private async flush(rows: string[][]): Promise<void> {
    const columns = this.begun();
    const byField = columnsByField(columns);
    const chunks: Chunk[] = [];
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const cells = rows.slice(from, from + CHUNK_ROWS);
      const derived = cells.map((each) => deriveRow(each, byField, columns.length, null, this.defaults, vocabulary));
      chunks.push(chunkOf(this.row + from, cells, derived));
    }
    this.row += rows.length;
    if (this.row > MOST_ROWS + 1) {
      throw new DomainError({
        code: 'PAYLOAD_TOO_LARGE',
        message: `A file may have at most ${MOST_ROWS.toLocaleString('en')} lines.`,
      });
    }
    if (this.inFlight.length >= IN_FLIGHT) await this.inFlight.shift();
    const done = this.row - 1;
    const writing = this.write(async (tx) => {
      await this.staging.write(tx, this.id, this.businessId, chunks);
      const [, wanted] = await tx.query<[unknown, number]>(
        `/* imports.progress */ UPDATE book_import SET row_count = greatest(row_count, $2), moved_at = $3,
           columns = $4, encoding = $5, delimiter = $6 WHERE id = $1 AND state = 'UPLOADING'`,
        [this.id, done, now(), JSON.stringify(columns), this.format.encoding, this.format.delimiter],
      );
      if (wanted === 0) throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'The import was cancelled.' });
    });
    // Looked at when its turn comes; until then its failure is not unheard of.
    writing.catch(() => undefined);
    this.inFlight.push(writing);
  }

  /** The columns; the first time they are guessed, from the rows that are there. */
  private begun(): ImportColumn[] {
    return (this.columns ??= this.guess(this.pending));
  }

  /** Takes the header off the rows, and says what each column holds. */
  private guess(rows: string[][]): ImportColumn[] {
    const [first = []] = rows;
    const width = Math.max(...rows.slice(0, 50).map((row) => row.length));
    if (width > MOST_COLUMNS) {
      throw new DomainError({ code: 'BAD_FILE', message: `A file may have at most ${MOST_COLUMNS} columns.` });
    }
    const named = isHeader(first);
    if (named) rows.shift();
    const headers = Array.from({ length: named ? first.length : width }, (_, index) =>
      headerOf(named ? first[index] : undefined, index),
    );
    const samples = headers.map((_, index) => samplesOf(rows, index));
    const fields = guessFields(headers, samples);
    return headers.map((header, index) => ({ header, samples: samples[index] ?? [], field: fields[index] ?? null }));
  }

  private write(work: (tx: Tx) => Promise<void>): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await actRelaxedFor(tx, this.businessId);
      await work(tx);
    });
  }
}

async function* hashed(body: AsyncIterable<Buffer>, hash: Hash): AsyncIterable<Buffer> {
  for await (const piece of body) {
    hash.update(piece);
    yield piece;
  }
}

const tidyName = (name: string): string =>
  name
    .replace(/[\p{Cc}/\\]+/gu, ' ')
    .trim()
    .slice(0, 200) || 'clients.csv';

const headerOf = (header: string | undefined, index: number): string =>
  (header ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, SAMPLE_LENGTH) || `Column ${index + 1}`;

function samplesOf(rows: readonly string[][], index: number): string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const cell = (row[index] ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
    if (cell && !samples.includes(cell.slice(0, SAMPLE_LENGTH))) samples.push(cell.slice(0, SAMPLE_LENGTH));
    if (samples.length === SAMPLES) break;
  }
  return samples;
}

const noBusiness = () => new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
const forbidden = () => new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' });
