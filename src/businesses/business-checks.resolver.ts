import { ResolveField, Resolver } from '@nestjs/graphql';
import { CheckType, type Check } from '../platform/graphql/check.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { BusinessChecks } from './business-checks.js';
import type { Business } from './business.entity.js';
import { BusinessType } from './businesses.graph.js';

/** What an admin wants to know of a business before she decides. */
@Resolver(() => BusinessType)
export class BusinessChecksResolver {
  constructor(private readonly lookedUp: BusinessChecks) {}

  @ResolveField(() => [CheckType], {
    nullable: true,
    description: 'What was looked up about it for whoever admits it; null for all but admins',
  })
  checks(business: Business, _args: unknown, context: RequestContext): Promise<Check[]> | null {
    return viewerOf(context).isAdmin ? this.lookedUp.of(business, context) : null;
  }
}
