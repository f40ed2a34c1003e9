import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY, later, now } from '../../src/kernel/time.js';
import { admin, join, memberOf, type Person } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { introduction } from '../support/introductions.js';
import { meetings, onMeeting, proposeMeeting } from '../support/vetting.js';
import { World } from '../support/world.js';

interface HealthSeen {
  readonly state: 'GOOD' | 'WATCH';
  readonly sentences: readonly string[];
  readonly isComplacent: boolean;
}

let world: World;
let pair: Pair;
beforeAll(async () => {
  world = await World.open();
});
afterEach(() => world.db.query('DELETE FROM introduction'));
afterAll(() => world.close());

async function health(who: Person, id = pair.id): Promise<HealthSeen | null> {
  const query = 'query ($id: ID!) { alliance(id: $id) { health { state sentences isComplacent } } }';
  return (await world.send<{ alliance: { health: HealthSeen | null } | null }>(who, query, { id })).alliance?.health ?? null;
}
const saysTo = async (who: Person) => (await health(who))?.sentences ?? [];

/** Two partners, active for so many days. */
async function partners(days = 10): Promise<Pair> {
  pair = await alliance(world, 'ACTIVE');
  await world.db.query(`UPDATE alliance SET stage_since = $2 WHERE id = $1`, [pair.id, later(now(), -days * DAY)]);
  return pair;
}
/** A meeting that was held so many days ago, confirmed by both or by one. */
async function met(days: number, isBySide: readonly ('proposer' | 'partner')[] = ['proposer', 'partner']): Promise<void> {
  const startsAt = later(now(), -days * DAY - 60_000).toISOString();
  const id = (await proposeMeeting(world, pair.proposer.owner, pair.id, { startsAt })).oneToOne?.id ?? '';
  for (const side of isBySide) await onMeeting(world, pair[side].owner, 'Confirm', id);
}
/** An introduction from the proposer's book that was shown so many days ago. */
async function shown(stage: Parameters<typeof introduction>[1], days = 1): Promise<void> {
  const { id } = await introduction(world, stage, { pair });
  await world.db.query('UPDATE introduction SET shown_at = $2, stage_since = $2 WHERE id = $1', [id, later(now(), -days * DAY)]);
}

describe('the health of a pair', () => {
  it('counts the days since the last one-to-one that both confirmed', async () => {
    const { proposer, partner } = await partners();
    await met(12);
    await met(5, ['proposer']);
    for (const { owner } of [proposer, partner]) expect(await saysTo(owner)).toContain('You met 12 days ago.');
    await met(0);
    expect(await saysTo(partner.owner)).toContain('You met today.');
    expect(await meetings(world, partner.owner, pair.id)).toHaveLength(3);
  });

  it('worries when the last one is long ago, or never was', async () => {
    const { proposer } = await partners(70);
    expect(await health(proposer.owner)).toMatchObject({ state: 'WATCH' });
    expect((await saysTo(proposer.owner))[0]).toBe('You have not met yet.');
    await met(61);
    expect((await saysTo(proposer.owner))[0]).toBe('You last met 61 days ago.');
  });

  it('tells each side which asks wait for whom', async () => {
    const { proposer, partner } = await partners();
    await met(1);
    expect(await saysTo(proposer.owner)).toContain('No ask is left unanswered.');
    await shown('OFFERED');
    expect(await saysTo(partner.owner)).toContain('1 ask of Harbour Ergonomics without your answer.');
    expect(await saysTo(proposer.owner)).toContain('1 ask of yours without an answer.');
    // A request waits for the one who would introduce.
    await shown('REQUESTED');
    await shown('REQUESTED');
    expect(await saysTo(proposer.owner)).toEqual(
      expect.arrayContaining(['2 asks of Quayside Interiors without your answer.', '1 ask of yours without an answer.']),
    );
    expect(await health(partner.owner)).toMatchObject({ state: 'WATCH', isComplacent: false });
  });

  it('sees what flows one way, from each side, and forgets after half a year', async () => {
    const { proposer, partner } = await partners();
    await met(1);
    for (let n = 0; n < 2; n += 1) await shown('MET', 20);
    expect(await saysTo(proposer.owner)).toContain('You gave 2 and received 0 in half a year.');
    await shown('MET', 20);
    expect((await saysTo(proposer.owner))[0]).toBe('It flows one way: you gave 3 and received 0 in half a year.');
    expect((await saysTo(partner.owner))[0]).toBe('It flows one way: you received 3 and gave 0 in half a year.');
    await world.db.query('UPDATE introduction SET shown_at = $1', [later(now(), -190 * DAY)]);
    expect((await saysTo(proposer.owner)).filter((text) => text.includes('in half a year'))).toEqual([]);
  });

  it('asks for news that are overdue by the figure of the network, of the side that owes them', async () => {
    const { proposer, partner } = await partners();
    await met(1);
    await shown('INTRODUCED', 13);
    expect((await saysTo(partner.owner)).filter((text) => text.includes('news'))).toEqual([]);
    await shown('IN_CONTACT', 15);
    expect(await saysTo(partner.owner)).toContain('Harbour Ergonomics waits for news about 1 introduction.');
    expect(await saysTo(proposer.owner)).toContain('You wait for news about 1 introduction.');
  });

  it('is alarmed when nothing is wrong and nothing happens', async () => {
    const { proposer } = await partners(200);
    await met(70);
    await shown('WON', 80);
    expect(await health(proposer.owner)).toMatchObject({ state: 'WATCH', isComplacent: true });
    expect(await saysTo(proposer.owner)).toContain(
      'Nothing is wrong, and nothing happens: that is how partners are lost. Meet, or make one small introduction.',
    );
    await shown('WON', 3);
    expect(await health(proposer.owner)).toMatchObject({ isComplacent: false });
  });

  it('is good when it is, and says so', async () => {
    const { proposer } = await partners();
    await met(3);
    expect(await health(proposer.owner)).toEqual({
      state: 'GOOD',
      isComplacent: false,
      sentences: ['You met 3 days ago.', 'No ask is left unanswered.'],
    });
  });

  // Remove the side in AllianceHealthResolver and this must fail.
  it('is for the two alone: not for admins, members of both, or a third firm, which sees no alliance at all', async () => {
    const { id, proposer, partner } = await partners(70);
    const torn = await memberOf(world, proposer.id, 'OWNER');
    await join(world, torn.userId, partner.id, 'OWNER');
    for (const who of [await admin(world), torn, (await firm(world, 'Stranger Ltd')).owner]) {
      expect(await health(who, id)).toBeNull();
    }
    for (const { id: firmId } of [proposer, partner])
      expect(await health(await memberOf(world, firmId, 'VIEWER'))).not.toBeNull();
  });

  it.each(['GETTING_TO_KNOW', 'PILOT', 'PAUSED', 'ENDED'] as const)('is not spoken of in %s', async (stage) => {
    const { id, proposer } = await alliance(world, stage);
    expect(await health(proposer.owner, id)).toBeNull();
  });
});
