import { Injectable } from '@nestjs/common';
import { Business } from '../businesses/index.js';
import { DAY, later, now } from '../kernel/time.js';
import { NETWORK_CALENDAR, NetworkService } from '../network/index.js';
import { Clocks, type ClockStart } from '../platform/clocks/clocks.js';
import { addWorkingDays } from '../platform/clocks/working-days.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Campaign } from './campaign.entity.js';
import { isFeature } from './campaign.rules.js';

/** After its day, a feature may still be placed for so long. */
const GRACE_DAYS = 7;

/** Starts and stops what campaigns wait for. The caller has locked the campaign. */
@Injectable()
export class CampaignClocks {
  constructor(
    private readonly clocks: Clocks,
    private readonly network: NetworkService,
  ) {}

  /**
   * Stops what ran for the old stage and starts what the new one waits for. A change of whose turn it is (new words,
   * one side's yes) or of the window starts anew too.
   */
  async follow(tx: Tx, campaign: Campaign, hasMoved: boolean, change: Partial<Campaign>): Promise<void> {
    const isNewTurn = ['hostAccepted', 'beneficiaryAccepted', 'startsAt', 'endsAt'].some((part) => part in change);
    if (!hasMoved && !isNewTurn) return;
    await this.clocks.stop(tx, campaign.id);
    for (const wait of await this.waitsOf(tx, campaign)) await this.clocks.start(tx, { subjectId: campaign.id, ...wait });
    if (await this.isHeld(tx, campaign.allianceId)) await this.clocks.pause(tx, campaign.id);
  }

  private async waitsOf(tx: Tx, campaign: Campaign): Promise<Omit<ClockStart, 'subjectId'>[]> {
    const { stage, kind, hostId, beneficiaryId, content, startsAt, endsAt } = campaign;
    const figures = await this.network.policy(tx);
    const inDays = (purpose: string, days: number, sideAtFaultId: string | null) => [
      { purpose, dueAt: later(now(), days * DAY), sideAtFaultId },
    ];
    switch (stage) {
      case 'PROPOSED':
        return inDays('campaign.proposal', figures.campaignProposalDays, whoseTurn(campaign));
      case 'AGREED':
        return inDays('campaign.planning', figures.campaignPlanningDays, hostId);
      case 'IN_REVIEW':
        return [{ purpose: 'campaign.review', dueAt: addWorkingDays(now(), figures.adminDecisionWorkingDays, NETWORK_CALENDAR) }];
      case 'SCHEDULED': {
        if (!isFeature(kind)) return startsAt ? [{ purpose: 'campaign.start', dueAt: startsAt }] : [];
        const dueAt = new Date(`${content.dueOn ?? ''}T23:59:59Z`);
        const least = later(now(), DAY);
        const placed = later(dueAt, GRACE_DAYS * DAY);
        return [
          { purpose: 'campaign.placement', dueAt: placed > least ? placed : least, remindAt: dueAt, sideAtFaultId: hostId },
        ];
      }
      case 'RUNNING':
      case 'PAUSED':
        if (isFeature(kind)) return inDays('campaign.proof', figures.campaignProofDays, beneficiaryId);
        return endsAt ? [{ purpose: 'campaign.end', dueAt: endsAt }] : [];
      case 'COMPLETED':
        return inDays('campaign.settlement', figures.campaignSettleDays, null);
      case 'DRAFT':
      case 'SETTLED':
      case 'DECLINED':
      case 'EXPIRED':
      case 'CANCELLED':
        return [];
    }
  }

  /** Whether the alliance is paused or suspended; it stays so until the transaction ends. */
  async isHeld(tx: Tx, allianceId: string): Promise<boolean> {
    const [row] = await tx.query<{ held: boolean }[]>(
      `/* campaigns.allianceHeld */ SELECT stage IN ('PAUSED', 'SUSPENDED') AS held FROM alliance WHERE id = $1 FOR SHARE`,
      [allianceId],
    );
    return row?.held ?? false;
  }

  /** Lets the clocks of these stand still or run, as the alliance's present stage asks. */
  async align(tx: Tx, allianceId: string, ids: readonly string[]): Promise<void> {
    const isHeld = await this.isHeld(tx, allianceId);
    for (const id of ids) await (isHeld ? this.clocks.pause(tx, id) : this.clocks.resume(tx, id));
  }
}

/** Who has not accepted the present words; null where neither has. */
export function whoseTurn({ hostId, beneficiaryId, hostAccepted, beneficiaryAccepted, contentNumber }: Campaign): string | null {
  const [host, beneficiary] = [hostAccepted === contentNumber, beneficiaryAccepted === contentNumber];
  if (host === beneficiary) return null;
  return host ? beneficiaryId : hostId;
}

export const nameOf = async (tx: Tx, id: string): Promise<string> => (await tx.findOneByOrFail(Business, { id })).tradingName;
