import { ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ClockType } from '../platform/clocks/clock.graph.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { offer, type AvailableAction } from '../platform/graphql/action.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { Business } from './business.entity.js';
import type { BusinessVerb } from './business.lifecycle.js';
import { actionsFor, canViewStanding } from './business.policy.js';
import { BusinessAvailableAction, BusinessStandingType, BusinessType } from './businesses.graph.js';
import { BusinessesQueries, type BusinessRow } from './businesses.queries.js';
import { BusinessGates } from './business-gates.js';
import type { Offering, ReferralTrigger, TargetMarket } from './profile.entities.js';
import { OfferingType, ReferralTriggerType, TargetMarketType } from './profile.graph.js';

/** Fields of a business that are more than a column. No parameter decorators: Nest binds these directly. */
@Resolver(() => BusinessType)
export class BusinessFieldsResolver {
  constructor(
    private readonly queries: BusinessesQueries,
    private readonly gates: BusinessGates,
    private readonly clocks: Clocks,
    private readonly dataSource: DataSource,
  ) {}

  @ResolveField(() => [OfferingType], { description: 'What it sells' })
  offerings(business: Business, _args: unknown, context: RequestContext): Promise<Offering[] | null> {
    return this.queries.offeringsOf.load(context, business.id);
  }

  @ResolveField(() => [TargetMarketType], { description: 'Whom it sells to' })
  targetMarkets(business: BusinessRow, _args: unknown, context: RequestContext): Promise<TargetMarket[] | null> | TargetMarket[] {
    return business.targetMarkets ?? this.queries.targetMarketsOf.load(context, business.id);
  }

  @ResolveField(() => [ReferralTriggerType], { description: 'When to think of it' })
  referralTriggers(business: Business, _args: unknown, context: RequestContext): Promise<ReferralTrigger[] | null> {
    return this.queries.referralTriggersOf.load(context, business.id);
  }

  @ResolveField(() => BusinessStandingType, {
    nullable: true,
    description: 'Why it stands where it stands; null for all but its members and admins',
  })
  standing(business: Business, _args: unknown, context: RequestContext): BusinessStandingType | null {
    if (!canViewStanding(viewerOf(context), business)) return null;
    const { statusReason: reason, statusNote: note, reapplyAt, riskTolerance } = business;
    return { reason, note, reapplyAt, riskTolerance };
  }

  @ResolveField(() => [ClockType], { description: 'What it waits for; empty for all but its members and admins' })
  clocksRunning(business: Business, _args: unknown, context: RequestContext): Promise<Clock[] | null> | Clock[] {
    return canViewStanding(viewerOf(context), business) ? this.clocks.bySubject.load(context, business.id) : [];
  }

  @ResolveField(() => [BusinessAvailableAction], { description: 'What the viewer can do to it now' })
  async availableActions(business: Business, _args: unknown, context: RequestContext): Promise<AvailableAction<BusinessVerb>[]> {
    const viewer = viewerOf(context);
    const verbs = actionsFor(viewer, business);
    if (verbs.length === 0) return [];
    const [clock] = (await this.clocks.bySubject.load(context, business.id)) ?? [];
    return Promise.all(
      verbs.map((verb) =>
        offer(verb, clock?.dueAt ?? null, () => this.gates.assertOpen(this.dataSource.manager, viewer, business, verb)),
      ),
    );
  }
}
