import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { DAY, later, now } from '../kernel/time.js';
import { NETWORK_CALENDAR, NetworkService } from '../network/index.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { OnExpiry, OnReminder } from '../platform/clocks/on-expiry.js';
import { addWorkingDays } from '../platform/clocks/working-days.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { CampaignMoves } from './campaign-moves.js';
import { CampaignRunsService, closeGuests } from './campaign-runs.service.js';
import { Campaign } from './campaign.entity.js';
import { audienceOf } from './campaign.policy.js';

/** What happens to campaigns when their time comes, or nobody does. */
@Injectable()
export class CampaignExpiries {
  constructor(
    private readonly moves: CampaignMoves,
    private readonly runs: CampaignRunsService,
    private readonly clocks: Clocks,
    private readonly network: NetworkService,
    private readonly events: EventLog,
    private readonly jobs: Jobs,
  ) {}

  /** The side whose turn it was goes on record. */
  @OnExpiry('campaign.proposal', 'campaign.planning', 'campaign.placement')
  async expire(tx: Tx, { subjectId, sideAtFaultId }: Clock): Promise<void> {
    const reason = 'NO_ANSWER' as const;
    await this.moves.byItself(tx, subjectId, 'expire', () => ({
      change: { reason, sideAtFaultId },
      payload: { reason, sideAtFaultId },
    }));
  }

  @OnReminder('campaign.placement')
  async remind(tx: Tx, { subjectId }: Clock): Promise<void> {
    const campaign = await lockRow(tx, Campaign, subjectId);
    if (campaign?.stage === 'SCHEDULED') await this.record(tx, 'campaign.placement_due', campaign, audienceOf(campaign));
  }

  /** Nobody else may decide: the admins are told again. */
  @OnExpiry('campaign.review')
  async remindAdmins(tx: Tx, { subjectId }: Clock): Promise<void> {
    const campaign = await lockRow(tx, Campaign, subjectId);
    if (campaign?.stage !== 'IN_REVIEW') return;
    const { adminDecisionWorkingDays } = await this.network.policy(tx);
    const dueAt = addWorkingDays(now(), adminDecisionWorkingDays, NETWORK_CALENDAR);
    await this.clocks.start(tx, { subjectId, purpose: 'campaign.review', dueAt });
    await this.record(tx, 'campaign.review_overdue', campaign, audienceOf(campaign));
  }

  /** The host has set the date; what stands in the way then is told to it, and tried again the next day. */
  @OnExpiry('campaign.start')
  async start(tx: Tx, { subjectId }: Clock): Promise<void> {
    const campaign = await lockRow(tx, Campaign, subjectId);
    if (campaign?.stage !== 'SCHEDULED') return;
    try {
      await this.moves.byItself(tx, subjectId, 'start', (each) => this.runs.begin(tx, each));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (!campaign.endsAt || campaign.endsAt <= now()) {
        const { hostId: sideAtFaultId } = campaign;
        const change = { reason: 'NO_ANSWER' as const, sideAtFaultId };
        await this.moves.byItself(tx, subjectId, 'expire', () => ({ change, payload: change }));
        return;
      }
      const dueAt = later(now(), DAY);
      await this.clocks.start(tx, { subjectId, purpose: 'campaign.start', dueAt, sideAtFaultId: campaign.hostId });
      await this.record(tx, 'campaign.start_missed', campaign, [campaign.hostId], { code: error.violations[0]?.code ?? '' });
      return;
    }
    await this.jobs.send(tx, 'campaign.prepare', { subjectId });
  }

  @OnExpiry('campaign.end')
  async end(tx: Tx, { subjectId }: Clock): Promise<void> {
    const ended = await this.moves.byItself(tx, subjectId, 'complete');
    if (ended) await closeGuests(tx, ended);
  }

  /** Silence confirms what was placed. */
  @OnExpiry('campaign.proof')
  async confirm(tx: Tx, { subjectId }: Clock): Promise<void> {
    await this.moves.byItself(tx, subjectId, 'confirmProof');
  }

  /** Silence settles. */
  @OnExpiry('campaign.settlement')
  async settle(tx: Tx, { subjectId }: Clock): Promise<void> {
    await this.moves.byItself(tx, subjectId, 'settle', () => ({ to: 'SETTLED' }));
  }

  private record(tx: Tx, type: string, { id: subjectId }: Campaign, audience: readonly string[], payload = {}): Promise<void> {
    return this.events.record(tx, { type, subjectId, audience, payload });
  }
}
