import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { After, ById, CurrentViewer, First } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { enumOf } from '../platform/graphql/enum.js';
import { lookahead } from '../platform/graphql/lookahead.js';
import type { CoreStatus, IntroductionStage } from './introduction.lifecycle.js';
import { IntroductionPages, type Role } from './introduction-pages.js';
import { CoreStatusEnum, IntroductionConnection, IntroductionStageEnum, IntroductionType } from './introductions.graph.js';
import { IntroductionsQueries } from './introductions.queries.js';

const IntroductionRoleEnum = enumOf<Role>('IntroductionRole', 'As what a business takes part in introductions', {
  INTRODUCER: 'It introduces its own clients',
  BENEFICIARY: 'It is introduced',
  ANY: 'Either',
});

/** Reads of introductions. */
@Resolver(() => IntroductionType)
export class IntroductionsResolver {
  constructor(
    private readonly queries: IntroductionsQueries,
    private readonly pages: IntroductionPages,
  ) {}

  @Needs('introductions:read')
  @Query(() => IntroductionType, { nullable: true, description: 'Introduction by id; null if it is not visible to the viewer' })
  introduction(@CurrentViewer() viewer: Viewer, @ById('Id of the introduction') id: string): Promise<IntroductionType | null> {
    return this.queries.findVisible(viewer, id);
  }

  @Needs('introductions:read')
  @Query(() => IntroductionConnection, {
    description: 'Introductions of a business of the viewer’s own, newest first; admins may read any business’s',
  })
  introductions(
    @CurrentViewer() viewer: Viewer,
    @Args('businessId', { type: () => ID, description: 'Id of the business' }, new ParseUUIDPipe()) businessId: string,
    @First() first: number | null,
    @After() after: string | null,
    @Args('role', { type: () => IntroductionRoleEnum, nullable: true, description: 'As what it takes part; ANY when absent' })
    role: Role | null,
    @Args('stage', { type: () => IntroductionStageEnum, nullable: true, description: 'Only those in this stage' })
    stage: IntroductionStage | null,
    @Args('coreStatus', { type: () => CoreStatusEnum, nullable: true, description: 'Only those of this core status' })
    coreStatus: CoreStatus | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<IntroductionType>> {
    const filter = { businessId, role: role ?? 'ANY', stage: stage ?? null, coreStatus: coreStatus ?? null };
    return this.pages.pageOf(viewer, filter, toSlice(first, after), lookahead(info));
  }
}
