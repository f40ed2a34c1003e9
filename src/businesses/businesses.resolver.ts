import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { toSlice } from '../kernel/page.js';
import { withRole, type Viewer } from '../kernel/viewer.js';
import { Needs, PersonOnly } from '../platform/graphql/access.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { After, ById, CurrentRequest, CurrentViewer, ExpectedVersion, First, Input } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { lookahead } from '../platform/graphql/lookahead.js';
import { ok } from '../platform/graphql/payload.js';
import type { BusinessStatus } from './business.lifecycle.js';
import {
  BusinessConnection,
  BusinessPayload,
  BusinessProfileInput,
  BusinessReasonInput,
  BusinessRejectInput,
  BusinessRequestInfoInput,
  BusinessStatusEnum,
  BusinessType,
} from './businesses.graph.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessesService, type Profile } from './businesses.service.js';

const TheBusiness = () => ById('Id of the business');

/** Translates GraphQL to calls and back. It decides nothing: no `if` belongs here. */
@Resolver(() => BusinessType)
export class BusinessesResolver {
  constructor(
    private readonly service: BusinessesService,
    private readonly queries: BusinessesQueries,
  ) {}

  @Needs('businesses:read')
  @Query(() => BusinessType, { nullable: true, description: 'Business by id; null if it is not visible to the viewer' })
  business(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<BusinessType | null> {
    return this.queries.findVisible(viewer, id, lookahead(info).has('targetMarkets'));
  }

  @Needs('businesses:read')
  @Query(() => BusinessType, {
    nullable: true,
    description: 'Business by its short name; null if it is not visible to the viewer',
  })
  businessBySlug(
    @CurrentViewer() viewer: Viewer,
    @Args('slug', { type: () => String, description: 'Short name of the business' }) slug: string,
  ): Promise<BusinessType | null> {
    return this.queries.findVisibleBySlug(viewer, slug);
  }

  @Needs('businesses:read')
  @Query(() => BusinessConnection, { description: 'Businesses that the viewer may see, newest first' })
  businesses(
    @CurrentViewer() viewer: Viewer,
    @First() first: number | null,
    @After() after: string | null,
    @Args('status', { type: () => BusinessStatusEnum, nullable: true, description: 'Only those in this state' })
    status: BusinessStatus | null,
  ): Promise<Connection<BusinessType>> {
    return this.queries.page(viewer, status, toSlice(first, after));
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, { description: 'Begin the profile of a business; the viewer becomes its owner' })
  async businessCreate(
    @CurrentViewer() viewer: Viewer,
    @CurrentRequest() request: RequestContext,
    @Input('The profile') input: BusinessProfileInput,
  ): Promise<BusinessPayload> {
    const business = await this.service.create(viewer, profileOf(input));
    request.viewer = withRole(viewer, business.id, 'OWNER');
    return ok({ business });
  }

  @Needs('businesses:write')
  @Mutation(() => BusinessPayload, { description: 'Replace the profile of a business. Its owners and managers' })
  async businessUpdate(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @Input('The whole profile') input: BusinessProfileInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    return ok({ business: await this.service.update(viewer, id, profileOf(input), expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, { description: 'Ask an admin to admit the business. Its owners' })
  async businessSubmit(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    return ok({ business: await this.service.submit(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, {
    description: 'Ask the owner of a submitted business a question. Admins who do not belong to it',
  })
  async businessRequestInfo(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @Input('The question') input: BusinessRequestInfoInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    return ok({ business: await this.service.requestInfo(viewer, id, input.question, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, { description: 'Admit a submitted business. Admins who do not belong to it' })
  async businessApprove(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    return ok({ business: await this.service.approve(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, { description: 'Refuse a submitted business, with a reason. Admins who do not belong to it' })
  async businessReject(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @Input('Why, and when it may try again') input: BusinessRejectInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    const { reason, note = null, reapplyAfterDays } = input;
    return ok({
      business: await this.service.reject(viewer, id, { reason, note, reapplyAfterDays: reapplyAfterDays ?? 0 }, expectedVersion),
    });
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, { description: 'Take a rejected business back to draft and try again. Its owners' })
  async businessReapply(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    return ok({ business: await this.service.reapply(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, { description: 'Hold a business, with a reason. Admins who do not belong to it' })
  async businessSuspend(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @Input('Why') input: BusinessReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    return ok({ business: await this.service.suspend(viewer, id, { ...input }, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, { description: 'End the suspension of a business. Admins who do not belong to it' })
  async businessReinstate(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    return ok({ business: await this.service.reinstate(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => BusinessPayload, { description: 'Leave the network for good. Its owners, or an admin' })
  async businessClose(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<BusinessPayload> {
    return ok({ business: await this.service.close(viewer, id, expectedVersion) });
  }
}

/** The input as the row has it: what may be absent gets its default. */
function profileOf(input: BusinessProfileInput): Profile & { legalName: string } {
  return {
    legalName: input.legalName,
    tradingName: input.tradingName ?? input.legalName,
    about: input.about ?? '',
    website: input.website ?? null,
    domains: (input.domains ?? []).map((domain) => domain.toLowerCase()),
    sizeBand: input.sizeBand,
    regions: input.regions,
    categories: input.categories,
    regulatedProfessions: input.regulatedProfessions ?? [],
    riskTolerance: input.riskTolerance ?? null,
    timezone: input.timezone,
    workingDays: input.workingDays ?? [1, 2, 3, 4, 5],
    currency: input.currency,
  };
}
