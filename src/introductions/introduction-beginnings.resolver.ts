import { Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { IntroductionBeginningsService } from './introduction-beginnings.service.js';
import {
  IntroductionOfferInput,
  IntroductionRequestInput,
  IntroductionRerouteInput,
  IntroductionUpdateInput,
} from './introduction-inputs.graph.js';
import { draftOf, offerOf, requestOf } from './introduction-inputs.js';
import { IntroductionPayload } from './introductions.graph.js';

const TheIntroduction = () => ById('Id of the introduction');

/** How introductions begin. Everybody who does the daily work of a business. */
@Resolver()
export class IntroductionBeginningsResolver {
  constructor(private readonly service: IntroductionBeginningsService) {}

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, {
    description: 'Offer an ally an introduction to a client, who is described and not named',
  })
  async introductionOffer(
    @CurrentViewer() viewer: Viewer,
    @Input('The offer') input: IntroductionOfferInput,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.offer(viewer, offerOf(input)) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Keep an offer as a draft, which only one’s own side sees' })
  async introductionDraft(
    @CurrentViewer() viewer: Viewer,
    @Input('The draft') input: IntroductionOfferInput,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.draft(viewer, offerOf(input)) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Replace what a draft says' })
  async introductionUpdate(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @Input('What it says from now on') input: IntroductionUpdateInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.update(viewer, id, draftOf(input), expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Offer what was drafted' })
  async introductionSubmit(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.submit(viewer, id, expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Ask an ally to be introduced to a kind of client' })
  async introductionRequest(
    @CurrentViewer() viewer: Viewer,
    @Input('The kind of client') input: IntroductionRequestInput,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.request(viewer, requestOf(input)) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, {
    description: 'Offer the same client to another ally, after a no, a silence or a missed first contact; answers the new one',
  })
  async introductionReroute(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @Input('Where it goes instead') input: IntroductionRerouteInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.reroute(viewer, id, input.allianceId, expectedVersion) });
  }
}
