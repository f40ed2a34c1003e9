import { Injectable } from '@nestjs/common';
import { BusinessesQueries } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { booksOf, canRead, canWrite } from './client.policy.js';
import { Segment, type SegmentFilter } from './segment.entity.js';

/** At most so many segments of one book. */
const MOST_SEGMENTS = 100;

/** Every change to a segment. One public method is one use case is one transaction. */
@Injectable()
export class SegmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly businesses: BusinessesQueries,
  ) {}

  /** A filter is saved; without one, a group is made whose members are listed. */
  add(viewer: Viewer, businessId: string, name: string, filter: SegmentFilter | null): Promise<Segment> {
    if (!canRead(viewer, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    if (!canWrite(viewer, businessId)) throw forbidden();
    return this.unitOfWork.run(async (tx) => {
      const business = await this.businesses.find(tx, businessId);
      if (business?.status === 'CLOSED') {
        throw new DomainError({ code: 'BUSINESS_CLOSED', message: 'The business has left the network.', field: ['businessId'] });
      }
      await actFor(tx, [businessId]);
      if ((await tx.countBy(Segment, { businessId })) >= MOST_SEGMENTS) {
        throw new DomainError({ code: 'INVALID', message: `At most ${MOST_SEGMENTS} segments.`, field: ['businessId'] });
      }
      const [id, at] = [uuidv7(), now()];
      const uploaded = filter === null;
      await tx.insert(Segment, {
        id,
        businessId,
        name,
        kind: 'CUSTOM',
        uploaded,
        filter: filter,
        createdAt: at,
        changedAt: at,
      });
      return this.changed(tx, viewer, 'segment.added', id);
    });
  }

  /** Another name, or another filter for one that is a filter. */
  update(
    viewer: Viewer,
    id: string,
    change: { name?: string; filter?: SegmentFilter },
    expectedVersion: number | null,
  ): Promise<Segment> {
    return this.unitOfWork.run(async (tx) => {
      const segment = await this.lock(tx, viewer, id);
      assertVersion(segment.version, expectedVersion);
      if (change.filter && segment.uploaded) {
        throw new DomainError({
          code: 'INVALID',
          message: 'The members of this group are listed; it has no filter.',
          field: ['input', 'filter'],
        });
      }
      await tx.update(Segment, { id }, { ...(change as object), changedAt: now(), version: segment.version + 1 });
      return this.changed(tx, viewer, 'segment.changed', id);
    });
  }

  /** The clients stay; only the group goes. A standard one cannot go: partners share by it. */
  remove(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Segment> {
    return this.unitOfWork.run(async (tx) => {
      const segment = await this.lock(tx, viewer, id);
      assertVersion(segment.version, expectedVersion);
      if (segment.kind !== 'CUSTOM') {
        throw new DomainError({
          code: 'ILLEGAL_MOVE',
          message: 'Every book has this segment. Change its filter instead.',
          field: ['id'],
        });
      }
      await tx.update(Segment, { id }, { removedAt: now(), changedAt: now(), version: segment.version + 1 });
      await tx.query(`/* segments.empty */ DELETE FROM segment_member WHERE segment_id = $1`, [id]);
      return this.changed(tx, viewer, 'segment.removed', id);
    });
  }

  /** Puts clients of the same book into a listed group, and takes others out of it. Those of another book are passed over. */
  members(viewer: Viewer, id: string, add: readonly string[], remove: readonly string[]): Promise<Segment> {
    return this.unitOfWork.run(async (tx) => {
      const segment = await this.lock(tx, viewer, id);
      if (!segment.uploaded) {
        throw new DomainError({ code: 'INVALID', message: 'The members of this segment follow from its filter.', field: ['id'] });
      }
      await tx.query(
        `/* segments.join */ INSERT INTO segment_member (segment_id, client_id, business_id)
         SELECT $1, c.id, $2 FROM client c WHERE c.id = ANY ($3) AND c.business_id = $2 AND c.removed_at IS NULL ON CONFLICT DO NOTHING`,
        [id, segment.businessId, add],
      );
      await tx.query(`/* segments.leave */ DELETE FROM segment_member WHERE segment_id = $1 AND client_id = ANY ($2)`, [
        id,
        remove,
      ]);
      await tx.update(Segment, { id }, { changedAt: now(), version: segment.version + 1 });
      return this.changed(tx, viewer, 'segment.changed', id);
    });
  }

  private async lock(tx: Tx, viewer: Viewer, id: string): Promise<Segment> {
    await actFor(tx, booksOf(viewer));
    const segment = await lockRow(tx, Segment, id);
    if (!segment || segment.removedAt) throw new DomainError({ code: 'NOT_FOUND', message: 'No such segment.', field: ['id'] });
    if (!canWrite(viewer, segment.businessId)) throw forbidden();
    return segment;
  }

  private async changed(tx: Tx, viewer: Viewer, type: string, id: string): Promise<Segment> {
    const segment = await tx.findOneByOrFail(Segment, { id });
    const { businessId } = segment;
    await this.events.record(tx, { type, subjectId: id, actorId: viewer.userId, businessId, audience: [businessId] });
    return segment;
  }
}

const forbidden = () => new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' });
