import { Injectable } from '@nestjs/common';
import { booksOf, canWriteBook } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { afterCommit } from '../platform/database/after-commit.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Announcer } from '../platform/events/announcer.js';
import { EventLog } from '../platform/events/event-log.js';
import { textOf } from '../platform/events/notice.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { BookImport } from './book-import.entity.js';
import { importLifecycle, type ImportVerb } from './import.lifecycle.js';

/** What the queue keeps of an import's work. */
export interface ImportOrder {
  readonly importId: string;
  readonly businessId: string;
}

/** The steps from one state of an import to the next: lock, check, change, record. */
@Injectable()
export class ImportMoves {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly jobs: Jobs,
    private readonly announcer: Announcer,
  ) {}

  /** The import, locked, for somebody who may write in its book. The transaction acts for her businesses from here on. */
  async lock(tx: Tx, viewer: Viewer, id: string, expectedVersion: number | null = null): Promise<BookImport> {
    await actFor(tx, booksOf(viewer));
    const found = await lockRow(tx, BookImport, id);
    if (!found) throw new DomainError({ code: 'NOT_FOUND', message: 'No such import.', field: ['id'] });
    if (!canWriteBook(viewer, found.businessId)) {
      throw new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' });
    }
    assertVersion(found.version, expectedVersion);
    return found;
  }

  /** Applies a verb to a locked import; `changes` go with it. */
  async move(
    tx: Tx,
    found: BookImport,
    verb: ImportVerb,
    actorId: string | null,
    changes: Partial<BookImport> = {},
    payload: Readonly<Record<string, unknown>> = {},
  ): Promise<BookImport> {
    const state = importLifecycle.after(found.state, verb);
    const moved = { ...changes, state, movedAt: now(), version: found.version + 1 };
    await tx.update(BookImport, { id: found.id }, moved);
    await this.events.record(tx, {
      type: importLifecycle.moves[verb].event,
      subjectId: found.id,
      actorId,
      businessId: found.businessId,
      audience: [found.businessId],
      payload,
    });
    return tx.findOneByOrFail(BookImport, { id: found.id });
  }

  /** Queues the next piece of work of an import. */
  order(tx: Tx, job: 'import.check' | 'import.run' | 'import.undo', { importId, businessId }: ImportOrder): Promise<void> {
    return this.jobs.send(tx, job, { importId, businessId });
  }

  /** The whole file lies beside the book: the dry run is next. */
  staged(viewer: Viewer, id: string, businessId: string, fileHash: Buffer | null): Promise<BookImport> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.lock(tx, viewer, id);
      await this.order(tx, 'import.check', { importId: id, businessId });
      return this.move(
        tx,
        found,
        'staged',
        viewer.userId,
        { total: found.rowCount, done: 0, fileHash },
        { rows: found.rowCount },
      );
    });
  }

  /** Says why in words for a person, and throws the file away. */
  fail(id: string, businessId: string, failure: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await actFor(tx, [businessId]);
      const found = await lockRow(tx, BookImport, id);
      if (!found || !importLifecycle.allows(found.state, 'fail')) return;
      await this.failIn(tx, found, failure);
    });
  }

  /** The same for one that is locked. */
  async failIn(tx: Tx, found: BookImport, failure: string): Promise<void> {
    await this.move(tx, found, 'fail', null, { failure });
    await this.clear(tx, found.id);
  }

  /** Nothing of the file stays. */
  async clear(tx: Tx, id: string): Promise<void> {
    for (const table of ['import_chunk', 'import_row', 'import_batch']) {
      await tx.query(`/* imports.clear */ DELETE FROM ${table} WHERE import_id = $1`, [id]);
    }
  }

  /** Tells who looks on that work went on. No event: progress is no fact of the record. */
  progressed(tx: Tx, { importId, businessId }: ImportOrder): void {
    const notice = { type: 'import.progressed', subjectId: importId, businessId, audience: [businessId], occurredAt: now() };
    afterCommit(tx, () => this.announcer.tell([textOf(notice)]));
  }
}
