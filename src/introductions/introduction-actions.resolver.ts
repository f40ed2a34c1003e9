import { ResolveField, Resolver } from '@nestjs/graphql';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { offer, type AvailableAction } from '../platform/graphql/action.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { IntroductionBeginningsService } from './introduction-beginnings.service.js';
import type { Introduction } from './introduction.entity.js';
import type { IntroductionVerb } from './introduction.lifecycle.js';
import { actionsFor } from './introduction.policy.js';
import { obstacleToReroute, reopenUntil } from './introduction.rules.js';
import { IntroductionAvailableAction, IntroductionType } from './introductions.graph.js';
import { IntroductionsQueries } from './introductions.queries.js';

/** The buttons to show. */
@Resolver(() => IntroductionType)
export class IntroductionActionsResolver {
  constructor(
    private readonly queries: IntroductionsQueries,
    private readonly beginnings: IntroductionBeginningsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @ResolveField(() => [IntroductionAvailableAction], { description: 'What the viewer can do to it now' })
  async availableActions(
    introduction: Introduction,
    _args: unknown,
    context: RequestContext,
  ): Promise<AvailableAction<IntroductionVerb>[]> {
    const viewer = viewerOf(context);
    const until = reopenUntil(introduction.stageSince);
    // Later it is nobody's button any more.
    const verbs = actionsFor(viewer, introduction).filter((verb) => verb !== 'reopen' || now() <= until);
    if (verbs.length === 0) return [];
    const [clock] = (await this.queries.clocksOf.load(context, introduction.id)) ?? [];
    const deadlineOf = (verb: IntroductionVerb) => (verb === 'reopen' ? until : (clock?.dueAt ?? null));
    return Promise.all(verbs.map((verb) => offer(verb, deadlineOf(verb), this.gateOf(viewer, introduction, verb))));
  }

  private gateOf(viewer: Viewer, introduction: Introduction, verb: IntroductionVerb): (() => Promise<void> | void) | undefined {
    if (verb === 'submit') {
      return () => this.unitOfWork.readFor([], (tx) => this.beginnings.assertReady(tx, viewer, introduction));
    }
    if (verb === 'reroute') {
      return () => {
        const obstacle = obstacleToReroute(introduction);
        if (obstacle) throw new DomainError(obstacle);
      };
    }
    return undefined;
  }
}
