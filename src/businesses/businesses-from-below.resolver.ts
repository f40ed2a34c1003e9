import { ResolveField, Resolver } from '@nestjs/graphql';
import { AccountsQueries, MemberType, UserType, type Membership, type User } from '../accounts/index.js';
import { HistoryEntryType } from '../platform/events/history.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Business } from './business.entity.js';
import { BusinessType } from './businesses.graph.js';
import { BusinessesQueries } from './businesses.queries.js';

/** Adds to members the business that they belong to. */
@Resolver(() => MemberType)
export class MemberBusinessResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'Business that the member belongs to' })
  business(member: Membership, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, member.businessId);
  }
}

/** Adds to a history who did it, and for whom. */
@Resolver(() => HistoryEntryType)
export class HistoryEntriesResolver {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ResolveField(() => UserType, {
    nullable: true,
    description: 'Person who did it; null for a clock, and for a client who answered by link',
  })
  actor(entry: HistoryEntryType, _args: unknown, context: RequestContext): Promise<User | null> | null {
    return entry.actorId === null ? null : this.accounts.byId.load(context, entry.actorId);
  }

  @ResolveField(() => BusinessType, { nullable: true, description: 'Business that she did it for; null for an admin' })
  business(entry: HistoryEntryType, _args: unknown, context: RequestContext): Promise<Business | null> | null {
    return entry.businessId === null ? null : this.businesses.byId.load(context, entry.businessId);
  }
}
