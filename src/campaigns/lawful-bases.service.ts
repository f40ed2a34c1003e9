import { Injectable } from '@nestjs/common';
import { canReadBook, canWriteBook } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { actFor, UnitOfWork } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { LAWFUL_BASES, type LawfulBasisKind } from './invitation.lifecycle.js';

export interface BasisRecord {
  readonly basis: LawfulBasisKind;
  readonly source: string;
  /** Everybody in the segment, or these people. */
  readonly segmentId: string | null;
  readonly contactIds: readonly string[];
}

/** Why people of a book may be written to: recorded for one person or a whole segment, and taken back. */
@Injectable()
export class LawfulBasesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
  ) {}

  /** Takes the place of what was recorded before, which stays on record as withdrawn. Answers for how many people. */
  record(viewer: Viewer, businessId: string, { basis, source, segmentId, contactIds }: BasisRecord): Promise<number> {
    if (!Object.hasOwn(LAWFUL_BASES, basis) || !source.trim()) throw new DomainError(noSource);
    return this.change(viewer, businessId, segmentId, contactIds, basis, source.trim());
  }

  withdraw(viewer: Viewer, businessId: string, segmentId: string | null, contactIds: readonly string[]): Promise<number> {
    return this.change(viewer, businessId, segmentId, contactIds, null, '');
  }

  private change(
    viewer: Viewer,
    businessId: string,
    segmentId: string | null,
    contactIds: readonly string[],
    basis: LawfulBasisKind | null,
    source: string,
  ): Promise<number> {
    if (!canReadBook(viewer, businessId)) throw new DomainError(noBusiness);
    if (!canWriteBook(viewer, businessId)) throw new DomainError(readsOnly);
    return this.unitOfWork.run(async (tx) => {
      await actFor(tx, [businessId]);
      const people = await tx.query<{ id: string }[]>(
        `/* lawfulBases.people */
         SELECT id FROM contact WHERE business_id = $1 AND removed_at IS NULL
           AND (id = ANY ($2) OR client_id IN (
             SELECT s.id FROM segment CROSS JOIN LATERAL segment_clients(segment.id) AS s (id)
             WHERE segment.id = $3 AND segment.business_id = $1))
         ORDER BY id FOR NO KEY UPDATE`,
        [businessId, contactIds, segmentId],
      );
      if (people.length === 0 || contactIds.some((id) => !people.some((each) => each.id === id))) {
        if (segmentId === null) throw new DomainError(noContact);
      }
      const ids = people.map(({ id }) => id);
      await tx.query(
        `/* lawfulBases.withdraw */ UPDATE lawful_basis SET withdrawn_at = $2 WHERE contact_id = ANY ($1) AND withdrawn_at IS NULL`,
        [ids, now()],
      );
      if (basis) {
        await tx.query(
          `/* lawfulBases.record */
           INSERT INTO lawful_basis (id, business_id, contact_id, basis, source, recorded_by, recorded_at)
           SELECT each.id, $3, each.contact_id, $4, $5, $6, $7 FROM unnest($1::uuid[], $2::uuid[]) AS each (id, contact_id)`,
          [ids.map(() => uuidv7()), ids, businessId, basis, source, viewer.userId, now()],
        );
      }
      await this.events.record(tx, {
        type: basis ? 'client.basis_recorded' : 'client.basis_withdrawn',
        subjectId: segmentId ?? contactIds[0] ?? businessId,
        ...{ actorId: viewer.userId, businessId, audience: [businessId] },
        payload: { basis, people: ids.length },
      });
      return ids.length;
    });
  }
}

const noBusiness = { code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] };
const readsOnly = { code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' };
const noContact = { code: 'NOT_FOUND', message: 'No such contact.', field: ['input', 'contactIds'] };
const noSource = { code: 'INVALID', message: 'Say where it comes from.', field: ['input', 'source'] };
