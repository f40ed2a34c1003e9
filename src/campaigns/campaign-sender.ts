import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../kernel/id.js';
import { later, MINUTE, now, SECOND } from '../kernel/time.js';
import { Every } from '../platform/background/every.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { OnJob, type Job } from '../platform/jobs/on-job.js';
import { MailError, MailTransport } from '../platform/mail/mail-transport.js';
import { CampaignLetters, type InvitationLetter } from './campaign-letters.js';
import { HandOvers, type HandOver } from './hand-overs.js';
import { SendingList, type Due } from './sending-list.js';
import { SendingTurns } from './sending-turns.js';
import { Campaign } from './campaign.entity.js';

/** One job sends for so long (milliseconds), then another goes on: a job never looks stuck. */
const SHIFT = 10 * SECOND;
/** How often the turn is renewed (milliseconds), also while a mail server takes its time. */
const RENEWAL = 2 * SECOND;
/** Mails on their way at once. */
const LANES = 4;
/** After so many tries an address counts as unreachable. */
const MOST_TRIES = 5;

/**
 * Sends the mails of running campaigns, each guest's once. The list itself is the queue: a guest is QUEUED until the
 * mail server has taken her mail, and the job is only the wheel that turns. A killed process leaves what it had not
 * noted QUEUED: whoever goes on asks `HandOvers` which of these mails the server has, and sends the others.
 */
@Injectable()
export class CampaignSender {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly letters: CampaignLetters,
    private readonly transport: MailTransport,
    private readonly turns: SendingTurns,
    private readonly handOvers: HandOvers,
    private readonly jobs: Jobs,
    private readonly list: SendingList,
  ) {}

  @OnJob('campaign.send')
  async send({ data }: Pick<Job, 'data'>): Promise<void> {
    const id = String(data['subjectId']);
    const holder = uuidv7();
    if (!(await this.turns.take(id, holder))) return;
    try {
      await this.list.noteHanded(id);
      const handOver = await this.handOvers.open();
      const beat = setInterval(() => void this.turns.take(id, holder).catch(() => false), RENEWAL);
      const isLeft = await this.shift(id, holder, handOver).finally(async () => {
        clearInterval(beat);
        await handOver.close();
      });
      await this.unitOfWork.run(async (tx) => {
        await this.list.tell(tx, id);
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
  private async shift(id: string, holder: string, handOver: HandOver): Promise<boolean> {
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
        return { campaign, due: await this.list.due(tx, campaign, size) };
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
          await this.toGuest(campaign, guest, filled, handOver);
        }
      };
      const stop = (error: unknown) => {
        next = due.length;
        throw error;
      };
      // All lanes are over before the turn is given on, or the next sender would find guests who are being written to.
      const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch(stop)));
      for (const each of lanes) if (each.status === 'rejected') throw each.reason;
      if (!(await this.turns.take(id, holder))) return false;
    }
    return true;
  }

  private async toGuest(
    campaign: Campaign,
    { id, attempts, name, email, leftOut }: Due,
    letter: InvitationLetter,
    handOver: HandOver,
  ): Promise<void> {
    if (leftOut || !email || name === null) {
      await this.list.note(campaign, id, { stage: 'SUPPRESSED', reason: leftOut ?? 'NO_ADDRESS' });
      return;
    }
    try {
      await this.transport.send(id, letter.for({ id, name, email }), () => handOver.handed(id));
    } catch (error) {
      handOver.takenBack(id);
      if (!(error instanceof MailError)) throw error;
      // Where there is no mail server nothing is wrong with the guest: the job is tried again as a whole.
      if (error.isDown) throw error;
      const isLast = error.isFinal || attempts + 1 >= MOST_TRIES;
      const retryAt = later(now(), MINUTE * 2 ** attempts);
      await this.list.note(
        campaign,
        id,
        isLast ? { stage: 'BOUNCED', reason: 'REFUSED' } : { stage: 'QUEUED', reason: null, retryAt },
      );
      return;
    }
    await this.list.note(campaign, id, { stage: 'SENT', reason: null });
  }
}
