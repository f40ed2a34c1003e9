import { Injectable } from '@nestjs/common';
import { HOUR, now } from '../kernel/time.js';
import { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Letter, Paragraph } from '../platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail } from '../platform/mail/letter.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { LINKS } from './links.js';
import { MemberInvitation } from './member-invitation.entity.js';
import { User } from './user.entity.js';

/** Writes the letters about accounts and memberships. */
@Injectable()
export class AccountLetters {
  constructor(
    private readonly links: MailLinks,
    private readonly config: Config,
  ) {}

  @OnLetter('account.verify')
  async verify(tx: Tx, { subjectId }: LetterOrder): Promise<Mail | null> {
    const user = await tx.findOneBy(User, { id: subjectId });
    if (!user || user.emailVerifiedAt) return null;
    const { purpose, lives } = LINKS.verify;
    const url = this.urlOf('verify', await this.links.mint(tx, purpose, user.id, lives));
    const body = (
      <Letter
        title="Is this your address?"
        action={{ label: 'Verify the address', url }}
        note="The link works for three days. If you did not register, leave it alone: without it the account can do little."
      >
        <Paragraph>Hello {user.name},</Paragraph>
        <Paragraph>somebody, probably you, registered at Adjoin with this e-mail address.</Paragraph>
      </Letter>
    );
    return { to: user.email, subject: 'Verify your e-mail address', body };
  }

  @OnLetter('account.exists')
  async exists(tx: Tx, { subjectId }: LetterOrder): Promise<Mail | null> {
    const user = await tx.findOneBy(User, { id: subjectId });
    if (!user) return null;
    const body = (
      <Letter
        title="You have an account already"
        note="If it was not you who tried, nothing has happened and nothing needs to be done."
      >
        <Paragraph>Hello {user.name},</Paragraph>
        <Paragraph>
          somebody, probably you, tried to register at Adjoin with this e-mail address. It has an account already. Sign in with
          it, or ask for a new password if you forgot yours.
        </Paragraph>
      </Letter>
    );
    return { to: user.email, subject: 'You have an account already', body };
  }

  @OnLetter('account.reset')
  reset(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    const note = 'The link works for an hour. If you did not ask for it, leave it alone: your password stays as it is.';
    return this.passwordLetter(tx, order, 'Set a new password', LINKS.reset.lives, note);
  }

  @OnLetter('account.set_password')
  setPassword(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    const note =
      'The link works for three days. You get this letter because the network’s operator named this address as its admin’s.';
    return this.passwordLetter(tx, order, 'Set your password', LINKS.setPassword.lives, note);
  }

  @OnLetter('account.password_replaced')
  async passwordReplaced(tx: Tx, { subjectId }: LetterOrder): Promise<Mail | null> {
    const user = await tx.findOneBy(User, { id: subjectId });
    if (!user) return null;
    const body = (
      <Letter title="Your password was changed">
        <Paragraph>Hello {user.name},</Paragraph>
        <Paragraph>
          the password of your account at Adjoin was just changed, and your other sessions were ended. If it was not you, ask for
          a new password at once: the link comes to this mailbox.
        </Paragraph>
      </Letter>
    );
    return { to: user.email, subject: 'Your password was changed', body };
  }

  @OnLetter('member.invitation')
  async invitation(tx: Tx, { subjectId }: LetterOrder): Promise<Mail | null> {
    const invitation = await tx.findOneBy(MemberInvitation, { id: subjectId });
    const left = invitation ? invitation.expiresAt.getTime() - now().getTime() : 0;
    if (!invitation || left < HOUR) return null;
    const inviter = await tx.findOneByOrFail(User, { id: invitation.invitedById });
    const url = this.urlOf('join', await this.links.mint(tx, LINKS.join.purpose, invitation.id, left));
    const body = (
      <Letter
        title="You are invited"
        action={{ label: 'See the invitation', url }}
        note={`The link works until ${invitation.expiresAt.toISOString().slice(0, 10)}. If you do not know ${inviter.name}, leave it alone.`}
      >
        <Paragraph>
          {inviter.name} invites you to join a firm at Adjoin, a network in which firms introduce their clients to each other,
          with the client’s yes.
        </Paragraph>
      </Letter>
    );
    return { to: invitation.email, subject: `${inviter.name} invites you to join a firm at Adjoin`, body };
  }

  private async passwordLetter(
    tx: Tx,
    { subjectId }: LetterOrder,
    title: string,
    lives: number,
    note: string,
  ): Promise<Mail | null> {
    const user = await tx.findOneBy(User, { id: subjectId });
    if (!user) return null;
    const url = this.urlOf('reset', await this.links.mint(tx, LINKS.reset.purpose, user.id, lives));
    const body = (
      <Letter title={title} action={{ label: title, url }} note={note}>
        <Paragraph>Hello {user.name},</Paragraph>
        <Paragraph>
          this link lets you choose the password of your account at Adjoin. It works once, and it is yours alone.
        </Paragraph>
      </Letter>
    );
    return { to: user.email, subject: title, body };
  }

  private urlOf(page: string, token: string): string {
    return `${this.config.http.publicUrl}/${page}/${token}`;
  }
}
