import { Injectable } from '@nestjs/common';
import { BusinessesQueries } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { BookImport } from './book-import.entity.js';
import { CHUNK_ROWS, chunkOf } from './chunk.js';
import { deriveRow } from './derive.rules.js';
import type { Doubt, MendedCells } from './doubts.rules.js';
import { ImportChecks } from './import-checks.js';
import type { ImportField } from './import-fields.rules.js';
import { ImportMoves } from './import-moves.js';
import { ImportRow, type RowDecision } from './import-row.entity.js';
import { actionsOf } from './import.policy.js';
import type { ImportRowType } from './imports.graph.js';
import { ImportsQueries } from './imports.queries.js';
import { columnsByField, defaultsOf } from './mapping.rules.js';
import { Staging } from './staging.js';
import { vocabulary } from './vocabulary.js';

export interface Mend {
  readonly row: number;
  readonly cells: readonly { readonly field: ImportField; readonly value: string }[];
  readonly decision: RowDecision | null;
}

/** Mends rows of a file in place, before anything is in the book. */
@Injectable()
export class ImportMending {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly businesses: BusinessesQueries,
    private readonly moves: ImportMoves,
    private readonly checks: ImportChecks,
    private readonly staging: Staging,
    private readonly queries: ImportsQueries,
  ) {}

  /** The row is looked at again; what it has become is answered. The import is locked: rows are mended one after the other. */
  mend(viewer: Viewer, id: string, mend: Mend): Promise<{ import: BookImport; row: ImportRowType | null }> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.moves.lock(tx, viewer, id);
      if (!actionsOf(found, now()).includes('mend')) {
        throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'Rows are mended after the dry run and before the import.' });
      }
      const before = await tx.findOneBy(ImportRow, { importId: id, row: mend.row });
      if (!before) throw new DomainError({ code: 'NOT_FOUND', message: 'No such row to mend.', field: ['input', 'row'] });
      const mended = { ...before.mended, ...Object.fromEntries(mend.cells.map(({ field, value }) => [field, value])) };
      const doubts = await this.derive(tx, found, mend.row, mended);
      await this.judge(tx, found, before, doubts, mend.decision);
      await tx.update(ImportRow, { importId: id, row: mend.row }, { mended });
      const counts = await this.checks.counts(tx, id, found.rowCount);
      await tx.update(BookImport, { id }, { ...counts, version: found.version + 1 });
      const after = await tx.findOneByOrFail(BookImport, { id });
      const row = await tx.findOneByOrFail(ImportRow, { importId: id, row: mend.row });
      const [shown] = await this.queries.shown(tx, after, [row]);
      return { import: after, row: shown ?? null };
    });
  }

  /**
   * Reads the chunk of the row anew, so that the run finds the mended values where all others are. Answers what is
   * doubtful about the row's cells.
   */
  private async derive(tx: Tx, found: BookImport, row: number, mended: MendedCells): Promise<readonly Doubt[]> {
    const { id, businessId } = found;
    const first = row - ((row - 1) % CHUNK_ROWS);
    const [[chunk]] = await tx.query<[{ cells: string; ids: string[] }[], number]>(
      `/* imports.chunk */ DELETE FROM import_chunk WHERE import_id = $1 AND first_row = $2 RETURNING cells, ids`,
      [id, first],
    );
    if (!chunk) throw new Error(`Import ${id} has no chunk ${first}.`);
    const marked = await tx.query<{ row: number; mended: MendedCells }[]>(
      `/* imports.mends */ SELECT row, mended FROM import_row
       WHERE import_id = $1 AND row BETWEEN $2 AND $3 AND mended IS NOT NULL`,
      [id, first, first + CHUNK_ROWS - 1],
    );
    const mends = new Map(marked.map((each) => [each.row, each.mended])).set(row, mended);
    const business = await this.businesses.find(tx, businessId);
    const defaults = defaultsOf(found.settings, business?.currency ?? 'EUR', now().toISOString().slice(0, 10));
    const byField = columnsByField(found.columns);
    const cells = JSON.parse(chunk.cells) as string[][];
    const derived = cells.map((each, index) =>
      deriveRow(each, byField, found.columns.length, mends.get(first + index) ?? null, defaults, vocabulary),
    );
    // The doubts of the other rows stand, or were decided about.
    await this.staging.write(tx, id, businessId, [{ ...chunkOf(first, cells, derived, { ids: chunk.ids }), doubtful: [] }]);
    return derived[row - first]?.doubts ?? [];
  }

  /** What the row is now: doubtful for its cells, decided about, of the book or the file, or simply new. */
  private async judge(
    tx: Tx,
    { id: importId, businessId }: BookImport,
    { row, clientId }: ImportRow,
    doubts: readonly Doubt[],
    decision: RowDecision | null,
  ): Promise<void> {
    const where = { importId, row };
    if (decision === 'SKIP') return void (await tx.update(ImportRow, where, { kind: 'LEFT_OUT', decision, doubts: [] }));
    if (doubts.length > 0) {
      return void (await tx.update(ImportRow, where, { kind: 'DOUBTFUL', decision: null, doubts: [...doubts] }));
    }
    if (decision === 'ADD') {
      return void (await tx.update(ImportRow, where, { kind: 'NEW', decision, doubts: [], clientId: null, leader: null }));
    }
    if (decision === 'UPDATE') {
      if (clientId === null) throw new DomainError(severalClients);
      return void (await tx.update(ImportRow, where, { kind: 'KNOWN', decision, doubts: [] }));
    }
    await tx.delete(ImportRow, where);
    await this.checks.classify(tx, { importId, businessId }, row);
    if (!(await tx.existsBy(ImportRow, where))) await tx.insert(ImportRow, { ...where, businessId, kind: 'NEW' });
  }
}

const severalClients = {
  code: 'INVALID',
  message: 'Several clients of the book could be meant. Merge them first, or add this row as a client of its own.',
  field: ['input', 'decision'],
};
