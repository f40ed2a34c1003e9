import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { assertNone } from '../kernel/domain-error.js';
import { toSlice, type Page } from '../kernel/page.js';
import { now } from '../kernel/time.js';
import { ClockType } from '../platform/clocks/clock.graph.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { History, HistoryConnection, type HistoryEntryType } from '../platform/events/history.js';
import { offer, type AvailableAction } from '../platform/graphql/action.js';
import { After, First } from '../platform/graphql/arguments.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { Agreement, Alliance, PilotReview } from './alliance.entity.js';
import { capabilitiesOf, type AllianceVerb } from './alliance.lifecycle.js';
import { actionsFor, sideOf } from './alliance.policy.js';
import { violationsOfReady } from './gates.rules.js';
import { AllianceGates, assertNotReviewed, assertNotSaid, READY, RESUME } from './alliance-gates.js';
import { AllianceAvailableAction, AllianceCapabilitiesType, AllianceType, PilotType } from './alliances.graph.js';
import { AlliancesQueries } from './alliances.queries.js';
import { AgreementType, PilotReviewType } from './trust.graph.js';

/** Fields of an alliance that are more than a column. No parameter decorators where none are needed: Nest binds these directly. */
@Resolver(() => AllianceType)
export class AllianceFieldsResolver {
  constructor(
    private readonly queries: AlliancesQueries,
    private readonly businesses: BusinessesQueries,
    private readonly gates: AllianceGates,
    private readonly clocks: Clocks,
  ) {}

  @ResolveField(() => BusinessType, { description: 'Business that proposed it' })
  proposer(alliance: Alliance, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, alliance.proposerId);
  }

  @ResolveField(() => BusinessType, { description: 'Business that was asked' })
  partner(alliance: Alliance, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, alliance.partnerId);
  }

  @ResolveField(() => AllianceCapabilitiesType, { description: 'What it can carry now' })
  capabilities(alliance: Alliance): AllianceCapabilitiesType {
    return capabilitiesOf(alliance.stage);
  }

  @ResolveField(() => PilotType, { nullable: true, description: 'The project that the two try first; null while none is named' })
  pilot(alliance: Alliance): PilotType | null {
    const { pilotTitle: title, pilotGoal: goal, pilotRound: round, pilotTemplate: template } = alliance;
    if (title === null || goal === null) return null;
    return { title, goal, round, template, startsOn: alliance.pilotStartsOn, endsOn: alliance.pilotEndsOn };
  }

  @ResolveField(() => [AgreementType], { description: 'All versions of the terms, newest first' })
  agreements(alliance: Alliance, _args: unknown, context: RequestContext): Promise<Agreement[] | null> {
    return this.queries.agreementsOf.load(context, alliance.id);
  }

  @ResolveField(() => [PilotReviewType], {
    description: 'Reviews of the pilot; the other side’s is hidden until both have given theirs',
  })
  reviews(alliance: Alliance, _args: unknown, context: RequestContext): Promise<PilotReview[]> {
    return this.queries.reviewsVisible(viewerOf(context), alliance, context);
  }

  @ResolveField(() => [ClockType], { description: 'What it waits for' })
  clocksRunning(alliance: Alliance, _args: unknown, context: RequestContext): Promise<Clock[] | null> {
    return this.clocks.bySubject.load(context, alliance.id);
  }

  @ResolveField(() => [AllianceAvailableAction], { description: 'What the viewer can do to it now' })
  async availableActions(alliance: Alliance, _args: unknown, context: RequestContext): Promise<AvailableAction<AllianceVerb>[]> {
    const viewer = viewerOf(context);
    const verbs = actionsFor(viewer, alliance);
    if (verbs.length === 0) return [];
    const isProposer = sideOf(viewer, alliance) === alliance.proposerId;
    const [clock] = (await this.clocks.bySubject.load(context, alliance.id)) ?? [];
    const gateOf: Partial<Record<AllianceVerb, () => Promise<void> | void>> = {
      markReady: () => {
        assertNotSaid(alliance, isProposer, READY);
        return this.assertReady(alliance, context);
      },
      resume: () => assertNotSaid(alliance, isProposer, RESUME),
      review: async () => {
        const reviews = await this.queries.reviewsVisible(viewer, alliance, context);
        assertNotReviewed(reviews, alliance, sideOf(viewer, alliance));
      },
    };
    return Promise.all(verbs.map((verb) => offer(verb, clock?.dueAt ?? null, gateOf[verb])));
  }

  private async assertReady({ id }: Alliance, context: RequestContext): Promise<void> {
    const facts = await this.gates.factsOf.load(context, id);
    if (facts) assertNone(violationsOfReady(facts, now()));
  }
}

/** What happened to an alliance. */
@Resolver(() => AllianceType)
export class AllianceHistoryResolver {
  constructor(private readonly events: History) {}

  @ResolveField(() => HistoryConnection, { description: 'What happened to it, newest first' })
  history(
    @Parent() alliance: Alliance,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Page<HistoryEntryType>> {
    return this.events.page(alliance.id, toSlice(first, after));
  }
}
