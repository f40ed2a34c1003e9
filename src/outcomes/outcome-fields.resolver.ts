import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AllianceType, type Alliance } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { IntroductionsQueries, IntroductionType, type Introduction } from '../introductions/index.js';
import { toSlice, type Page } from '../kernel/page.js';
import { ClockType } from '../platform/clocks/clock.graph.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { History, HistoryConnection, type HistoryEntryType } from '../platform/events/history.js';
import { offer, type AvailableAction } from '../platform/graphql/action.js';
import { After, First } from '../platform/graphql/arguments.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { MoneyType } from '../platform/graphql/scalars.js';
import { factsOf, moneyOf } from './outcome-facts.js';
import type { Outcome, ReciprocityEntry } from './outcome.entity.js';
import type { OutcomeVerb } from './outcome.lifecycle.js';
import { actionsFor } from './outcome.policy.js';
import { OutcomeAvailableAction, OutcomeGraph, ReciprocityConnection, ReciprocityEntryType } from './outcomes.graph.js';
import { OutcomesQueries } from './outcomes.queries.js';

/** Fields of an outcome that are more than a column. No parameter decorators: Nest binds these directly. */
@Resolver(() => OutcomeGraph)
export class OutcomeFieldsResolver {
  constructor(
    private readonly businesses: BusinessesQueries,
    private readonly introductions: IntroductionsQueries,
    private readonly clocks: Clocks,
  ) {}

  @ResolveField(() => IntroductionType, { description: 'Introduction that it came of' })
  introduction(outcome: Outcome, _args: unknown, context: RequestContext): Promise<Introduction | null> {
    return this.introductions.byId.load(context, outcome.introductionId);
  }

  @ResolveField(() => BusinessType, { description: 'Side that reported it' })
  reportedBy(outcome: Outcome, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, outcome.reportedById);
  }

  @ResolveField(() => MoneyType, { nullable: true, description: 'Value of a win; null for everything else' })
  amount(outcome: Outcome): MoneyType | null {
    return moneyOf(outcome);
  }

  @ResolveField(() => MoneyType, { nullable: true, description: 'Fee that the two agreed on; null when there is none' })
  fee({ feeMinor, currency }: Outcome): MoneyType | null {
    return moneyOf({ amountMinor: feeMinor, currency });
  }

  @ResolveField(() => MoneyType, { nullable: true, description: 'Amount on the table that would end the dispute' })
  proposedAmount({ proposedMinor, currency }: Outcome): MoneyType | null {
    return moneyOf({ amountMinor: proposedMinor, currency });
  }

  @ResolveField(() => BusinessType, { nullable: true, description: 'Side that put that amount on the table' })
  proposedBy(outcome: Outcome, _args: unknown, context: RequestContext): Promise<Business | null> | null {
    return outcome.proposedById === null ? null : this.businesses.byId.load(context, outcome.proposedById);
  }

  @ResolveField(() => [ClockType], { description: 'What it waits for' })
  clocksRunning(outcome: Outcome, _args: unknown, context: RequestContext): Promise<Clock[] | null> {
    return this.clocks.bySubject.load(context, outcome.id);
  }

  @ResolveField(() => [OutcomeAvailableAction], { description: 'What the viewer can do to it now' })
  async availableActions(outcome: Outcome, _args: unknown, context: RequestContext): Promise<AvailableAction<OutcomeVerb>[]> {
    const verbs = actionsFor(viewerOf(context), factsOf(outcome));
    if (verbs.length === 0) return [];
    const [clock] = (await this.clocks.bySubject.load(context, outcome.id)) ?? [];
    return Promise.all(verbs.map((verb) => offer(verb, clock?.dueAt ?? null)));
  }
}

/** What happened to an outcome. */
@Resolver(() => OutcomeGraph)
export class OutcomeHistoryResolver {
  constructor(private readonly events: History) {}

  @ResolveField(() => HistoryConnection, { description: 'What happened to it, newest first' })
  history(
    @Parent() outcome: Outcome,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Page<HistoryEntryType>> {
    return this.events.page(outcome.id, toSlice(first, after));
  }
}

/** Adds to introductions what came of them. */
@Resolver(() => IntroductionType)
export class IntroductionOutcomesResolver {
  constructor(private readonly queries: OutcomesQueries) {}

  @ResolveField(() => [OutcomeGraph], { description: 'What came of it, the oldest first' })
  outcomes(introduction: Introduction, _args: unknown, context: RequestContext): Promise<Outcome[] | null> {
    return this.queries.ofIntroduction.load(context, introduction.id);
  }
}

/** Adds to alliances what the two gave each other. */
@Resolver(() => AllianceType)
export class AllianceLedgerResolver {
  constructor(private readonly queries: OutcomesQueries) {}

  @ResolveField(() => ReciprocityConnection, { description: 'What the two gave each other, line by line, newest first' })
  ledger(
    @Parent() alliance: Alliance,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Page<ReciprocityEntry>> {
    return this.queries.ledgerPage(alliance.id, toSlice(first, after));
  }
}

@Resolver(() => ReciprocityEntryType)
export class ReciprocityEntriesResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => MoneyType, { description: 'Value; negative for a reversal' })
  amount(line: ReciprocityEntry): MoneyType | null {
    return moneyOf(line);
  }

  @ResolveField(() => BusinessType, { description: 'Side that gave' })
  giver(line: ReciprocityEntry, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, line.giverId);
  }

  @ResolveField(() => BusinessType, { description: 'Side that received' })
  receiver(line: ReciprocityEntry, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, line.receiverId);
  }
}
