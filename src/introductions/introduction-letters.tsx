import { Injectable } from '@nestjs/common';
import { AccountsQueries, User } from '../accounts/index.js';
import { Business } from '../businesses/index.js';
import { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Letter, Paragraph } from '../platform/mail/letter-layout.js';
import { Letters } from '../platform/mail/letters.js';
import { OnLetter, type LetterOrder, type Mail } from '../platform/mail/letter.js';
import { Introduction } from './introduction.entity.js';

/**
 * The letter that brings the two together, to those who lead the beneficiary. Who the client is stands in no mailbox:
 * she may take her yes back, and a mail cannot be wiped.
 */
@Injectable()
export class IntroductionLetters {
  constructor(
    private readonly letters: Letters,
    private readonly accounts: AccountsQueries,
    private readonly config: Config,
  ) {}

  async sendIntroduced(tx: Tx, { id, beneficiaryId }: Introduction): Promise<void> {
    for (const { userId } of await this.accounts.membersOf(tx, beneficiaryId, ['OWNER', 'MANAGER'])) {
      await this.letters.queue(tx, { letter: 'introduction.introduced', subjectId: id, to: userId });
    }
  }

  @OnLetter('introduction.introduced')
  async introduced(tx: Tx, { subjectId, to }: LetterOrder): Promise<Mail | null> {
    const introduction = await tx.findOneBy(Introduction, { id: subjectId });
    const reader = to === null ? null : await tx.findOneBy(User, { id: to });
    if (introduction?.stage !== 'INTRODUCED' || !reader?.emailVerifiedAt) return null;
    const introducer = await tx.findOneByOrFail(Business, { id: introduction.introducerId });
    const subject = `The client of ${introducer.tradingName} said yes`;
    const url = `${this.config.http.publicUrl}/introductions/${subjectId}`;
    const body = (
      <Letter
        title={subject}
        action={{ label: 'See the introduction', url }}
        note="Names are shown where you sign in, not in mails."
      >
        <Paragraph>Hello {reader.name},</Paragraph>
        <Paragraph>
          {introducer.tradingName} asked its client, and the client would like to hear from you. Please make the first contact
          within the next working days: a warm introduction cools quickly.
        </Paragraph>
      </Letter>
    );
    return { to: reader.email, subject, body };
  }
}
