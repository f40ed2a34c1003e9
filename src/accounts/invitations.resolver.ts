import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { UserType } from './accounts.graph.js';
import { AccountsQueries } from './accounts.queries.js';
import { InvitationsService } from './invitations.service.js';
import { JoiningService } from './joining.service.js';
import type { MemberInvitation } from './member-invitation.entity.js';
import { MemberInvitationPayload, MemberInvitationType, MemberInviteInput, MemberPayload } from './members.graph.js';
import { MembersQueries } from './members.queries.js';
import type { User } from './user.entity.js';

@Resolver(() => MemberInvitationType)
export class InvitationsResolver {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly joining: JoiningService,
    private readonly queries: MembersQueries,
    private readonly accounts: AccountsQueries,
  ) {}

  @PersonOnly()
  @Query(() => [MemberInvitationType], {
    description: 'Open invitations of a business, newest first; to owners and managers',
    name: 'memberInvitations',
  })
  invitationsOf(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business', 'businessId') id: string,
  ): Promise<MemberInvitation[]> {
    return this.queries.invitationsOf(viewer, id);
  }

  @PersonOnly()
  @Mutation(() => MemberInvitationPayload, { description: 'Invite a person into a business by mail. Owners and managers' })
  async memberInvite(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business', 'businessId') businessId: string,
    @Input() input: MemberInviteInput,
  ): Promise<MemberInvitationPayload> {
    return ok({ memberInvitation: await this.invitations.invite(viewer, businessId, input) });
  }

  @PersonOnly()
  @Mutation(() => MemberPayload, { description: 'Join a business by a mailed invitation' })
  async memberInvitationAccept(
    @CurrentViewer() viewer: Viewer,
    @Args('token', { type: () => String, description: 'Token from the mailed link' }) token: string,
  ): Promise<MemberPayload> {
    return ok({ member: await this.joining.accept(viewer.userId, token) });
  }

  @PersonOnly()
  @Mutation(() => MemberInvitationPayload, { description: 'Take an open invitation back. Owners and managers' })
  async memberInvitationWithdraw(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the invitation') id: string,
  ): Promise<MemberInvitationPayload> {
    return ok({ memberInvitation: await this.invitations.withdraw(viewer, id) });
  }

  @ResolveField(() => UserType, { description: 'Who sent it' })
  invitedBy(invitation: MemberInvitation, _args: unknown, context: RequestContext): Promise<User | null> {
    return this.accounts.byId.load(context, invitation.invitedById);
  }
}
