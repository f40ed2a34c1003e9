import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY } from '../../src/kernel/time.js';
import { admin, join, memberOf, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call, codesOf, NOTHING } from '../support/call.js';
import { gates, knowEachOther, onMeeting, proposeMeeting } from '../support/vetting.js';
import { World } from '../support/world.js';

let world: World;
let ines: Person;
beforeAll(async () => {
  world = await World.open();
  await world.shutGates();
  ines = await admin(world);
});
afterAll(() => world.close());

const markReady = (who: Person, id: string) => call(world, who, 'allianceMarkReady', '$id: ID!', { id }, 'alliance { stage }');
const waive = (who: Person, id: string, gate = 'ONE_TO_ONES', expectedVersion: number | null = null) =>
  call(
    world,
    who,
    'allianceWaiveGate',
    '$id: ID!, $input: AllianceWaiveGateInput!, $expectedVersion: Int',
    { id, input: { gate, reason: 'They have worked together for years.' }, expectedVersion },
    'alliance { version }',
  );

describe('the gates of getting to know', () => {
  it('are refused together, in words, with the figures of the network', async () => {
    const { id, proposer } = await alliance(world, 'GETTING_TO_KNOW');
    const refused = await markReady(proposer.owner, id);
    expect(codesOf(refused)).toEqual(['GATE_TIME', 'GATE_ONE_TO_ONES', 'GATE_VETTING']);
    expect((await gates(world, proposer.owner, id)).map(({ code, isOpen, sentence }) => [code, isOpen, sentence])).toEqual([
      ['TIME', false, 'Take 14 more days to get to know each other.'],
      ['ONE_TO_ONES', false, 'None of two one-to-ones confirmed by both sides.'],
      [
        'VETTING',
        false,
        'Evidence is missing from Harbour Ergonomics: ability, account care, ethics, offering; Quayside Interiors: ability, account care, ethics, offering.',
      ],
      ['AGREEMENT', true, 'Both sides have accepted the newest version of the agreement.'],
      ['PILOT', true, 'The pilot is planned.'],
    ]);
  });

  it('open one after the other, and then both may press ready', async () => {
    const pair = await alliance(world, 'GETTING_TO_KNOW');
    await world.db.query(`UPDATE alliance SET known_since = now() - interval '15 days' WHERE id = $1`, [pair.id]);
    const meeting = (await proposeMeeting(world, pair.proposer.owner, pair.id)).oneToOne!.id;
    await onMeeting(world, pair.proposer.owner, 'Confirm', meeting);
    expect(codesOf(await markReady(pair.partner.owner, pair.id))).toEqual(['GATE_ONE_TO_ONES', 'GATE_VETTING']);
    await onMeeting(world, pair.partner.owner, 'Confirm', meeting);
    expect((await gates(world, pair.partner.owner, pair.id))[1]?.sentence).toBe(
      'One of two one-to-ones confirmed by both sides.',
    );
    await knowEachOther(world, pair);
    expect((await gates(world, ines, pair.id)).every(({ isOpen }) => isOpen)).toBe(true);
    expect(codesOf(await markReady(pair.partner.owner, pair.id))).toEqual([]);
    expect(codesOf(await markReady(pair.proposer.owner, pair.id))).toEqual([]);
  });

  it('do not count the days anew when an admin sends the two back', async () => {
    const pair = await alliance(world, 'PENDING_APPROVAL');
    await world.db.query(`UPDATE alliance SET known_since = now() - interval '15 days' WHERE id = $1`, [pair.id]);
    const input = { reason: 'EVIDENCE_MISSING' };
    const types = '$id: ID!, $input: AllianceReasonInput!';
    await call(world, ines, 'allianceRequestMore', types, { id: pair.id, input }, 'alliance { id }');
    expect((await gates(world, ines, pair.id))[0]).toMatchObject({ code: 'TIME', isOpen: true });
  });

  it('are nobody’s matter in other stages', async () => {
    const { id, proposer } = await alliance(world, 'ACTIVE');
    expect(await gates(world, proposer.owner, id)).toEqual([]);
  });
});

describe('allianceWaiveGate', () => {
  it('opens one gate, for both to read why, and is on record', async () => {
    const { id, proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    for (const gate of ['TIME', 'VETTING', 'ONE_TO_ONES']) expect(codesOf(await waive(ines, id, gate))).toEqual([]);
    expect((await gates(world, partner.owner, id))[1]).toEqual({
      code: 'ONE_TO_ONES',
      isOpen: true,
      sentence: 'None of two one-to-ones confirmed by both sides.',
      waivedBecause: 'They have worked together for years.',
    });
    const query = 'query ($id: ID!) { alliance(id: $id) { history(first: 9) { nodes { type reason note } } } }';
    const { alliance: read } = await world.send<{ alliance: { history: { nodes: object[] } } }>(proposer.owner, query, { id });
    expect(read.history.nodes[0]).toEqual({
      type: 'alliance.gate_waived',
      reason: 'ONE_TO_ONES',
      note: 'They have worked together for years.',
    });
    expect(codesOf(await markReady(proposer.owner, id))).toEqual([]);
  });

  it('is refused to the two, to an admin of one of them, for an open gate, and elsewhere in life', async () => {
    const { id, proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    const torn = await admin(world);
    await join(world, torn.userId, partner.id, 'VIEWER');
    for (const who of [proposer.owner, partner.owner, torn]) expect(codesOf(await waive(who, id))).toEqual(['FORBIDDEN']);
    expect(codesOf(await waive(ines, id, 'PILOT'))).toEqual(['ALREADY_DONE']);
    expect(codesOf(await waive(ines, id, 'TIME', 7))).toEqual(['STALE_VERSION']);
    const active = await alliance(world, 'ACTIVE');
    expect(codesOf(await waive(ines, active.id))).toEqual(['ILLEGAL_MOVE']);
  });

  it('is not told to strangers', async () => {
    const { id } = await alliance(world, 'GETTING_TO_KNOW');
    const stranger = await memberOf(world, (await firm(world)).id, 'OWNER');
    expect((await waive(stranger, id)).userErrors).toEqual((await waive(stranger, NOTHING)).userErrors);
    expect(codesOf(await waive(stranger, id))).toEqual(['NOT_FOUND']);
  });

  // Remove the lock in GatesService.waive and this must fail.
  it('lets one of two admins waive at once', async () => {
    const { id } = await alliance(world, 'GETTING_TO_KNOW');
    const answers = await world.race('alliance', id, [() => waive(ines, id), () => waive(ines, id)]);
    expect(answers.flatMap((answer) => codesOf(answer))).toEqual(['ALREADY_DONE']);
  });
});

it('a day that has passed is a day less to wait', async () => {
  const { id, proposer } = await alliance(world, 'GETTING_TO_KNOW');
  world.travel(13 * DAY);
  expect((await gates(world, proposer.owner, id))[0]?.sentence).toBe('Take 1 more day to get to know each other.');
  world.travel(DAY);
  expect((await gates(world, proposer.owner, id))[0]).toMatchObject({ isOpen: true });
});
