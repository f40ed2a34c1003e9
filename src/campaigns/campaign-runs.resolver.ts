import { Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { CampaignProofInput, CampaignReasonInput, CampaignSettleInput, reasonsOf } from './campaign-inputs.graph.js';
import { CampaignRunsService } from './campaign-runs.service.js';
import { CampaignPayload } from './campaigns.graph.js';

const TheCampaign = () => ById('Id of the campaign');

/** A campaign on its way, and its end. */
@Resolver()
export class CampaignRunsResolver {
  constructor(private readonly runs: CampaignRunsService) {}

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Begin to invite, now. The host' })
  async campaignStart(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.runs.start(viewer, id, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Hold the sending; answers are still taken. The host' })
  async campaignPause(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Why') input: CampaignReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.runs.pause(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Go on sending. The host' })
  async campaignResume(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.runs.resume(viewer, id, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'End it; no more answers are taken. The host' })
  async campaignComplete(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.runs.complete(viewer, id, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Say where the feature stands. The host' })
  async campaignGiveProof(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Where') input: CampaignProofInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.runs.giveProof(viewer, id, input.url, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Confirm that the feature stands as agreed. The beneficiary' })
  async campaignConfirmProof(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.runs.confirmProof(viewer, id, expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Say that the feature does not stand as agreed. The beneficiary' })
  async campaignDisputeProof(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('Why') input: CampaignReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.runs.disputeProof(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @Needs('campaigns:write')
  @Mutation(() => CampaignPayload, { description: 'Say what it has cost; settled when both say the same' })
  async campaignSettle(
    @CurrentViewer() viewer: Viewer,
    @TheCampaign() id: string,
    @Input('What') input: CampaignSettleInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignPayload> {
    return ok({ campaign: await this.runs.settle(viewer, id, input.cost ?? null, expectedVersion) });
  }
}
