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
import { Alliance } from './alliance.entity.js';
import { allianceLifecycle, type AllianceStage } from './alliance.lifecycle.js';
import { partiesOf } from './alliance.policy.js';

/** What an alliance waits for, and what happens when nobody comes. */
@Injectable()
export class AllianceClocks {
  constructor(
    private readonly clocks: Clocks,
    private readonly network: NetworkService,
    private readonly events: EventLog,
  ) {}

  /** Stops what ran for the old stage and starts what the new one waits for. */
  async follow(tx: Tx, alliance: Pick<Alliance, 'id' | 'partnerId'>, stage: AllianceStage): Promise<void> {
    const subjectId = alliance.id;
    await this.clocks.stop(tx, subjectId);
    const policy = await this.network.policy(tx);
    if (stage === 'PROPOSED') {
      const dueAt = later(now(), policy.proposalDays * DAY);
      await this.clocks.start(tx, { subjectId, purpose: 'alliance.proposal', dueAt, sideAtFaultId: alliance.partnerId });
    }
    if (stage === 'PENDING_APPROVAL') {
      const dueAt = addWorkingDays(now(), policy.adminDecisionWorkingDays, NETWORK_CALENDAR);
      await this.clocks.start(tx, { subjectId, purpose: 'alliance.decision', dueAt });
    }
    if (stage === 'PILOT') {
      await this.clocks.start(tx, { subjectId, purpose: 'alliance.pilot', dueAt: later(now(), policy.pilotDays * DAY) });
    }
    if (stage === 'ACTIVE') {
      await this.clocks.start(tx, {
        subjectId,
        purpose: 'alliance.review',
        dueAt: later(now(), policy.allianceReviewDays * DAY),
      });
    }
  }

  /** The partner did not answer: that counts against its responsiveness. */
  @OnExpiry('alliance.proposal')
  async expire(tx: Tx, { subjectId, sideAtFaultId }: Clock): Promise<void> {
    await this.leave(tx, subjectId, 'PROPOSED', 'expire', { reason: 'NO_ANSWER', sideAtFaultId });
  }

  /** The admins' own clock: the delay goes on record, and the clock starts again. */
  @OnExpiry('alliance.decision')
  async remindAdmins(tx: Tx, { subjectId }: Clock): Promise<void> {
    const alliance = await lockRow(tx, Alliance, subjectId);
    if (alliance?.stage !== 'PENDING_APPROVAL') return;
    await this.events.record(tx, { type: 'alliance.decision_overdue', subjectId, audience: partiesOf(alliance) });
    await this.follow(tx, alliance, alliance.stage);
  }

  @OnExpiry('alliance.pilot')
  async lapse(tx: Tx, { subjectId }: Clock): Promise<void> {
    await this.leave(tx, subjectId, 'PILOT', 'lapse', { reason: 'NO_ANSWER' });
  }

  /** Nothing ends by itself: both sides are asked how it goes, and the clock starts again. */
  @OnExpiry('alliance.review')
  async askForReview(tx: Tx, { subjectId }: Clock): Promise<void> {
    const alliance = await lockRow(tx, Alliance, subjectId);
    if (alliance?.stage !== 'ACTIVE') return;
    await this.events.record(tx, { type: 'alliance.review_due', subjectId, audience: partiesOf(alliance) });
    await this.follow(tx, alliance, alliance.stage);
  }

  private async leave(
    tx: Tx,
    id: string,
    stage: AllianceStage,
    verb: 'expire' | 'lapse',
    payload: Record<string, unknown>,
  ): Promise<void> {
    const alliance = await lockRow(tx, Alliance, id);
    if (alliance?.stage !== stage) return;
    const next = allianceLifecycle.after(stage, verb);
    const ended = next === 'ENDED' ? { endedAt: now() } : {};
    await tx.update(Alliance, { id }, { stage: next, stageSince: now(), version: alliance.version + 1, ...ended });
    await this.events.record(tx, {
      type: allianceLifecycle.moves[verb].event,
      subjectId: id,
      audience: partiesOf(alliance),
      payload,
    });
  }
}
