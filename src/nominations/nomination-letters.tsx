import { Injectable } from '@nestjs/common';
import { DAY, now } from '../kernel/time.js';
import { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Letter, Paragraph } from '../platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail } from '../platform/mail/letter.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { longDay } from '../platform/pages/words.js';
import { NOMINATION_LINK } from './nomination-answers.js';
import { NominationMoves } from './nomination-moves.js';
import { isOpen } from './nomination.policy.js';
import { NOMINATION_DAYS } from './nomination.rules.js';
import { nominatorOf } from './nominator.js';
import { Nominees } from './nominees.js';
import { WHAT_ADJOIN_IS } from './words.js';

/** The two letters to a nominee. Whether she may be written to is asked here, when they are about to go out. */
@Injectable()
export class NominationLetters {
  constructor(
    private readonly moves: NominationMoves,
    private readonly nominees: Nominees,
    private readonly links: MailLinks,
    private readonly config: Config,
  ) {}

  @OnLetter('nomination.sent')
  send(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    return this.compose(tx, order, null);
  }

  @OnLetter('nomination.reminder')
  remind(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    return this.compose(tx, order, 'This is the only reminder. A no is as welcome as a yes.');
  }

  private async compose(tx: Tx, { subjectId: id }: LetterOrder, lead: string | null): Promise<Mail | null> {
    const nomination = await this.moves.find(tx, id);
    if (!nomination?.email || !isOpen(nomination, now()) || !(await this.nominees.mayWrite(tx, id))) return null;
    const { personName, email, why, expiresAt } = nomination;
    const by = await nominatorOf(tx, nomination);
    if (!by) return null;
    const token = await this.links.mint(tx, NOMINATION_LINK, id, 2 * NOMINATION_DAYS * DAY);
    const subject = `${by.person} of ${by.firm} would like to work with you`;
    return {
      to: email,
      subject: lead ? `Still open: ${subject}` : subject,
      body: (
        <Letter
          title={subject}
          action={{ label: 'See what it is about', url: `${this.config.http.publicUrl}/n/${token}` }}
          note={`You get this letter because ${by.firm} gave us your address for it, and for nothing else. The page takes a no as well; then nobody on the network can nominate you again. The link works until ${longDay(expiresAt)}.`}
        >
          <Paragraph>Dear {personName},</Paragraph>
          {lead ? <Paragraph>{lead}</Paragraph> : null}
          <Paragraph>
            {by.person} wrote to you: “{why}”
          </Paragraph>
          <Paragraph>{WHAT_ADJOIN_IS}</Paragraph>
        </Letter>
      ),
    };
  }
}
