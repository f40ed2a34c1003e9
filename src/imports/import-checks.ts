import { Injectable } from '@nestjs/common';
import { BusinessesQueries } from '../businesses/index.js';
import { now } from '../kernel/time.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { OnJob, type Job } from '../platform/jobs/on-job.js';
import { BookImport } from './book-import.entity.js';
import { CHUNK_ROWS, chunkOf } from './chunk.js';
import { deriveRow } from './derive.rules.js';
import { ImportMoves, type ImportOrder } from './import-moves.js';
import { FOLLOW, KNOWN, NAMESAKES, REPEATED } from './import-checks.sql.js';
import { columnsByField, defaultsOf } from './mapping.rules.js';
import { Staging } from './staging.js';
import { thriftily } from './thrift.js';
import { vocabulary } from './vocabulary.js';

/**
 * Whole-file statements are few and long. Rows are compared all with all: after a large import the planner does not know yet
 * how large the book has become, and would look up each of a million rows by itself, or read the book in the order of an index.
 */
const PATIENCE = `SELECT set_config('statement_timeout', '120s', true), set_config('work_mem', '64MB', true),
  set_config('enable_nestloop', 'off', true), set_config('enable_indexscan', 'off', true)`;
/** Chunks that are derived anew in one transaction. */
const CHUNKS_AT_ONCE = 10;
/** Links of a chain of repeats that are followed. */
const LONGEST_CHAIN = 10;

/** The dry run: which rows are new, known, repeated or doubtful. It writes beside the book, never in it. */
@Injectable()
export class ImportChecks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly businesses: BusinessesQueries,
    private readonly staging: Staging,
    private readonly moves: ImportMoves,
  ) {}

  @OnJob('import.check')
  check(job: Job): Promise<void> {
    return thriftily(() => this.work(job));
  }

  private async work({ data }: Job): Promise<void> {
    const order = data as unknown as ImportOrder;
    if (await this.isStale(order)) await this.deriveAnew(order);
    await this.unitOfWork.run(async (tx) => {
      await actFor(tx, [order.businessId]);
      const found = await lockRow(tx, BookImport, order.importId);
      if (found?.state !== 'CHECKING') return;
      await tx.query(PATIENCE);
      await this.classify(tx, order);
      const counts = await this.counts(tx, order.importId, found.rowCount);
      await this.moves.move(tx, found, 'checked', null, { ...counts, done: found.rowCount });
    });
  }

  /** How many rows are of which sort. */
  async counts(
    tx: Tx,
    importId: string,
    rowCount: number,
  ): Promise<Pick<BookImport, 'newCount' | 'knownCount' | 'repeatCount' | 'doubtfulCount'>> {
    const rows = await tx.query<{ kind: string; count: number }[]>(
      `/* imports.counts */ SELECT kind, count(*)::int AS count FROM import_row WHERE import_id = $1 GROUP BY kind`,
      [importId],
    );
    const of = (kind: string) => rows.find((row) => row.kind === kind)?.count ?? 0;
    const [knownCount, repeatCount, doubtfulCount] = [of('KNOWN'), of('REPEAT'), of('DOUBTFUL')];
    const newCount = rowCount - knownCount - repeatCount - doubtfulCount - of('LEFT_OUT');
    return { newCount, knownCount, repeatCount, doubtfulCount };
  }

  /** Says of each row what it is, except of those that are simply new. `only` looks at one row again. */
  async classify(tx: Tx, { importId, businessId }: ImportOrder, only: number | null = null): Promise<void> {
    const [book] = await tx.query<{ any: boolean }[]>(
      `/* imports.hasBook */ SELECT EXISTS (SELECT FROM client WHERE business_id = $1 AND removed_at IS NULL) AS any`,
      [businessId],
    );
    const values = [importId, businessId, only];
    if (book?.any) await tx.query(KNOWN, values);
    await tx.query(REPEATED, values);
    if (book?.any) await tx.query(NAMESAKES, values);
    for (let link = 0; link < LONGEST_CHAIN; link += 1) {
      const [, followed] = await tx.query<[unknown, number]>(FOLLOW, [importId]);
      if (followed === 0) break;
    }
  }

  /** Whether the columns were given other meanings since the rows were derived: then there is no row left that is special. */
  private async isStale({ importId, businessId }: ImportOrder): Promise<boolean> {
    return this.unitOfWork.readFor([businessId], async (tx) => {
      const found = await tx.findOneBy(BookImport, { id: importId });
      return found?.state === 'CHECKING' && found.settings.remap === true;
    });
  }

  /** Takes all rows apart again, by the new columns. A chunk keeps its ids; what is done is marked, for another try. */
  private async deriveAnew(order: ImportOrder): Promise<void> {
    for (let from = 1; ;) {
      const next = await this.unitOfWork.run((tx) => this.deriveSome(tx, order, from));
      if (next === null) break;
      from = next;
    }
    await this.unitOfWork.run(async (tx) => {
      await actFor(tx, [order.businessId]);
      await tx.query(`/* imports.derived */ UPDATE book_import SET settings = settings - 'remap' WHERE id = $1`, [
        order.importId,
      ]);
    });
  }

  private async deriveSome(tx: Tx, order: ImportOrder, from: number): Promise<number | null> {
    const { importId, businessId } = order;
    await actFor(tx, [businessId]);
    const found = await tx.findOneByOrFail(BookImport, { id: importId });
    const business = await this.businesses.find(tx, businessId);
    const [rows] = await tx.query<[{ first_row: number; cells: string; ids: string[] }[], number]>(
      `/* imports.chunks */ DELETE FROM import_chunk WHERE import_id = $1 AND first_row = ANY (array(
         SELECT first_row FROM import_chunk WHERE import_id = $1 AND first_row >= $2 ORDER BY first_row LIMIT ${CHUNKS_AT_ONCE}))
       RETURNING first_row, cells, ids`,
      [importId, from],
    );
    if (rows.length === 0) return null;
    const defaults = defaultsOf(found.settings, business?.currency ?? 'EUR', now().toISOString().slice(0, 10));
    const byField = columnsByField(found.columns);
    await this.staging.write(
      tx,
      importId,
      businessId,
      rows.map(({ first_row, cells, ids }) => {
        const parsed = JSON.parse(cells) as string[][];
        const derived = parsed.map((each) => deriveRow(each, byField, found.columns.length, null, defaults, vocabulary));
        return chunkOf(first_row, parsed, derived, { ids });
      }),
    );
    const last = Math.max(...rows.map(({ first_row }) => first_row));
    await tx.query(`/* imports.progress */ UPDATE book_import SET done = $2, moved_at = $3 WHERE id = $1`, [
      importId,
      last + CHUNK_ROWS - 1,
      now(),
    ]);
    return last + 1;
  }
}
