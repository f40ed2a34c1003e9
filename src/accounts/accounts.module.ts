import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { AccountsQueries } from './accounts.queries.js';
import { ApiKey } from './api-key.entity.js';
import { Authentication } from './authentication.js';
import { CredentialsQueries } from './credentials.queries.js';
import { KnownDevice } from './known-device.entity.js';
import { MemberInvitation } from './member-invitation.entity.js';
import { Membership } from './membership.entity.js';
import { Memberships } from './memberships.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';

/** Users, their sessions, memberships and API keys, and the guard that says who asks. */
@Module({
  imports: [TypeOrmModule.forFeature([User, Session, KnownDevice, Membership, MemberInvitation, ApiKey])],
  providers: [AccountsQueries, Authentication, CredentialsQueries, Memberships, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [AccountsQueries, Authentication, Memberships],
})
export class AccountsModule {}
