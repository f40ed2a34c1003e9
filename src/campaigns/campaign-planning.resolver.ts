import { Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { CampaignAudienceInput, CampaignReasonInput, CampaignScheduleInput, reasonsOf } from './campaign-inputs.graph.js';
import { CampaignPlanningService, type Plan } from './campaign-planning.service.js';
import { CampaignPayload } from './campaigns.graph.js';

const TheCampaign = () => ById('Id of the campaign');

/** Between the handshake and the first mail. */
@Resolver()
export class CampaignPlanningResolver {
  constructor(private readonly planning: CampaignPlanningService) {}

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Choose the segments whose people are invited. The host' })
  async campaignChooseAudience(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Whom') input: CampaignAudienceInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.planning.chooseAudience(viewer, id, input.segmentIds, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Set the dates; an admin looks first where the policy says so. The host' })
  async campaignSchedule(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('When') input: CampaignScheduleInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.planning.schedule(viewer, id, planOf(input), expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Let it be sent. An admin who belongs to neither firm' })
  async campaignApprove(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.planning.approve(viewer, id, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Have the words changed. An admin who belongs to neither firm' })
  async campaignSendBack(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Why') input: CampaignReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.planning.sendBack(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Say that it must not be sent. An admin who belongs to neither firm' })
  async campaignRefuse(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Why') input: CampaignReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.planning.refuse(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Send the mail, as guests will get it, to oneself. The host' })
  async campaignTestSend(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.planning.testSend(viewer, id, expectedVersion) });
  }
}

const planOf = ({ startsAt, endsAt, pacePerMinute, channel }: CampaignScheduleInput): Plan => ({
  startsAt: startsAt ?? null,
  endsAt: endsAt ?? null,
  pacePerMinute: pacePerMinute ?? null,
  channel: channel ?? null,
});
