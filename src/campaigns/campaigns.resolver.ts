import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { After, ById, CurrentViewer, ExpectedVersion, First, Input } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { ok } from '../platform/graphql/payload.js';
import {
  CampaignAcceptInput,
  CampaignDraftInput,
  CampaignReasonInput,
  CampaignUpdateInput,
  contentOf,
  reasonsOf,
} from './campaign-inputs.graph.js';
import type { CampaignStage } from './campaign.lifecycle.js';
import { CampaignConnection, CampaignPayload, CampaignStageEnum, CampaignType } from './campaigns.graph.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignsService } from './campaigns.service.js';

const TheCampaign = () => ById('Id of the campaign');
const optionalId = (name: string, description: string) =>
  Args(name, { type: () => ID, nullable: true, description }, new ParseUUIDPipe({ optional: true }));

/** Reads of campaigns, and their words until both have accepted them. */
@Resolver(() => CampaignType)
export class CampaignsResolver {
  constructor(
    private readonly queries: CampaignsQueries,
    private readonly service: CampaignsService,
  ) {}

  @Needs('campaigns:read')
  @Query(() => CampaignType, { nullable: true, description: 'Campaign by id; null if it is not visible to the viewer' })
  campaign(@CurrentViewer() viewer: Viewer, @TheCampaign() id: string): Promise<CampaignType | null> {
    return this.queries.findVisible(viewer, id);
  }

  @Needs('campaigns:read')
  @Query(() => CampaignConnection, { description: 'Campaigns that the viewer may see, newest first' })
  campaigns(
    @CurrentViewer() viewer: Viewer,
    @First() first: number | null,
    @After() after: string | null,
    @optionalId('businessId', 'Only those of this business, as host or beneficiary') businessId: string | null,
    @optionalId('allianceId', 'Only those of this alliance') allianceId: string | null,
    @Args('stage', { type: () => CampaignStageEnum, nullable: true, description: 'Only those in this stage' })
    stage: CampaignStage | null,
  ): Promise<Connection<CampaignType>> {
    const filter = { businessId: businessId ?? null, allianceId: allianceId ?? null, stage: stage ?? null };
    return this.queries.page(viewer, filter, toSlice(first, after));
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, {
    description: 'Write a campaign, unseen by the other side. Either side of an active alliance',
  })
  async campaignDraft(
    @CurrentViewer() viewer: Viewer,
    @Input('The campaign') input: CampaignDraftInput,
  ): Promise<CampaignPayload> {
    const { allianceId, side, kind, content } = input;
    const draft = { allianceId, isHost: side === 'HOST', kind, content: contentOf(content) };
    return ok({ campaign: await this.service.draft(viewer, draft) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Change the words. Both sides accept them anew' })
  async campaignUpdate(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('The words') input: CampaignUpdateInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    const words = { content: contentOf(input.content), kind: input.kind ?? null };
    return ok({ campaign: await this.service.update(viewer, id, words, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Show it to the other side; who proposes has accepted' })
  async campaignPropose(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.service.propose(viewer, id, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Accept the present words' })
  async campaignAccept(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Which words') { contentNumber }: CampaignAcceptInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.service.accept(viewer, id, contentNumber, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Say no to a proposed campaign' })
  async campaignDecline(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Why') input: CampaignReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.service.decline(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Call it off. Who said yes is told; who was not invited yet never is' })
  async campaignCancel(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Why') input: CampaignReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.service.cancel(viewer, id, reasonsOf(input), expectedVersion) });
  }
}
