import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Agreement, AgreementAcceptance, PilotReview } from './alliance.entity.js';
import { AlliancePayload, AlliancePilotInput } from './alliances.graph.js';
import { AlliancesQueries } from './alliances.queries.js';
import { AgreementAcceptanceType, AgreementInput, AgreementType, PilotReviewInput, PilotReviewType } from './trust.graph.js';
import { TrustService } from './trust.service.js';

const TheAlliance = () => ById('Id of the alliance');

/** Terms, pilot and reviews. Owners and managers of either side write them. */
@Resolver(() => AgreementType)
export class AgreementsResolver {
  constructor(
    private readonly trust: TrustService,
    private readonly queries: AlliancesQueries,
  ) {}

  @PersonOnly()
  @Mutation(() => AlliancePayload, {
    description: 'Write the next version of the terms; what was accepted of the last one no longer counts',
  })
  async allianceWriteAgreement(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('The terms') input: AgreementInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.trust.writeAgreement(viewer, id, input.terms, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Accept the newest terms for one’s own side' })
  async allianceAcceptAgreement(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @ById('Id of the version that was read', 'agreementId') agreementId: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.trust.acceptAgreement(viewer, id, agreementId, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Plan the pilot: what it is, what it shall show, and when' })
  async allianceSetPilot(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('The plan') input: AlliancePilotInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.trust.setPilot(viewer, id, input, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Say how the pilot went; the second review decides where it goes' })
  async allianceReview(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('The review') input: PilotReviewInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.trust.review(viewer, id, { ...input }, expectedVersion) });
  }

  @ResolveField(() => [AgreementAcceptanceType], { description: 'Which side accepted this version, and when' })
  acceptances(agreement: Agreement, _args: unknown, context: RequestContext): Promise<AgreementAcceptance[] | null> {
    return this.queries.acceptancesOf.load(context, agreement.id);
  }
}

@Resolver(() => AgreementAcceptanceType)
export class AgreementAcceptancesResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'The side that accepted' })
  business(acceptance: AgreementAcceptance, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, acceptance.businessId);
  }
}

@Resolver(() => PilotReviewType)
export class PilotReviewsResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'The side that gave it' })
  business(review: PilotReview, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, review.businessId);
  }
}
