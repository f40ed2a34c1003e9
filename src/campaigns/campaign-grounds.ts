import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { belongsTo, worksFor, type Viewer } from '../kernel/viewer.js';
import { NetworkService } from '../network/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Campaign } from './campaign.entity.js';
import type { ReviewFacts } from './campaign.rules.js';

/** The alliance that a campaign rests on, locked against a pause until the transaction ends. */
export interface Ground {
  readonly ownId: string;
  readonly otherId: string;
}

interface Row {
  readonly stage: string;
  readonly areActive: boolean;
  readonly proposerId: string;
  readonly partnerId: string;
}

/** What campaigns ask of their alliance and its two businesses. */
@Injectable()
export class CampaignGrounds {
  constructor(private readonly network: NetworkService) {}

  /** NOT_FOUND for an alliance that is none of the viewer's, FORBIDDEN for who reads only or is in both. */
  async open(tx: Tx, viewer: Viewer, allianceId: string): Promise<Ground> {
    const row = await this.row(tx, allianceId);
    if (!row || !(viewer.isAdmin || belongsTo(viewer, row.proposerId) || belongsTo(viewer, row.partnerId))) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such alliance.', field: ['input', 'allianceId'] });
    }
    const [ownId, otherId] = belongsTo(viewer, row.proposerId)
      ? [row.proposerId, row.partnerId]
      : [row.partnerId, row.proposerId];
    if (!worksFor(viewer, ownId) || belongsTo(viewer, otherId)) {
      throw new DomainError({ code: 'FORBIDDEN', message: 'You may not begin campaigns in this alliance.' });
    }
    if (row.stage !== 'ACTIVE' || !row.areActive) throw notActive();
    return { ownId, otherId };
  }

  /** Throws ALLIANCE_NOT_ACTIVE where the alliance carries nothing now. */
  async assertActive(tx: Tx, { allianceId }: Campaign): Promise<void> {
    const row = await this.row(tx, allianceId);
    if (row?.stage !== 'ACTIVE' || !row.areActive) throw notActive();
  }

  /** What decides whether an admin looks first. */
  async reviewFacts(tx: Tx, { id, allianceId, hostId, beneficiaryId }: Campaign, guests: number): Promise<ReviewFacts> {
    const [row] = await tx.query<{ isFirst: boolean; isRegulated: boolean }[]>(
      `/* campaigns.reviewFacts */
       SELECT NOT EXISTS (
           SELECT FROM campaign WHERE alliance_id = $1 AND id <> $2 AND stage IN ('RUNNING', 'PAUSED', 'COMPLETED', 'SETTLED')
         ) AS "isFirst",
         EXISTS (SELECT FROM business WHERE id = ANY ($3) AND cardinality(regulated_professions) > 0) AS "isRegulated"`,
      [allianceId, id, [hostId, beneficiaryId]],
    );
    const { campaignReviewGuests: mostGuests } = await this.network.policy(tx);
    return { isFirst: row?.isFirst ?? true, isRegulated: row?.isRegulated ?? true, guests, mostGuests };
  }

  private async row(tx: Tx, allianceId: string): Promise<Row | undefined> {
    const [row] = await tx.query<Row[]>(
      `/* campaigns.ground */
       SELECT a.stage, a.proposer_id AS "proposerId", a.partner_id AS "partnerId",
         p.status = 'ACTIVE' AND q.status = 'ACTIVE' AS "areActive"
       FROM alliance a JOIN business p ON p.id = a.proposer_id JOIN business q ON q.id = a.partner_id
       WHERE a.id = $1 FOR SHARE OF a`,
      [allianceId],
    );
    return row;
  }
}

export const notActive = () =>
  new DomainError({
    code: 'ALLIANCE_NOT_ACTIVE',
    message: 'Only an active alliance of active businesses carries campaigns.',
    field: ['input', 'allianceId'],
  });
