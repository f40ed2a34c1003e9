import { Injectable } from '@nestjs/common';
import { later, SECOND } from '../kernel/time.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';

/** A turn ends by itself after so long (milliseconds): a killed process holds up nobody for longer. */
const TURN = 8 * SECOND;

interface Idle {
  readonly id: string;
  readonly job: 'campaign.prepare' | 'campaign.send';
}

/**
 * One process at a time sends a campaign, so that the pace is kept and no two take the same guest. It holds no
 * connection and no lock meanwhile, only a turn that it renews. Real time, not the product's: it is about processes.
 */
@Injectable()
export class SendingTurns {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Takes or renews the turn; false where another process has it. */
  take(campaignId: string, holder: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const rows = await tx.query<object[]>(
        `/* sendingTurns.take */
         INSERT INTO campaign_turn (campaign_id, holder, ends_at) VALUES ($1, $2, $3)
         ON CONFLICT (campaign_id) DO UPDATE SET holder = $2, ends_at = $3
         WHERE campaign_turn.holder = $2 OR campaign_turn.ends_at <= $4 RETURNING campaign_id`,
        [campaignId, holder, later(new Date(), TURN), new Date()],
      );
      return rows.length > 0;
    });
  }

  give(campaignId: string, holder: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await tx.query('/* sendingTurns.give */ DELETE FROM campaign_turn WHERE campaign_id = $1 AND holder = $2', [
        campaignId,
        holder,
      ]);
    });
  }

  /** Running campaigns that have guests to be written to now, and nobody who does. */
  async idle(tx: Tx): Promise<Idle[]> {
    const running = await tx.query<{ id: string; hostId: string; isPrepared: boolean }[]>(
      `/* sendingTurns.running */
       SELECT id, host_id AS "hostId", prepared_at IS NOT NULL AS "isPrepared" FROM campaign c
       WHERE stage = 'RUNNING' AND kind NOT LIKE '%\\_FEATURE'
         AND NOT EXISTS (SELECT FROM campaign_turn t WHERE t.campaign_id = c.id AND t.ends_at > $1)
         AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.name IN ('campaign.send', 'campaign.prepare')
           AND (j.state = 'retry' OR j.state = 'created' AND j.start_after <= now()) AND j.data->>'subjectId' = c.id::text)`,
      [new Date()],
    );
    if (running.length === 0) return [];
    await actFor(tx, [...new Set(running.map(({ hostId }) => hostId))]);
    const due = await tx.query<{ id: string }[]>(
      `/* sendingTurns.due */
       SELECT c.id FROM campaign c WHERE c.id = ANY ($1) AND c.channel = 'ADJOIN' AND EXISTS (
         SELECT FROM invitation i WHERE i.campaign_id = c.id AND i.stage = 'QUEUED' AND (i.retry_at IS NULL OR i.retry_at <= now()))`,
      [running.filter(({ isPrepared }) => isPrepared).map(({ id }) => id)],
    );
    return [
      ...running.filter(({ isPrepared }) => !isPrepared).map(({ id }) => ({ id, job: 'campaign.prepare' as const })),
      ...due.map(({ id }) => ({ id, job: 'campaign.send' as const })),
    ];
  }
}
