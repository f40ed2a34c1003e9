import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call, codesOf } from '../support/call.js';
import { mapOf, share, sharedOf, type Company } from '../support/mapping.js';
import { cellBack, cellOf, two } from '../support/two-books.js';
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
});
