import { Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { CurrentViewer } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { DemoPayload, DemoType } from './demo.graph.js';
import { DemoService } from './demo.service.js';

@Resolver()
export class DemoResolver {
  constructor(private readonly demo: DemoService) {}

  @PersonOnly()
  @Query(() => DemoType, { description: 'The demo network, as far as it is there' })
  demoNetwork(@CurrentViewer() viewer: Viewer): Promise<DemoType> {
    return this.demo.look(viewer);
  }

  @PersonOnly()
  @Mutation(() => DemoPayload, {
    description: 'Remove the demo network for good: its firms, its people and all they did. Admins only',
  })
  async demoRemove(@CurrentViewer() viewer: Viewer): Promise<DemoPayload> {
    return ok({ removed: await this.demo.remove(viewer) });
  }
}
