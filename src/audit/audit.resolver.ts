import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountsQueries, UserType, type User } from '../accounts/index.js';
import { AlliancesQueries } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { IntroductionsQueries } from '../introductions/index.js';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { OutcomesQueries } from '../outcomes/index.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { After, CurrentViewer, First } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { InputPipe } from '../platform/graphql/input.pipe.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { AuditConnection, AuditEntryType, AuditFilter, AuditSubject } from './audit.graph.js';
import { AuditQueries } from './audit.queries.js';

/** What happened on the network, for its admins. */
@Resolver()
export class AuditResolver {
  constructor(private readonly queries: AuditQueries) {}

  @PersonOnly()
  @Query(() => AuditConnection, { description: 'Everything that happened on the network, newest first. Admins only' })
  auditLog(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => AuditFilter, nullable: true, description: 'Which events; all when absent' }, InputPipe)
    filter: AuditFilter | null,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<AuditEntryType>> {
    return this.queries.page(viewer, filter ?? {}, toSlice(first, after));
  }
}

/** Who did it, and to what. Only admins come here. */
@Resolver(() => AuditEntryType)
export class AuditEntriesResolver {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly businesses: BusinessesQueries,
    private readonly alliances: AlliancesQueries,
    private readonly introductions: IntroductionsQueries,
    private readonly outcomes: OutcomesQueries,
  ) {}

  @ResolveField(() => AuditSubject, {
    nullable: true,
    description: 'The thing it happened to; null for what is in a firm’s private book, and for what is gone',
  })
  async subject({ type, subjectId }: AuditEntryType, _args: unknown, context: RequestContext): Promise<object | null> {
    const [kind, loader] = {
      business: ['Business', this.businesses.byId] as const,
      alliance: ['Alliance', this.alliances.byId] as const,
      introduction: ['Introduction', this.introductions.byId] as const,
      outcome: ['Outcome', this.outcomes.byId] as const,
    }[type.split('.')[0] ?? ''] ?? ['User', this.accounts.byId];
    const row = await loader.load(context, subjectId);
    return row && { ...row, __typename: kind };
  }

  @ResolveField(() => UserType, {
    nullable: true,
    description: 'Person who did it; null for a clock, and for a client who answered by link',
  })
  actor({ actorId }: AuditEntryType, _args: unknown, context: RequestContext): Promise<User | null> | null {
    return actorId === null ? null : this.accounts.byId.load(context, actorId);
  }

  @ResolveField(() => BusinessType, { nullable: true, description: 'Business that she did it for; null for an admin' })
  business({ businessId }: AuditEntryType, _args: unknown, context: RequestContext): Promise<Business | null> | null {
    return businessId === null ? null : this.businesses.byId.load(context, businessId);
  }
}
