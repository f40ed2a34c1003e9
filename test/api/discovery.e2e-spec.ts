import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admin, memberOf } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm, type Firm } from '../support/businesses.js';
import { call, codesOf, NOTHING } from '../support/call.js';
import { client } from '../support/clients.js';
import { isListed, known } from '../support/discovery.js';
import { keyOf } from '../support/keys.js';
import { World, type Credentials } from '../support/world.js';

interface Found {
  readonly id: string;
  readonly steps: number;
  readonly business: { readonly tradingName: string };
  readonly reasons: { readonly part: string; readonly text: string }[];
  readonly competitor: { readonly services: string[]; readonly sentence: string } | null;
  readonly mutualPartners: { readonly tradingName: string }[];
  readonly dismissal: { readonly reason: string } | null;
}
const MATCH = `id steps business { tradingName } reasons { part text } competitor { services sentence } mutualPartners { tradingName }
  dismissal { reason } parts { part steps } counterReasons { text } missingData { text }`;
const DISCOVER = `query ($id: ID!, $filter: DiscoverFilterInput, $first: Int, $after: String) {
  discover(businessId: $id, filter: $filter, first: $first, after: $after) { nodes { ${MATCH} } pageInfo { hasNextPage endCursor } } }`;

let world: World;
let own: Firm;
let designer: Firm;
let mover: Firm;
let rival: Firm;
beforeAll(async () => {
  world = await World.open();
  own = await known(world, { name: 'Harbour Ergonomics', categories: ['ERGONOMICS'], roles: ['HEAD_OF_WORKPLACE', 'CFO'] });
  designer = await known(world, { name: 'Quayside Interiors' });
  mover = await known(world, {
    name: 'Sandvik Movers',
    categories: ['RELOCATION'],
    regions: ['SE'],
    industries: ['62'],
    roles: ['COO'],
  });
  rival = await known(world, { name: 'Upright Desks', categories: ['ERGONOMICS'] });
});
afterAll(() => world.close());

interface Page {
  nodes: Found[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
async function look(who: Credentials, id: string, filter: object | null = null, page: object = {}): Promise<Page> {
  return (await world.send<{ discover: Page }>(who, DISCOVER, { id, filter, ...page })).discover;
}
const namesIn = ({ nodes }: Page): string[] => nodes.map(({ business }) => business.tradingName);
const search = async (filter: object) => namesIn(await look(own.owner, own.id, filter));

const dismiss = (who: Credentials, businessId: string, otherId: string, reason = 'OTHER') =>
  call<{ match: Found | null }>(
    world,
    who,
    'discoveryDismiss',
    '$businessId: ID!, $otherId: ID!, $reason: DismissalReason!',
    { businessId, otherId, reason },
    `match { ${MATCH} }`,
  );
const restore = (who: Credentials, businessId: string, otherId: string) =>
  call<{ match: Found | null }>(
    world,
    who,
    'discoveryRestore',
    '$businessId: ID!, $otherId: ID!',
    { businessId, otherId },
    `match { ${MATCH} }`,
  );

describe('discover', () => {
  it('shows the best match first with its reasons, and competitors last with what both do', async () => {
    const { nodes } = await look(own.owner, own.id);
    expect(nodes.map(({ business }) => business.tradingName)).toEqual(['Quayside Interiors', 'Sandvik Movers', 'Upright Desks']);
    expect(nodes[0]).toMatchObject({ steps: 4, competitor: null });
    expect(nodes[0]?.reasons.map(({ text }) => text)).toContain('You both sell to the head of workplace.');
    expect(nodes[2]?.competitor).toEqual({ services: ['ERGONOMICS'], sentence: 'A competitor: you both do ergonomics.' });
  });

  it('is narrowed by category, market, decision maker, region and size', async () => {
    expect(await search({ categories: ['RELOCATION'] })).toEqual(['Sandvik Movers']);
    expect(await search({ industries: ['62'] })).toEqual(['Sandvik Movers']);
    expect(await search({ decisionMakerRoles: ['COO'] })).toEqual(['Sandvik Movers']);
    expect(await search({ regions: ['SE-AB'] })).toEqual(['Sandvik Movers']);
    expect(await search({ regions: ['NO-03'], categories: ['INTERIOR_DESIGN'] })).toEqual(['Quayside Interiors']);
    expect(await search({ sizeBands: ['ENTERPRISE'] })).toEqual([]);
  });

  it.each([
    ['a name', 'Quaysde', 'Quayside Interiors'],
    ['each of two words', 'Intriors Quaysde', 'Quayside Interiors'],
    ['a name that says more than was typed', 'Quayside Interriors Oslo', 'Quayside Interiors'],
    ['a category', 'relocaton', 'Sandvik Movers'],
    ['a decision maker', 'operations director', 'Sandvik Movers'],
  ])('forgives a slip in %s', async (_, text, name) => {
    expect((await search({ text }))[0]).toBe(name);
  });

  it('is cut into pages', async () => {
    const first = await look(own.owner, own.id, null, { first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await look(own.owner, own.id, null, { first: 2, after: first.pageInfo.endCursor });
    expect([...namesIn(first), ...namesIn(rest)]).toEqual(namesIn(await look(own.owner, own.id)));
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  // Remove `is_active` from the statements and the second half of this must fail.
  it('never shows a firm that is not active, not even before its row is gone', async () => {
    const draft = await known(world, { name: 'Not Yet Interiors', status: 'DRAFT' });
    expect(await isListed(world, draft.id)).toBe(false);
    const held = await known(world, { name: 'Held Interiors' });
    await world.db.query(`UPDATE business SET status = 'SUSPENDED' WHERE id = $1`, [held.id]);
    expect(await isListed(world, held.id)).toBe(true);
    expect(await search({ categories: ['INTERIOR_DESIGN'] })).toEqual(['Quayside Interiors']);
    expect(await search({ text: 'Held Interiors' })).not.toContain('Held Interiors');
    const { match } = await world.send<{ match: null }>(
      own.owner,
      'query ($a: ID!, $b: ID!) { match(businessId: $a, otherId: $b) { id } }',
      { a: own.id, b: held.id },
    );
    expect(match).toBeNull();
    await world.db.query(`UPDATE business SET status = 'ACTIVE' WHERE id = $1`, [held.id]);
    expect(await search({ text: 'Held Interiors' })).toContain('Held Interiors');
    await world.db.query(`UPDATE business SET status = 'SUSPENDED' WHERE id = $1`, [held.id]);
  });

  it('follows a profile that changes, and a suspension', async () => {
    const young = await known(world, { name: 'Young Acoustics', categories: ['ACOUSTICS'], regions: ['DK'] });
    expect(await search({ categories: ['ACOUSTICS'] })).toEqual(['Young Acoustics']);
    await call(
      world,
      await admin(world),
      'businessSuspend',
      '$id: ID!, $input: BusinessReasonInput!',
      { id: young.id, input: { reason: 'CONDUCT' } },
      'business { id }',
    );
    await world.settle();
    expect(await isListed(world, young.id)).toBe(false);
  });

  it('leaves out partners, and names those that both have', async () => {
    const partner = await known(world, { name: 'Mutual Lights', categories: ['ELECTRICAL'] });
    await alliance(world, 'ACTIVE', { proposer: own, partner });
    await alliance(world, 'ACTIVE', { proposer: partner, partner: designer });
    const { nodes } = await look(own.owner, own.id);
    expect(nodes.map(({ id }) => id)).not.toContain(partner.id);
    expect(nodes.find(({ id }) => id === designer.id)?.mutualPartners).toEqual([{ tradingName: 'Mutual Lights' }]);
  });

  it('is for members of active firms, as people or with a key for it', async () => {
    const asks = async (who: Credentials, id: string) =>
      (await world.ask(who, DISCOVER, { id })).errors?.map((e) => e.extensions?.code);
    expect(await asks(designer.owner, own.id)).toEqual(['NOT_FOUND']);
    expect(await asks(designer.owner, NOTHING)).toEqual(['NOT_FOUND']);
    const draft = await firm(world, 'Waiting Room', 'SUBMITTED');
    expect(await asks(draft.owner, draft.id)).toEqual(['FORBIDDEN']);
    expect(await asks(await keyOf(world, own.owner, own.id, 'BUSINESSES_READ'), own.id)).toEqual(['FORBIDDEN']);
    expect(await asks(await keyOf(world, own.owner, own.id, 'DISCOVERY_READ'), own.id)).toBeUndefined();
  });

  it('suggests what fits, and never a competitor', async () => {
    const query = `query ($id: ID!) { suggestions(businessId: $id) { ${MATCH} } }`;
    const { suggestions } = await world.send<{ suggestions: Found[] }>(own.owner, query, { id: own.id });
    expect(suggestions[0]?.business.tradingName).toBe('Quayside Interiors');
    expect(suggestions.map(({ id }) => id)).not.toContain(rival.id);
  });
});

describe('discoveryDismiss', () => {
  it('sets a firm aside, tells only its own people, and can be taken back', async () => {
    const { match } = await dismiss(own.owner, own.id, mover.id, 'WRONG_SIZE');
    expect(match).toMatchObject({ id: mover.id, dismissal: { reason: 'WRONG_SIZE' } });
    expect(await search({})).not.toContain('Sandvik Movers');
    expect(await search({ setAside: true })).toEqual(['Sandvik Movers']);
    const told = await world.db.query<{ id: string }[]>(
      `SELECT DISTINCT a.business_id AS id FROM event_audience a JOIN event e USING (position) WHERE e.type LIKE 'discovery.%'`,
    );
    expect(told).toEqual([{ id: own.id }]);
    await restore(own.owner, own.id, mover.id);
    await restore(own.owner, own.id, mover.id);
    expect(await search({})).toContain('Sandvik Movers');
    expect((await world.factsAbout(own.id)).filter((type) => type.startsWith('discovery'))).toEqual([
      'discovery.dismissed',
      'discovery.restored',
    ]);
  });

  it('lowers firms that do the same, and says why', async () => {
    const asker = await known(world, { name: 'Asking Ergonomics', categories: ['ERGONOMICS'] });
    const other = await known(world, { name: 'Second Interiors' });
    await dismiss(asker.owner, asker.id, designer.id, 'NOT_OUR_SERVICE');
    const { nodes } = await look(asker.owner, asker.id, { text: 'Second Interiors' });
    const found = nodes.find(({ id }) => id === other.id) as unknown as { counterReasons: { text: string }[] };
    expect(found.counterReasons[0]?.text).toBe('You set aside a firm for doing office and interior design.');
  });

  it('is refused to viewers, to strangers, for itself, and for what is not there', async () => {
    const viewer = await memberOf(world, own.id, 'VIEWER');
    expect(codesOf(await dismiss(viewer, own.id, mover.id))).toEqual(['FORBIDDEN']);
    expect(codesOf(await dismiss(designer.owner, own.id, mover.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await dismiss(own.owner, own.id, own.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await dismiss(own.owner, own.id, NOTHING))).toEqual(['NOT_FOUND']);
    const draft = await firm(world, 'Draft', 'DRAFT');
    expect(codesOf(await dismiss(own.owner, own.id, draft.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await restore(viewer, own.id, mover.id))).toEqual(['FORBIDDEN']);
  });

  // Remove the lock in DiscoveryService.open and this must fail.
  it('takes two decisions that come at once one after the other', async () => {
    const pair = await known(world, { name: 'Race Ergonomics', categories: ['ERGONOMICS'] });
    const answers = await world.race('business', pair.id, [
      () => dismiss(pair.owner, pair.id, mover.id, 'OTHER'),
      () => dismiss(pair.owner, pair.id, mover.id, 'KNOWN_TO_US'),
    ]);
    expect(answers.flatMap(codesOf)).toEqual([]);
    const [row] = await world.db.query<{ reason: string; last: string }[]>(
      `SELECT reason, (SELECT payload->>'reason' FROM event WHERE subject_id = $1 AND type = 'discovery.dismissed' ORDER BY position DESC LIMIT 1) AS last
       FROM discovery_dismissal WHERE business_id = $1`,
      [pair.id],
    );
    expect(row?.reason).toBe(row?.last);
  });
});

const SHARED = `query ($a: ID!, $b: ID!) { sharedMarkets(businessId: $a, otherId: $b) { shared { ours theirs industries regions inWords decisionMakerRoles }
  onlyOurs onlyTheirs sharedRoles onlyOurRoles onlyTheirRoles nearRoles { ours theirs } sentences } }`;

describe('sharedMarkets', () => {
  it('lays two firms side by side, and looks at no client', async () => {
    await client(world, designer.id, { name: 'Secret Bank' });
    const oslo = await known(world, { name: 'Oslo Only', regions: ['NO-03'], roles: ['HEAD_OF_PROCUREMENT'] });
    const { sharedMarkets } = await world.send<{ sharedMarkets: Record<string, unknown> }>(own.owner, SHARED, {
      a: own.id,
      b: oslo.id,
    });
    expect(sharedMarkets).toMatchObject({
      shared: [{ ours: 'Offices', theirs: 'Offices', industries: ['54'], regions: ['NO-03'] }],
      ...{ onlyOurs: [], sharedRoles: [], onlyTheirRoles: ['HEAD_OF_PROCUREMENT'] },
      nearRoles: [{ ours: 'CFO', theirs: 'HEAD_OF_PROCUREMENT' }],
    });
    const { sharedMarkets: other } = await world.send<{ sharedMarkets: object }>(own.owner, SHARED, {
      a: own.id,
      b: designer.id,
    });
    expect(JSON.stringify(other)).not.toContain('Secret');
  });

  it('is not for strangers, and not about firms that may not be known', async () => {
    const { errors } = await world.ask(designer.owner, SHARED, { a: own.id, b: mover.id });
    expect(errors?.map((e) => e.extensions?.code)).toEqual(['NOT_FOUND']);
    const draft = await firm(world, 'Draft', 'DRAFT');
    expect(await world.send(own.owner, SHARED, { a: own.id, b: draft.id })).toEqual({ sharedMarkets: null });
  });
});
