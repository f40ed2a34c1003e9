import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Authentication } from '../accounts/index.js';
import { Business } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Viewer } from '../kernel/viewer.js';
import { NETWORK_ID } from '../network/index.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import type { DemoRemoval, DemoType } from './demo.graph.js';

/** The demo network as a whole: whether it is there, and its end. */
@Injectable()
export class DemoService {
  constructor(
    private readonly manager: EntityManager,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly authentication: Authentication,
  ) {}

  async look({ isAdmin }: Viewer): Promise<DemoType> {
    const firms = await this.manager.countBy(Business, { isDemo: true });
    return { firms, canRemove: isAdmin && firms > 0 };
  }

  /**
   * Removes every demo firm with all that is about it, and the people who belong to no other, in one transaction. Real
   * firms keep all of theirs but what they had with demo firms. Of two at once the second finds nothing.
   */
  async remove(viewer: Viewer): Promise<DemoRemoval> {
    if (!viewer.isAdmin) throw new DomainError({ code: 'FORBIDDEN', message: 'This is for admins of the network.' });
    const removed = await this.unitOfWork.run(async (tx) => {
      const [counts] = await tx.query<DemoRemoval[]>('/* showroom.remove */ SELECT * FROM demo_remove($1)', [viewer.userId]);
      if (!counts?.firms) throw new DomainError({ code: 'NOT_FOUND', message: 'There is no demo network here any more.' });
      const fact = { type: 'demo.removed', subjectId: NETWORK_ID, actorId: viewer.userId, audience: [] };
      await this.events.record(tx, { ...fact, payload: { ...counts } });
      return counts;
    });
    this.authentication.forget();
    return removed;
  }
}
