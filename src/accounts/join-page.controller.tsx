import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import { DomainError } from '../kernel/domain-error.js';
import { Public } from '../platform/graphql/access.js';
import { PageRefusals } from '../platform/pages/page-refusals.js';
import { answerWith } from '../platform/pages/page.js';
import { Pair } from '../platform/pages/pair.js';
import { Authentication } from './authentication.js';
import { Browser } from './browser.js';
import { PasswordField, Problems, submit, textOf, type Posted } from './form.js';
import { JoiningService, type OpenInvitation } from './joining.service.js';
import { SessionsService } from './sessions.service.js';

/**
 * The page of a mailed invitation: who is signed in accepts, who has an account signs in and joins,
 * who has none makes one. Opening it changes nothing.
 */
@Public()
@UseFilters(PageRefusals)
@Controller('join/:token')
export class JoinPageController {
  constructor(
    private readonly joining: JoiningService,
    private readonly sessions: SessionsService,
    private readonly authentication: Authentication,
    private readonly browser: Browser,
  ) {}

  @Get()
  async ask(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, await this.open(token), await this.userOf(request), []);
  }

  @Post()
  async join(
    @Param('token') token: string,
    @Body() posted: Posted,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const invitation = await this.open(token);
    const userId = await this.userOf(request);
    const problems = await submit(() => this.accept(token, invitation, userId, posted, request, reply));
    if (problems.length > 0) return this.show(reply, invitation, userId, problems);
    const body = (
      <>
        <Pair />
        <h1>Welcome</h1>
        <p className="lead">You have joined.</p>
        <a className="button" href="/login">
          Go on to Adjoin
        </a>
      </>
    );
    await answerWith(reply, { title: 'Welcome', body });
  }

  private async accept(
    token: string,
    { email, hasAccount }: OpenInvitation,
    userId: string | null,
    posted: Posted,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (userId !== null) {
      await this.joining.accept(userId, token);
      return;
    }
    const password = textOf(posted, 'password');
    if (!hasAccount) await this.joining.acceptAsNew(token, { name: textOf(posted, 'name'), password });
    const place = this.browser.placeOf(request);
    const signedIn = await this.sessions.signIn(email, password, place, this.browser.sessionOf(request));
    if (hasAccount) await this.joining.accept(signedIn.user.id, token);
    this.browser.keep(reply, signedIn);
  }

  private async open(token: string): Promise<OpenInvitation> {
    const invitation = await this.joining.look(token);
    if (!invitation) throw new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
    return invitation;
  }

  private async userOf(request: FastifyRequest): Promise<string | null> {
    const credential = await this.authentication.of(request);
    return credential?.kind === 'SESSION' ? credential.viewer.userId : null;
  }

  private async show(
    reply: FastifyReply,
    invitation: OpenInvitation,
    userId: string | null,
    problems: readonly string[],
  ): Promise<void> {
    const body = (
      <>
        <Pair />
        <h1>You are invited</h1>
        <Problems messages={problems} />
        <form method="post" className="card">
          {userId === null ? fieldsFor(invitation) : <p>You join with the account that you are signed in with.</p>}
          <button>Join</button>
        </form>
      </>
    );
    await answerWith(reply, { title: 'You are invited', body, status: problems.length > 0 ? 422 : 200 });
  }
}

const fieldsFor = ({ email, hasAccount }: OpenInvitation): ReactElement => (
  <>
    <p>{hasAccount ? `Sign in as ${email} and join.` : `Make an account for ${email} and join.`}</p>
    {hasAccount ? null : (
      <label className="wide">
        Your name
        <input name="name" required maxLength={120} autoComplete="name" />
      </label>
    )}
    <PasswordField label={hasAccount ? 'Password' : 'New password'} isNew={!hasAccount} />
  </>
);
