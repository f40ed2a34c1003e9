import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOBODY, World } from '../support/world.js';

describe('the GraphQL edge', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  it('answers a query', async () => {
    expect(await world.send(NOBODY, '{ __typename }')).toEqual({ __typename: 'Query' });
  });
});
