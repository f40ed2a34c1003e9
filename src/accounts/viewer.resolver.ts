import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Public } from '../platform/graphql/access.js';
import { CurrentRequest } from '../platform/graphql/arguments.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { UserType, ViewerType } from './accounts.graph.js';
import { AccountsQueries } from './accounts.queries.js';
import { MemberType } from './members.graph.js';
import { MembersQueries } from './members.queries.js';
import type { Membership } from './membership.entity.js';
import type { User } from './user.entity.js';

/** Who is asking, as she sees herself. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly members: MembersQueries,
  ) {}

  @Public()
  @Query(() => ViewerType, { nullable: true, description: 'Who is asking; null where nobody is signed in' })
  async me(@CurrentRequest() context: RequestContext): Promise<ViewerType | null> {
    const { viewer } = context;
    const user = viewer && (await this.accounts.byId.load(context, viewer.userId));
    return user && { ...user, isAdmin: viewer.isAdmin };
  }

  @ResolveField(() => UserType, { description: 'The user as others see her' })
  user(user: User): User {
    return user;
  }

  @ResolveField(() => Boolean, { description: 'Whether the user has proved that the address is hers' })
  isEmailVerified(user: User): boolean {
    return user.emailVerifiedAt !== null;
  }

  @ResolveField(() => [MemberType], { description: 'The businesses that the viewer acts for, and as what' })
  async memberships(user: User, _args: unknown, { viewer }: RequestContext): Promise<Membership[]> {
    const memberships = await this.members.ofUser(user.id);
    // An API key acts for one business, and need not know its maker's others.
    return viewer?.scopes ? memberships.filter(({ businessId }) => viewer.roles.has(businessId)) : memberships;
  }
}
