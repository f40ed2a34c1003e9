import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Needs } from '../platform/graphql/access.js';
import { CurrentRequest } from '../platform/graphql/arguments.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { ChangeType } from './changes.graph.js';
import type { Feed } from './feed.js';
import { connectionOf } from './live-context.js';

/** The one subscription: everything on the screens is made fresh by it. */
@Resolver()
export class ChangesResolver {
  @Needs('network:read')
  @Subscription(() => ChangeType, {
    description:
      'What happens from now on: to the viewer’s businesses, and for admins to the network. An API key is told what its scopes let it read',
  })
  changes(
    @Args('businessId', { type: () => ID, nullable: true, description: 'Only what this business of the viewer’s may know' })
    businessId: string | null | undefined,
    @CurrentRequest() context: RequestContext,
  ): Feed {
    const connection = connectionOf(context);
    if (!connection) throw new Error('A subscription came by another way than a connection.');
    return connection.follow(businessId ?? null);
  }
}
