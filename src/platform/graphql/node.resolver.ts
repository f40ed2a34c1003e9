import { Injectable } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Needs } from './access.js';
import { ById, CurrentViewer } from './arguments.js';
import { Node } from './node.js';

/** Finds one kind of thing by id; null when it is not there or not for the viewer. */
export type Finder = (viewer: Viewer, id: string) => Promise<object | null>;

/** Which kinds of things `node(id:)` can find. Each feature registers its own when its module loads. */
@Injectable()
export class NodeRegistry {
  private readonly finders: [typename: string, Finder][] = [];

  register(typename: string, finder: Finder): void {
    this.finders.push([typename, finder]);
  }

  async find(viewer: Viewer, id: string): Promise<object | null> {
    const found = await Promise.all(
      this.finders.map(async ([__typename, finder]) => {
        const row = await finder(viewer, id);
        return row && { ...row, __typename };
      }),
    );
    return found.find((row) => row !== null) ?? null;
  }
}

@Resolver()
export class NodeResolver {
  constructor(private readonly registry: NodeRegistry) {}

  @Needs('network:read')
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null if it is not visible to the viewer' })
  node(@CurrentViewer() viewer: Viewer, @ById('Id of the thing') id: string): Promise<object | null> {
    return this.registry.find(viewer, id);
  }
}
