import { Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { Needs, PersonOnly } from '../platform/graphql/access.js';
import { CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { NetworkPolicyChangeInput, NetworkPolicyPayload, NetworkPolicyType } from './network.graph.js';
import { NetworkService } from './network.service.js';

@Resolver()
export class NetworkResolver {
  constructor(private readonly network: NetworkService) {}

  @Needs('network:read')
  @Query(() => NetworkPolicyType, { description: 'The rules of the network, in figures' })
  networkPolicy(): Promise<NetworkPolicyType> {
    return this.network.current();
  }

  @PersonOnly()
  @Mutation(() => NetworkPolicyPayload, { description: 'Change figures of the network’s policy. Admins only' })
  async networkPolicyChange(
    @CurrentViewer() viewer: Viewer,
    @Input('The figures to change') input: NetworkPolicyChangeInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<NetworkPolicyPayload> {
    return ok({ networkPolicy: await this.network.change(viewer, { ...input }, expectedVersion) });
  }
}
