import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DomainError } from '../kernel/domain-error.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { CampaignAudienceInput, CampaignReasonInput, CampaignScheduleInput, reasonsOf } from './campaign-inputs.graph.js';
import { CampaignPlanningService, type Plan } from './campaign-planning.service.js';
import { audienceOf } from './campaign-fields.resolver.js';
import { CampaignAudienceType, CampaignPayload } from './campaigns.graph.js';

const noBusiness = { code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] };

const TheCampaign = () => ById('Id of the campaign');

/** Between the handshake and the first mail. */
@Resolver()
export class CampaignPlanningResolver {
  constructor(private readonly planning: CampaignPlanningService) {}

  @Needs('campaigns:read')
  @Query(() => CampaignAudienceType, {
    description: 'Who of these segments would be invited now, before they are chosen. For members of the book’s business',
  })
  async campaignAudience(
    @CurrentViewer() viewer: Viewer,
    @Args('businessId', { type: () => ID, description: 'Id of the business whose book it is' }, new ParseUUIDPipe())
    businessId: string,
    @Input('Whom') { segmentIds }: CampaignAudienceInput,
    @Args(
      'campaignId',
      { type: () => ID, nullable: true, description: 'Campaign it is for: its own mails are not counted against it' },
      new ParseUUIDPipe({ optional: true }),
    )
    campaignId: string | null,
  ): Promise<CampaignAudienceType> {
    if (!belongsTo(viewer, businessId)) throw new DomainError(noBusiness);
    return audienceOf(segmentIds, await this.planning.preview(businessId, segmentIds, campaignId ?? null));
  }

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
