import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { client } from '../support/clients.js';
import { introduction } from '../support/introductions.js';
import { segment, share } from '../support/mapping.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const QUERY = 'query ($id: ID!) { firstSteps(businessId: $id) { step have of } }';
async function stepsOf(who: Credentials, id: string): Promise<Record<string, string>> {
  const { firstSteps } = await world.send<{ firstSteps: { step: string; have: number; of: number }[] }>(who, QUERY, { id });
  return Object.fromEntries(firstSteps.map(({ step, have, of }) => [step, `${have}/${of}`]));
}

describe('the first steps', () => {
  it('are ticked one by one, as they are taken', async () => {
    const newcomer = await firm(world);
    expect(await stepsOf(newcomer.owner, newcomer.id)).toMatchObject({ CLIENTS: '0/1', PARTNERS: '0/3', INTRODUCTION: '0/1' });
    await client(world, newcomer.id);
    expect(await stepsOf(newcomer.owner, newcomer.id)).toMatchObject({ CLIENTS: '1/1', PARTNERS: '0/3' });
    for (let n = 0; n < 4; n += 1) await alliance(world, 'ACTIVE', { proposer: newcomer });
    expect(await stepsOf(newcomer.owner, newcomer.id)).toMatchObject({ PARTNERS: '3/3', INTRODUCTION: '0/1' });
  });

  it('count sharing when it is said, whatever is said', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const steps = () => stepsOf(pair.proposer.owner, pair.proposer.id);
    expect(await steps()).toMatchObject({ SHARING: '0/1' });
    const other = await segment(world, pair.partner.id);
    await share(world, pair.partner.owner, pair.id, other, 'ALL');
    expect(await steps()).toMatchObject({ SHARING: '0/1' });
    await share(world, pair.proposer.owner, pair.id, await segment(world, pair.proposer.id), 'COUNT');
    expect(await steps()).toMatchObject({ SHARING: '1/1' });
  });

  it('count an introduction for who is asked only when it was shown to them', async () => {
    const drafted = await introduction(world, 'DRAFT');
    expect(await stepsOf(drafted.introducer.owner, drafted.introducer.id)).toMatchObject({ INTRODUCTION: '1/1' });
    expect(await stepsOf(drafted.beneficiary.owner, drafted.beneficiary.id)).toMatchObject({ INTRODUCTION: '0/1' });
  });

  it('are nobody else’s to see', async () => {
    const [mine, theirs] = [await firm(world), await firm(world)];
    const answer = await world.ask(theirs.owner, QUERY, { id: mine.id });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });
});
