import { Args, Int, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { Needs, PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { canWrite } from './card.policy.js';
import { CardReadersType, EnablementCardInput, EnablementCardPayload, EnablementCardType } from './cards.graph.js';
import { CardsQueries } from './cards.queries.js';
import { CardsService } from './cards.service.js';
import type { EnablementCard } from './enablement.entities.js';

const TheBusiness = () => ById('Id of the business', 'businessId');

/** What cards add to a business. */
@Resolver(() => BusinessType)
export class BusinessCardResolver {
  constructor(
    private readonly service: CardsService,
    private readonly queries: CardsQueries,
  ) {}

  @ResolveField(() => EnablementCardType, {
    nullable: true,
    description:
      'What its partners read in two minutes; null when there is none, and for everybody but its own people and its partners',
  })
  enablementCard(business: Business, _args: unknown, context: RequestContext): Promise<EnablementCard | null> {
    return this.queries.visible(viewerOf(context), context, business.id);
  }

  @Needs('businesses:write')
  @Mutation(() => EnablementCardPayload, {
    description: 'Write the card of a business; partners are asked to read it again. Its owners and managers',
  })
  async enablementCardWrite(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @Input('The card, whole') { listenFor, words, notAFit }: EnablementCardInput,
    @Args('expectedEdition', {
      type: () => Int,
      nullable: true,
      description:
        'Edition that the caller has seen, 0 for none; the change is refused as STALE_VERSION when there is a newer one',
    })
    expectedEdition: number | null,
  ): Promise<EnablementCardPayload> {
    const texts = { listenFor: listenFor.trim(), words: words.trim(), notAFit: notAFit.trim() };
    return ok({ business: await this.service.write(viewer, businessId, texts, expectedEdition ?? null) });
  }

  @PersonOnly()
  @Mutation(() => EnablementCardPayload, { description: 'Say that one has read the card of a partner as it stands' })
  async enablementCardMarkRead(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @Args('edition', { type: () => Int, description: 'Edition that was read' }) edition: number,
  ): Promise<EnablementCardPayload> {
    return ok({ business: await this.service.markRead(viewer, businessId, edition) });
  }
}

/** Fields of a card that are more than a column. */
@Resolver(() => EnablementCardType)
export class CardFieldsResolver {
  constructor(private readonly queries: CardsQueries) {}

  @ResolveField(() => Date, { nullable: true, description: 'When the viewer read it last; null when she never did' })
  async readAt(card: EnablementCard, _args: unknown, context: RequestContext): Promise<Date | null> {
    return (await this.queries.readingBy(context, card))?.readAt ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer has read the present edition' })
  async isRead(card: EnablementCard, _args: unknown, context: RequestContext): Promise<boolean> {
    return (await this.queries.readingBy(context, card))?.isPresent ?? false;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may write it' })
  canWrite(card: EnablementCard, _args: unknown, context: RequestContext): boolean {
    return canWrite(viewerOf(context), card.businessId);
  }

  @ResolveField(() => [CardReadersType], {
    description:
      'Its partners, and how many of their people have read it as it stands, at most 100; empty for all but its own people',
  })
  async readers(card: EnablementCard, _args: unknown, context: RequestContext): Promise<CardReadersType[]> {
    if (!belongsTo(viewerOf(context), card.businessId)) return [];
    return (await this.queries.readersByPartner.load(context, card.businessId)) ?? [];
  }
}

@Resolver(() => CardReadersType)
export class CardReadersResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'The partner' })
  partner(readers: CardReadersType, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, readers.partnerId);
  }
}
