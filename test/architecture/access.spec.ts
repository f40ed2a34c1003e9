import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Query, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../src/accounts/scopes.js';
import { ACCESS, type Access } from '../../src/platform/graphql/access.js';
import { admin } from '../support/accounts.js';
import { World } from '../support/world.js';

@Resolver()
class PlantedResolver {
  @Query(() => String, { description: 'A field whose access rule was forgotten' })
  forgotten(): string {
    return 'open';
  }
}

@Module({ imports: [DiscoveryModule], providers: [PlantedResolver] })
class PlantedModule {}

interface Entry {
  readonly name: string;
  readonly access: Access | undefined;
}

/** Every root field, and every route of a controller, with its access rule. */
function entries(world: World): Entry[] {
  const discovery = world.get(DiscoveryService);
  const scanner = new MetadataScanner();
  const seen = new Map<string, Entry>();
  for (const { instance, metatype } of [...discovery.getProviders(), ...discovery.getControllers()]) {
    if (typeof instance !== 'object' || instance === null || typeof metatype !== 'function') continue;
    const type = metatype as Type;
    for (const key of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const method = (instance as Record<string, unknown>)[key] as object;
      const kind = Reflect.getMetadata('graphql:resolver_type', method) as string | undefined;
      const isRoute = Reflect.hasMetadata('path', method) && Reflect.hasMetadata('path', type);
      if (!isRoute && kind !== 'Query' && kind !== 'Mutation' && kind !== 'Subscription') continue;
      const access = (Reflect.getMetadata(ACCESS, method) ?? Reflect.getMetadata(ACCESS, type)) as Access | undefined;
      seen.set(`${type.name}.${key}`, { name: `${type.name}.${key}`, access });
    }
  }
  return [...seen.values()];
}

describe('access rules', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open({}, [PlantedModule]);
  });
  afterAll(() => world.close());

  it('are on every root field and route, and the scan finds the planted one without', () => {
    const found = entries(world);
    expect(found.length).toBeGreaterThan(25);
    expect(found.filter(({ access }) => access === undefined).map(({ name }) => name)).toEqual(['PlantedResolver.forgotten']);
  });

  it('name scopes that a key can hold', () => {
    const asked = entries(world).map(({ access }) => access ?? 'PUBLIC');
    expect(asked.filter((access) => access !== 'PUBLIC' && access !== 'PERSON' && !(access in SCOPES))).toEqual([]);
  });

  it('refuse a field without one to everybody, admins too', async () => {
    const { data, errors } = await world.ask(await admin(world), '{ forgotten }');
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
