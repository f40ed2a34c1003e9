import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import request from 'supertest';
import { SCOPES } from '../../src/accounts/scopes.js';
import { admin, memberOf, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call, codesOf, NOTHING } from '../support/call.js';
import { CONTENT, done, guestsOf, press, sent, type Guest } from '../support/campaigns.js';
import { keyOf } from '../support/keys.js';
import { Line } from '../support/live.js';
import type { Credentials } from '../support/world.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** What would give a guest away: her name, company, address, number, ids. */
const CANARY = /canary|22 00 00/i;

const schema = buildSchema(readFileSync('schema.gql', 'utf8'));

/** Everything that can be asked of a type without arguments, three levels deep. */
function everything(type: GraphQLObjectType, depth = 3): string {
  return Object.values(type.getFields())
    .filter(({ args }) => args.every(({ type: arg }) => !String(arg).endsWith('!')))
    .flatMap(({ name, type: of }) => {
      const named = getNamedType(of);
      if (!isObjectType(named)) return String(named) === 'PersonOrRedacted' ? [PERSON(name)] : isLeaf(named) ? [name] : [];
      if (depth === 0 || SKIPPED.has(named.name)) return [];
      const inner = everything(named, depth - 1);
      return inner ? [`${name} { ${inner} }`] : [];
    })
    .join(' ');
}
const PERSON = (name: string) => `${name} { ... on Person { name email phone title company } ... on Redacted { reason } }`;
const isLeaf = (type: unknown) => !('getFields' in (type as object)) && !('getTypes' in (type as object));
/** Their own, and not about guests; they make the query too dear. */
const SKIPPED = new Set(['PageInfo', 'Match', 'NetworkPolicy', 'SharedMarkets', 'IntroductionFlow', 'Rings', 'Report']);

/** One query a field of the type, so that each stays below the limits. */
function queriesOn(root: string, typeName: string, args: string): string[] {
  const type = schema.getType(typeName) as GraphQLObjectType;
  return Object.values(type.getFields())
    .filter(({ args: own }) => own.every(({ type: arg }) => !String(arg).endsWith('!')))
    .map(({ name, type: of }) => {
      const named = getNamedType(of);
      if (isLeaf(named)) return name;
      if (!isObjectType(named)) return PERSON(name);
      return `${name} { ${everything(named, 1) || '__typename'} }`;
    })
    .map((field) => `query ($id: ID!) { ${root}(${args}) { ${field} } }`);
}

async function askAll(who: Credentials, id: string, queries: string[]): Promise<string> {
  const answers: string[] = [];
  for (const query of queries) {
    const answer = await world.post(who, { query, variables: { id } });
    const [body, status] = [answer.body as object, answer.status];
    answers.push(`${query} ${status} ${JSON.stringify(body)}`);
    if (JSON.stringify(body).includes('too complex')) throw new Error(`Too dear: ${query}`);
  }
  return answers.join('\n');
}

/** All that the beneficiary can do to learn of guests; what came back, as text. */
async function seenBy(
  who: Credentials,
  own: string,
  story: { id: string; pair: { id: string }; host: { id: string }; guests: Guest[] },
) {
  const { id, pair, host, guests } = story;
  const ids = guests.map((guest) => guest.id);
  const answers = [
    await askAll(who, id, queriesOn('campaign', 'Campaign', 'id: $id')),
    await askAll(who, pair.id, queriesOn('alliance', 'Alliance', 'id: $id')),
    await askAll(who, host.id, queriesOn('business', 'Business', 'id: $id')),
    await askAll(who, id, [`query ($id: ID!) { node(id: $id) { id __typename } }`]),
  ];
  for (const guest of ids) {
    answers.push(await askAll(who, guest, ['query ($id: ID!) { guest(id: $id) { id stage } node(id: $id) { id } }']));
    for (const verb of ['Attend', 'Unattend', 'Convert']) {
      answers.push(JSON.stringify(await call<object>(world, who, `guest${verb}`, '$id: ID!', { id: guest }, 'guest { id }')));
    }
  }
  for (const stage of ['QUEUED', 'SENT', 'SUPPRESSED', 'DECLINED', 'WAITING', 'NO_RESPONSE', 'BOUNCED']) {
    const query = `query ($id: ID!) { campaign(id: $id) { guestList(stage: ${stage}, first: 100) { nodes { id } pageInfo { hasNextPage endCursor } } } }`;
    answers.push(JSON.stringify((await world.post(who, { query, variables: { id } })).body));
  }
  const lists = [
    'campaigns(first: 100) { nodes { id } }',
    `inbox(businessId: "${own}", box: FOR_YOUR_INFORMATION, first: 100) { nodes { subjectId } }`,
    `clients(businessId: "${host.id}") { nodes { name } }`,
  ];
  for (const list of lists) answers.push(JSON.stringify((await world.post(who, { query: `{ ${list} }` })).body));
  for (const path of [`/api/campaigns/${id}/guests.csv`, `/api/campaigns/${id}/funnel.csv`]) {
    answers.push((await request(world.url).get(path).set(who)).text);
  }
  answers.push((await request(world.url).post(`/api/campaigns/${id}/links.csv`).set(who).set('origin', world.url)).text);
  return answers.join('\n');
}

function expectNoTrace(text: string, guests: readonly Guest[]): void {
  // The query itself stands in the text with the id that was asked for; an answer never has it.
  const answered = text.replaceAll(/query \(\$id: ID!\) \{.*?\} \d{3} /g, '');
  expect(answered).not.toMatch(CANARY);
  for (const { id } of guests) expect(answered).not.toContain(id);
}

describe('before anybody said yes', () => {
  it('the beneficiary finds no trace of a guest in any query, list, export, error or count', async () => {
    const story = await sent(world, 4);
    const { partner, guests } = story;
    await press(world, guests[3]!.path, { decision: 'no' });
    const text = await seenBy(partner.owner, partner.id, story);
    expectNoTrace(text, guests);
    // The same search finds them all where they may be found.
    const own = await seenBy(story.host.owner, story.host.id, story);
    expect(own).toMatch(CANARY);
    for (const { id } of guests) expect(own.replaceAll(/query \(\$id: ID!\) \{.*?\} \d{3} /g, '')).toContain(id);
    // Four were invited: too few for a number.
    expect(text).toMatch(/"funnel":\{[^}]*"invited":null/);
    expect(text).not.toMatch(/"audienceSize":4/);
    expect(text.split('\n').filter((line) => line.includes('"nodes":[{'))).toEqual(
      text.split('\n').filter((line) => line.includes('"nodes":[{') && !/guestList/.test(line)),
    );
  });

  it('and the same holds for an API key with every scope, for a member who reads, for an admin, and for a stranger', async () => {
    const story = await sent(world, 3);
    const { partner } = story;
    const scopes = Object.keys(SCOPES).map((scope) => scope.toUpperCase().replace(':', '_'));
    const key = await keyOf(world, partner.owner, partner.id, ...scopes);
    const stranger = await firm(world);
    for (const [who, own] of [
      [key, partner.id],
      [await memberOf(world, partner.id, 'VIEWER'), partner.id],
      [await admin(world), partner.id],
      [stranger.owner, stranger.id],
    ] as const) {
      expectNoTrace(await seenBy(who, own, story), story.guests);
    }
    expect(scopes).toContain('CAMPAIGNS_READ');
  });

  it('a guest who is not for her and one who is not there are one answer', async () => {
    const { partner, guests } = await sent(world, 1);
    for (const verb of ['Attend', 'Unattend', 'Convert']) {
      const of = (id: string) => call<object>(world, partner.owner, `guest${verb}`, '$id: ID!', { id }, 'guest { id }');
      expect(await of(guests[0]!.id)).toEqual(await of(NOTHING));
      expect(codesOf(await of(NOTHING))).toEqual(['NOT_FOUND']);
    }
  });

  it('nothing of what happens to guests is told to the beneficiary live, or stands in its events', async () => {
    const { partner, host, id, guests } = await sent(world, 3);
    const [theirs, ours] = [await Line.following(world.url, partner.owner), await Line.following(world.url, host.owner)];
    await press(world, guests[0]!.path, { decision: 'no' });
    await press(world, guests[1]!.preferences, { decision: 'stop' });
    await press(world, guests[2]!.path, { decision: 'yes' });
    const has = (line: Line, guest: Guest) => line.changes.some(({ subjectId }) => subjectId === guest.id);
    await ours.until(() => has(ours, guests[2]!));
    await theirs.until(() => has(theirs, guests[2]!));
    expect(guests.map((guest) => has(theirs, guest))).toEqual([false, false, true]);
    expect(guests.map((guest) => has(ours, guest))).toEqual([true, true, true]);
    theirs.drop();
    ours.drop();
    const rows = await world.db.query<{ id: string }[]>(
      `SELECT subject_id AS id FROM event JOIN event_audience USING (position) WHERE event_audience.business_id = $1`,
      [partner.id],
    );
    const audience = rows.map((row) => row.id);
    expect(audience).toContain(id);
    expect(audience).not.toContain(guests[0]!.id);
    expect(audience).not.toContain(guests[1]!.id);
  });

  it('PostgreSQL itself shows the beneficiary no row, and lets it change none', async () => {
    const { partner, guests, id } = await sent(world, 2);
    await press(world, guests[0]!.path, { decision: 'yes' });
    const runner = world.db.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query('SET LOCAL ROLE adjoin_app');
      await runner.query(`SELECT set_config('app.business_ids', $1, true)`, [partner.id]);
      const seen = (await runner.query('SELECT id FROM invitation WHERE campaign_id = $1', [id])) as { id: string }[];
      expect(seen.map((row) => row.id)).toEqual([guests[0]!.id]);
      expect(await runner.query('SELECT id FROM lawful_basis')).toEqual([]);
      const [, changed] = (await runner.query(`UPDATE invitation SET attended_at = now() WHERE campaign_id = $1 RETURNING id`, [
        id,
      ])) as [object[], number];
      expect(changed).toBe(0);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});

describe('after a yes', () => {
  it('the beneficiary sees exactly that guest and the fields she gave; taken back, nothing', async () => {
    const { partner, guests, id } = await sent(world, 6, { ...CONTENT, fields: ['EMAIL'] });
    await press(world, guests[2]!.path, { decision: 'yes', answer: 'The printer' });
    const LIST = `query ($id: ID!) { campaign(id: $id) { guestList { nodes { id stage answer reason basis sentAt openedAt contact { id }
      ${PERSON('person')} } } } }`;
    const look = async (who: Person) =>
      (await world.send<{ campaign: { guestList: { nodes: object[] } } }>(who, LIST, { id })).campaign.guestList.nodes;
    expect(await look(partner.owner)).toEqual([
      {
        ...{ id: guests[2]!.id, stage: 'OPTED_IN', answer: 'The printer' },
        ...{ reason: null, basis: null, sentAt: null, openedAt: null, contact: null },
        person: {
          name: expect.stringMatching(/^Canary Person/),
          email: guests[2]!.email,
          phone: null,
          title: null,
          company: null,
        },
      },
    ]);
    const csv = (await request(world.url).get(`/api/campaigns/${id}/guests.csv`).set(partner.owner)).text;
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).not.toContain('22 00 00');
    await press(world, guests[2]!.path, { decision: 'no' });
    expect(await look(partner.owner)).toMatchObject([{ stage: 'REVOKED', answer: null, person: { reason: 'REVOKED' } }]);
    expect(await world.factsAbout(guests[2]!.id)).toContain('contact.redacted');
    expect((await guestsOf(world, id)).filter(({ stage }) => stage === 'SENT')).toHaveLength(5);
  });
});

interface Read {
  versions: { number: number; content: { title: string } }[];
  availableActions: { action: string; allowed: boolean; reason: string | null }[];
}

it('words written before they were proposed stay with who wrote them; later ones are read by both, and what blocks is told', async () => {
  const { proposer, partner, id: allianceId } = await alliance(world, 'ACTIVE');
  const input = { allianceId, side: 'HOST', kind: 'SEMINAR', content: { ...CONTENT, title: 'First', heldAt: null } };
  const { id } = await done(world, proposer.owner, 'Draft', { input });
  const read = async (who: Credentials) => {
    const query = `query ($id: ID!) { campaign(id: $id) { versions { number content { title } writtenBy { id } }
      availableActions { action allowed reason } } }`;
    const { campaign } = await world.send<{ campaign: Read }>(who, query, { id });
    return {
      versions: campaign.versions.map(({ number, content }) => [number, content.title]),
      held: campaign.availableActions.filter(({ allowed }) => !allowed).map(({ action, reason }) => [action, reason]),
    };
  };
  expect((await read(proposer.owner)).held).toEqual([['PROPOSE', 'Say when it is held.']]);
  for (const title of ['Second', 'Third']) {
    await done(world, proposer.owner, 'Update', { id, input: { content: { ...CONTENT, title } } });
  }
  await done(world, proposer.owner, 'Propose', { id });
  const waits = 'You have accepted these words. The other side has not yet.';
  expect(await read(proposer.owner)).toEqual({
    versions: [
      [3, 'Third'],
      [2, 'Second'],
      [1, 'First'],
    ],
    held: [['ACCEPT', waits]],
  });
  expect(await read(partner.owner)).toEqual({ versions: [[3, 'Third']], held: [] });
  await done(world, partner.owner, 'Accept', { id, input: { contentNumber: 3 } });
  expect((await read(proposer.owner)).held).toEqual([['SCHEDULE', 'Choose the guests first.']]);
});
