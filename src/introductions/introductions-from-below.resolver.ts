import { Parent, ResolveField, Resolver, Int } from '@nestjs/graphql';
import { AllianceType, type Alliance } from '../alliances/index.js';
import { BusinessType, type Business } from '../businesses/index.js';
import { toSlice } from '../kernel/page.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { After, CurrentViewer, First } from '../platform/graphql/arguments.js';
import { connectionOf, type Connection } from '../platform/graphql/connection.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { IntroductionPages, type IntroductionPage } from './introduction-pages.js';
import { IntroductionConnection, IntroductionCountsType, IntroductionType } from './introductions.graph.js';
import { IntroductionsQueries, type Counts } from './introductions.queries.js';

const AllianceIntroductionConnection = connectionOf(
  () => IntroductionType,
  'AllianceIntroduction',
  'introductions of an alliance',
);

/** What introductions add to an alliance. */
@Resolver(() => AllianceType)
export class AllianceIntroductionsResolver {
  constructor(private readonly queries: IntroductionsQueries) {}

  @ResolveField(() => AllianceIntroductionConnection, {
    description: 'Introductions in it that the viewer may see, newest first',
  })
  introductions(
    @Parent() alliance: Alliance,
    @CurrentViewer() viewer: Viewer,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<IntroductionType>> {
    return this.queries.pageOfAlliance(viewer, alliance.id, toSlice(first, after));
  }
}

/** What introductions add to a business. */
@Resolver(() => BusinessType)
export class BusinessIntroductionsResolver {
  constructor(private readonly queries: IntroductionsQueries) {}

  @ResolveField(() => IntroductionCountsType, {
    nullable: true,
    description: 'How many introductions it has; null for all but its members',
  })
  introductionCounts(business: Pick<Business, 'id'>, _args: unknown, context: RequestContext): Promise<Counts | null> | null {
    return belongsTo(viewerOf(context), business.id) ? this.queries.countsOf.load(context, business.id) : null;
  }
}

/** The count of a page's whole list, made only when asked for. */
@Resolver(() => IntroductionConnection)
export class IntroductionTotalsResolver {
  constructor(private readonly pages: IntroductionPages) {}

  @ResolveField(() => Int, { description: 'How many introductions there are in all; costs a query of its own' })
  totalCount(page: IntroductionPage, _args: unknown, context: RequestContext): Promise<number> | number {
    return page.countable ? this.pages.count(viewerOf(context), page.countable) : 0;
  }
}
