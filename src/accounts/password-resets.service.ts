import { Injectable } from '@nestjs/common';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Letters } from '../platform/mail/letters.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { Attempts } from './attempts.js';
import { addressOf } from './email.js';
import { LINKS } from './links.js';
import { hashPassword } from './password-hash.js';
import { violationsOfPassword } from './password.rules.js';
import { PasswordsService } from './passwords.service.js';
import { User } from './user.entity.js';

const { purpose } = LINKS.reset;

/** The way back in for who forgot her password: a mailed link. */
@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly letters: Letters,
    private readonly links: MailLinks,
    private readonly attempts: Attempts,
    private readonly passwords: PasswordsService,
  ) {}

  /**
   * Says nothing of whether the address has an account. A letter is ordered in any case, with the same
   * work; to an account that is not there its composer writes nothing.
   */
  async forgot(email: string, ip: string): Promise<void> {
    const address = addressOf(email);
    await this.attempts.count(['resetFromAddress', ip]);
    if (!(await this.attempts.allows('mailToAddress', `reset ${address}`))) return;
    await this.unitOfWork.run(async (tx) => {
      const user = await tx.findOneBy(User, { email: address });
      await this.letters.queue(tx, { letter: 'account.reset', subjectId: user?.id ?? uuidv7() });
    });
  }

  /** Ends every session. The link is spent only when the password is good. */
  async reset(token: string, password: string): Promise<void> {
    const user = await this.userOf(token);
    assertNone(violationsOfPassword(password, user.email, ['input', 'password']));
    const passwordHash = await hashPassword(password);
    await this.unitOfWork.run(async (tx) => {
      const userId = await this.links.use(tx, token, purpose);
      // Whoever has the link has the mailbox.
      await tx.query(
        '/* passwordResets.verify */ UPDATE user_account SET email_verified_at = coalesce(email_verified_at, $2) WHERE id = $1',
        [userId, now()],
      );
      await this.links.end(tx, purpose, userId);
      await this.passwords.reset(tx, userId, passwordHash);
    });
    this.passwords.forget();
  }

  private async userOf(token: string): Promise<User> {
    const id = await this.links.find(token, purpose);
    const user = id && (await this.unitOfWork.readFor([], (tx) => tx.findOneBy(User, { id })));
    if (!user) throw new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
    return user;
  }
}
