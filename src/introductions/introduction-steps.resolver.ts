import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { InputPipe } from '../platform/graphql/input.pipe.js';
import { ok } from '../platform/graphql/payload.js';
import {
  IntroductionAcceptInput,
  IntroductionAskClientInput,
  IntroductionDeclineInput,
  IntroductionMeetingInput,
  IntroductionProgressInput,
  IntroductionReasonInput,
} from './introduction-inputs.graph.js';
import { answerOf, declineOf, reasonsOf } from './introduction-inputs.js';
import { IntroductionPayload } from './introductions.graph.js';
import { IntroductionsService } from './introductions.service.js';

const TheIntroduction = () => ById('Id of the introduction');

/** What happens to an introduction that has begun. */
@Resolver()
export class IntroductionStepsResolver {
  constructor(private readonly service: IntroductionsService) {}

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, {
    description: 'Say yes: the beneficiary to an offer, or the introducer to a request, naming the person',
  })
  async introductionAccept(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @ExpectedVersion() expectedVersion: number | null,
    @Args('input', { nullable: true, description: 'Whom a request is accepted with; absent for an offer' }, InputPipe)
    input?: IntroductionAcceptInput,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.accept(viewer, id, answerOf(input), expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, {
    description: 'Say no, with a reason: the beneficiary to an offer, the introducer to a request',
  })
  async introductionDecline(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @Input('Why, and until when') input: IntroductionDeclineInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.decline(viewer, id, declineOf(input), expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, {
    description: 'Take one’s own no back. Possible for 15 seconds, in which the other side is not written to',
  })
  async introductionReopen(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.reopen(viewer, id, expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Ask the client by mail, in words that the introducer approves' })
  async introductionAskClient(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @Input('What to ask') input: IntroductionAskClientInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    const { text, fields, isExpected } = input;
    const question = { text, fields, isExpected: isExpected ?? false };
    return ok({ introduction: await this.service.askClient(viewer, id, question, expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Take back what one’s own side began, before the client said yes' })
  async introductionWithdraw(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @Input('Why') input: IntroductionReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.withdraw(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Say that the client was contacted. The beneficiary' })
  async introductionReportContact(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.reportContact(viewer, id, expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Say that the client was met. The beneficiary' })
  async introductionReportMeeting(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @Input('The meeting') input: IntroductionMeetingInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.reportMeeting(viewer, id, input.heldAt ?? now(), expectedVersion) });
  }

  @Needs('introductions:write')
  @Mutation(() => IntroductionPayload, { description: 'Say how it goes; the next word is asked for later. The beneficiary' })
  async introductionGiveProgress(
    @CurrentViewer() viewer: Viewer,
    @TheIntroduction() id: string,
    @Input('How it goes') input: IntroductionProgressInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<IntroductionPayload> {
    return ok({ introduction: await this.service.giveProgress(viewer, id, input.note, expectedVersion) });
  }
}
