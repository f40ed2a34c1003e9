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
import * as ledgers from './ledgers.js';
import { Outcome } from './outcome.entity.js';
import { outcomeLifecycle, type OutcomeState } from './outcome.lifecycle.js';
import { moneyOf } from './outcome-facts.js';

/** What an outcome waits for, and what happens when nobody comes. */
@Injectable()
export class OutcomeClocks {
  constructor(
    private readonly clocks: Clocks,
    private readonly network: NetworkService,
    private readonly events: EventLog,
  ) {}

  /** Stops what ran for the old state and starts what the new one waits for. */
  async follow(
    tx: Tx,
    { id: subjectId, ...outcome }: Pick<Outcome, 'id' | 'introducerId' | 'beneficiaryId' | 'reportedById'>,
    state: OutcomeState,
  ): Promise<void> {
    await this.clocks.stop(tx, subjectId);
    const policy = await this.network.policy(tx);
    if (state === 'REPORTED') {
      const other = outcome.reportedById === outcome.introducerId ? outcome.beneficiaryId : outcome.introducerId;
      const dueAt = later(now(), policy.outcomeConfirmationDays * DAY);
      await this.clocks.start(tx, { subjectId, purpose: 'outcome.confirmation', dueAt, sideAtFaultId: other });
    }
    if (state === 'DISPUTED') {
      const dueAt = addWorkingDays(now(), policy.disputeWorkingDays, NETWORK_CALENDAR);
      await this.clocks.start(tx, { subjectId, purpose: 'outcome.dispute', dueAt });
    }
  }

  /** Silence confirms. */
  @OnExpiry('outcome.confirmation')
  async confirm(tx: Tx, { subjectId }: Clock): Promise<void> {
    const outcome = await lockRow(tx, Outcome, subjectId);
    if (outcome?.state !== 'REPORTED') return;
    const state = outcomeLifecycle.after(outcome.state, 'confirm');
    await tx.update(Outcome, { id: subjectId }, { state, version: outcome.version + 1 });
    await ledgers.credit(tx, outcome, moneyOf(outcome));
    await this.events.record(tx, {
      type: outcomeLifecycle.moves.confirm.event,
      subjectId,
      audience: [outcome.introducerId, outcome.beneficiaryId],
      payload: { introductionId: outcome.introductionId, reason: 'SILENCE' },
    });
  }

  /** The two did not agree: the admins are called, and called again until one decides. */
  @OnExpiry('outcome.dispute')
  async callAdmins(tx: Tx, { subjectId }: Clock): Promise<void> {
    const outcome = await lockRow(tx, Outcome, subjectId);
    if (outcome?.state !== 'DISPUTED') return;
    await this.events.record(tx, {
      type: 'outcome.dispute_overdue',
      subjectId,
      audience: [outcome.introducerId, outcome.beneficiaryId],
      payload: { introductionId: outcome.introductionId },
    });
    await this.follow(tx, outcome, 'DISPUTED');
  }
}
