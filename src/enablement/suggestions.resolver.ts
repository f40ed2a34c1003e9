import { Field, ObjectType, ResolveField, Resolver } from '@nestjs/graphql';
import { AlliancesQueries, AllianceType, type Alliance } from '../alliances/index.js';
import {
  BusinessesQueries,
  BusinessType,
  OfferingType,
  ReferralTriggerType,
  type Business,
  type Offering,
  type ReferralTrigger,
} from '../businesses/index.js';
import { ClientNeedType, type ClientNeed } from '../clients/index.js';
import { categoryInWords } from '../markets/index.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { reasonOf, type Likeness } from './suggestion.rules.js';
import { SuggestionsQueries } from './suggestions.queries.js';

@ObjectType('NeedSuggestion', {
  description: 'An active ally who may help with what a client needs, and who is told nothing of it',
})
export class NeedSuggestionType {
  @Field(() => [String], { description: 'Words of the need that the ally listens for' }) words!: string[];
}

/** Which allies may help, for whoever reads the need. */
@Resolver(() => ClientNeedType)
export class NeedSuggestionsResolver {
  constructor(private readonly queries: SuggestionsQueries) {}

  @ResolveField(() => [NeedSuggestionType], {
    description:
      'Active allies who do this or listen for it, the likeliest first, at most 3; empty when the firm covers it itself, and for a client who must not be introduced',
  })
  suggestions(need: ClientNeed, _args: unknown, context: RequestContext): Promise<Likeness[]> {
    return this.queries.forNeed(context, need);
  }
}

@Resolver(() => NeedSuggestionType)
export class NeedSuggestionFieldsResolver {
  constructor(
    private readonly businesses: BusinessesQueries,
    private readonly alliances: AlliancesQueries,
  ) {}

  @ResolveField(() => String, { description: 'Why this ally, as a sentence' })
  reason(found: Likeness): string {
    return reasonOf(found, categoryInWords);
  }

  @ResolveField(() => BusinessType, { description: 'The ally' })
  partner(found: Likeness, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, found.partnerId);
  }

  @ResolveField(() => AllianceType, { description: 'The alliance in which an introduction can be offered' })
  alliance(found: Likeness, _args: unknown, context: RequestContext): Promise<Alliance | null> {
    return this.alliances.byId.load(context, found.allianceId);
  }

  @ResolveField(() => OfferingType, { nullable: true, description: 'What the ally would bring' })
  async offering(found: Likeness, _args: unknown, context: RequestContext): Promise<Offering | null> {
    const offerings = (await this.businesses.offeringsOf.load(context, found.partnerId)) ?? [];
    return offerings.find(({ id }) => id === found.offeringId) ?? null;
  }

  @ResolveField(() => ReferralTriggerType, {
    nullable: true,
    description: 'The ally’s own words for it; null where only the offering fits',
  })
  async trigger(found: Likeness, _args: unknown, context: RequestContext): Promise<ReferralTrigger | null> {
    const triggers = (await this.businesses.referralTriggersOf.load(context, found.partnerId)) ?? [];
    return triggers.find(({ id }) => id === found.triggerId) ?? null;
  }
}
