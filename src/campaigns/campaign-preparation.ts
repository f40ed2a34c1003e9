import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actingAs, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { OnJob, type Job } from '../platform/jobs/on-job.js';
import { CampaignAudiences, type Candidate } from './campaign-audiences.js';
import { CampaignGrounds } from './campaign-grounds.js';
import { CampaignMoves } from './campaign-moves.js';
import { Campaign } from './campaign.entity.js';
import { needsReview } from './campaign.rules.js';
import { GuestTokens } from './guest-tokens.js';

/** Guests of one statement: each stays far below the statement's timeout. */
const BATCH = 2_000;
/** First half of the advisory lock under which one campaign of a host is prepared at a time. */
const PREPARING = 7_233_006;

/**
 * Makes the list of guests when a campaign starts: who is invited, who is left out and why. All of it is one
 * transaction under the campaign's lock, so a process that is killed leaves no half of a list.
 */
@Injectable()
export class CampaignPreparation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audiences: CampaignAudiences,
    private readonly grounds: CampaignGrounds,
    private readonly moves: CampaignMoves,
    private readonly tokens: GuestTokens,
    private readonly events: EventLog,
    private readonly jobs: Jobs,
  ) {}

  @OnJob('campaign.prepare')
  async prepare({ data }: Pick<Job, 'data'>): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const campaign = await lockRow(tx, Campaign, String(data['subjectId']));
      if (campaign?.stage !== 'RUNNING' || campaign.preparedAt) return;
      // Of two campaigns of one host that begin at once the second sees whom the first is about to write to.
      await tx.query('/* campaigns.prepareAlone */ SELECT pg_advisory_xact_lock($1, hashtext($2))', [PREPARING, campaign.hostId]);
      const all = await this.audiences.candidates(tx, campaign);
      const invited = all.filter(({ leftOut }) => leftOut === null).length;
      if (await this.hasGrown(tx, campaign, invited)) return;
      await actingAs(tx, [campaign.hostId], async () => {
        for (let from = 0; from < all.length; from += BATCH) await this.insert(tx, campaign, all.slice(from, from + BATCH));
      });
      await tx.update(Campaign, { id: campaign.id }, { preparedAt: now() });
      await this.events.record(tx, {
        ...{ type: 'campaign.prepared', subjectId: campaign.id, audience: [campaign.hostId] },
        payload: { selected: all.length, invited },
      });
      if (campaign.channel === 'ADJOIN') await this.jobs.send(tx, 'campaign.send', { subjectId: campaign.id });
    });
  }

  /** More guests than an admin would let pass unseen, though there were fewer when it was scheduled: it stands still. */
  private async hasGrown(tx: Tx, campaign: Campaign, invited: number): Promise<boolean> {
    if (campaign.reviewedNumber === campaign.contentNumber) return false;
    const facts = await this.grounds.reviewFacts(tx, campaign, invited);
    if (!needsReview(facts)) return false;
    const reason = 'TOO_MANY_GUESTS' as const;
    await this.moves.byItself(tx, campaign.id, 'pause', () => ({ change: { reason }, payload: { reason } }));
    return true;
  }

  private async insert(
    tx: Tx,
    { id, hostId, beneficiaryId, contentNumber }: Campaign,
    some: readonly Candidate[],
  ): Promise<void> {
    const ids = some.map(() => uuidv7());
    await tx.query(
      `/* campaigns.invite */
       WITH guests AS (
         INSERT INTO invitation (id, campaign_id, host_id, beneficiary_id, contact_id, client_id, address_hash, basis, stage,
           reason, content_number, prepared_at)
         SELECT g.id, $1, $2, $3, g.contact_id, g.client_id, g.hash, g.basis,
           CASE WHEN g.left_out IS NULL THEN 'QUEUED' ELSE 'SUPPRESSED' END, g.left_out, $4, $5
         FROM unnest($6::uuid[], $7::uuid[], $8::uuid[], $9::bytea[], $10::text[], $11::text[])
           AS g (id, contact_id, client_id, hash, basis, left_out)
         ON CONFLICT ON CONSTRAINT invitation_once DO NOTHING
         RETURNING id, stage
       )
       INSERT INTO invitation_link (hash, invitation_id, campaign_id, host_id)
       SELECT l.hash, guests.id, $1, $2 FROM guests JOIN unnest($6::uuid[], $12::bytea[]) AS l (id, hash) ON l.id = guests.id
       WHERE guests.stage = 'QUEUED'`,
      [
        ...[id, hostId, beneficiaryId, contentNumber, now(), ids],
        ...[some.map(({ contactId }) => contactId), some.map(({ clientId }) => clientId), some.map(({ hash }) => hash)],
        ...[some.map(({ basis }) => basis), some.map(({ leftOut }) => leftOut)],
        ids.map((each) => this.tokens.hashOf(this.tokens.of(each))),
      ],
    );
  }
}
