import { Injectable } from '@nestjs/common';
import { ClientReferences, CompanyKeys, Segment } from '../clients/index.js';
import { now, SECOND } from '../kernel/time.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { OnJob, type Job } from '../platform/jobs/on-job.js';
import { BookImport } from './book-import.entity.js';
import { ImportMoves, type ImportOrder } from './import-moves.js';
import { MINE, MET_ELSEWHERE, RESTORE, TAKE_OUT, TAKE_PEOPLE, TAKE_PERSONS, WORKED_ON } from './import-undo.sql.js';

const CHUNKS_AT_ONCE = 5;
const CHANGES_AT_ONCE = 500;
/** As in running: a piece of work ends after this (milliseconds) and orders the next. */
const PIECE_MS = 4 * SECOND;

/**
 * Takes an import out of the book again: what it added is emptied, what it changed is as it was. What somebody has
 * worked on since, or what is in use elsewhere, stays, and is counted.
 */
@Injectable()
export class ImportUndo {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moves: ImportMoves,
    private readonly references: ClientReferences,
    private readonly keys: CompanyKeys,
  ) {}

  @OnJob('import.undo')
  async undo({ data }: Job): Promise<void> {
    const order = data as unknown as ImportOrder;
    const until = performance.now() + PIECE_MS;
    for (;;) {
      const went = await this.unitOfWork.run((tx) => this.step(tx, order));
      if (!went) break;
      if (performance.now() > until) return this.unitOfWork.run((tx) => this.moves.order(tx, 'import.undo', order));
    }
    await this.finish(order);
  }

  /** One batch; false when there is none left. What it did and that it did it are one transaction. */
  private async step(tx: Tx, order: ImportOrder): Promise<boolean> {
    const { importId, businessId } = order;
    await actFor(tx, [businessId]);
    // Locked, so that two processes at one import take turns.
    const found = await lockRow(tx, BookImport, importId);
    if (found?.state !== 'UNDOING') return false;
    const chunks = await tx.query<{ first: number }[]>(
      `/* imports.undoWaiting */ INSERT INTO import_batch (import_id, phase, first_row, business_id)
       SELECT $1, 'UNDO', c.first_row, $2 FROM import_chunk c
       WHERE c.import_id = $1 AND EXISTS (SELECT FROM import_batch b WHERE b.import_id = $1 AND b.phase IN ('ADD', 'SPECIAL')
           AND b.first_row = c.first_row)
         AND NOT EXISTS (SELECT FROM import_batch b WHERE b.import_id = $1 AND b.phase = 'UNDO' AND b.first_row = c.first_row)
       ORDER BY c.first_row LIMIT ${CHUNKS_AT_ONCE} RETURNING first_row AS first`,
      [importId, businessId],
    );
    const kept = chunks.length > 0 ? await this.takeOut(tx, order, chunks) : await this.restore(tx, order);
    if (kept === null) return false;
    await tx.query(
      `/* imports.undoCount */ UPDATE book_import SET done = least(total, done + $2), moved_at = $3,
         result = coalesce(result, '{}') || jsonb_build_object('kept', coalesce((result->>'kept')::int, 0) + $4) WHERE id = $1`,
      [importId, chunks.length * 1_000, now(), kept],
    );
    this.moves.progressed(tx, order);
    return true;
  }

  /** Answers how many clients stay. */
  private async takeOut(tx: Tx, { importId, businessId }: ImportOrder, chunks: readonly { first: number }[]): Promise<number> {
    const firsts = chunks.map(({ first }) => first);
    const mine = (await tx.query<{ id: string }[]>(MINE, [importId, firsts])).map(({ id }) => id);
    const stays = await this.references.used(tx, mine);
    for (const { id } of await tx.query<{ id: string }[]>(WORKED_ON, [importId, mine])) stays.add(id);
    const gone = mine.filter((id) => !stays.has(id));
    await tx.query(TAKE_PEOPLE, [gone, now()]);
    await tx.query(TAKE_OUT, [gone, now()]);
    await tx.query(`/* imports.undoKeys */ DELETE FROM client_key WHERE client_id = ANY ($1)`, [gone]);
    await tx.query(`/* imports.undoMembers */ DELETE FROM segment_member WHERE client_id = ANY ($1)`, [gone]);
    const elsewhere = await tx.query<{ clientId: string; contactId: string }[]>(MET_ELSEWHERE, [importId, firsts, businessId]);
    const clients = [...new Set(elsewhere.map(({ clientId }) => clientId))];
    const used = await this.references.used(tx, clients);
    const people = elsewhere.filter(({ clientId }) => !used.has(clientId)).map(({ contactId }) => contactId);
    await tx.query(TAKE_PERSONS, [people, now()]);
    await this.keys.refresh(tx, clients);
    return stays.size;
  }

  /** Clients that were there before. Null when all are done; else how many stay as they are now. */
  private async restore(tx: Tx, { importId }: ImportOrder): Promise<number | null> {
    const rows = await tx.query<{ id: string; restored: boolean }[]>(RESTORE, [importId, CHANGES_AT_ONCE]);
    if (rows.length === 0) return null;
    await this.keys.refresh(
      tx,
      rows.filter(({ restored }) => restored).map(({ id }) => id),
    );
    return rows.filter(({ restored }) => !restored).length;
  }

  private finish({ importId, businessId }: ImportOrder): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await actFor(tx, [businessId]);
      const found = await lockRow(tx, BookImport, importId);
      if (found?.state !== 'UNDOING') return;
      const { segmentId } = found.settings;
      if (segmentId) await tx.update(Segment, { id: segmentId }, { removedAt: now(), changedAt: now() });
      const verb = found.finishedAt === null ? 'halted' : 'undone';
      const kept = found.result?.kept ?? 0;
      await this.moves.move(tx, found, verb, found.createdById, { done: found.total }, { kept });
    });
  }
}
