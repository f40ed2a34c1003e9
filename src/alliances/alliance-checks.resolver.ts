import { ResolveField, Resolver } from '@nestjs/graphql';
import { CheckType, type Check } from '../platform/graphql/check.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { AllianceChecks } from './alliance-checks.js';
import type { Alliance } from './alliance.entity.js';
import { AllianceType } from './alliances.graph.js';

/** What an admin wants to know of an alliance before she decides. */
@Resolver(() => AllianceType)
export class AllianceChecksResolver {
  constructor(private readonly lookedUp: AllianceChecks) {}

  @ResolveField(() => [CheckType], {
    nullable: true,
    description: 'What was looked up about it for whoever approves it; null for all but admins',
  })
  checks(alliance: Alliance, _args: unknown, context: RequestContext): Promise<Check[]> | null {
    return viewerOf(context).isAdmin ? this.lookedUp.of(alliance, context) : null;
  }
}
