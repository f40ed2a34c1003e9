import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { introductionLifecycle, type IntroductionStage } from '../../src/introductions/introduction.lifecycle.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { admin, join, memberOf, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { contact } from '../support/clients.js';
import { act, askedClient, BRIEF, introduced, introduction, press, QUESTION, YES } from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** Everything that can be asked of an introduction. */
const ALL = `id kind direction stage stageSince coreStatus reason note notBefore progressNote metAt createdAt version
  alliance { id } introducer { tradingName } beneficiary { tradingName } partner { tradingName } supersedes { id }
  brief { industry sizeBand region need businessIssue costOfNotActing personalStake riskTolerance incumbent }
  qualification { need { value evidence } budget { value } authority { value } timing { value } } vouch { strength basis text }
  introducee { ... on Person { name email phone title company } ... on Redacted { reason revealsWhen } }
  client { id name domains } contact { id name email phone } consent { id text state }
  clocksRunning { purpose dueAt } availableActions { action allowed reason }
  history { nodes { type reason note } }`;
const ONE = `query ($id: ID!) { introduction(id: $id) { ${ALL} } node(id: $id) { id } }`;
const LIST = `query ($businessId: ID!, $role: IntroductionRole) { introductions(businessId: $businessId, role: $role) {
  totalCount nodes { ${ALL} } } }`;
const LIGHT = `query ($businessId: ID!) { introductions(businessId: $businessId, first: 20) {
  nodes { id stage coreStatus brief { need } client { name } partner { tradingName } clocksRunning { purpose dueAt } } } }`;

interface Seen {
  introduction: {
    client: unknown;
    contact: unknown;
    consent: unknown;
    brief: unknown;
    introducee: unknown;
    reason: string;
  } | null;
}
const see = (who: Person, id: string) => world.send<Seen>(who, ONE, { id });
const listOf = (who: Person, businessId: string, query = LIST) => world.send<object>(who, query, { businessId });

/** What would give the client away. */
const SECRET = /Kari|Moen|Fjord|fjord|22 12 34 56|Head of operations/;

describe('before the client said yes', () => {
  const before = introductionLifecycle.states.filter((stage) => stage !== 'DRAFT');

  it.each(before)('nothing of an introduction in %s tells the beneficiary who she is', async (stage: IntroductionStage) => {
    const { id, person, introducer, beneficiary, pair } = await introduction(world, stage);
    for (const answer of [
      await see(beneficiary.owner, id),
      await listOf(beneficiary.owner, beneficiary.id),
      await listOf(beneficiary.owner, beneficiary.id, LIGHT),
      await world.send<object>(
        beneficiary.owner,
        `query ($id: ID!) { alliance(id: $id) { introductions { nodes { ${ALL} } } } }`,
        {
          id: pair.id,
        },
      ),
    ]) {
      expect(JSON.stringify(answer)).toContain(id);
      expect(JSON.stringify(answer)).not.toMatch(SECRET);
      expect(JSON.stringify(answer)).not.toContain(person.id);
      expect(JSON.stringify(answer)).not.toContain(person.clientId);
    }
    const own = await see(introducer.owner, id);
    if (stage !== 'REQUESTED') expect(own.introduction).toMatchObject({ client: { name: 'Fjord Logistics' } });
  });

  it('the lean list joins the client for her own business, and null for the other side', async () => {
    const { id, introducer, beneficiary } = await introduction(world, 'OFFERED');
    const nodeFor = async (who: Person, businessId: string) => {
      const { introductions } = await world.send<{ introductions: { nodes: { id: string }[] } }>(who, LIGHT, { businessId });
      return introductions.nodes.find((node) => node.id === id);
    };
    expect(await nodeFor(introducer.owner, introducer.id)).toMatchObject({
      client: { name: 'Fjord Logistics' },
      partner: { tradingName: 'Quayside Interiors' },
    });
    expect(await nodeFor(beneficiary.owner, beneficiary.id)).toMatchObject({
      client: null,
      partner: { tradingName: 'Harbour Ergonomics' },
    });
  });
});

describe('the client’s word', () => {
  it('shows the granted fields to the beneficiary and to nobody else', async () => {
    const { id, person, introducer, beneficiary } = await introduced(world);
    const { introduction: seen } = await see(beneficiary.owner, id);
    expect(seen).toMatchObject({
      introducee: { name: 'Kari Moen', email: person.email, phone: null, company: 'Fjord Logistics' },
      client: null,
      contact: null,
      consent: null,
    });
    expect((await see(introducer.owner, id)).introduction).toMatchObject({ consent: { state: 'GRANTED' } });
    expect(JSON.stringify(await see(await admin(world), id))).not.toMatch(SECRET);
    expect(await see(await memberOf(world, (await firm(world)).id, 'OWNER'), id)).toEqual({ introduction: null, node: null });
  });

  it('“no” says so to the beneficiary, and no more', async () => {
    const { id, link, introducer, beneficiary } = await askedClient(world);
    expect((await press(world, link, { decision: 'no' })).status).toBe(200);
    const { introduction: seen } = await see(beneficiary.owner, id);
    expect(seen).toMatchObject({ stage: 'CONSENT_DECLINED', coreStatus: 'DECLINED', reason: 'CLIENT_SAID_NO', note: null });
    expect(JSON.stringify(seen)).not.toMatch(SECRET);
    expect((await see(introducer.owner, id)).introduction).toMatchObject({ consent: { state: 'DECLINED' } });
    expect(await world.factsAbout(id)).toContain('introduction.consent_declined');
  });

  it('taken back hides her again, and the words that may have named her', async () => {
    const { id, link, beneficiary } = await introduced(world);
    await act(world, beneficiary.owner, 'GiveProgress', { id, input: { note: 'Kari Moen called back.' } });
    expect((await press(world, link, { decision: 'revoke' })).status).toBe(200);
    const { introduction: seen } = await see(beneficiary.owner, id);
    expect(seen).toMatchObject({
      stage: 'CONSENT_REVOKED',
      coreStatus: 'CANCELLED',
      reason: 'CLIENT_REVOKED',
      introducee: { reason: 'REVOKED', revealsWhen: null },
    });
    expect(JSON.stringify(seen)).not.toMatch(SECRET);
    expect(await world.liveClocks(id)).toEqual([]);
  });
});

describe('others', () => {
  it('admins see that it is there, its sides and reasons, and not what is in it', async () => {
    const { id, introducer } = await introduction(world, 'DECLINED');
    const ines = await admin(world);
    expect((await see(ines, id)).introduction).toMatchObject({
      stage: 'DECLINED',
      reason: 'NO_ANSWER',
      introducer: { tradingName: 'Harbour Ergonomics' },
      brief: null,
      qualification: null,
      client: null,
      contact: null,
      consent: null,
      partner: null,
      availableActions: [],
    });
    const list = JSON.stringify(await listOf(ines, introducer.id));
    expect(list).toContain(id);
    expect(list).not.toMatch(/quiet/);
    expect(JSON.stringify(await listOf(ines, introducer.id, LIGHT))).not.toMatch(/quiet|Fjord/);
  });

  it('a stranger gets the same answers as for what does not exist, whatever she names', async () => {
    const { id, pair, person } = await introduction(world);
    const stranger = (await alliance(world, 'ACTIVE')).proposer;
    const own = await alliance(world, 'ACTIVE', { proposer: stranger });
    const hers = await contact(world, stranger.id);
    const nowhere = uuidv7();
    const calls: [string, (known: boolean) => Promise<unknown>][] = [
      ['introduction', (known) => see(stranger.owner, known ? id : nowhere)],
      ['the list', (known) => listOf(stranger.owner, known ? pair.proposer.id : nowhere)],
      ...['Accept', 'Submit', 'ReportContact'].map((verb): [string, (known: boolean) => Promise<unknown>] => [
        verb,
        (known) => act(world, stranger.owner, verb, { id: known ? id : nowhere }),
      ]),
      ...(
        [
          ['Decline', { reason: 'NO_FIT' }],
          ['Withdraw', { reason: 'MISTAKE' }],
          ['AskClient', QUESTION],
          ['Update', { brief: BRIEF }],
          ['ReportMeeting', {}],
          ['GiveProgress', { note: 'Well' }],
          ['Reroute', { allianceId: own.id }],
        ] as const
      ).map(([verb, input]): [string, (known: boolean) => Promise<unknown>] => [
        verb,
        (known) => act(world, stranger.owner, verb, { id: known ? id : nowhere, input }),
      ]),
      ...['Offer', 'Draft'].flatMap((verb): [string, (known: boolean) => Promise<unknown>][] => [
        [
          `${verb} in an alliance`,
          (known) =>
            act(world, stranger.owner, verb, {
              input: { allianceId: known ? pair.id : nowhere, contactId: hers.id, brief: BRIEF },
            }),
        ],
        [
          `${verb} a contact`,
          (known) =>
            act(world, stranger.owner, verb, {
              input: { allianceId: own.id, contactId: known ? person.id : nowhere, brief: BRIEF },
            }),
        ],
      ]),
      [
        'Request',
        (known) => act(world, stranger.owner, 'Request', { input: { allianceId: known ? pair.id : nowhere, brief: BRIEF } }),
      ],
    ];
    for (const [name, call] of calls) expect([name, await call(true)]).toEqual([name, await call(false)]);
  });

  it('the other side’s book cannot be named in a request’s yes', async () => {
    const { id, introducer, beneficiary } = await introduction(world, 'REQUESTED');
    const foreign = await contact(world, beneficiary.id);
    const answer = await act(world, introducer.owner, 'Accept', { id, input: { contactId: foreign.id } });
    expect(answer.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'contactId'] }]);
  });

  it('the list shows exactly what can be found one by one, to whoever looks', async () => {
    const { pair, introducer, beneficiary } = await introduction(world, 'DRAFT');
    const ids = [];
    for (const stage of introductionLifecycle.states) ids.push((await introduction(world, stage, { pair })).id);
    const torn = await memberOf(world, introducer.id, 'VIEWER');
    await join(world, torn.userId, beneficiary.id, 'VIEWER');
    const viewers = [introducer.owner, beneficiary.owner, torn, await admin(world), (await firm(world)).owner];
    for (const who of viewers) {
      const found: string[] = [];
      for (const id of ids) if ((await see(who, id)).introduction) found.push(id);
      const listed = new Set<string>();
      for (const businessId of [introducer.id, beneficiary.id]) {
        const { introductions } = await world.send<{ introductions: { nodes: { id: string }[] } }>(who, LIGHT, { businessId });
        for (const { id } of introductions.nodes) listed.add(id);
      }
      expect(ids.filter((id) => listed.has(id))).toEqual(found);
    }
  });

  it('a member of both sees both sides and acts for neither', async () => {
    const { id, introducer, beneficiary } = await introduction(world);
    const torn = await memberOf(world, introducer.id, 'OWNER');
    await join(world, torn.userId, beneficiary.id, 'OWNER');
    expect((await see(torn, id)).introduction).toMatchObject({ availableActions: [], partner: null });
    for (const verb of ['Accept', 'ReportContact']) {
      expect((await act(world, torn, verb, { id })).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
  });

  it('counts are for members, and count no draft of the other side', async () => {
    const { introducer, beneficiary, pair } = await introduction(world, 'DRAFT');
    await introduction(world, 'OFFERED', { pair });
    await introduction(world, 'WON', { pair });
    const COUNTS = 'query ($id: ID!) { business(id: $id) { introductionCounts { given received open } } }';
    const countsFor = (who: Person, id: string) => world.send(who, COUNTS, { id });
    expect(await countsFor(introducer.owner, introducer.id)).toEqual({
      business: { introductionCounts: { given: 2, received: 0, open: 1 } },
    });
    expect(await countsFor(beneficiary.owner, beneficiary.id)).toEqual({
      business: { introductionCounts: { given: 0, received: 2, open: 1 } },
    });
    expect(await countsFor(beneficiary.owner, introducer.id)).toEqual({ business: { introductionCounts: null } });
  });
});

it('needs the yes to come through the client’s own link', async () => {
  const { id, link, beneficiary } = await askedClient(world);
  expect((await press(world, link, { ...YES, fields: ['NAME', 'EMAIL', 'PHONE'] })).status).toBe(200);
  // PHONE was not asked for: what a form brings beyond the question is ignored.
  expect((await see(beneficiary.owner, id)).introduction).toMatchObject({ introducee: { phone: null, company: null } });
});
