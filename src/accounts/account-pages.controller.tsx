import { Body, Controller, Get, Param, Post, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../kernel/domain-error.js';
import { Public } from '../platform/graphql/access.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { PageRefusals } from '../platform/pages/page-refusals.js';
import { answerWith } from '../platform/pages/page.js';
import { Pair } from '../platform/pages/pair.js';
import { PasswordField, Problems, submit, textOf, type Posted } from './form.js';
import { LINKS } from './links.js';
import { PasswordResetsService } from './password-resets.service.js';
import { RegistrationService } from './registration.service.js';

/** The pages behind mailed links about an account. Opening one changes nothing: mail scanners do. */
@Public()
@UseFilters(PageRefusals)
@Controller()
export class AccountPagesController {
  constructor(
    private readonly links: MailLinks,
    private readonly registration: RegistrationService,
    private readonly resets: PasswordResetsService,
  ) {}

  @Get('verify/:token')
  async askToVerify(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.assertLive(token, LINKS.verify.purpose);
    const body = (
      <>
        <Pair />
        <h1>Is this your address?</h1>
        <p className="lead">Press the button and we know that mail reaches you here.</p>
        <form method="post" className="card">
          <button>Verify the address</button>
        </form>
      </>
    );
    await answerWith(reply, { title: 'Verify the address', body });
  }

  @Post('verify/:token')
  async verify(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.registration.verify(token);
    const body = (
      <>
        <Pair />
        <h1>Thank you</h1>
        <p className="lead">Your e-mail address is verified.</p>
        {GO_ON}
      </>
    );
    await answerWith(reply, { title: 'Thank you', body });
  }

  @Get('reset/:token')
  async askForPassword(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.assertLive(token, LINKS.reset.purpose);
    await this.showReset(reply, []);
  }

  @Post('reset/:token')
  async reset(@Param('token') token: string, @Body() posted: Posted, @Res() reply: FastifyReply): Promise<void> {
    const problems = await submit(() => this.resets.reset(token, textOf(posted, 'password')));
    if (problems.length > 0) return this.showReset(reply, problems);
    const body = (
      <>
        <Pair />
        <h1>Your password is set</h1>
        <p className="lead">All your sessions were ended. Sign in with the new password.</p>
        {SIGN_IN}
      </>
    );
    await answerWith(reply, { title: 'Your password is set', body });
  }

  private async showReset(reply: FastifyReply, problems: readonly string[]): Promise<void> {
    const body = (
      <>
        <Pair />
        <h1>Choose a password</h1>
        <Problems messages={problems} />
        <form method="post" className="card">
          <PasswordField label="New password" isNew />
          <button>Set the password</button>
        </form>
      </>
    );
    await answerWith(reply, { title: 'Choose a password', body, status: problems.length > 0 ? 422 : 200 });
  }

  private async assertLive(token: string, purpose: string): Promise<void> {
    if ((await this.links.find(token, purpose)) !== null) return;
    throw new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
  }
}

const SIGN_IN = (
  <a className="button" href="/login">
    Sign in
  </a>
);

/** The sign-in sends on who is signed in already. */
const GO_ON = (
  <a className="button" href="/login">
    Go on to Adjoin
  </a>
);
