import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { ClientNeed } from './client-need.entity.js';
import type { Client } from './client.entity.js';
import { tidy } from './client.rules.js';
import { ClientNeedAddInput, ClientNeedPayload, ClientNeedType, ClientNeedUpdateInput } from './client-needs.graph.js';
import { ClientNeedsQueries } from './client-needs.queries.js';
import { ClientNeedsService, type NeedValues } from './client-needs.service.js';
import { ClientType } from './clients.graph.js';

const TheNeed = () => ById('Id of the need');

/** What clients need: noted, changed, taken away. */
@Resolver(() => ClientType)
export class ClientNeedsResolver {
  constructor(
    private readonly service: ClientNeedsService,
    private readonly queries: ClientNeedsQueries,
  ) {}

  @Needs('clients:write')
  @Mutation(() => ClientNeedPayload, { description: 'Write down what a client needs. All members but viewers' })
  async clientNeedAdd(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the client', 'clientId') clientId: string,
    @Input('The need') { text, category = null, isCovered }: ClientNeedAddInput,
  ): Promise<ClientNeedPayload> {
    return ok({ need: await this.service.add(viewer, clientId, { text: tidy(text), category, isCovered: isCovered ?? false }) });
  }

  @Needs('clients:write')
  @Mutation(() => ClientNeedPayload, { description: 'Change what a client needs. All members but viewers' })
  async clientNeedUpdate(
    @CurrentViewer() viewer: Viewer,
    @TheNeed() id: string,
    @Input('What changes') input: ClientNeedUpdateInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ClientNeedPayload> {
    return ok({ need: await this.service.update(viewer, id, valuesOf(input), expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => ClientNeedPayload, { description: 'Take a need off the list. All members but viewers' })
  async clientNeedRemove(
    @CurrentViewer() viewer: Viewer,
    @TheNeed() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ClientNeedPayload> {
    await this.service.remove(viewer, id, expectedVersion);
    return ok({ need: null });
  }

  @ResolveField(() => [ClientNeedType], { description: 'What it needs, the newest first; at most 30' })
  needs(client: Client, _args: unknown, context: RequestContext): Promise<ClientNeed[] | null> {
    return this.queries.ofClient.load(context, client.id);
  }
}

/** The values that were given; what cannot be empty stays as it is when null is given for it. */
const valuesOf = ({ text, category, isCovered }: ClientNeedUpdateInput): Partial<NeedValues> => ({
  ...(text != null && { text: tidy(text) }),
  ...(category !== undefined && { category }),
  ...(isCovered != null && { isCovered }),
});
