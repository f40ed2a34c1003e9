import { Injectable } from '@nestjs/common';
import { MOST_CONTACTS } from '../clients/index.js';
import { now, SECOND } from '../kernel/time.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { OnJob, type Job } from '../platform/jobs/on-job.js';
import { BookImport } from './book-import.entity.js';
import { CHUNK_ROWS } from './chunk.js';
import { ImportMoves, type ImportOrder } from './import-moves.js';
import { actRelaxedFor } from './staging.js';
import { thriftily } from './thrift.js';
import { ADD, ADD_LEADERLESS, CHANGE, JOIN, MEET } from './import-runs.sql.js';

/** Chunks that go into the book in one transaction. */
const CHUNKS_AT_ONCE = 5;
/** Transactions at once: PostgreSQL works on as many cores, and one of them waits for us now and then. */
const WORKERS = 3;
/** A piece of work ends after this (milliseconds) and orders the next, so that a process that stops waits for none. */
const PIECE_MS = 4 * SECOND;

type Phase = 'ADD' | 'SPECIAL';

/** Puts a file into the book, batch by batch. What a batch did and that it did it are one transaction: nothing is done twice. */
@Injectable()
export class ImportRuns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moves: ImportMoves,
  ) {}

  @OnJob('import.run')
  run(job: Job): Promise<void> {
    return thriftily(() => this.work(job));
  }

  private async work({ data }: Job): Promise<void> {
    const order = data as unknown as ImportOrder;
    const until = performance.now() + PIECE_MS;
    if (!(await this.pass(order, 'ADD', WORKERS, until))) return this.again(order);
    // One after the other: rows of one company may lie in several chunks.
    if (!(await this.pass(order, 'SPECIAL', 1, until))) return this.again(order);
    await this.finish(order);
  }

  /** Does the batches of a phase that are not done yet. False when there was no more time. */
  private async pass(order: ImportOrder, phase: Phase, workers: number, until: number): Promise<boolean> {
    const waiting = await this.waiting(order, phase);
    const work = async () => {
      for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
        if (!(await this.batch(order, phase, batch))) waiting.length = 0;
        if (performance.now() > until) return;
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    return waiting.length === 0;
  }

  /** First rows of the chunks that are not done, in batches. */
  private waiting({ importId, businessId }: ImportOrder, phase: Phase): Promise<number[][]> {
    return this.unitOfWork.readFor([businessId], async (tx) => {
      const rows = await tx.query<{ first: number }[]>(
        `/* imports.waiting */ SELECT c.first_row AS first FROM import_chunk c
         WHERE c.import_id = $1 AND NOT EXISTS (
             SELECT FROM import_batch b WHERE b.import_id = $1 AND b.phase = $2 AND b.first_row = c.first_row)
           AND ($2 = 'ADD' OR EXISTS (SELECT FROM import_row x WHERE x.import_id = $1 AND x.kind IN ('KNOWN', 'REPEAT')
             AND x.row BETWEEN c.first_row AND c.first_row + ${CHUNK_ROWS - 1}))
         ORDER BY c.first_row`,
        [importId, phase],
      );
      const batches: number[][] = [];
      for (let from = 0; from < rows.length; from += CHUNKS_AT_ONCE) {
        batches.push(rows.slice(from, from + CHUNKS_AT_ONCE).map(({ first }) => first));
      }
      return batches;
    });
  }

  /** False when the import is not running any more: then nothing was written. */
  private async batch(order: ImportOrder, phase: Phase, firsts: readonly number[]): Promise<boolean> {
    try {
      return await this.inOne(order, phase, firsts);
    } catch (error) {
      if (error instanceof Halted) return false;
      throw error;
    }
  }

  private inOne(order: ImportOrder, phase: Phase, firsts: readonly number[]): Promise<boolean> {
    const { importId, businessId } = order;
    return this.unitOfWork.run(async (tx) => {
      await actRelaxedFor(tx, businessId);
      const found = await tx.findOneByOrFail(BookImport, { id: importId });
      if (found.state !== 'RUNNING') return false;
      // Waits for another process at the same batch, and then finds it done.
      const marked = await tx.query<unknown[]>(
        `/* imports.mark */ INSERT INTO import_batch (import_id, phase, first_row, business_id)
         SELECT $1, $2, unnest($3::int[]), $4 ON CONFLICT DO NOTHING RETURNING 1`,
        [importId, phase, firsts, businessId],
      );
      if (marked.length < firsts.length) return true;
      const did = phase === 'ADD' ? await this.add(tx, found, firsts) : await this.special(tx, found, firsts);
      return this.count(tx, order, did);
    });
  }

  private async add(tx: Tx, found: BookImport, firsts: readonly number[]): Promise<Done> {
    const { settings } = found;
    const [did] = await tx.query<{ added: number; contacts: number }[]>(ADD, [
      ...[found.id, found.businessId, firsts, now()],
      ...[settings.lifecycle ?? 'PROSPECT', settings.segmentId ?? null],
    ]);
    const [of] = await tx.query<{ rows: number }[]>(
      `/* imports.done */ SELECT coalesce(sum(c.size), 0)::int - (
           SELECT count(*)::int FROM import_row x JOIN unnest($2::int[]) AS f (first)
             ON x.row BETWEEN f.first AND f.first + ${CHUNK_ROWS - 1}
           WHERE x.import_id = $1 AND x.kind IN ('KNOWN', 'REPEAT')) AS rows
       FROM import_chunk c WHERE c.import_id = $1 AND c.first_row = ANY ($2)`,
      [found.id, firsts],
    );
    const added = did?.added ?? 0;
    const rows = of?.rows ?? 0;
    return { rows, added, updated: 0, contacts: did?.contacts ?? 0, leftOut: rows - added };
  }

  private async special(tx: Tx, found: BookImport, firsts: readonly number[]): Promise<Done> {
    const { settings } = found;
    const onKnown = settings.onKnown ?? 'FILL';
    const group = settings.segmentId ?? null;
    const values = [found.id, found.businessId, firsts, now(), settings.lifecycle ?? 'PROSPECT', group];
    const [of] = await tx.query<{ rows: number }[]>(
      `/* imports.done */ SELECT count(*)::int AS rows FROM import_row x JOIN unnest($2::int[]) AS f (first)
         ON x.row BETWEEN f.first AND f.first + ${CHUNK_ROWS - 1} WHERE x.import_id = $1 AND x.kind IN ('KNOWN', 'REPEAT')`,
      [found.id, firsts],
    );
    const { length: added } = await tx.query<unknown[]>(ADD_LEADERLESS, values);
    let [updated, contacts] = [0, 0];
    if (onKnown !== 'LEAVE') {
      const [changed] = await tx.query<{ updated: number }[]>(CHANGE, [...values, onKnown]);
      const [met] = await tx.query<{ contacts: number }[]>(MEET, [...values, MOST_CONTACTS]);
      [updated, contacts] = [changed?.updated ?? 0, met?.contacts ?? 0];
    }
    await tx.query(JOIN, [found.id, found.businessId, firsts, now(), onKnown, group]);
    return { rows: of?.rows ?? 0, added, updated, contacts, leftOut: 0 };
  }

  /**
   * Adds to the figures. The state is asked for once more, now with the row locked until the commit: a cancelled run has
   * either all of a batch or nothing of it, and the undoing that follows sees it.
   */
  private async count(tx: Tx, order: ImportOrder, { rows, ...did }: Done): Promise<boolean> {
    const [, still] = await tx.query<[unknown, number]>(
      `/* imports.count */ UPDATE book_import SET done = done + $2, moved_at = $3, result = jsonb_build_object(
         'added', coalesce((result->>'added')::int, 0) + $4, 'updated', coalesce((result->>'updated')::int, 0) + $5,
         'contacts', coalesce((result->>'contacts')::int, 0) + $6, 'leftOut', coalesce((result->>'leftOut')::int, 0) + $7)
       WHERE id = $1 AND state = 'RUNNING'`,
      [order.importId, rows, now(), did.added, did.updated, did.contacts, did.leftOut],
    );
    if (still === 0) throw new Halted();
    this.moves.progressed(tx, order);
    return true;
  }

  private finish({ importId, businessId }: ImportOrder): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await actFor(tx, [businessId]);
      const found = await lockRow(tx, BookImport, importId);
      if (found?.state !== 'RUNNING') return;
      const { added = 0, updated = 0, contacts = 0, leftOut = 0 } = found.result ?? {};
      const result = { added, updated, contacts, leftOut };
      await this.moves.move(tx, found, 'finish', found.createdById, { finishedAt: now(), done: found.total, result }, result);
    });
  }

  private again(order: ImportOrder): Promise<void> {
    return this.unitOfWork.run((tx) => this.moves.order(tx, 'import.run', order));
  }
}

interface Done {
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly contacts: number;
  readonly leftOut: number;
}

/** The run was cancelled while a batch was written: the batch is rolled back. */
class Halted extends Error {
  override readonly message = 'The import was cancelled.';
}
