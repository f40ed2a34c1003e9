import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { Needs, PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { UserType } from './accounts.graph.js';
import { AccountsQueries } from './accounts.queries.js';
import { MemberPayload, MemberSetRoleInput, MemberType } from './members.graph.js';
import { MembersQueries } from './members.queries.js';
import { MembersService } from './members.service.js';
import type { Membership } from './membership.entity.js';
import type { User } from './user.entity.js';

@Resolver(() => MemberType)
export class MembersResolver {
  constructor(
    private readonly members: MembersService,
    private readonly queries: MembersQueries,
    private readonly accounts: AccountsQueries,
  ) {}

  @Needs('businesses:read')
  @Query(() => [MemberType], {
    description: 'Who acts for a business, longest first; to its members and to admins',
    name: 'members',
  })
  membersOf(@CurrentViewer() viewer: Viewer, @ById('Id of the business', 'businessId') id: string): Promise<Membership[]> {
    return this.queries.ofBusiness(viewer, id);
  }

  @PersonOnly()
  @Mutation(() => MemberPayload, { description: 'Change what a member may do. Owners and managers; only owners for owners' })
  async memberSetRole(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the membership') id: string,
    @Input() input: MemberSetRoleInput,
  ): Promise<MemberPayload> {
    return ok({ member: await this.members.setRole(viewer, id, input.role) });
  }

  @PersonOnly()
  @Mutation(() => MemberPayload, { description: 'End a membership: somebody else’s, or one’s own' })
  async memberRemove(@CurrentViewer() viewer: Viewer, @ById('Id of the membership') id: string): Promise<MemberPayload> {
    return ok({ member: await this.members.remove(viewer, id) });
  }

  @ResolveField(() => UserType, { description: 'Who it is' })
  user(member: Membership, _args: unknown, context: RequestContext): Promise<User | null> {
    return this.accounts.byId.load(context, member.userId);
  }

  @ResolveField(() => String, { nullable: true, description: 'E-mail address; null outside of the business' })
  async email(member: Membership, _args: unknown, context: RequestContext): Promise<string | null> {
    const { viewer } = context;
    if (!viewer || (viewer.userId !== member.userId && !belongsTo(viewer, member.businessId))) return null;
    return (await this.accounts.byId.load(context, member.userId))?.email ?? null;
  }
}
