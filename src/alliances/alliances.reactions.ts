import { Injectable } from '@nestjs/common';
import { now } from '../kernel/time.js';
import type { Event } from '../platform/events/event.entity.js';
import { EventLog } from '../platform/events/event-log.js';
import { OnEvent } from '../platform/events/on-event.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { AllianceClocks } from './alliance-clocks.js';
import { LIVE_STAGES } from './alliance.lifecycle.js';
import { partiesOf } from './alliance.policy.js';
import { Alliance } from './alliance.entity.js';

/** What alliances do when something happens to a business. */
@Injectable()
export class AlliancesReactions {
  constructor(
    private readonly clocks: AllianceClocks,
    private readonly events: EventLog,
  ) {}

  /** A business that left carries no alliance any more. Run twice, it finds none the second time. */
  @OnEvent('business.closed')
  async endAll(tx: Tx, { subjectId: businessId }: Event): Promise<void> {
    const alliances = await tx
      .createQueryBuilder(Alliance, 'alliance')
      .where('(alliance.proposerId = :businessId OR alliance.partnerId = :businessId)', { businessId })
      .andWhere('alliance.stage = ANY(:stages)', { stages: LIVE_STAGES })
      .orderBy('alliance.id')
      .setLock('for_no_key_update')
      .getMany();
    for (const alliance of alliances) {
      const change = {
        stage: 'ENDED' as const,
        stageSince: now(),
        endedAt: now(),
        reason: 'STRATEGY',
        version: alliance.version + 1,
      };
      await tx.update(Alliance, { id: alliance.id }, change);
      await this.clocks.follow(tx, alliance, 'ENDED');
      await this.events.record(tx, {
        type: 'alliance.ended',
        subjectId: alliance.id,
        businessId,
        audience: partiesOf(alliance),
        payload: { reason: 'STRATEGY' },
      });
    }
  }
}
