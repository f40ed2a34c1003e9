import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AlliancesQueries, AllianceType, type Alliance } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { toSlice, type Page } from '../kernel/page.js';
import { ClockType } from '../platform/clocks/clock.graph.js';
import { History, HistoryConnection, type HistoryEntryType } from '../platform/events/history.js';
import { After, First } from '../platform/graphql/arguments.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { Introduction } from './introduction.entity.js';
import { coreStatusOf, type CoreStatus } from './introduction.lifecycle.js';
import type { IntroductionRow } from './introduction-pages.js';
import { canRead, sideOf } from './introduction.policy.js';
import type { Brief, Qualification, Vouch } from './introduction.rules.js';
import { CoreStatusEnum, IntroductionBriefType, IntroductionType, QualificationType, VouchType } from './introductions.graph.js';
import { IntroductionsQueries } from './introductions.queries.js';

const isReadable = (introduction: IntroductionRow, context: RequestContext): boolean =>
  introduction.isReadable ?? canRead(viewerOf(context), introduction);

/**
 * What both sides see of an introduction. No parameter decorators: Nest binds these directly. A page has joined
 * most of it already; what is there is answered as it is.
 */
@Resolver(() => IntroductionType)
export class IntroductionFieldsResolver {
  constructor(
    private readonly queries: IntroductionsQueries,
    private readonly alliances: AlliancesQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ResolveField(() => CoreStatusEnum, { description: 'The same in few words that stay' })
  coreStatus({ stage }: Introduction): CoreStatus {
    return coreStatusOf(stage);
  }

  @ResolveField(() => IntroductionBriefType, { nullable: true, description: 'The client in bands; null for admins' })
  brief(introduction: IntroductionRow, _args: unknown, context: RequestContext): Brief | null {
    return isReadable(introduction, context) ? introduction.brief : null;
  }

  @ResolveField(() => QualificationType, { nullable: true, description: 'The four questions; null for admins' })
  qualification(introduction: IntroductionRow, _args: unknown, context: RequestContext): Qualification | null {
    return isReadable(introduction, context) ? introduction.qualification : null;
  }

  @ResolveField(() => VouchType, {
    nullable: true,
    description: 'How far the introducer answers for the client; null for admins',
  })
  vouch(introduction: IntroductionRow, _args: unknown, context: RequestContext): Vouch | null {
    return isReadable(introduction, context) ? introduction.vouch : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Words to the reason; null for admins' })
  note(introduction: IntroductionRow, _args: unknown, context: RequestContext): string | null {
    return isReadable(introduction, context) ? introduction.note : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The beneficiary’s last word on how it goes; null for admins' })
  progressNote(introduction: IntroductionRow, _args: unknown, context: RequestContext): string | null {
    return isReadable(introduction, context) ? introduction.progressNote : null;
  }

  @ResolveField(() => AllianceType, { description: 'Alliance that carries it' })
  alliance(introduction: Introduction, _args: unknown, context: RequestContext): Promise<Alliance | null> {
    return this.alliances.byId.load(context, introduction.allianceId);
  }

  @ResolveField(() => BusinessType, { description: 'Business whose client it is' })
  introducer(introduction: Introduction, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, introduction.introducerId);
  }

  @ResolveField(() => BusinessType, { description: 'Business that is introduced' })
  beneficiary(introduction: Introduction, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, introduction.beneficiaryId);
  }

  @ResolveField(() => BusinessType, {
    nullable: true,
    description:
      'The other side: of the business whose list it is in, else of the viewer’s own; null for admins and members of both',
  })
  partner(
    introduction: IntroductionRow,
    _args: unknown,
    context: RequestContext,
  ): IntroductionRow['partner'] | Promise<Business | null> | null {
    if (introduction.partner) return introduction.partner;
    const { introducerId, beneficiaryId } = introduction;
    const own = introduction.listedFor ?? sideOf(viewerOf(context), introduction);
    if (own === null) return null;
    return this.businesses.byId.load(context, own === introducerId ? beneficiaryId : introducerId);
  }

  @ResolveField(() => IntroductionType, { nullable: true, description: 'The one that it takes the place of; for the introducer' })
  async supersedes(introduction: Introduction, _args: unknown, context: RequestContext): Promise<Introduction | null> {
    const { supersedesId, introducerId } = introduction;
    if (supersedesId === null || sideOf(viewerOf(context), introduction) !== introducerId) return null;
    return this.queries.byId.load(context, supersedesId);
  }

  @ResolveField(() => [ClockType], { description: 'What it waits for' })
  clocksRunning(
    introduction: IntroductionRow,
    _args: unknown,
    context: RequestContext,
  ): IntroductionRow['clocksRunning'] | Promise<IntroductionRow['clocksRunning'] | null> {
    return introduction.clocksRunning ?? this.queries.clocksOf.load(context, introduction.id);
  }
}

/** What happened to an introduction. */
@Resolver(() => IntroductionType)
export class IntroductionHistoryResolver {
  constructor(private readonly events: History) {}

  @ResolveField(() => HistoryConnection, { description: 'What happened to it, newest first' })
  history(
    @Parent() introduction: Introduction,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Page<HistoryEntryType>> {
    return this.events.page(introduction.id, toSlice(first, after));
  }
}
