import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { assertNone, DomainError, type Violation } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { LINKS } from './links.js';
import { MemberInvitation } from './member-invitation.entity.js';
import type { Membership } from './membership.entity.js';
import { Memberships } from './memberships.js';
import { hashPassword } from './password-hash.js';
import { violationsOfPassword } from './password.rules.js';
import { RegistrationService } from './registration.service.js';
import { User } from './user.entity.js';

const { purpose } = LINKS.join;

/** What the page of a mailed invitation shows. */
export interface OpenInvitation {
  readonly email: string;
  readonly hasAccount: boolean;
}

/** Accepts invitations. Whoever has the link may join with the account she likes: the link went to one mailbox only. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: MailLinks,
    private readonly memberships: Memberships,
    private readonly registration: RegistrationService,
    private readonly dataSource: DataSource,
  ) {}

  /** Null when the link has ended. Changes nothing. */
  async look(token: string): Promise<OpenInvitation | null> {
    const id = await this.links.find(token, purpose);
    if (id === null) return null;
    const [row] = await this.dataSource.query<{ email: string; hasAccount: boolean }[]>(
      `/* joining.look */
       SELECT i.email, EXISTS (SELECT FROM user_account u WHERE u.email = i.email) AS "hasAccount"
       FROM member_invitation i WHERE i.id = $1 AND i.expires_at > $2`,
      [id, now()],
    );
    return row ?? null;
  }

  /** Refuses as LINK_ENDED what was accepted or withdrawn, or is over. */
  accept(userId: string, token: string): Promise<Membership> {
    return this.unitOfWork.run((tx) => this.join(tx, userId, token));
  }

  /** Makes an account for the invited address, verified by the link, and joins with it. */
  async acceptAsNew(token: string, { name, password }: { name: string; password: string }): Promise<void> {
    const invitation = await this.look(token);
    if (!invitation) throw ended();
    const { email } = invitation;
    assertNone([...violationsOfName(name), ...violationsOfPassword(password, email, ['input', 'password'])]);
    const passwordHash = await hashPassword(password);
    await this.unitOfWork.run(async (tx) => {
      const user = await this.registration.insert(tx, { email, name, passwordHash, emailVerifiedAt: now() });
      if (!user) throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'This address has an account by now. Sign in with it.' });
      await this.join(tx, user.id, token);
    });
  }

  /** The invitation is locked until it is gone: of two links to one invitation, one opens it. */
  private async join(tx: Tx, userId: string, token: string): Promise<Membership> {
    const id = await this.links.use(tx, token, purpose);
    const invitation = await tx.findOne(MemberInvitation, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!invitation || invitation.expiresAt <= now()) throw ended();
    const user = await tx.findOneByOrFail(User, { id: userId });
    if (user.email === invitation.email) await this.registration.markVerified(tx, user);
    await tx.delete(MemberInvitation, { id });
    return this.memberships.grant(tx, userId, invitation.businessId, invitation.role);
  }
}

function violationsOfName(name: string): Violation[] {
  if (name.trim().length >= 1 && name.length <= 120) return [];
  return [{ code: 'INVALID', message: 'A name has 1 to 120 characters.', field: ['input', 'name'] }];
}

const ended = () => new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
