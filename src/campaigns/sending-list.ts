import { Injectable } from '@nestjs/common';
import { Suppressions } from '../consents/index.js';
import { DAY, later, now } from '../kernel/time.js';
import { NetworkService } from '../network/index.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Campaign } from './campaign.entity.js';
import { HandOvers } from './hand-overs.js';
import type { LeftOut } from './invitation.lifecycle.js';

/** A guest whose turn it is. */
export interface Due {
  readonly id: string;
  readonly attempts: number;
  readonly name: string | null;
  readonly email: string | null;
  /** Why she is not written to after all; null for most. */
  readonly leftOut: LeftOut | null;
}

/** The list of a campaign's guests as its sender works through it: who is next, and what became of each. */
@Injectable()
export class SendingList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly handOvers: HandOvers,
    private readonly events: EventLog,
    private readonly suppressions: Suppressions,
    private readonly network: NetworkService,
  ) {}

  /** Only who has the turn may do so: what is handed over and not noted is then of a process that is gone. */
  async noteHanded(id: string): Promise<void> {
    const { campaign, handed } = await this.unitOfWork.run(async (tx) => {
      const found = await tx.findOneByOrFail(Campaign, { id });
      await actFor(tx, [found.hostId]);
      return { campaign: found, handed: await this.handOvers.unnoted(tx, id) };
    });
    for (const guestId of handed) await this.note(campaign, guestId, { stage: 'SENT', reason: null });
  }

  /** The next guests, and whether they have asked meanwhile to be left alone, or were written to: a pause may be long. */
  async due(tx: Tx, { id, hostId }: Campaign, size: number): Promise<Due[]> {
    await actFor(tx, [hostId]);
    const { contactCapDays } = await this.network.policy(tx);
    return tx.query<Due[]>(
      `/* campaigns.due */
       SELECT i.id, i.attempts, c.name, c.email, CASE
         WHEN EXISTS (SELECT FROM suppression x WHERE x.business_id = $2 AND x.purpose = 'CAMPAIGN'
           AND x.address_hash = i.address_hash AND x.until > $3) THEN 'OPTED_OUT'
         WHEN EXISTS (SELECT FROM invitation o WHERE o.host_id = $2 AND o.address_hash = i.address_hash AND o.sent_at > $5
             AND o.campaign_id <> $1)
           OR EXISTS (SELECT FROM consent q WHERE q.business_id = $2 AND q.purpose = 'INTRODUCTION'
             AND q.contact_id = i.contact_id AND q.asked_at > $5 AND q.expires_at > q.asked_at) THEN 'CONTACTED_LATELY'
         WHEN c.email IS NULL OR c.name IS NULL THEN 'NO_ADDRESS'
       END AS "leftOut"
       FROM invitation i JOIN contact c ON c.id = i.contact_id
       WHERE i.campaign_id = $1 AND i.stage = 'QUEUED' AND (i.retry_at IS NULL OR i.retry_at <= $3)
       ORDER BY i.id LIMIT $4`,
      [id, hostId, now(), size, later(now(), -contactCapDays * DAY)],
    );
  }

  note(
    { id: campaignId, hostId }: Campaign,
    id: string,
    { stage, reason, retryAt = null }: { stage: string; reason: string | null; retryAt?: Date | null },
  ): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await actFor(tx, [hostId]);
      const [rows] = await tx.query<[{ hash: Buffer }[], number]>(
        `/* campaigns.note */
         UPDATE invitation SET stage = $2, reason = $3, attempts = attempts + 1, retry_at = $4,
           sent_at = CASE WHEN $2 IN ('SENT', 'BOUNCED') THEN $5 ELSE sent_at END
         WHERE id = $1 AND stage = 'QUEUED' RETURNING address_hash AS hash`,
        [id, stage, reason, retryAt, now()],
      );
      const [row] = rows;
      if (!row || stage === 'QUEUED') return;
      if (stage === 'BOUNCED') {
        const about = { businessId: hostId, purpose: 'CAMPAIGN' as const, addressHash: row.hash };
        await this.suppressions.add(tx, about, 'BOUNCED');
      }
      const type = stage === 'SENT' ? 'invitation.sent' : stage === 'BOUNCED' ? 'invitation.bounced' : 'invitation.left_out';
      // Told to nobody one by one: thousands would push all else out of the host's inbox. `campaign.progressed` tells it.
      await this.events.record(tx, { type, subjectId: id, audience: [], payload: { campaignId, reason } });
    });
  }

  /** One word for a whole shift. */
  async tell(tx: Tx, id: string): Promise<void> {
    const { hostId } = await tx.findOneByOrFail(Campaign, { id });
    await this.events.record(tx, { type: 'campaign.progressed', subjectId: id, audience: [hostId] });
  }
}
