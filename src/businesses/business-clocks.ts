import { Injectable } from '@nestjs/common';
import { DAY, later, now } from '../kernel/time.js';
import { NETWORK_CALENDAR, NetworkService } from '../network/index.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { OnExpiry } from '../platform/clocks/on-expiry.js';
import { addWorkingDays } from '../platform/clocks/working-days.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Business } from './business.entity.js';
import { businessLifecycle, type BusinessStatus } from './business.lifecycle.js';

/** What a business waits for, and what happens when nobody comes. */
@Injectable()
export class BusinessClocks {
  constructor(
    private readonly clocks: Clocks,
    private readonly network: NetworkService,
    private readonly events: EventLog,
  ) {}

  /** Stops what ran for the old state and starts what the new one waits for. */
  async follow(tx: Tx, subjectId: string, status: BusinessStatus): Promise<void> {
    await this.clocks.stop(tx, subjectId);
    const policy = await this.network.policy(tx);
    if (status === 'SUBMITTED') {
      const dueAt = addWorkingDays(now(), policy.adminDecisionWorkingDays, NETWORK_CALENDAR);
      await this.clocks.start(tx, { subjectId, purpose: 'business.decision', dueAt });
    }
    if (status === 'NEEDS_INFO') {
      const dueAt = later(now(), policy.informationDays * DAY);
      await this.clocks.start(tx, { subjectId, purpose: 'business.information', dueAt, sideAtFaultId: subjectId });
    }
    if (status === 'CLOSED') {
      await this.clocks.start(tx, { subjectId, purpose: 'business.erasure', dueAt: later(now(), policy.erasureDays * DAY) });
    }
  }

  /** The admins' own clock: the delay goes on record, and the clock starts again. */
  @OnExpiry('business.decision')
  async remindAdmins(tx: Tx, { subjectId }: Clock): Promise<void> {
    const business = await lockRow(tx, Business, subjectId);
    if (business?.status !== 'SUBMITTED') return;
    await this.events.record(tx, { type: 'business.decision_overdue', subjectId, audience: [subjectId] });
    await this.follow(tx, subjectId, 'SUBMITTED');
  }

  /** Nothing is lost: the profile goes back to draft, and can be submitted again at any time. */
  @OnExpiry('business.information')
  async lapse(tx: Tx, { subjectId }: Clock): Promise<void> {
    const business = await lockRow(tx, Business, subjectId);
    if (business?.status !== 'NEEDS_INFO') return;
    const status = businessLifecycle.after(business.status, 'lapse');
    await tx.update(Business, { id: subjectId }, { status, version: business.version + 1 });
    await this.events.record(tx, {
      type: businessLifecycle.moves.lapse.event,
      subjectId,
      audience: [subjectId],
      payload: { reason: 'NO_ANSWER' },
    });
  }

  /** Those who hold private data of the business listen for this and erase it. */
  @OnExpiry('business.erasure')
  async erase(tx: Tx, { subjectId }: Clock): Promise<void> {
    await this.events.record(tx, { type: 'business.erasure_due', subjectId, audience: [subjectId] });
  }
}
