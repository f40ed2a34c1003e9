import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { After, ById, CurrentRequest, CurrentViewer, First } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { InputPipe } from '../platform/graphql/input.pipe.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { DiscoverFilterInput, DiscoveryPayload, DismissalReasonEnum, MatchConnection, MatchType } from './discovery.graph.js';
import { DiscoveryQueries } from './discovery.queries.js';
import { DiscoveryService } from './discovery.service.js';
import type { DismissalReason } from './dismissal.rules.js';
import type { Filter } from './keys.rules.js';
import { SharedMarketsType } from './shared-markets.graph.js';
import { SharedMarketsQueries } from './shared-markets.js';

const TheBusiness = () => ById('Id of the business that looks for partners', 'businessId');
const TheOther = () => ById('Id of the other business', 'otherId');

/** Partners to be found. Members of active businesses look, those who work for one decide. */
@Resolver()
export class DiscoveryResolver {
  constructor(
    private readonly queries: DiscoveryQueries,
    private readonly service: DiscoveryService,
    private readonly markets: SharedMarketsQueries,
  ) {}

  @Needs('discovery:read')
  @Query(() => MatchConnection, {
    description:
      'Active businesses that are no partners yet, the best match first and competitors last; the few hundred likeliest',
  })
  discover(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @Args('filter', { type: () => DiscoverFilterInput, nullable: true, description: 'What to narrow the search to' }, InputPipe)
    filter: DiscoverFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<MatchType>> {
    const isAside = filter?.setAside ?? false;
    return this.queries.discover(viewer, businessId, filterOf(filter), isAside, toSlice(first, after));
  }

  @Needs('discovery:read')
  @Query(() => [MatchType], { description: 'The best matches of a business, at most three; empty where none is worth a look' })
  suggestions(@CurrentViewer() viewer: Viewer, @TheBusiness() businessId: string): Promise<MatchType[]> {
    return this.queries.suggestions(viewer, businessId);
  }

  @Needs('discovery:read')
  @Query(() => MatchType, {
    nullable: true,
    description: 'How another business fits, a partner too; null where it is not active or not visible to the viewer',
  })
  match(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @TheOther() otherId: string,
  ): Promise<MatchType | null> {
    return this.queries.match(viewer, businessId, otherId);
  }

  @Needs('discovery:read')
  @Query(() => SharedMarketsType, {
    nullable: true,
    description:
      'Whom two businesses both reach, and whom only one of them; null where the other one is not visible to the viewer',
  })
  sharedMarkets(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @TheOther() otherId: string,
    @CurrentRequest() request: RequestContext,
  ): Promise<SharedMarketsType | null> {
    return this.markets.of(viewer, businessId, otherId, request);
  }

  @Needs('discovery:write')
  @Mutation(() => DiscoveryPayload, {
    description: 'Set a business aside: it is not shown again, and those like it come later. Nobody outside learns of it',
  })
  async discoveryDismiss(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @TheOther() otherId: string,
    @Args('reason', { type: () => DismissalReasonEnum, description: 'Why it is set aside' }) reason: DismissalReason,
  ): Promise<DiscoveryPayload> {
    await this.service.dismiss(viewer, businessId, otherId, reason);
    return ok({ match: await this.queries.match(viewer, businessId, otherId) });
  }

  @Needs('discovery:write')
  @Mutation(() => DiscoveryPayload, { description: 'Take back that a business was set aside' })
  async discoveryRestore(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @TheOther() otherId: string,
  ): Promise<DiscoveryPayload> {
    await this.service.restore(viewer, businessId, otherId);
    return ok({ match: await this.queries.match(viewer, businessId, otherId) });
  }
}

/** The businesses of matches. */
@Resolver(() => MatchType)
export class MatchesResolver {
  constructor(
    private readonly businesses: BusinessesQueries,
    private readonly queries: DiscoveryQueries,
  ) {}

  @ResolveField(() => BusinessType, { description: 'The firm found' })
  business(match: MatchType, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, match.id);
  }

  @ResolveField(() => [BusinessType], { description: 'Active partners that both have' })
  async mutualPartners(match: MatchType, _args: unknown, context: RequestContext): Promise<(Business | null)[]> {
    const ids = (await this.queries.mutualPartnersOf.load(context, `${match.businessId} ${match.id}`)) ?? [];
    return Promise.all(ids.map((id) => this.businesses.byId.load(context, id)));
  }
}

const filterOf = (filter: DiscoverFilterInput | null): Filter => ({
  text: filter?.text ?? '',
  categories: filter?.categories ?? [],
  industries: filter?.industries ?? [],
  decisionMakerRoles: filter?.decisionMakerRoles ?? [],
  regions: filter?.regions ?? [],
  sizeBands: filter?.sizeBands ?? [],
});
