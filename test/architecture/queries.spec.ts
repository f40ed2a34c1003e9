import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alliance, type Pair } from '../support/alliances.js';
import { contact } from '../support/clients.js';
import { act, BRIEF, introduction } from '../support/introductions.js';
import { statementsOf } from '../support/statements.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** What the service does by itself meanwhile, and who asks: looked up once and believed for a moment. */
const BESIDE = /^\/\* (events\.(?!record)|clocks\.(?!start|stop)|sessions|mail|credentials)|FROM session|pgboss/;

/** The names of the statements that a request sends, in order. */
async function namesOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = await statementsOf(world, work);
  return sent.filter((text) => !BESIDE.test(text)).map((text) => /^\/\* (\S+) \*\//.exec(text)?.[1] ?? text);
}

async function pairWith(count: number): Promise<Pair> {
  const pair = await alliance(world, 'ACTIVE');
  const person = await contact(world, pair.proposer.id);
  for (let made = 0; made < count; made += 1) await introduction(world, 'OFFERED', { pair, person });
  return pair;
}

const LEAN = `query ($id: ID!, $role: IntroductionRole) { introductions(businessId: $id, role: $role, stage: OFFERED, first: 100) {
  nodes { id stage coreStatus brief { industry need } client { name } partner { tradingName } clocksRunning { purpose dueAt } }
  pageInfo { hasNextPage endCursor } } }`;
const RICH = `query ($id: ID!) { introductions(businessId: $id, first: 100) { nodes { id version reason introducer { legalName }
  beneficiary { legalName } client { name domains } contact { name } consent { state } partner { about } clocksRunning { purpose } } } }`;
const COUNTED = `query ($id: ID!) { introductions(businessId: $id, first: 1) { totalCount nodes { id } } }`;

describe.each([1, 10, 100])('a page of %i introductions', (count) => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await pairWith(count);
  });

  it.each(['INTRODUCER', 'ANY'])('takes one statement, with client, partner and clocks, as %s', async (role) => {
    const id = pair.proposer.id;
    expect(await namesOf(() => world.send(pair.proposer.owner, LEAN, { id, role }))).toEqual(['introductions.pageOf']);
  });

  it('takes one more for each kind of thing that was not joined', async () => {
    const names = await namesOf(() => world.send(pair.proposer.owner, RICH, { id: pair.proposer.id }));
    expect(names).toHaveLength(5);
    expect(names.filter((name) => name.includes('.')).sort()).toEqual(
      expect.arrayContaining(['clients.clientById', 'clients.contactById', 'consents.bySubject', 'introductions.pageOf']),
    );
  });

  it('is counted by a statement of its own, only when that is asked for', async () => {
    const names = await namesOf(() => world.send(pair.proposer.owner, COUNTED, { id: pair.proposer.id }));
    expect(names).toEqual(['introductions.pageOf', 'introductions.count']);
  });
});

describe('writing', () => {
  it('an offer takes two statements and no transaction around them', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { id: contactId } = await contact(world, pair.proposer.id);
    const names = await namesOf(() =>
      act(world, pair.proposer.owner, 'Offer', { input: { allianceId: pair.id, contactId, brief: BRIEF } }),
    );
    expect(names).toEqual(['introductions.opening', 'introductions.begin']);
  });

  it('a yes takes one transaction of eight statements between its begin and its commit', async () => {
    const { id, beneficiary } = await introduction(world);
    const names = await namesOf(() => act(world, beneficiary.owner, 'Accept', { id }));
    expect(names.at(0)).toBe('START TRANSACTION');
    expect(names.at(-1)).toBe('COMMIT');
    expect(names.slice(1, -1)).toHaveLength(8);
  });
});

const PROFILE = `query ($id: ID!) { business(id: $id) { tradingName targetMarkets { name industries }
  introductionCounts { given received open } } }`;

it('a profile takes two statements, with its target markets and counts', async () => {
  const { proposer } = await pairWith(3);
  expect(await namesOf(() => world.send(proposer.owner, PROFILE, { id: proposer.id }))).toEqual([
    'businesses.one.id.markets',
    'introductions.countsOf',
  ]);
});
