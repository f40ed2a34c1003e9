import { Injectable } from '@nestjs/common';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Letters } from '../platform/mail/letters.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { Attempts } from './attempts.js';
import { addressOf } from './email.js';
import { LINKS } from './links.js';
import { hashPassword } from './password-hash.js';
import { violationsOfPassword } from './password.rules.js';
import { User } from './user.entity.js';

export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** Makes accounts and verifies their addresses. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly letters: Letters,
    private readonly links: MailLinks,
    private readonly attempts: Attempts,
  ) {}

  /**
   * Says nothing of whether the address has an account, and does as much work when it has: only the
   * mailbox learns it. `ip` is where the request comes from.
   */
  async register(input: NewAccount, ip: string): Promise<void> {
    const email = addressOf(input.email);
    assertNone(violationsOfPassword(input.password, email, ['input', 'password']));
    await this.attempts.count(['registrationFromAddress', ip]);
    const mails = await this.attempts.allows('mailToAddress', `register ${email}`);
    const passwordHash = await hashPassword(input.password);
    await this.unitOfWork.run(async (tx) => {
      const user = await this.insert(tx, { email, name: input.name, passwordHash, emailVerifiedAt: null });
      const userId = user?.id ?? (await tx.findOneByOrFail(User, { email })).id;
      if (!user) await this.events.record(tx, { type: 'account.registered_again', subjectId: userId, audience: [] });
      if (mails) await this.letters.queue(tx, { letter: user ? 'account.verify' : 'account.exists', subjectId: userId });
    });
  }

  /** Null when the address has an account already. Waits for one that is just being made. */
  async insert(tx: Tx, details: Pick<User, 'email' | 'name' | 'passwordHash' | 'emailVerifiedAt'>): Promise<User | null> {
    const user: User = { id: uuidv7(), isAdmin: false, createdAt: now(), ...details };
    const made = await tx.query<{ id: string }[]>(
      `/* registration.insert */
       INSERT INTO user_account (id, email, name, password_hash, email_verified_at, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT user_account_email_key DO NOTHING RETURNING id`,
      [user.id, user.email, user.name, user.passwordHash, user.emailVerifiedAt, user.createdAt],
    );
    if (made.length === 0) return null;
    await this.events.record(tx, { type: 'account.registered', subjectId: user.id, actorId: user.id, audience: [] });
    return user;
  }

  verify(token: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const id = await this.links.use(tx, token, LINKS.verify.purpose);
      await this.markVerified(tx, await tx.findOneByOrFail(User, { id }));
    });
  }

  /** For whoever proved by a mailed link that the mailbox is hers. */
  async markVerified(tx: Tx, user: User): Promise<void> {
    if (user.emailVerifiedAt) return;
    await tx.update(User, { id: user.id }, { emailVerifiedAt: now() });
    await this.events.record(tx, { type: 'account.email_verified', subjectId: user.id, actorId: user.id, audience: [] });
  }

  async resend(viewer: Viewer): Promise<User> {
    await this.attempts.count(['mailToAddress', `verify ${viewer.userId}`]);
    return this.unitOfWork.run(async (tx) => {
      const user = await tx.findOneByOrFail(User, { id: viewer.userId });
      if (user.emailVerifiedAt) throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'The address is verified already.' });
      await this.letters.queue(tx, { letter: 'account.verify', subjectId: user.id });
      return user;
    });
  }

  async rename(viewer: Viewer, name: string): Promise<User> {
    return this.unitOfWork.run(async (tx) => {
      const user = await tx.findOneOrFail(User, { where: { id: viewer.userId }, lock: { mode: 'for_no_key_update' } });
      await tx.update(User, { id: user.id }, { name });
      await this.events.record(tx, { type: 'account.renamed', subjectId: user.id, actorId: user.id, audience: [] });
      return { ...user, name };
    });
  }
}
