import { Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { AlliancePayload, AllianceReasonInput } from './alliances.graph.js';
import { reasonsOf } from './alliances.resolver.js';
import { AlliancesService } from './alliances.service.js';

const TheAlliance = () => ById('Id of the alliance');

/** What admins who belong to neither business decide. */
@Resolver()
export class AllianceJudgementResolver {
  constructor(private readonly service: AlliancesService) {}

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Let the pilot of an alliance begin. Admins who belong to neither side' })
  async allianceApprove(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.approve(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, {
    description: 'Send an alliance back to the two, with a reason. Admins who belong to neither side',
  })
  async allianceRequestMore(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('What is missing') input: AllianceReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.requestMore(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Refuse an alliance, with a reason. Admins who belong to neither side' })
  async allianceReject(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('Why') input: AllianceReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.reject(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'Hold an alliance, with a reason. Admins who belong to neither side' })
  async allianceSuspend(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @Input('Why') input: AllianceReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.suspend(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, { description: 'End the suspension of an alliance. Admins who belong to neither side' })
  async allianceReinstate(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.reinstate(viewer, id, expectedVersion) });
  }
}
