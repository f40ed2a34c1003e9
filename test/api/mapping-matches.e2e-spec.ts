import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call, codesOf } from '../support/call.js';
import { mapOf, share, sharedOf, THEIRS, type Company } from '../support/mapping.js';
import { cellBack, cellOf, FIELDS, two, type Two } from '../support/two-books.js';
import { World } from '../support/world.js';

describe('matches between two books', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  it('counts a company with several domains once', async () => {
    const several = (name: string): Company => ({ name, domains: ['one.example', 'two.example', 'three.example'] });
    const pair = await two(world, 'OVERLAP', { mine: [several('Many names')], theirs: [several('Many names Ltd')] });
    const { nodes } = await sharedOf(world, pair.proposer.owner, { ...cellOf(pair), first: 50 });
    expect(nodes).toHaveLength(13);
    const [row] = await world.db.query<{ n: number }[]>('SELECT exact_count AS n FROM overlap_cell WHERE alliance_id = $1', [
      pair.id,
    ]);
    expect(row?.n).toBe(13);
  });

  it('says how a match was found: an identifier, a contact’s address, a name', async () => {
    const pair = await two(world, 'OVERLAP', {
      mine: [
        { name: 'Registered Ltd', identifier: 'NO913456789' },
        { name: 'Nordvik Møbler AS', region: 'NO' },
        { name: 'Delta' },
        { name: 'Skovgaard', region: 'DK' },
      ],
      theirs: [
        { name: 'Something Else', identifier: 'NO913456789' },
        { name: 'NORDVIK MOBLER', domains: ['nordvik.example'], region: 'NO' },
        { name: 'Delta', domains: ['delta.example'] },
        { name: 'Skovgaard AS', region: 'NO' },
      ],
    });
    const { nodes } = await sharedOf(world, pair.proposer.owner, { ...cellOf(pair), first: 50 });
    const found = nodes.slice(12).map(({ name, basis, confidence }) => ({ name, basis, confidence }));
    expect(found).toEqual([
      { name: 'NORDVIK MOBLER', basis: 'NAME', confidence: 97 },
      { name: 'Something Else', basis: 'IDENTIFIER', confidence: 99 },
    ]);
    // Delta is nobody in particular; a Skovgaard in Denmark is not one in Norway.
    const map = await mapOf(world, pair.proposer.owner, pair.id);
    expect(map.unclear.map(({ name }) => name)).toEqual(['Delta']);
    expect(map.doubts).toEqual([]);
  });

  it('asks about doubtful names only where both give every name, and matches when both say yes', async () => {
    const pair = await two(world, 'ALL', {
      mine: [{ name: 'Skovgaard', region: 'DK' }],
      theirs: [{ name: 'Skovgaard AS', region: 'NO' }],
    });
    const answer = (who: typeof pair.proposer, id: string, isSame: boolean) =>
      call(
        world,
        who.owner,
        'matchAnswer',
        '$allianceId: ID!, $id: ID!, $isSame: Boolean!',
        { allianceId: pair.id, id, isSame },
        'alliance { id }',
      );
    const [doubt] = (await mapOf(world, pair.proposer.owner, pair.id)).doubts;
    expect(doubt).toMatchObject({ ownName: 'Skovgaard', otherName: 'Skovgaard AS' });
    await share(world, pair.partner.owner, pair.id, pair.other, 'OVERLAP');
    expect((await mapOf(world, pair.proposer.owner, pair.id)).doubts).toEqual([]);
    expect(codesOf(await answer(pair.proposer, doubt!.id, true))).toEqual(['NOT_FOUND']);
    await share(world, pair.partner.owner, pair.id, pair.other, 'ALL');
    expect(codesOf(await answer(pair.proposer, doubt!.id, true))).toEqual([]);
    await world.settle();
    expect((await sharedOf(world, pair.proposer.owner, { ...cellOf(pair), first: 50 })).nodes).toHaveLength(12);
    expect(codesOf(await answer(pair.partner, doubt!.id, true))).toEqual([]);
    await world.settle();
    const { nodes } = await sharedOf(world, pair.proposer.owner, { ...cellOf(pair), first: 50 });
    expect(nodes.at(-1)).toMatchObject({ name: 'Skovgaard AS', basis: 'NAME', confidence: 100 });
    expect(codesOf(await answer(pair.partner, doubt!.id, true))).toEqual(['NOT_FOUND']);
  });

  it('respects at once that two are not the same, for both, until who said it takes it back', async () => {
    const pair = await two(world, 'OVERLAP');
    const say = (who: typeof pair.proposer, verb: string, clientId: string) =>
      call(world, who.owner, verb, '$allianceId: ID!, $clientId: ID!', { allianceId: pair.id, clientId }, 'alliance { id }');
    expect(codesOf(await say(pair.proposer, 'matchReject', pair.ownIds[0]!))).toEqual([]);
    for (const [who, cell] of [
      [pair.proposer, cellOf(pair)],
      [pair.partner, cellBack(pair)],
    ] as const) {
      expect((await sharedOf(world, who.owner, cell)).nodes).toHaveLength(11);
    }
    expect(codesOf(await say(pair.proposer, 'matchReject', pair.ownIds[15]!))).toEqual(['NOT_FOUND']);
    expect(codesOf(await say(pair.partner, 'matchRestore', pair.otherIds[0]!))).toEqual(['NOT_FOUND']);
    expect(codesOf(await say(pair.proposer, 'matchRestore', pair.ownIds[0]!))).toEqual([]);
    await world.settle();
    expect((await sharedOf(world, pair.proposer.owner, cellOf(pair))).nodes).toHaveLength(12);
  });

  /** How much each way of reading shows one side; `after` is a cursor that was handed out before. */
  async function seen(pair: Two, side: 'proposer' | 'partner', after: string | null = null) {
    const { owner, id: businessId } = pair[side];
    const [cell, own] = side === 'proposer' ? [cellOf(pair), pair.own] : [cellBack(pair), pair.other];
    const clientId = (side === 'proposer' ? pair.ownIds : pair.otherIds)[0];
    const { nodes: shared } = await sharedOf(world, owner, { ...cell, first: 50, after });
    const { nodes: theirs } = await sharedOf(world, owner, { ...cell, first: 50 }, THEIRS);
    const rest = await world.send<
      Record<'mine' | 'allies', { nodes?: unknown[]; level?: string }> & { client: { allies: unknown[] } }
    >(
      owner,
      `query ($a: ID!, $o: ID!, $p: ID!, $b: ID!, $c: ID!) {
         mine: greenfieldClients(allianceId: $a, ownSegmentId: $o, otherSegmentId: $p, first: 50) { nodes { id } }
         allies: segmentAllies(businessId: $b, segmentId: $o) { level } client(id: $c) { allies { basis } } }`,
      { a: pair.id, o: cell.own, p: cell.other, b: businessId, c: clientId },
    );
    const map = await mapOf(world, owner, pair.id);
    return {
      ...{ shared: shared.length, theirs: theirs.length, mine: rest.mine.nodes?.length, allies: rest.client.allies.length },
      ...{ most: (rest.allies as { level?: string }[]).map(({ level }) => level), doubts: map.doubts.length },
      cells: map.cells.filter((each) => each.own.id === own).map(({ level }) => level),
    };
  }

  it('hides by every way there is, for both and at once, what is lowered, and tells the other side that something changed', async () => {
    const pair = await two(world, 'ALL', {
      mine: [{ name: 'Skovgaard', region: 'DK' }],
      theirs: [{ name: 'Skovgaard AS', region: 'NO' }],
    });
    const { owner } = pair.partner;
    const nothing = { shared: 0, theirs: 0, mine: 0, allies: 0, doubts: 0 };
    expect(await seen(pair, 'proposer')).toEqual({
      ...{ shared: 12, theirs: 6, mine: 9, allies: 1, doubts: 1, most: ['ALL'], cells: ['ALL'] },
    });
    const page = await sharedOf(world, pair.proposer.owner, { ...cellOf(pair), first: 4 });
    const steps = [
      ['OVERLAP', { shared: 12, theirs: 0, mine: 9, allies: 1, doubts: 0, most: ['OVERLAP'], cells: ['OVERLAP'] }],
      ['COUNT', { ...nothing, most: ['COUNT'], cells: ['COUNT'] }],
      ['HIDDEN', { ...nothing, most: [], cells: [] }],
    ] as const;
    for (const [level, expected] of steps) {
      await share(world, owner, pair.id, pair.other, level, FIELDS);
      expect(await seen(pair, 'proposer')).toEqual(expected);
      // Who lowers it sees no more of the other than it shows.
      expect(await seen(pair, 'partner')).toMatchObject(level === 'OVERLAP' ? { shared: 12, theirs: 0 } : nothing);
      if (level !== 'OVERLAP') expect((await seen(pair, 'proposer', page.pageInfo.endCursor)).shared).toBe(0);
    }
    const told = await world.db.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM event e JOIN event_audience a USING (position)
       WHERE e.type = 'alliance.sharing_changed' AND e.subject_id = $1 AND a.business_id = $2 AND e.business_id = $3 AND e.payload = '{}'`,
      [pair.id, pair.proposer.id, pair.partner.id],
    );
    expect(told[0]?.n).toBe(4);
  });

  it('hides at once a field that one side no longer gives, and everything of a segment that is removed', async () => {
    const pair = await two(world, 'OVERLAP');
    const first = async () => (await sharedOf(world, pair.proposer.owner, cellOf(pair))).nodes[0];
    expect(await first()).toMatchObject({ industry: '23', region: 'NO', domains: ['both1.example'] });
    await share(world, pair.proposer.owner, pair.id, pair.own, 'OVERLAP', ['INDUSTRY', 'DOMAINS']);
    await share(world, pair.partner.owner, pair.id, pair.other, 'OVERLAP', ['REGION', 'DOMAINS']);
    expect(await first()).toMatchObject({ industry: null, region: null, domains: ['both1.example'] });
    const remove = 'mutation ($id: ID!) { segmentRemove(id: $id) { userErrors { code } } }';
    await world.send(pair.partner.owner, remove, { id: pair.other });
    expect(await seen(pair, 'proposer')).toMatchObject({ shared: 0, mine: 0, allies: 0, most: [], cells: [] });
  });
});
