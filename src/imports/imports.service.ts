import { Injectable } from '@nestjs/common';
import { Segment } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { refusesAs } from '../platform/database/constraints.js';
import { BookImport, type ImportSettings } from './book-import.entity.js';
import type { ImportField } from './import-fields.rules.js';
import { ImportMoves } from './import-moves.js';
import { undoUntil } from './import.policy.js';

refusesAs('book_import_one_at_work', {
  code: 'BUSY',
  message: 'Another file is being written into this book. Wait until it is done.',
});

export interface Mapping {
  readonly fields: readonly (ImportField | null)[];
  readonly lifecycle: string | null;
  readonly onKnown: ImportSettings['onKnown'] | null;
  readonly segmentName: string | null;
}

/** What a person decides about an import. One public method is one use case is one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moves: ImportMoves,
  ) {}

  /** Gives the columns other meanings. All rows are read anew, and what was mended is forgotten: its cells may mean something else now. */
  map(viewer: Viewer, id: string, mapping: Mapping, expectedVersion: number | null): Promise<BookImport> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.moves.lock(tx, viewer, id, expectedVersion);
      const { fields, lifecycle, onKnown, segmentName } = mapping;
      assertFields(found, fields);
      const columns = found.columns.map((column, index) => ({ ...column, field: fields[index] ?? null }));
      const settings: ImportSettings = {
        ...(lifecycle && { lifecycle }),
        ...(onKnown && { onKnown }),
        ...(segmentName && { segmentName }),
      };
      const isSame = columns.every(({ field }, index) => field === found.columns[index]?.field);
      if (isSame && found.state === 'READY') {
        await tx.query(`/* imports.settings */ UPDATE book_import SET settings = $2, version = version + 1 WHERE id = $1`, [
          id,
          JSON.stringify(settings),
        ]);
        return tx.findOneByOrFail(BookImport, { id });
      }
      const moved = await this.moves.move(tx, found, 'map', viewer.userId, {
        columns,
        settings: { ...settings, remap: true },
        ...{ startedAt: now(), done: 0, total: found.rowCount },
      });
      await tx.query(`/* imports.forget */ DELETE FROM import_row WHERE import_id = $1`, [id]);
      await this.moves.order(tx, 'import.check', { importId: id, businessId: found.businessId });
      return moved;
    });
  }

  /** From here on it is written into the book. Doubtful rows that nobody mended are left out. */
  start(viewer: Viewer, id: string, expectedVersion: number | null): Promise<BookImport> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.moves.lock(tx, viewer, id, expectedVersion);
      const { settings, businessId } = found;
      const segmentId = settings.segmentName ? uuidv7() : undefined;
      const started = await this.moves.move(tx, found, 'start', viewer.userId, {
        ...{ startedAt: now(), done: 0, total: found.rowCount, result: null },
        settings: segmentId ? { ...settings, segmentId } : settings,
      });
      if (segmentId && settings.segmentName) {
        const at = now();
        await tx.insert(Segment, {
          ...{ id: segmentId, businessId, name: settings.segmentName, kind: 'CUSTOM' as const },
          ...{ uploaded: true, filter: null, createdAt: at, changedAt: at },
        });
      }
      await this.moves.order(tx, 'import.run', { importId: id, businessId });
      return started;
    });
  }

  /** Gives it up: before the run nothing was written, during it what was written is taken out again. */
  cancel(viewer: Viewer, id: string, expectedVersion: number | null): Promise<BookImport> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.moves.lock(tx, viewer, id, expectedVersion);
      const { businessId, done } = found;
      if (found.state !== 'RUNNING') {
        const dropped = await this.moves.move(tx, found, 'drop', viewer.userId);
        await this.moves.clear(tx, id);
        return dropped;
      }
      await this.moves.order(tx, 'import.undo', { importId: id, businessId });
      return this.moves.move(tx, found, 'halt', viewer.userId, { startedAt: now(), done: 0, total: done });
    });
  }

  /** Within a day of its end. What was worked on since stays. */
  undo(viewer: Viewer, id: string, expectedVersion: number | null): Promise<BookImport> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.moves.lock(tx, viewer, id, expectedVersion);
      const until = undoUntil(found);
      if (found.state === 'DONE' && (!until || until <= now())) {
        throw new DomainError({ code: 'TOO_LATE', message: 'An import can be undone within 24 hours of its end.' });
      }
      const undoing = await this.moves.move(tx, found, 'undo', viewer.userId, {
        startedAt: now(),
        done: 0,
        total: found.rowCount,
      });
      await this.moves.order(tx, 'import.undo', { importId: id, businessId: found.businessId });
      return undoing;
    });
  }
}

function assertFields(found: BookImport, fields: readonly (ImportField | null)[]): void {
  const given = fields.filter((field) => field !== null);
  const wrong =
    fields.length !== found.columns.length
      ? `The file has ${found.columns.length} columns; say for each where its values go.`
      : new Set(given).size !== given.length
        ? 'Two columns cannot go into one field.'
        : !given.includes('NAME')
          ? 'One column must be the name of the company.'
          : null;
  if (wrong) throw new DomainError({ code: 'INVALID', message: wrong, field: ['input', 'fields'] });
}
