import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { booksOf } from '../clients/index.js';
import { DAY, later, MINUTE, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { refusesAs } from '../platform/database/constraints.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { Callers } from '../platform/graphql/callers.js';
import { callerOf, inFlight, isNamed, nameOf, reused } from '../platform/idempotency/named-request.js';
import { BookImport } from './book-import.entity.js';
import { ImportMoves } from './import-moves.js';

const { message: atWork } = inFlight();
refusesAs('book_import_upload_key', { code: 'IDEMPOTENCY_IN_FLIGHT', message: atWork });

/** For so long a file that is sent again under its key is the same import. */
const KEPT_FOR = DAY;
/** An upload that has not moved for so long is dead: its process or its line has broken. */
const DEAD_AFTER = 2 * MINUTE;

/**
 * `Idempotency-Key` on uploads. The key lies with the import, not with the other keys: a file is known by its hash only when
 * all of it has come, and an upload that broke off half way is to be sent again under the key that it has.
 */
@Injectable()
export class UploadKeys {
  constructor(
    private readonly callers: Callers,
    private readonly moves: ImportMoves,
  ) {}

  /** What the import is found by; null where the caller gave no key. */
  async of(request: FastifyRequest): Promise<Buffer | null> {
    if (!isNamed(request)) return null;
    const name = nameOf(request);
    return createHash('sha256')
      .update(JSON.stringify([await callerOf(request, this.callers), name]))
      .digest();
  }

  /**
   * The import that the key stands for already; null where it is free now. Throws IDEMPOTENCY_IN_FLIGHT while the first
   * upload is on its way. Two that find it free at once are kept apart by the index.
   */
  async find(tx: Tx, viewer: Viewer, key: Buffer): Promise<BookImport | null> {
    await actFor(tx, booksOf(viewer));
    const found = await tx.findOne(BookImport, { where: { uploadKey: key }, lock: { mode: 'for_no_key_update' } });
    if (!found) return null;
    const isKept = found.createdAt > later(now(), -KEPT_FOR);
    if (isKept && found.fileHash && found.state !== 'FAILED') return found;
    if (found.state === 'UPLOADING') {
      if (found.movedAt > later(now(), -DEAD_AFTER)) throw inFlight();
      await this.moves.failIn(tx, found, 'The file did not arrive whole.');
    }
    await tx.update(BookImport, { id: found.id }, { uploadKey: null });
    return null;
  }

  /** Reads a file that came again, and keeps nothing of it. Throws IDEMPOTENCY_KEY_REUSED where it is another one. */
  async assertSame(found: BookImport, { businessId, fileName, body }: Pick<BookImport, 'businessId' | 'fileName'> & Body) {
    const hash = createHash('sha256');
    for await (const piece of body) hash.update(piece);
    const isSame = found.fileHash?.equals(hash.digest()) && found.businessId === businessId && found.fileName === fileName;
    if (!isSame) throw reused();
  }
}

interface Body {
  readonly body: AsyncIterable<Buffer>;
}
