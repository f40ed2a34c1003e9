import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

it('passes the audits of GraphQL over HTTP: every MUST, at least 20 of 23 SHOULD and 22 of 25 MAY', async () => {
  const passed = { MUST: 0, SHOULD: 0, MAY: 0 };
  const missed: string[] = [];
  for (const audit of serverAudits({ url: `${world.url}/graphql` })) {
    const level = audit.name.split(' ')[0] as keyof typeof passed;
    const result = await audit.fn();
    if (result.status === 'ok') passed[level] += 1;
    else missed.push(`${result.status} ${audit.id} ${audit.name}`);
  }
  process.stdout.write(`audits passed: ${JSON.stringify(passed)}; missed:\n${missed.join('\n')}\n`);
  expect(passed.MUST).toBe(13);
  expect(passed.SHOULD).toBeGreaterThanOrEqual(20);
  expect(passed.MAY).toBeGreaterThanOrEqual(22);
});
