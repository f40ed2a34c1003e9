import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { canWriteBook, ContactType, type Contact } from '../clients/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import type { AvailableAction } from '../platform/graphql/action.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { NominationType } from './nominations.graph.js';
import { NominationsQueries } from './nominations.queries.js';
import type { Nomination } from './nomination.entity.js';
import type { SupplierAnswer, SupplierSurvey } from './survey.entity.js';
import { canInSurvey } from './survey.policy.js';
import {
  SupplierAnswerType,
  SupplierSurveyAskInput,
  SupplierSurveyPayload,
  SupplierSurveyType,
  SurveyAvailableAction,
  type SurveyAct,
} from './surveys.graph.js';
import { SurveysQueries } from './surveys.queries.js';
import { SurveysService } from './surveys.service.js';

const allowed = (action: SurveyAct, deadline: Date | null = null): AvailableAction<SurveyAct> => ({
  ...{ action, deadline, allowed: true, reason: null },
});

/** Questions to clients which suppliers they respect. Translates GraphQL to calls and back. */
@Resolver(() => SupplierSurveyType)
export class SurveysResolver {
  constructor(
    private readonly service: SurveysService,
    private readonly queries: SurveysQueries,
  ) {}

  @PersonOnly()
  @Mutation(() => SupplierSurveyPayload, {
    description: 'Ask a person of one’s own book by mail which suppliers she respects. All members but viewers',
  })
  async supplierSurveyAsk(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the contact', 'contactId') contactId: string,
    @Input('The question') { text }: SupplierSurveyAskInput,
  ): Promise<SupplierSurveyPayload> {
    return ok({ supplierSurvey: await this.service.ask(viewer, contactId, text.trim()) });
  }

  @PersonOnly()
  @Mutation(() => SupplierSurveyPayload, { description: 'Take a question back: its link ends. All members but viewers' })
  async supplierSurveyWithdraw(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the question') id: string,
  ): Promise<SupplierSurveyPayload> {
    return ok({ supplierSurvey: await this.service.withdraw(viewer, id) });
  }

  @PersonOnly()
  @Mutation(() => SupplierSurveyPayload, {
    description: 'Show on the supplier’s profile that a client recommends it, as the client allowed. All members but viewers',
  })
  async supplierAnswerPublish(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the answer') id: string,
  ): Promise<SupplierSurveyPayload> {
    return ok({ supplierSurvey: await this.service.publish(viewer, id, true) });
  }

  @PersonOnly()
  @Mutation(() => SupplierSurveyPayload, {
    description: 'Show no longer that a client recommends a supplier. All members but viewers',
  })
  async supplierAnswerRetract(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the answer') id: string,
  ): Promise<SupplierSurveyPayload> {
    return ok({ supplierSurvey: await this.service.publish(viewer, id, false) });
  }

  @ResolveField(() => [SupplierAnswerType], { description: 'Suppliers that the client named, at most three' })
  answers(survey: SupplierSurvey, _args: unknown, context: RequestContext): Promise<SupplierAnswer[] | null> {
    return this.queries.answersOf.load(context, survey.id);
  }

  @ResolveField(() => [SurveyAvailableAction], { description: 'What the viewer can do to it now' })
  availableActions(
    { businessId, state, expiresAt }: SupplierSurvey,
    _args: unknown,
    context: RequestContext,
  ): AvailableAction<SurveyAct>[] {
    const can = canWriteBook(viewerOf(context), businessId) && canInSurvey('ASKER', 'withdraw', state);
    return can ? [allowed('withdraw', expiresAt)] : [];
  }
}

/** What came of an answer. */
@Resolver(() => SupplierAnswerType)
export class SupplierAnswersResolver {
  constructor(
    private readonly nominations: NominationsQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ResolveField(() => NominationType, { nullable: true, description: 'The firm’s nomination of this supplier' })
  nomination({ nominationId }: SupplierAnswer, _args: unknown, context: RequestContext): Promise<Nomination | null> | null {
    return nominationId === null ? null : this.nominations.find(viewerOf(context), nominationId);
  }

  @ResolveField(() => BusinessType, { nullable: true, description: 'The firm on the network that it is, as far as is known' })
  supplier({ supplierId }: SupplierAnswer, _args: unknown, context: RequestContext): Promise<Business | null> | null {
    return supplierId === null ? null : this.businesses.byId.load(context, supplierId);
  }

  @ResolveField(() => [SurveyAvailableAction], { description: 'What the viewer can do with it now' })
  availableActions(
    { businessId, mayTell, publishedAt, nominationId, supplierId }: SupplierAnswer,
    _args: unknown,
    context: RequestContext,
  ): AvailableAction<SurveyAct>[] {
    if (!canWriteBook(viewerOf(context), businessId)) return [];
    const publish = mayTell
      ? allowed('publish')
      : { ...allowed('publish'), allowed: false, reason: 'The client told you alone. It stays between you.' };
    return [
      publishedAt === null ? publish : allowed('retract'),
      ...(nominationId === null && supplierId === null ? [allowed('nominate')] : []),
    ];
  }
}

/** What surveys add to a contact. */
@Resolver(() => ContactType)
export class ContactSurveysResolver {
  constructor(private readonly queries: SurveysQueries) {}

  @ResolveField(() => [SupplierSurveyType], {
    description: 'When this person was asked for suppliers she respects, newest first',
  })
  supplierSurveys(contact: Contact, _args: unknown, context: RequestContext): Promise<SupplierSurvey[] | null> {
    return this.queries.ofContact.load(context, contact.id);
  }

  @ResolveField(() => SurveyAvailableAction, {
    nullable: true,
    description: 'Whether this person can be asked for suppliers now; null where the viewer may not ask',
  })
  async supplierSurveyAction(
    contact: Contact,
    _args: unknown,
    context: RequestContext,
  ): Promise<AvailableAction<SurveyAct> | null> {
    const obstacle = await this.queries.obstacle(context, contact);
    return obstacle === undefined ? null : { ...allowed('ask'), allowed: obstacle === null, reason: obstacle };
  }
}

/** What surveys add to a business: a line that is public, and holds nothing of who said it. */
@Resolver(() => BusinessType)
export class BusinessRecommendersResolver {
  constructor(
    private readonly queries: SurveysQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ResolveField(() => [BusinessType], {
    description: 'Firms a client of which recommends this one, as far as the client allowed it and the firm made it public',
  })
  async recommendedBy(business: Business, _args: unknown, context: RequestContext): Promise<(Business | null)[]> {
    const ids = (await this.queries.recommendersOf.load(context, business.id)) ?? [];
    return Promise.all(ids.map((id) => this.businesses.byId.load(context, id)));
  }
}
