import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admin } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { contact } from '../support/clients.js';
import { known } from '../support/discovery.js';
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

const INBOX = `query ($id: ID!, $box: InboxBox!) { inbox(businessId: $id, box: $box, first: 100) { totalCount nodes { type dueAt actor { name }
  business { tradingName } subject { __typename ... on Introduction { id stage } ... on Alliance { id purpose } } } } }`;

describe.each([1, 10, 100])('an inbox of %i items', (count) => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await pairWith(count);
    const own = [pair.partner.id, pair.proposer.id, pair.proposer.owner.userId];
    await world.db.query(
      `WITH waiting AS (
         INSERT INTO clock (id, subject_id, purpose, started_at, due_at, side_at_fault_id, wake_at)
         SELECT gen_random_uuid(), id, 'introduction.offer', now(), now() + interval '2 days', $1, now() + interval '2 days'
         FROM introduction WHERE beneficiary_id = $1
       ), fact AS (
         INSERT INTO event (id, type, subject_id, actor_id, business_id, occurred_at)
         SELECT gen_random_uuid(), 'introduction.updated', id, $3, $2, now() FROM introduction WHERE beneficiary_id = $1 RETURNING position
       )
       INSERT INTO event_audience SELECT $1::uuid, position FROM fact`,
      own,
    );
  });

  const namesIn = (box: string) => namesOf(() => world.send(pair.partner.owner, INBOX, { id: pair.partner.id, box }));

  it('takes six statements for what the firm must do, with the things and who waits', async () => {
    const names = await namesIn('NEEDS_YOU');
    const own = ['inbox.clocks', 'alliances.duties', 'outcomes.disputesAwaiting', 'inbox.marks', 'businesses.byId'];
    expect(names).toEqual(expect.arrayContaining(own));
    // Beside these the introductions by id.
    expect(names).toHaveLength(own.length + 1);
  });

  it('takes five statements for what happened, with their count, the things and who did it', async () => {
    const names = await namesIn('FOR_YOUR_INFORMATION');
    expect(names).toEqual(expect.arrayContaining(['inbox.notices', 'inbox.noticeCounts', 'businesses.byId']));
    expect(names).toHaveLength(5);
  });
});

const REPORT = `query ($id: ID!) { report(businessId: $id) { figures { introductions { value trend } answeredInTime { percent networkMedianPercent }
  wonOfMet { percent } valueWon { received { amountMinor } } } giveAndGet { partner { tradingName } given } flow { links { from to count } }
  rings { partners { business { tradingName } introductions } reach { business { tradingName } through } } } }`;
const FLOW = 'query ($id: ID!) { report(businessId: $id) { flow { links { from to count } } } }';

describe.each([1, 10, 100])('a report over %i introductions', (count) => {
  it('takes at most six statements, and one where only the flow is asked for', async () => {
    const { proposer } = await pairWith(count);
    for (const times of [1, 2]) await alliance(world, 'ACTIVE', { proposer, partner: (await pairWith(times)).proposer });
    const names = await namesOf(() => world.send(proposer.owner, REPORT, { id: proposer.id }));
    const always = ['businesses.byId', 'reports.answers', 'reports.introductions', 'reports.rings', 'reports.values'];
    // The network's median is worked out once an hour.
    expect(names.filter((name) => name !== 'reports.networkAnswers').sort()).toEqual(always);
    expect(await namesOf(() => world.send(proposer.owner, FLOW, { id: proposer.id }))).toEqual(['reports.introductions']);
  });
});

it('the audit log takes one statement, with the names of what it tells', async () => {
  const query = '{ auditLog(first: 100) { nodes { type subjectName reason } } }';
  const ines = await admin(world);
  expect(await namesOf(() => world.send(ines, query))).toEqual(['audit.rows']);
});

const DISCOVER = `query ($id: ID!, $text: String) { discover(businessId: $id, filter: { text: $text }, first: 50) { nodes { steps reasons { text } parts { steps }
  mutualPartners { tradingName } business { tradingName } } pageInfo { hasNextPage } } }`;

describe.each([1, 10, 50])('a page of %i matches', (count) => {
  it('takes four statements with reasons, firms and mutual partners, and one more for typed words', async () => {
    const own = await known(world, { name: 'Harbour Ergonomics', categories: ['ERGONOMICS'] });
    for (let made = 0; made < count; made += 1) await known(world, { name: `Quayside ${made}` });
    const names = await namesOf(() => world.send(own.owner, DISCOVER, { id: own.id }));
    const always = ['businesses.byId', 'discovery.asker', 'discovery.candidates', 'discovery.mutualPartners'];
    expect(names.sort()).toEqual(always);
    const typed = await namesOf(() => world.send(own.owner, DISCOVER, { id: own.id, text: 'Quayside' }));
    expect(typed.sort()).toEqual([...always, 'discovery.named'].sort());
  });
});
