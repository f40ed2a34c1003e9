import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly, Public } from '../platform/graphql/access.js';
import { CurrentRequest, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import {
  AccountPayload,
  AccountRegisterInput,
  PasswordChangeInput,
  PasswordForgotInput,
  PasswordResetInput,
  ProfileUpdateInput,
} from './accounts.graph.js';
import { Browser } from './browser.js';
import { PasswordResetsService } from './password-resets.service.js';
import { PasswordsService } from './passwords.service.js';
import { RegistrationService } from './registration.service.js';

/** Changes of the own account. */
@Resolver()
export class AccountsResolver {
  constructor(
    private readonly registration: RegistrationService,
    private readonly passwords: PasswordsService,
    private readonly resets: PasswordResetsService,
    private readonly browser: Browser,
  ) {}

  @Public()
  @Mutation(() => AccountPayload, {
    description: 'Register; a link to verify the address is mailed. The answer is the same for an address that is taken',
  })
  async accountRegister(
    @CurrentRequest() { request }: RequestContext,
    @Input() input: AccountRegisterInput,
  ): Promise<AccountPayload> {
    await this.registration.register(input, this.browser.placeOf(request).ip);
    return ok({ me: null });
  }

  @Public()
  @Mutation(() => AccountPayload, { description: 'Verify an e-mail address by the mailed link' })
  async emailVerify(
    @Args('token', { type: () => String, description: 'Token from the mailed link' }) token: string,
  ): Promise<AccountPayload> {
    await this.registration.verify(token);
    return ok({ me: null });
  }

  @PersonOnly()
  @Mutation(() => AccountPayload, { description: 'Mail the link to verify the address once more' })
  async emailVerificationResend(@CurrentViewer() viewer: Viewer): Promise<AccountPayload> {
    return ok({ me: await this.registration.resend(viewer) });
  }

  @Public()
  @Mutation(() => AccountPayload, {
    description: 'Mail a link to set a new password. The answer is the same for an unknown address',
  })
  async passwordForgot(
    @CurrentRequest() { request }: RequestContext,
    @Input() input: PasswordForgotInput,
  ): Promise<AccountPayload> {
    await this.resets.forgot(input.email, this.browser.placeOf(request).ip);
    return ok({ me: null });
  }

  @Public()
  @Mutation(() => AccountPayload, { description: 'Set a new password by the mailed link; every session ends' })
  async passwordReset(@Input() input: PasswordResetInput): Promise<AccountPayload> {
    await this.resets.reset(input.token, input.password);
    return ok({ me: null });
  }

  @PersonOnly()
  @Mutation(() => AccountPayload, { description: 'Set a new password in place of the present one; every other session ends' })
  async passwordChange(
    @CurrentRequest() { request }: RequestContext,
    @CurrentViewer() viewer: Viewer,
    @Input() input: PasswordChangeInput,
  ): Promise<AccountPayload> {
    const sessionId = await this.browser.sessionIdOf(request);
    const place = this.browser.placeOf(request);
    return ok({ me: await this.passwords.change(viewer, sessionId, input.currentPassword, input.newPassword, place) });
  }

  @PersonOnly()
  @Mutation(() => AccountPayload, { description: 'Change what the viewer says about herself' })
  async profileUpdate(@CurrentViewer() viewer: Viewer, @Input() input: ProfileUpdateInput): Promise<AccountPayload> {
    return ok({ me: await this.registration.rename(viewer, input.name) });
  }
}
