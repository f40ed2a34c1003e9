import { Injectable } from '@nestjs/common';
import { assertNone, DomainError, type Violation } from '../kernel/domain-error.js';
import { violationsOfAmount, type Money } from '../kernel/money.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { actingAs, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { CampaignAudiences } from './campaign-audiences.js';
import { CampaignGrounds } from './campaign-grounds.js';
import { CampaignMoves } from './campaign-moves.js';
import { obstaclesOfStart } from './campaign-obstacles.js';
import type { Campaign } from './campaign.entity.js';
import { isHosts } from './campaign.policy.js';
import { because, type Reasons } from './campaigns.service.js';

/** A campaign on its way: sending, features that were placed, and the end. */
@Injectable()
export class CampaignRunsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly grounds: CampaignGrounds,
    private readonly moves: CampaignMoves,
    private readonly jobs: Jobs,
  ) {}

  /** Begins now. The list of guests is made by a job, and then the mails go out one by one. */
  start(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run(async (tx) => {
      const campaign = await this.moves.byViewer(tx, viewer, id, 'start', expectedVersion, (each) => this.begin(tx, each));
      await this.jobs.send(tx, 'campaign.prepare', { subjectId: id });
      return campaign;
    });
  }

  /** What may begin: tried on oneself, in an active alliance, before its end. The same for the host's press and its date. */
  async begin(tx: Tx, campaign: Campaign) {
    await this.grounds.assertActive(tx, campaign);
    assertNone(obstaclesOfStart(campaign, now()));
    const startsAt = campaign.startsAt && campaign.startsAt < now() ? campaign.startsAt : now();
    return { change: { startsAt, reason: null, note: null } };
  }

  /** No mail leaves from now on; answers are still taken. */
  pause(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) => this.moves.byViewer(tx, viewer, id, 'pause', expectedVersion, () => because(reasons)));
  }

  resume(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run(async (tx) => {
      const campaign = await this.moves.byViewer(tx, viewer, id, 'resume', expectedVersion, async (paused) => {
        await this.grounds.assertActive(tx, paused);
        return { change: { reason: null, note: null } };
      });
      await this.jobs.send(tx, campaign.preparedAt ? 'campaign.send' : 'campaign.prepare', { subjectId: id });
      return campaign;
    });
  }

  complete(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run(async (tx) => {
      const campaign = await this.moves.byViewer(tx, viewer, id, 'complete', expectedVersion);
      await closeGuests(tx, campaign);
      return campaign;
    });
  }

  /** The host says where the feature stands. */
  giveProof(viewer: Viewer, id: string, url: string, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'giveProof', expectedVersion, async (campaign) => {
        await this.grounds.assertActive(tx, campaign);
        if (!/^https?:\/\/[^\s]+\.[^\s]+$/i.test(url) || !URL.canParse(url)) throw new DomainError(noAddress);
        return { change: { proofUrl: url, proofAt: now(), reason: null, note: null } };
      }),
    );
  }

  confirmProof(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) => this.moves.byViewer(tx, viewer, id, 'confirmProof', expectedVersion));
  }

  disputeProof(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'disputeProof', expectedVersion, () => because(reasons)),
    );
  }

  /**
   * Says what it has cost in the end. Settled when both have said the same; another amount takes back what the other
   * side has said, and silence settles it.
   */
  settle(viewer: Viewer, id: string, cost: Money | null, expectedVersion: number | null): Promise<Campaign> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'settle', expectedVersion, (campaign) => {
        if (cost) assertNone(violationsOfAmount(cost, ['input', 'cost']));
        const said = { finalCostMinor: cost ? String(cost.amountMinor) : null, finalCostCurrency: cost?.currency ?? null };
        const isSame = campaign.finalCostMinor === said.finalCostMinor && campaign.finalCostCurrency === said.finalCostCurrency;
        const kept = isSame ? campaign : { hostSettledAt: null, beneficiarySettledAt: null };
        const change = {
          ...said,
          hostSettledAt: isHosts(viewer, campaign) ? now() : kept.hostSettledAt,
          beneficiarySettledAt: isHosts(viewer, campaign) ? kept.beneficiarySettledAt : now(),
        };
        return { to: change.hostSettledAt && change.beneficiarySettledAt ? 'SETTLED' : 'COMPLETED', change };
      }),
    );
  }
}

/** Who did not answer did not; who was not written to is not any more; who waits for a place goes on to be known as willing. */
export async function closeGuests(tx: Tx, campaign: Campaign): Promise<void> {
  await CampaignAudiences.cancelQueued(tx, campaign);
  await actingAs(tx, [campaign.hostId], async () => {
    await tx.query(
      `/* campaigns.closeGuests */ UPDATE invitation SET stage = 'NO_RESPONSE' WHERE campaign_id = $1 AND stage = 'SENT'`,
      [campaign.id],
    );
  });
}

const noAddress: Violation = {
  code: 'INVALID',
  message: 'Give the address where it can be seen, such as https://firm.example/news.',
  field: ['input', 'url'],
};
