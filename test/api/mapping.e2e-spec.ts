import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alliance } from '../support/alliances.js';
import { memberOf } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { call, codesOf, NOTHING } from '../support/call.js';
import { aged, book, companies, mapOf, put, segment, share, sharedOf, THEIRS } from '../support/mapping.js';
import { cellBack, cellOf, FIELDS, two } from '../support/two-books.js';
import { World } from '../support/world.js';

describe('the map of shared clients', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  it('shows nothing at first: neither numbers, nor that the other has segments', async () => {
    const pair = await two(world);
    await world.settle();
    const map = await mapOf(world, pair.proposer.owner, pair.id);
    expect(map).toMatchObject({ rows: [{ id: pair.own, level: 'HIDDEN', version: 0 }], columns: [], cells: [] });
    expect((await sharedOf(world, pair.proposer.owner, cellOf(pair))).nodes).toEqual([]);
  });

  it('shows a rounded number to both where both give numbers, and no name', async () => {
    const pair = await two(world, 'COUNT');
    for (const [who, cell] of [
      [pair.proposer, cellOf(pair)],
      [pair.partner, cellBack(pair)],
    ] as const) {
      const map = await mapOf(world, who.owner, pair.id);
      expect(map.cells).toHaveLength(1);
      expect(map.cells[0]).toMatchObject({ level: 'COUNT', heldBy: 'BOTH', countedAt: expect.any(String) });
      expect([5, 10]).toContain(map.cells[0]?.count);
      for (const query of [undefined, THEIRS]) expect((await sharedOf(world, who.owner, cell, query)).nodes).toEqual([]);
    }
  });

  it('shows of what both give the less, and says whose rule holds it', async () => {
    const pair = await two(world, 'COUNT');
    await share(world, pair.proposer.owner, pair.id, pair.own, 'ALL', FIELDS);
    await world.settle();
    expect((await mapOf(world, pair.proposer.owner, pair.id)).cells[0]).toMatchObject({ level: 'COUNT', heldBy: 'THEM' });
    expect((await mapOf(world, pair.partner.owner, pair.id)).cells[0]).toMatchObject({ level: 'COUNT', heldBy: 'US' });
    expect((await sharedOf(world, pair.partner.owner, cellBack(pair))).nodes).toEqual([]);
  });

  it('shows shared names in pages, with the fields that both give, as the other calls them', async () => {
    const pair = await two(world, 'OVERLAP');
    await share(world, pair.partner.owner, pair.id, pair.other, 'OVERLAP', ['INDUSTRY']);
    const first = await sharedOf(world, pair.proposer.owner, { ...cellOf(pair), first: 7 });
    const rest = await sharedOf(world, pair.proposer.owner, { ...cellOf(pair), first: 7, after: first.pageInfo.endCursor });
    const all = [...first.nodes, ...rest.nodes];
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(all.map(({ name }) => name)).toEqual(companies('Both', 12).map(({ name }) => `${name} AS`));
    expect(all[0]).toMatchObject({
      ...{ ownClientId: pair.ownIds[0], ownName: 'Both 0001', industry: '23', region: null, domains: null },
      ...{ basis: 'DOMAIN', confidence: 99 },
    });
    expect((await sharedOf(world, pair.proposer.owner, cellOf(pair), THEIRS)).nodes).toEqual([]);
  });

  it('shows everything where both give everything: whom only the other has, too', async () => {
    const pair = await two(world, 'ALL');
    expect((await sharedOf(world, pair.proposer.owner, cellOf(pair), THEIRS)).nodes.map(({ name }) => name)).toEqual(
      companies('Theirs', 5).map(({ name }) => name),
    );
    const page = await sharedOf(world, pair.partner.owner, { ...cellBack(pair), first: 3 }, THEIRS);
    expect(page.nodes).toHaveLength(3);
    const rest = await sharedOf(
      world,
      pair.partner.owner,
      { ...cellBack(pair), first: 9, after: page.pageInfo.endCursor },
      THEIRS,
    );
    expect([...page.nodes, ...rest.nodes].map(({ name }) => name)).toEqual(companies('Mine', 8).map(({ name }) => name));
  });

  it('tells what only I have to me alone, and only where names are shown', async () => {
    const pair = await two(world, 'OVERLAP');
    const asked = `query ($a: ID!, $o: ID!, $p: ID!) { greenfieldClients(allianceId: $a, ownSegmentId: $o, otherSegmentId: $p, first: 100) { nodes { id name } } }`;
    const ask = (who: Parameters<World['send']>[0], o: string, p: string) =>
      world.send<{ greenfieldClients: { nodes: { id: string }[] } }>(who, asked, { a: pair.id, o, p });
    const mine = await ask(pair.proposer.owner, pair.own, pair.other);
    expect(mine.greenfieldClients.nodes.map(({ id }) => id)).toEqual(pair.ownIds.slice(12).sort());
    // The partner asking with the two the wrong way round learns nothing of ours.
    expect((await ask(pair.partner.owner, pair.own, pair.other)).greenfieldClients.nodes).toEqual([]);
    await share(world, pair.partner.owner, pair.id, pair.other, 'COUNT');
    expect((await ask(pair.proposer.owner, pair.own, pair.other)).greenfieldClients.nodes).toEqual([]);
  });

  it('hides with the very next read what a rule no longer gives, for both', async () => {
    const pair = await two(world, 'OVERLAP');
    expect((await sharedOf(world, pair.partner.owner, cellBack(pair))).nodes).toHaveLength(12);
    await share(world, pair.proposer.owner, pair.id, pair.own, 'COUNT', FIELDS);
    for (const [who, cell] of [
      [pair.proposer, cellOf(pair)],
      [pair.partner, cellBack(pair)],
    ] as const) {
      expect((await sharedOf(world, who.owner, cell)).nodes).toEqual([]);
    }
    await share(world, pair.proposer.owner, pair.id, pair.own, 'HIDDEN');
    expect(await mapOf(world, pair.partner.owner, pair.id)).toMatchObject({ columns: [], cells: [] });
    await share(world, pair.proposer.owner, pair.id, pair.own, 'OVERLAP');
    expect((await sharedOf(world, pair.partner.owner, cellBack(pair))).nodes).toHaveLength(12);
  });

  it.each(['PAUSED', 'ENDED', 'SUSPENDED'])('hides everything at once when the alliance is %s', async (stage) => {
    const pair = await two(world, 'ALL');
    await world.db.query(
      `UPDATE alliance SET stage = $2, suspended_from = CASE WHEN $2 = 'SUSPENDED' THEN 'ACTIVE' END WHERE id = $1`,
      [pair.id, stage],
    );
    expect(await mapOf(world, pair.proposer.owner, pair.id)).toMatchObject({ columns: [], cells: [{}].slice(1), doubts: [] });
    for (const query of [undefined, THEIRS])
      expect((await sharedOf(world, pair.proposer.owner, cellOf(pair), query)).nodes).toEqual([]);
    const refused = await share(world, pair.proposer.owner, pair.id, pair.own, 'COUNT');
    expect(codesOf(refused)).toEqual(['ILLEGAL_MOVE']);
  });

  it('hides everything at once when one of the two businesses is suspended', async () => {
    const pair = await two(world, 'ALL');
    await world.db.query(`UPDATE business SET status = 'SUSPENDED' WHERE id = $1`, [pair.partner.id]);
    expect(await mapOf(world, pair.proposer.owner, pair.id)).toMatchObject({ columns: [], cells: [] });
  });

  it('never shows a client that must not be introduced, was removed, or left its segment', async () => {
    const pair = await two(world, 'OVERLAP');
    await world.db.query('UPDATE client SET do_not_introduce = true WHERE id = $1', [pair.otherIds[0]]);
    await world.db.query(`UPDATE client SET removed_at = now() WHERE id = $1`, [pair.otherIds[1]]);
    await world.db.query('UPDATE client SET do_not_introduce = true WHERE id = $1', [pair.ownIds[2]]);
    await world.db.query(`UPDATE segment SET filter = '{"lifecycles":["CUSTOMER"]}' WHERE id = $1`, [pair.other]);
    await world.db.query(`UPDATE client SET lifecycle = 'LOST' WHERE id = $1`, [pair.otherIds[3]]);
    for (const [who, cell] of [
      [pair.proposer, cellOf(pair)],
      [pair.partner, cellBack(pair)],
    ] as const) {
      const names = (await sharedOf(world, who.owner, cell)).nodes.map(({ name }) => name.slice(0, 9));
      expect(names).toEqual(companies('Both', 8, 5).map(({ name }) => name));
    }
    expect((await sharedOf(world, pair.proposer.owner, { ...cellOf(pair), first: 3 })).nodes).toHaveLength(3);
  });

  it('is seen as the partner sees it by the partner’s own way', async () => {
    const pair = await two(world, 'OVERLAP');
    const preview = await mapOf(world, pair.proposer.owner, pair.id, true);
    const theirs = await mapOf(world, pair.partner.owner, pair.id);
    expect(preview.columns).toEqual(theirs.columns);
    expect(preview.cells.map(({ count, level }) => ({ count, level }))).toEqual(
      theirs.cells.map(({ count, level }) => ({ count, level })),
    );
    const cell = { ...cellBack(pair), first: 50 };
    const seen = await sharedOf(world, pair.proposer.owner, { ...cell, asPartner: true });
    const real = await sharedOf(world, pair.partner.owner, cell);
    // The same, without what is in the partner's own book.
    expect(seen.nodes).toEqual(real.nodes.map((row) => ({ ...row, ownClientId: null, ownName: null })));
    expect(seen.nodes[0]?.name).toBe('Both 0001');
  });

  it('tells which ally shares most of a segment, and who knows a client', async () => {
    const pair = await two(world, 'OVERLAP');
    const third = await alliance(world, 'ACTIVE', { proposer: pair.proposer, partner: await firm(world, 'Elm Street Movers') });
    await book(world, third.partner.id, companies('Both', 30).concat(companies('Mine', 8)));
    const theirs = await segment(world, third.partner.id, { name: 'Movers' });
    await share(world, pair.proposer.owner, third.id, pair.own, 'OVERLAP', ['TIE', 'LIFECYCLE']);
    await share(world, third.partner.owner, third.id, theirs, 'OVERLAP', ['LIFECYCLE']);
    await world.settle();
    const query = `query ($b: ID!, $s: ID!, $c: ID!) {
      segmentAllies(businessId: $b, segmentId: $s) { otherName level count alliance { id } }
      client(id: $c) { allies { business { tradingName } alliance { id } lifecycle strongestTie basis confidence } } }`;
    const data = await world.send<{ segmentAllies: unknown[]; client: { allies: unknown[] } }>(pair.proposer.owner, query, {
      ...{ b: pair.proposer.id, s: pair.own, c: pair.ownIds[12] },
    });
    expect(data.segmentAllies).toMatchObject([
      { otherName: 'Movers', alliance: { id: third.id } },
      { alliance: { id: pair.id } },
    ]);
    expect(data.client.allies).toEqual([
      {
        ...{
          business: { tradingName: 'Elm Street Movers' },
          alliance: { id: third.id },
          lifecycle: 'CUSTOMER',
          strongestTie: null,
        },
        ...{ basis: 'DOMAIN', confidence: 99 },
      },
    ]);
    await share(world, third.partner.owner, third.id, theirs, 'COUNT');
    const after = await world.send<typeof data>(pair.proposer.owner, query, {
      b: pair.proposer.id,
      s: pair.own,
      c: pair.ownIds[12],
    });
    expect(after.client.allies).toEqual([]);
  });

  it('is set by owners and managers of the two only, is not there for others, and knows its version', async () => {
    const pair = await two(world);
    const { partner, own, id } = pair;
    expect(codesOf(await share(world, await memberOf(world, pair.proposer.id, 'MEMBER'), id, own, 'COUNT'))).toEqual([
      'FORBIDDEN',
    ]);
    expect(codesOf(await share(world, (await firm(world)).owner, id, own, 'COUNT'))).toEqual(['NOT_FOUND']);
    expect(codesOf(await share(world, partner.owner, id, own, 'COUNT'))).toEqual(['NOT_FOUND']);
    expect(codesOf(await share(world, pair.proposer.owner, id, NOTHING, 'COUNT'))).toEqual(['NOT_FOUND']);
    expect(codesOf(await share(world, pair.proposer.owner, NOTHING, own, 'COUNT'))).toEqual(['NOT_FOUND']);
    const set = () =>
      call(
        world,
        pair.proposer.owner,
        'sharingSet',
        '$allianceId: ID!, $input: SharingRuleInput!, $expectedVersion: Int',
        {
          ...{ allianceId: id, input: { segmentId: own, level: 'COUNT', fields: [] }, expectedVersion: 0 },
        },
        'alliance { id }',
      );
    const answers = await world.race('alliance', id, [set, set]);
    expect(answers.flatMap(codesOf)).toEqual(['STALE_VERSION']);
  });

  it('lets at most twelve segments into an alliance', async () => {
    const pair = await two(world);
    for (let n = 0; n < 12; n += 1) {
      expect(
        codesOf(
          await share(world, pair.proposer.owner, pair.id, await segment(world, pair.proposer.id, { name: `S${n}` }), 'COUNT'),
        ),
      ).toEqual([]);
    }
    expect(codesOf(await share(world, pair.proposer.owner, pair.id, pair.own, 'COUNT'))).toEqual(['INVALID']);
  });

  it('takes up what was added the next day, not before', async () => {
    const pair = await two(world, 'OVERLAP');
    const group = await segment(world, pair.proposer.id, { name: 'A list', members: pair.ownIds.slice(0, 6) });
    await share(world, pair.proposer.owner, pair.id, group, 'OVERLAP');
    await world.settle();
    const cell = { allianceId: pair.id, own: group, other: pair.other, first: 50 };
    expect((await sharedOf(world, pair.proposer.owner, cell)).nodes).toHaveLength(6);
    await put(world, pair.proposer.id, group, pair.ownIds.slice(6, 12));
    await share(world, pair.proposer.owner, pair.id, group, 'OVERLAP');
    await world.settle();
    expect((await sharedOf(world, pair.proposer.owner, cell)).nodes).toHaveLength(6);
    await aged(world, 21);
    await share(world, pair.proposer.owner, pair.id, group, 'OVERLAP');
    await world.settle();
    expect((await sharedOf(world, pair.proposer.owner, cell)).nodes).toHaveLength(12);
  });
});
