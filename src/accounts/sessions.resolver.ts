import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly, Public } from '../platform/graphql/access.js';
import { ById, CurrentRequest, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { AccountPayload, SignInInput } from './accounts.graph.js';
import { Browser } from './browser.js';
import { Session } from './session.entity.js';
import { SessionPayload, SessionType } from './sessions.graph.js';
import { SessionsService } from './sessions.service.js';

@Resolver(() => SessionType)
export class SessionsResolver {
  constructor(
    private readonly sessions: SessionsService,
    private readonly browser: Browser,
    private readonly dataSource: DataSource,
  ) {}

  @PersonOnly()
  @Query(() => [SessionType], { description: 'The viewer’s own sessions, newest first', name: 'sessions' })
  sessionsOf(@CurrentViewer() viewer: Viewer): Promise<Session[]> {
    return this.dataSource.manager.find(Session, { where: { userId: viewer.userId }, order: { id: 'DESC' } });
  }

  @Public()
  @Mutation(() => AccountPayload, {
    description: 'Sign in with e-mail address and password; the answer sets the session’s cookie',
  })
  async signIn(@CurrentRequest() context: RequestContext, @Input() input: SignInInput): Promise<AccountPayload> {
    const { request, reply } = context;
    const place = this.browser.placeOf(request);
    const signedIn = await this.sessions.signIn(input.email, input.password, place, this.browser.sessionOf(request));
    this.browser.keep(reply, signedIn);
    return ok({ me: signedIn.user });
  }

  @PersonOnly()
  @Mutation(() => AccountPayload, { description: 'End the present session' })
  async signOut(@CurrentRequest() { request, reply }: RequestContext, @CurrentViewer() viewer: Viewer): Promise<AccountPayload> {
    await this.sessions.signOut(viewer, await this.browser.sessionIdOf(request));
    this.browser.forget(reply);
    return ok({ me: null });
  }

  @PersonOnly()
  @Mutation(() => SessionPayload, { description: 'End one of the viewer’s own sessions; it is refused within a second' })
  async sessionRevoke(@CurrentViewer() viewer: Viewer, @ById('Id of the session') id: string): Promise<SessionPayload> {
    return ok({ session: await this.sessions.revoke(viewer, id) });
  }

  @ResolveField(() => Boolean, { description: 'Whether this is the session that asks' })
  async isCurrent(session: Session, _args: unknown, { request }: RequestContext): Promise<boolean> {
    return (await this.browser.sessionIdOf(request)) === session.id;
  }
}
