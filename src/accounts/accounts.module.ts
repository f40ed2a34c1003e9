import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { AccountLetters } from './account-letters.js';
import { AccountPagesController } from './account-pages.controller.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsResolver } from './accounts.resolver.js';
import { AdminsResolver } from './admins.resolver.js';
import { AdminsService } from './admins.service.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeysResolver } from './api-keys.resolver.js';
import { ApiKeysService } from './api-keys.service.js';
import { Attempts } from './attempts.js';
import { Authentication } from './authentication.js';
import { Browser } from './browser.js';
import { CredentialsQueries } from './credentials.queries.js';
import { FirstAdmin } from './first-admin.js';
import { InvitationsResolver } from './invitations.resolver.js';
import { InvitationsService } from './invitations.service.js';
import { JoinPageController } from './join-page.controller.js';
import { JoiningService } from './joining.service.js';
import { KnownDevice } from './known-device.entity.js';
import { Leftovers } from './leftovers.js';
import { MemberInvitation } from './member-invitation.entity.js';
import { MembersQueries } from './members.queries.js';
import { MembersResolver } from './members.resolver.js';
import { MembersService } from './members.service.js';
import { Membership } from './membership.entity.js';
import { Memberships } from './memberships.js';
import { PasswordCheck } from './password-check.js';
import { PasswordResetsService } from './password-resets.service.js';
import { PasswordsService } from './passwords.service.js';
import { RegistrationService } from './registration.service.js';
import { Session } from './session.entity.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SessionsService } from './sessions.service.js';
import { User } from './user.entity.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Users, their sessions, memberships and API keys, and the guard that says who asks. */
@Module({
  imports: [TypeOrmModule.forFeature([User, Session, KnownDevice, Membership, MemberInvitation, ApiKey])],
  controllers: [AccountPagesController, JoinPageController],
  providers: [
    AccountLetters,
    AccountsQueries,
    AccountsResolver,
    AdminsResolver,
    AdminsService,
    ApiKeysResolver,
    ApiKeysService,
    Attempts,
    Authentication,
    Browser,
    CredentialsQueries,
    FirstAdmin,
    InvitationsResolver,
    InvitationsService,
    JoiningService,
    Leftovers,
    MembersQueries,
    MembersResolver,
    MembersService,
    Memberships,
    PasswordCheck,
    PasswordResetsService,
    PasswordsService,
    RegistrationService,
    SessionsResolver,
    SessionsService,
    ViewerResolver,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountsQueries, Authentication, Memberships],
})
export class AccountsModule {}
