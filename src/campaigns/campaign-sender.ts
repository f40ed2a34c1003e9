import { Injectable } from '@nestjs/common';
import { Suppressions } from '../consents/index.js';
import { uuidv7 } from '../kernel/id.js';
import { later, MINUTE, now, SECOND } from '../kernel/time.js';
import { Every } from '../platform/background/every.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { OnJob, type Job } from '../platform/jobs/on-job.js';
import { MailError, MailTransport } from '../platform/mail/mail-transport.js';
import { CampaignLetters, type InvitationLetter } from './campaign-letters.js';
import { SendingTurns } from './sending-turns.js';
import { Campaign } from './campaign.entity.js';

/** One job sends for so long (milliseconds), then another goes on: a job never looks stuck. */
const SHIFT = 10 * SECOND;
/** Mails on their way at once. After a kill at most these are tried again, under the Message-ID they had. */
const LANES = 4;
/** After so many tries an address counts as unreachable. */
const MOST_TRIES = 5;

interface Due {
  readonly id: string;
  readonly attempts: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly suppressed: boolean;
}

/**
 * Sends the mails of running campaigns, each guest's once. The list itself is the queue: a guest is QUEUED until the
 * mail server has taken her mail, and the job is only the wheel that turns. A killed process leaves what it had not
 * noted QUEUED; it is tried again with the same Message-ID, by which mailboxes know it for the same letter.
 */
@Injectable()
export class CampaignSender {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly letters: CampaignLetters,
    private readonly transport: MailTransport,
    private readonly turns: SendingTurns,
    private readonly events: EventLog,
    private readonly jobs: Jobs,
    private readonly suppressions: Suppressions,
  ) {}

  @OnJob('campaign.send')
  async send({ data }: Pick<Job, 'data'>): Promise<void> {
    const id = String(data['subjectId']);
    const holder = uuidv7();
    if (!(await this.turns.take(id, holder))) return;
    try {
      const isLeft = await this.shift(id, holder);
      await this.unitOfWork.run(async (tx) => {
        const { hostId } = await tx.findOneByOrFail(Campaign, { id });
        await this.events.record(tx, { type: 'campaign.progressed', subjectId: id, audience: [hostId] });
        if (isLeft) await this.jobs.send(tx, 'campaign.send', { subjectId: id });
      });
    } finally {
      await this.turns.give(id, holder);
    }
  }

  /** Goes on with what nobody is sending: after a restart, or where a job was lost. */
  @Every(5 * SECOND)
  async goOn(tx: Tx): Promise<void> {
    for (const { id, job } of await this.turns.idle(tx)) await this.jobs.send(tx, job, { subjectId: id });
  }

  /** Whether anything is left for another shift. */
  private async shift(id: string, holder: string): Promise<boolean> {
    const begin = performance.now();
    let letter: InvitationLetter | null = null;
    let sent = 0;
    while (performance.now() - begin < SHIFT) {
      const round = await this.unitOfWork.run(async (tx) => {
        const campaign = await tx.findOneBy(Campaign, { id });
        if (campaign?.stage !== 'RUNNING' || campaign.channel !== 'ADJOIN') return null;
        letter ??= await this.letters.compose(tx, campaign);
        // A second's worth, so that a pause is obeyed within a second.
        const size = Math.max(1, Math.min(100, Math.ceil(campaign.pacePerMinute / 60)));
        return { campaign, due: await this.due(tx, campaign, size) };
      });
      if (!round || round.due.length === 0 || !letter) return false;
      const { campaign, due } = round;
      const step = MINUTE / campaign.pacePerMinute;
      const filled: InvitationLetter = letter;
      let next = 0;
      const lane = async () => {
        for (let guest = due[next++]; guest; guest = due[next++]) {
          const wait = begin + sent++ * step - performance.now();
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
          await this.toGuest(campaign, guest, filled);
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      if (!(await this.turns.take(id, holder))) return false;
    }
    return true;
  }

  /** The next guests, and whether they have asked meanwhile to be left alone. */
  private async due(tx: Tx, { id, hostId }: Campaign, size: number): Promise<Due[]> {
    await actFor(tx, [hostId]);
    return tx.query<Due[]>(
      `/* campaigns.due */
       SELECT i.id, i.attempts, c.name, c.email,
         EXISTS (SELECT FROM suppression x WHERE x.business_id = $2 AND x.purpose = 'CAMPAIGN'
           AND x.address_hash = i.address_hash AND x.until > $3) AS suppressed
       FROM invitation i JOIN contact c ON c.id = i.contact_id
       WHERE i.campaign_id = $1 AND i.stage = 'QUEUED' AND (i.retry_at IS NULL OR i.retry_at <= $3)
       ORDER BY i.id LIMIT $4`,
      [id, hostId, now(), size],
    );
  }

  private async toGuest(
    campaign: Campaign,
    { id, attempts, name, email, suppressed }: Due,
    letter: InvitationLetter,
  ): Promise<void> {
    if (suppressed || !email || name === null) {
      await this.note(campaign, id, { stage: 'SUPPRESSED', reason: email ? 'OPTED_OUT' : 'NO_ADDRESS' });
      return;
    }
    try {
      await this.transport.send(id, letter.for({ id, name, email }));
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      // Where there is no mail server nothing is wrong with the guest: the job is tried again as a whole.
      if (error.isDown) throw error;
      const isLast = error.isFinal || attempts + 1 >= MOST_TRIES;
      const retryAt = later(now(), MINUTE * 2 ** attempts);
      await this.note(
        campaign,
        id,
        isLast ? { stage: 'BOUNCED', reason: 'REFUSED' } : { stage: 'QUEUED', reason: null, retryAt },
      );
      return;
    }
    await this.note(campaign, id, { stage: 'SENT', reason: null });
  }

  private note(
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
}
