import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '../support/accounts.js';
import { NOBODY, World } from '../support/world.js';

const NODE = `{ node(id: "018f0000-0000-7000-8000-000000000000") { id } }`;

describe('the guard', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  it('lets a signed-in person pass', async () => {
    expect(await world.send(await person(world), NODE)).toEqual({ node: null });
  });

  it.each([
    ['nobody', NOBODY],
    ['a cookie that is no session', { cookie: 'sid=guess' }],
    ['a key that is none', { authorization: 'Bearer adj_guess' }],
  ])('refuses %s', async (_, who) => {
    const { errors } = await world.ask(who, NODE);
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['UNAUTHENTICATED']);
  });
});
