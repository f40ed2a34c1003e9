import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { REOPEN_WITHIN } from '../../src/introductions/introduction.rules.js';
import { HOUR, SECOND, setTime } from '../../src/kernel/time.js';
import { Relay } from '../../src/platform/events/relay.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { memberOf, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { codesOf } from '../support/call.js';
import { contact } from '../support/clients.js';
import { act, BRIEF, introduction, type Introduced } from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterEach(() => setTime());
afterAll(() => world.close());

const NO = { reason: 'NO_FIT', note: 'Not our kind of client' };

/** Offered through the API, so that its clock runs, and declined an hour later. */
async function declined(): Promise<Introduced & { dueAt: Date }> {
  const pair = await alliance(world, 'ACTIVE');
  const person = await contact(world, pair.proposer.id);
  const input = { allianceId: pair.id, contactId: person.id, brief: BRIEF };
  const id = (await act(world, pair.proposer.owner, 'Offer', { input })).introduction?.id ?? '';
  const dueAt = await dueOf(id);
  world.travel(HOUR);
  expect(codesOf(await act(world, pair.partner.owner, 'Decline', { id, input: NO }))).toEqual([]);
  return { id, pair, introducer: pair.proposer, beneficiary: pair.partner, person, dueAt: dueAt! };
}

async function dueOf(subjectId: string): Promise<Date | null> {
  const [clock] = await world.db.query<{ dueAt: Date }[]>(
    `SELECT due_at AS "dueAt" FROM clock WHERE subject_id = $1 AND state = 'RUNNING'`,
    [subjectId],
  );
  return clock?.dueAt ?? null;
}

interface Action {
  readonly action: string;
  readonly deadline: string | null;
}
async function reopenButton(who: Person, id: string): Promise<Action | undefined> {
  const query = 'query ($id: ID!) { introduction(id: $id) { availableActions { action deadline } } }';
  const { introduction: seen } = await world.send<{ introduction: { availableActions: Action[] } }>(who, query, { id });
  return seen.availableActions.find(({ action }) => action === 'REOPEN');
}

const letters = async (who: Person): Promise<string[]> => (await world.mails(who.email)).map(({ subject }) => subject);

describe('introductionReopen', () => {
  it('stands again where it stood, due when it was, and nobody was written to', async () => {
    const { id, introducer, beneficiary, dueAt } = await declined();
    expect(await dueOf(id)).toBeNull();
    const { introduction: reopened } = await act(world, beneficiary.owner, 'Reopen', { id });
    expect(reopened).toMatchObject({ stage: 'OFFERED', reason: null });
    expect(await dueOf(id)).toEqual(dueAt);
    expect(await world.liveClocks(id)).toEqual(['introduction.offer']);
    expect((await world.factsAbout(id)).slice(-2)).toEqual(['introduction.declined', 'introduction.reopened']);
    await world.settle();
    expect(await letters(introducer.owner)).toEqual([]);
    expect(await act(world, beneficiary.owner, 'Accept', { id })).toMatchObject({ introduction: { stage: 'ACCEPTED' } });
  });

  it('holds the letter back for as long, and writes one where the second no stays', async () => {
    const { id, introducer, beneficiary } = await declined();
    await act(world, beneficiary.owner, 'Reopen', { id });
    await act(world, beneficiary.owner, 'Decline', { id, input: NO });
    await world.get(Relay).runPending();
    await world.get(Jobs).runPending();
    expect(await letters(introducer.owner)).toEqual([]);
    const held = await world.db.query<{ seconds: number }[]>(
      `SELECT extract(epoch FROM start_after - created_on)::int AS seconds FROM pgboss.job WHERE name = 'mail' AND state = 'created'`,
    );
    expect(held.map(({ seconds }) => seconds * SECOND > REOPEN_WITHIN)).toEqual([true, true]);
    await world.settle();
    expect(await letters(introducer.owner)).toEqual([expect.stringContaining('says no to an introduction')]);
  });

  it('is there for a request as well', async () => {
    const { id, introducer } = await introduction(world, 'REQUESTED');
    await act(world, introducer.owner, 'Decline', { id, input: NO });
    expect(await act(world, introducer.owner, 'Reopen', { id })).toMatchObject({ introduction: { stage: 'REQUESTED' } });
  });

  it('is a button for some seconds, with the end of them', async () => {
    const { id, introducer, beneficiary } = await declined();
    const [row] = await world.db.query<{ since: Date }[]>('SELECT stage_since AS since FROM introduction WHERE id = $1', [id]);
    const button = await reopenButton(beneficiary.owner, id);
    expect(new Date(button?.deadline ?? 0).getTime() - (row?.since.getTime() ?? 0)).toBe(REOPEN_WITHIN);
    expect(await reopenButton(introducer.owner, id)).toBeUndefined();
    world.travel(REOPEN_WITHIN + SECOND);
    expect(await reopenButton(beneficiary.owner, id)).toBeUndefined();
  });

  it('is refused too late', async () => {
    const { id, beneficiary } = await declined();
    world.travel(REOPEN_WITHIN + SECOND);
    expect(codesOf(await act(world, beneficiary.owner, 'Reopen', { id }))).toEqual(['TOO_LATE']);
    await world.settle();
  });

  it('is refused to the other side, to readers, to whoever saw an older version, and where there was no no', async () => {
    const { id, introducer, beneficiary, pair } = await declined();
    const reader = await memberOf(world, beneficiary.id, 'VIEWER');
    expect(codesOf(await act(world, introducer.owner, 'Reopen', { id }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await act(world, reader, 'Reopen', { id }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await act(world, beneficiary.owner, 'Reopen', { id, expectedVersion: 1 }))).toEqual(['STALE_VERSION']);
    const open = await introduction(world, 'OFFERED', { pair });
    expect(codesOf(await act(world, beneficiary.owner, 'Reopen', { id: open.id }))).toEqual(['ILLEGAL_MOVE']);
  });

  it('is refused once it went to another ally, and where the alliance is over', async () => {
    const sentOn = await declined();
    const third = await alliance(world, 'ACTIVE', { proposer: sentOn.introducer });
    const input = { allianceId: third.id };
    expect(codesOf(await act(world, sentOn.introducer.owner, 'Reroute', { id: sentOn.id, input }))).toEqual([]);
    expect(codesOf(await act(world, sentOn.beneficiary.owner, 'Reopen', { id: sentOn.id }))).toEqual(['ALREADY_REROUTED']);

    const over = await declined();
    await world.db.query(`UPDATE alliance SET stage = 'ENDED', ended_at = now() WHERE id = $1`, [over.pair.id]);
    expect(codesOf(await act(world, over.beneficiary.owner, 'Reopen', { id: over.id }))).toEqual(['ALLIANCE_NOT_ACTIVE']);
  });

  it('tells a stranger nothing', async () => {
    const { id } = await declined();
    const stranger = await firm(world, 'Stranger Furniture');
    expect(codesOf(await act(world, stranger.owner, 'Reopen', { id }))).toEqual(['NOT_FOUND']);
  });

  it('happens once where two come at once', async () => {
    const { id, beneficiary } = await declined();
    const reopen = () => act(world, beneficiary.owner, 'Reopen', { id });
    const codes = (await world.race('introduction', id, [reopen, reopen])).map(codesOf);
    expect(codes.sort()).toEqual([[], ['ILLEGAL_MOVE']]);
    expect((await world.factsAbout(id)).filter((type) => type === 'introduction.reopened')).toHaveLength(1);
  });

  it('keeps what was left of a wait that stood still', async () => {
    const { id, pair, beneficiary, introducer } = await declined();
    await act(world, beneficiary.owner, 'Reopen', { id });
    const left = async (): Promise<number> => {
      const [row] = await world.db.query<{ left: number }[]>(
        `SELECT extract(epoch FROM due_at - paused_at)::float8 * 1000 AS left FROM clock WHERE subject_id = $1 AND state = 'PAUSED'`,
        [id],
      );
      return row?.left ?? 0;
    };
    const query = 'mutation ($id: ID!) { alliancePause(id: $id, input: { reason: STRATEGY }) { userErrors { code } } }';
    await world.send(introducer.owner, query, { id: pair.id });
    await world.settle();
    const before = await left();
    world.travel(HOUR);
    await act(world, beneficiary.owner, 'Decline', { id, input: NO });
    await act(world, beneficiary.owner, 'Reopen', { id });
    expect(before).toBeGreaterThan(HOUR);
    expect(Math.abs((await left()) - before)).toBeLessThan(5 * SECOND);
  });
});
