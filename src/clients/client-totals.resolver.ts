import { Int, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { ClientConnection } from './clients.graph.js';
import { ClientsQueries, type ClientsAsked } from './clients.queries.js';

/** Counts a list of clients when it is asked for. */
@Resolver(() => ClientConnection)
export class ClientTotalsResolver {
  constructor(private readonly queries: ClientsQueries) {}

  @ResolveField(() => Int, { description: 'How many clients there are in all; costs a query of its own' })
  totalCount({ viewer, wanted }: { viewer: Viewer; wanted: ClientsAsked }): Promise<number> {
    return this.queries.count(viewer, wanted);
  }
}
