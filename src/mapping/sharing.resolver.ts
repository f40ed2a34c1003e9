import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { AlliancesQueries, AllianceType, sideOf, type Alliance } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { Needs, PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { SharingRequest } from './sharing.entities.js';
import {
  SharingAskInput,
  SharingDeclineInput,
  SharingGrantInput,
  SharingPayload,
  SharingRequestActionEnum,
  SharingRequestType,
  SharingRuleInput,
} from './sharing.graph.js';
import { SharingRequestsService } from './sharing-requests.service.js';
import { SharingService } from './sharing.service.js';

const TheAlliance = () => ById('Id of the alliance', 'allianceId');
const TheRequest = () => ById('Id of the request');

/** What each side gives the other to see. It decides nothing: no `if` belongs here. */
@Resolver(() => SharingRequestType)
export class SharingResolver {
  constructor(
    private readonly sharing: SharingService,
    private readonly requests: SharingRequestsService,
    private readonly businesses: BusinessesQueries,
    private readonly alliances: AlliancesQueries,
    private readonly clocks: Clocks,
  ) {}

  @PersonOnly()
  @Mutation(() => SharingPayload, {
    description: 'Say what an ally may see of a segment. A lower level hides at once. Owners and managers',
  })
  async sharingSet(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @Input('What is given') input: SharingRuleInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<SharingPayload> {
    return ok({ alliance: await this.sharing.setRule(viewer, allianceId, input, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => SharingPayload, { description: 'Ask an ally to share more. Owners and managers' })
  async sharingAsk(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @Input('What is asked for') { level }: SharingAskInput,
  ): Promise<SharingPayload> {
    return ok({ request: await this.requests.ask(viewer, allianceId, level) });
  }

  @PersonOnly()
  @Mutation(() => SharingPayload, { description: 'Share more, as was asked. Owners and managers' })
  async sharingGrant(
    @CurrentViewer() viewer: Viewer,
    @TheRequest() id: string,
    @Input('For which segments') { segmentIds }: SharingGrantInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<SharingPayload> {
    return ok({ request: await this.requests.grant(viewer, id, segmentIds, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => SharingPayload, { description: 'Not share more, with a reason. Owners and managers' })
  async sharingDecline(
    @CurrentViewer() viewer: Viewer,
    @TheRequest() id: string,
    @Input('Why') { reason }: SharingDeclineInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<SharingPayload> {
    return ok({ request: await this.requests.decline(viewer, id, reason, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => SharingPayload, { description: 'Take one’s own request back. Owners and managers' })
  async sharingWithdraw(
    @CurrentViewer() viewer: Viewer,
    @TheRequest() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<SharingPayload> {
    return ok({ request: await this.requests.withdraw(viewer, id, expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => SharingPayload, {
    description:
      'Say that a shared client is not the company the partner has; it is gone for both at once. All members but viewers',
  })
  async matchReject(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @ById('Id of one’s own client', 'clientId') clientId: string,
  ): Promise<SharingPayload> {
    return ok({ alliance: await this.sharing.sayNotSame(viewer, allianceId, clientId, true) });
  }

  @Needs('clients:write')
  @Mutation(() => SharingPayload, { description: 'Take one’s own “not the same” back. All members but viewers' })
  async matchRestore(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @ById('Id of one’s own client', 'clientId') clientId: string,
  ): Promise<SharingPayload> {
    return ok({ alliance: await this.sharing.sayNotSame(viewer, allianceId, clientId, false) });
  }

  @Needs('clients:write')
  @Mutation(() => SharingPayload, { description: 'Answer whether two names stand for one company. All members but viewers' })
  async matchAnswer(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @Args('id', { type: () => ID, description: 'Id of the question' }) id: string,
    @Args('isSame', { type: () => Boolean, description: 'Whether it is one company' }) isSame: boolean,
  ): Promise<SharingPayload> {
    return ok({ alliance: await this.sharing.answerDoubt(viewer, allianceId, id, isSame) });
  }

  @ResolveField(() => BusinessType, { description: 'Who asks' })
  asker({ askerId }: SharingRequest, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, askerId);
  }

  @ResolveField(() => BusinessType, { description: 'Who is asked' })
  giver({ giverId }: SharingRequest, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, giverId);
  }

  @ResolveField(() => AllianceType, { description: 'Between whom' })
  alliance({ allianceId }: SharingRequest, _args: unknown, context: RequestContext): Promise<Alliance | null> {
    return this.alliances.byId.load(context, allianceId);
  }

  @ResolveField(() => Date, { nullable: true, description: 'Until when it is to be answered; null when it is decided' })
  async dueAt({ id }: SharingRequest, _args: unknown, context: RequestContext): Promise<Date | null> {
    return (await this.clocks.bySubject.load(context, id))?.[0]?.dueAt ?? null;
  }

  @ResolveField(() => [SharingRequestActionEnum], { description: 'What the viewer can do with it now' })
  availableActions(request: SharingRequest, _args: unknown, context: RequestContext): string[] {
    return this.requests.actionsOn(viewerOf(context), request);
  }
}

/** What the two have asked each other for. */
@Resolver(() => AllianceType)
export class AllianceSharingResolver {
  constructor(private readonly requests: SharingRequestsService) {}

  @ResolveField(() => [SharingRequestType], {
    description: 'Requests to share more, newest first; for the two sides only, at most twenty',
  })
  async sharingRequests(alliance: Alliance, _args: unknown, context: RequestContext): Promise<SharingRequest[]> {
    if (sideOf(viewerOf(context), alliance) === null) return [];
    return (await this.requests.byAlliance.load(context, alliance.id)) ?? [];
  }
}
