import { Injectable } from '@nestjs/common';
import { Business } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { belongsTo, worksFor, type Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { DiscoveryDismissal } from './discovery.entities.js';
import type { DismissalReason } from './dismissal.rules.js';

/** What a firm does not want to be shown again. Nobody but its own people learns of it. */
@Injectable()
export class DiscoveryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
  ) {}

  /** Sets a firm aside; a second time the reason is replaced. */
  dismiss(viewer: Viewer, businessId: string, otherId: string, reason: DismissalReason): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await this.open(tx, viewer, businessId);
      const other = otherId === businessId ? null : await tx.findOneBy(Business, { id: otherId });
      if (other?.status !== 'ACTIVE') throw notFound('otherId');
      const dismissal = { businessId, otherId, reason, dismissedBy: viewer.userId, dismissedAt: now() };
      await tx.upsert(DiscoveryDismissal, dismissal, ['businessId', 'otherId']);
      await this.record(tx, viewer, businessId, 'discovery.dismissed', { otherId, reason });
    });
  }

  /** Takes it back. Run twice it changes nothing the second time. */
  restore(viewer: Viewer, businessId: string, otherId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await this.open(tx, viewer, businessId);
      const { affected } = await tx.delete(DiscoveryDismissal, { businessId, otherId });
      if (affected) await this.record(tx, viewer, businessId, 'discovery.restored', { otherId });
    });
  }

  /** Locked, so that of two people who decide at once the later one's word stands, and is the last one on record. */
  private async open(tx: Tx, viewer: Viewer, businessId: string): Promise<void> {
    const business = belongsTo(viewer, businessId) ? await lockRow(tx, Business, businessId) : null;
    if (!business) throw notFound('businessId');
    if (!worksFor(viewer, businessId)) throw new DomainError({ code: 'FORBIDDEN', message: 'You may look, not decide.' });
    if (business.status !== 'ACTIVE') {
      throw new DomainError({ code: 'FORBIDDEN', message: 'Partners are shown to active businesses.', field: ['businessId'] });
    }
  }

  private record(tx: Tx, viewer: Viewer, businessId: string, type: string, payload: Record<string, unknown>): Promise<void> {
    const fact = { type, subjectId: businessId, actorId: viewer.userId, businessId, audience: [businessId] };
    return this.events.record(tx, { ...fact, payload });
  }
}

const notFound = (field: string) => new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: [field] });
