import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Info, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { CurrentRequest, CurrentViewer } from '../platform/graphql/arguments.js';
import { lookahead } from '../platform/graphql/lookahead.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { FirstSteps } from './first-steps.js';
import { FirstStepStateType, PartnerBalanceType, ReportType, RingPartnerType, RingReachType } from './reports.graph.js';
import { ReportsQueries } from './reports.queries.js';

/** What a firm may read about itself. */
@Resolver(() => ReportType)
export class ReportsResolver {
  constructor(
    private readonly reports: ReportsQueries,
    private readonly firstStepsOf: FirstSteps,
    private readonly businesses: BusinessesQueries,
  ) {}

  /** The businesses in it are loaded together here: its parts resolve one after another, and each would ask again. */
  @Needs('reports:read')
  @Query(() => ReportType, { description: 'Figures and plots of a business, for its members' })
  async report(
    @CurrentViewer() viewer: Viewer,
    @CurrentRequest() request: RequestContext,
    @Args('businessId', { type: () => ID, description: 'Id of the business' }, new ParseUUIDPipe()) businessId: string,
    @Args('days', { type: () => Int, nullable: true, description: 'Length of the period in days, 1 to 366; 90 when absent' })
    days: number | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ReportType> {
    const report = await this.reports.report(viewer, businessId, days ?? 90, lookahead(info));
    const { giveAndGet, rings } = report;
    const ids = [
      ...giveAndGet.map(({ partnerId }) => partnerId),
      ...[...rings.partners, ...rings.reach].map((each) => each.businessId),
    ];
    await Promise.all(ids.map((id) => this.businesses.byId.load(request, id)));
    return report;
  }

  @Needs('reports:read')
  @Query(() => [FirstStepStateType], { description: 'The first steps of a business on the network, for its members' })
  firstSteps(
    @CurrentViewer() viewer: Viewer,
    @Args('businessId', { type: () => ID, description: 'Id of the business' }, new ParseUUIDPipe()) businessId: string,
  ): Promise<FirstStepStateType[]> {
    return this.firstStepsOf.of(viewer, businessId);
  }
}

@Resolver(() => PartnerBalanceType)
export class PartnerBalancesResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'The partner' })
  partner(balance: PartnerBalanceType, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, balance.partnerId);
  }
}

@Resolver(() => RingPartnerType)
export class RingPartnersResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'The partner' })
  business(partner: RingPartnerType, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, partner.businessId);
  }
}

@Resolver(() => RingReachType)
export class RingReachResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'The firm within reach' })
  business(reach: RingReachType, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, reach.businessId);
  }
}
