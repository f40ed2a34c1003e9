import { Injectable } from '@nestjs/common';
import { DAY, HOUR, later, now } from '../kernel/time.js';
import { Every } from '../platform/background/every.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { OnEvent } from '../platform/events/on-event.js';
import type { Event } from '../platform/events/event.entity.js';
import { ImportMoves } from './import-moves.js';
import { UNDO_FOR } from './import.policy.js';

/** A file that nobody went on with is kept for so long. */
const FORGOTTEN_AFTER = 7 * DAY;
/** An upload that has not moved for so long has ended somewhere on its way. */
const BROKEN_AFTER = HOUR;

/** Throws away the rows of files that are not needed any more: they are a second copy of people's addresses. */
@Injectable()
export class ImportPurge {
  constructor(private readonly moves: ImportMoves) {}

  @Every(HOUR)
  async purge(tx: Tx): Promise<void> {
    const businesses = await tx.query<{ id: string }[]>(`/* imports.books */ SELECT id FROM business ORDER BY id`);
    for (const { id } of businesses) {
      await actFor(tx, [id]);
      const over = await tx.query<{ id: string }[]>(
        `/* imports.over */ SELECT i.id FROM book_import i
         WHERE i.business_id = $1 AND EXISTS (SELECT FROM import_chunk c WHERE c.import_id = i.id) AND (
           i.state IN ('UNDONE', 'CANCELLED', 'FAILED')
           OR i.state = 'DONE' AND i.finished_at < $2
           OR i.state = 'READY' AND i.moved_at < $3
           OR i.state = 'UPLOADING' AND i.moved_at < $4)`,
        [id, later(now(), -UNDO_FOR), later(now(), -FORGOTTEN_AFTER), later(now(), -BROKEN_AFTER)],
      );
      for (const each of over) await this.forget(tx, each.id);
    }
    await actFor(tx, []);
  }

  /** A business that left the network some time ago. */
  @OnEvent('business.erasure_due')
  async ofBusiness(tx: Tx, { subjectId: businessId }: Event): Promise<void> {
    await actFor(tx, [businessId]);
    const all = await tx.query<{ id: string }[]>(`/* imports.all */ SELECT id FROM book_import WHERE business_id = $1`, [
      businessId,
    ]);
    for (const { id } of all) await this.forget(tx, id);
    await tx.query(
      `/* imports.erase */ UPDATE book_import SET file_name = '', columns = '[]', settings = '{}' WHERE business_id = $1`,
      [businessId],
    );
  }

  private async forget(tx: Tx, id: string): Promise<void> {
    await this.moves.clear(tx, id);
    // That a client was changed stays for its history; how it was does not.
    await tx.query(
      `/* imports.forgetChanges */ UPDATE import_change SET before = NULL WHERE import_id = $1 AND before IS NOT NULL`,
      [id],
    );
    await tx.query(
      `/* imports.giveUp */ UPDATE book_import SET state = 'CANCELLED', moved_at = $2, version = version + 1
       WHERE id = $1 AND state IN ('READY', 'UPLOADING')`,
      [id, now()],
    );
  }
}
