import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AllianceType,
  canNegotiate,
  dimensions,
  sideOf,
  type Alliance,
  type PilotTask,
  type VettingAnswer,
} from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { PilotTasksService } from './pilot-tasks.service.js';
import { VETTED_IN } from './stages.js';
import {
  PilotTaskInput,
  PilotTaskType,
  VettingAnswerInput,
  VettingAnswerType,
  VettingPayload,
  VettingQuestionInput,
} from './vetting.graph.js';
import { VettingService } from './vetting.service.js';

const TheAlliance = () => ById('Id of the alliance', 'allianceId');
const TheTask = () => ById('Id of the task');
const NOTHING_SAID = {
  ...{ state: null, claim: null, question: null, clarification: null },
  ...{ evidence: null, evidenceLink: null, saidBy: null, shownOn: null, version: 0 },
};

/** What the two show each other, and how they divide the work of their pilot. */
@Resolver(() => AllianceType)
export class VettingResolver {
  constructor(
    private readonly service: VettingService,
    private readonly pilot: PilotTasksService,
  ) {}

  @ResolveField(() => [VettingAnswerType], {
    description:
      'What each side says of itself in the four dimensions, the proposer first; empty before they get to know each other',
  })
  async vetting(alliance: Alliance, _args: unknown, context: RequestContext): Promise<VettingAnswerType[]> {
    if (alliance.knownSince === null && alliance.stage !== 'GETTING_TO_KNOW') return [];
    const answers = (await this.service.answersOf.load(context, alliance.id)) ?? [];
    const viewer = viewerOf(context);
    const mine = canNegotiate(viewer, alliance) && VETTED_IN.includes(alliance.stage) ? sideOf(viewer, alliance) : null;
    return [alliance.proposerId, alliance.partnerId].flatMap((businessId) =>
      dimensions.map((dimension) => {
        const said = answers.find((each) => each.businessId === businessId && each.dimension === dimension) ?? null;
        return {
          ...NOTHING_SAID,
          ...said,
          allianceId: alliance.id,
          businessId,
          dimension,
          availableActions: actionsOn(said, businessId, mine),
        };
      }),
    );
  }

  @ResolveField(() => [PilotTaskType], { description: 'The work of the pilot, each task in the lane of the side that does it' })
  pilotTasks(alliance: Alliance, _args: unknown, context: RequestContext): Promise<PilotTask[] | null> {
    return this.pilot.tasksOf.load(context, alliance.id);
  }

  @PersonOnly()
  @Mutation(() => VettingPayload, {
    description: 'Say something of one’s own side, clarify it, or show evidence of it. Owners and managers',
  })
  async vettingAnswer(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @Input('The answer, whole') input: VettingAnswerInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<VettingPayload> {
    const { dimension, claim, clarification = null, evidence = null, evidenceLink = null, saidBy = null, shownOn = null } = input;
    const answer = { dimension, claim, clarification, evidence, evidenceLink, saidBy, shownOn };
    return ok({ alliance: await this.service.answer(viewer, allianceId, answer, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => VettingPayload, { description: 'Ask the other side to clarify what it says of itself. Owners and managers' })
  async vettingAskToClarify(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @Input('The question') { dimension, question }: VettingQuestionInput,
  ): Promise<VettingPayload> {
    return ok({ alliance: await this.service.askToClarify(viewer, allianceId, dimension, question) });
  }

  @PersonOnly()
  @Mutation(() => VettingPayload, { description: 'Write a task of the pilot into the lane of one’s own side' })
  async pilotTaskAdd(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @Input('The task') { text, dueOn = null }: PilotTaskInput,
  ): Promise<VettingPayload> {
    return ok({ alliance: await this.pilot.add(viewer, allianceId, { text, dueOn }) });
  }

  @PersonOnly()
  @Mutation(() => VettingPayload, { description: 'Say that a task of one’s own side is done, or is not' })
  async pilotTaskMark(
    @CurrentViewer() viewer: Viewer,
    @TheTask() id: string,
    @Args('isDone', { type: () => Boolean, description: 'Whether it is done' }) isDone: boolean,
  ): Promise<VettingPayload> {
    return ok({ alliance: await this.pilot.mark(viewer, id, isDone) });
  }

  @PersonOnly()
  @Mutation(() => VettingPayload, { description: 'Take a task of one’s own side away' })
  async pilotTaskRemove(@CurrentViewer() viewer: Viewer, @TheTask() id: string): Promise<VettingPayload> {
    return ok({ alliance: await this.pilot.remove(viewer, id) });
  }
}

function actionsOn(said: VettingAnswer | null, businessId: string, mine: string | null): string[] {
  if (mine === null) return [];
  if (mine === businessId) return said ? ['answer', 'askReference'] : ['answer'];
  return said && said.question === null ? ['askToClarify'] : [];
}

/** Which side said it. */
@Resolver(() => VettingAnswerType)
export class VettingAnswersResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'The side that says it of itself' })
  business({ businessId }: VettingAnswerType, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, businessId);
  }
}

/** Which side does it. */
@Resolver(() => PilotTaskType)
export class PilotTasksResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { description: 'The side that does it' })
  business({ businessId }: PilotTask, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, businessId);
  }
}
