import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ParseUUIDPipe } from '@nestjs/common';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs, PersonOnly } from '../platform/graphql/access.js';
import { After, ById, CurrentViewer, ExpectedVersion, First, Input } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { ok } from '../platform/graphql/payload.js';
import type { AllianceStage } from './alliance.lifecycle.js';
import {
  AllianceConnection,
  AllianceDeclineInput,
  AlliancePayload,
  AllianceProposeInput,
  AllianceReasonInput,
  AllianceStageEnum,
  AllianceType,
} from './alliances.graph.js';
import { AlliancesQueries } from './alliances.queries.js';
import { AlliancesService } from './alliances.service.js';

const TheAlliance = () => ById('Id of the alliance');

/** Translates GraphQL to calls and back. It decides nothing: no `if` belongs here. */
@Resolver(() => AllianceType)
export class AlliancesResolver {
  constructor(
    private readonly service: AlliancesService,
    private readonly queries: AlliancesQueries,
  ) {}

  @Needs('alliances:read')
  @Query(() => AllianceType, { nullable: true, description: 'Alliance by id; null if it is not visible to the viewer' })
  alliance(@CurrentViewer() viewer: Viewer, @TheAlliance() id: string): Promise<AllianceType | null> {
    return this.queries.findVisible(viewer, id);
  }

  @Needs('alliances:read')
  @Query(() => AllianceConnection, { description: 'Alliances that the viewer may see, newest first' })
  alliances(
    @CurrentViewer() viewer: Viewer,
    @First() first: number | null,
    @After() after: string | null,
    @Args('stage', { type: () => AllianceStageEnum, nullable: true, description: 'Only those in this stage' })
    stage: AllianceStage | null,
    @Args(
      'businessId',
      { type: () => ID, nullable: true, description: 'Only those of this business' },
      new ParseUUIDPipe({ optional: true }),
    )
    businessId: string | null,
  ): Promise<Connection<AllianceType>> {
    return this.queries.page(viewer, { stage: stage ?? null, businessId: businessId ?? null }, toSlice(first, after));
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, {
    description: 'Propose an alliance to another business. Owners and managers of the proposer',
  })
  async alliancePropose(
    @CurrentViewer() viewer: Viewer,
    @Input('The proposal') input: AllianceProposeInput,
  ): Promise<AlliancePayload> {
    const { proposerId, partnerId, purpose, pilotTitle = null, pilotGoal = null } = input;
    return ok({ alliance: await this.service.propose(viewer, { proposerId, partnerId, purpose, pilotTitle, pilotGoal }) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Say yes to a proposal. Owners and managers of the partner' })
  async allianceAccept(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.accept(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Say no to a proposal, with a reason. Owners and managers of the partner' })
  async allianceDecline(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('Why, and when to ask again') input: AllianceDeclineInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    const notBefore = input.notBefore ?? null;
    return ok({ alliance: await this.service.decline(viewer, id, { ...reasonsOf(input), notBefore }, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Take a proposal back. Owners and managers of the proposer' })
  async allianceWithdraw(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('Why') input: AllianceReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.withdraw(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, {
    description: 'Say that one’s own side is ready for approval; the second press sends it to an admin',
  })
  async allianceMarkReady(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.markReady(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Let nothing new begin for a while. Owners and managers of either side' })
  async alliancePause(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('Why') input: AllianceReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.pause(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, {
    description: 'Say that one’s own side wants to go on; the second press makes it active again',
  })
  async allianceResume(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.resume(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'End an alliance, with a reason. Owners and managers of either side' })
  async allianceEnd(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('Why') input: AllianceReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.end(viewer, id, reasonsOf(input), expectedVersion) });
  }
}

export const reasonsOf = ({ reason, note }: AllianceReasonInput) => ({ reason, note: note ?? null });
