import { Injectable } from '@nestjs/common';
import { now } from '../kernel/time.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { OnExpiry, OnReminder } from '../platform/clocks/on-expiry.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Letters } from '../platform/mail/letters.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { LONGEST_WORDS, scoresOf, type ReferenceAnswer } from './reference.rules.js';
import { linkEnded, REFERENCE_CLOCK, REFERENCE_LINK, ReferenceSteps } from './reference-steps.js';
import { ReferenceRefusal } from './reference.entity.js';
import { ANSWERED_IN } from './stages.js';

/** What becomes of a reference: she answers, cannot say, wants to be left alone, or lets the time pass. */
@Injectable()
export class ReferenceAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: MailLinks,
    private readonly steps: ReferenceSteps,
    private readonly letters: Letters,
  ) {}

  /** Once, by the link that was mailed. Of two at once one is taken; the other finds that the link has ended. */
  async answer(token: string, answer: ReferenceAnswer): Promise<void> {
    const id = await this.links.find(token, REFERENCE_LINK);
    return this.unitOfWork.run(async (tx) => {
      const open = id === null ? null : await this.steps.open(tx, id);
      if (!open || !ANSWERED_IN.includes(open.alliance.stage)) throw linkEnded();
      await this.links.use(tx, token, REFERENCE_LINK);
      const referee = await this.steps.refereeOf(tx, open.reference);
      if (!referee) throw linkEnded();
      if (answer.decision === 'pass') return this.steps.end(tx, open, 'CANNOT_SAY');
      if (answer.decision === 'never') {
        if (referee.email) {
          await tx.upsert(ReferenceRefusal, { addressHash: this.steps.hashOf(referee.email), madeAt: now() }, ['addressHash']);
        }
        return this.steps.end(tx, open, 'LEFT_ALONE');
      }
      const scores = scoresOf(open.reference.dimension, answer.scores);
      const words = answer.words.trim().slice(0, LONGEST_WORDS) || null;
      return this.steps.end(tx, open, 'ANSWERED', { scores, words, name: referee.name });
    });
  }

  @OnReminder(REFERENCE_CLOCK)
  async remind(tx: Tx, { subjectId }: Clock): Promise<void> {
    const open = await this.steps.open(tx, subjectId);
    if (!open || !ANSWERED_IN.includes(open.alliance.stage)) return;
    await this.letters.queue(tx, { letter: 'vetting.reference_reminder', subjectId });
  }

  @OnExpiry(REFERENCE_CLOCK)
  async expire(tx: Tx, { subjectId }: Clock): Promise<void> {
    const open = await this.steps.open(tx, subjectId);
    if (open) await this.steps.end(tx, open, 'NO_ANSWER');
  }
}
