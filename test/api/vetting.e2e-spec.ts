import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admin, join, memberOf, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call, codesOf, NOTHING } from '../support/call.js';
import { client, contact } from '../support/clients.js';
import { EVIDENCE, onMeeting, proposeMeeting, show } from '../support/vetting.js';
import { World } from '../support/world.js';

let world: World;
let ines: Person;
let stranger: Person;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
  stranger = (await firm(world, 'Stranger Ltd')).owner;
});
afterAll(() => world.close());

const answer = (who: Person, id: string, input: object = {}, more: object = {}) =>
  show(world, who, 'vettingAnswer', id, { dimension: 'ETHICS', ...EVIDENCE, ...input }, more);
const ask = (who: Person, id: string, question = 'Who checks that?') =>
  show(world, who, 'vettingAskToClarify', id, { dimension: 'ETHICS', question });

interface AnswerSeen {
  readonly business: { readonly id: string };
  readonly dimension: string;
  readonly state: string | null;
  readonly question: string | null;
  readonly evidence: string | null;
  readonly availableActions: readonly string[];
}
async function ethicsOf(who: Person, id: string, businessId: string): Promise<AnswerSeen | undefined> {
  const query = `query ($id: ID!) { alliance(id: $id) { vetting { business { id } dimension state question evidence availableActions } } }`;
  const { alliance: seen } = await world.send<{ alliance: { vetting: AnswerSeen[] } }>(who, query, { id });
  expect(seen.vetting).toHaveLength(8);
  return seen.vetting.find(({ business, dimension }) => business.id === businessId && dimension === 'ETHICS');
}

describe('vettingAnswer', () => {
  it('climbs from a claim to evidence, and falls back when the evidence is taken away', async () => {
    const { id, proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    expect(await ethicsOf(partner.owner, id, proposer.id)).toMatchObject({ state: null, availableActions: [] });
    const bare = { evidence: null, saidBy: null, shownOn: null };
    for (const [input, state] of [
      [bare, 'CLAIMED'],
      [{ ...bare, clarification: 'Our contract says so' }, 'CLARIFIED'],
      [{}, 'EVIDENCED'],
      [bare, 'CLAIMED'],
    ] as const) {
      expect(codesOf(await answer(proposer.owner, id, input))).toEqual([]);
      expect((await ethicsOf(partner.owner, id, proposer.id))?.state).toBe(state);
    }
    expect((await ethicsOf(ines, id, proposer.id))?.state).toBe('CLAIMED');
    expect(await world.factsAbout(id)).toEqual(Array(4).fill('alliance.vetting_answered'));
  });

  it.each([
    [{ saidBy: null }, 'saidBy'],
    [{ shownOn: null }, 'shownOn'],
    [{ shownOn: '2199-01-01' }, 'shownOn'],
    [{ evidence: null, evidenceLink: 'https://somewhere.example/report' }, 'evidence'],
  ])('is no evidence with %j', async (input, field) => {
    const { id, proposer } = await alliance(world, 'GETTING_TO_KNOW');
    expect((await answer(proposer.owner, id, input)).userErrors).toMatchObject([{ code: 'INVALID', field: ['input', field] }]);
  });

  it('is refused to admins, other roles, members of both, on another version, and in other stages', async () => {
    const { id, proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    const torn = await memberOf(world, proposer.id, 'OWNER');
    await join(world, torn.userId, partner.id, 'OWNER');
    for (const who of [ines, torn, await memberOf(world, proposer.id, 'MEMBER')]) {
      expect(codesOf(await answer(who, id))).toEqual(['FORBIDDEN']);
      expect(codesOf(await ask(who, id))).toEqual(['FORBIDDEN']);
    }
    expect(codesOf(await answer(proposer.owner, id, {}, { expectedVersion: 3 }))).toEqual(['STALE_VERSION']);
    const active = await alliance(world, 'ACTIVE');
    expect(codesOf(await answer(active.proposer.owner, active.id))).toEqual(['ILLEGAL_MOVE']);
  });

  it('is not told to strangers', async () => {
    const { id } = await alliance(world, 'GETTING_TO_KNOW');
    expect(codesOf(await answer(stranger, id))).toEqual(['NOT_FOUND']);
    expect((await answer(stranger, id)).userErrors).toEqual((await answer(stranger, NOTHING)).userErrors);
  });

  // Remove the lock in BetweenTwo.begin and one of these fails.
  it('keeps one of two at once', async () => {
    const { id, proposer } = await alliance(world, 'GETTING_TO_KNOW');
    const write = () => answer(proposer.owner, id, {}, { expectedVersion: 0 });
    const answers = await world.race('alliance', id, [write, write]);
    expect(answers.flatMap((each) => codesOf(each))).toEqual(['STALE_VERSION']);
  });
});

describe('vettingAskToClarify', () => {
  it('takes the evidence’s word away until it is clarified', async () => {
    const { id, proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    expect(codesOf(await ask(partner.owner, id))).toEqual(['NOT_YET']);
    await answer(proposer.owner, id);
    expect((await ethicsOf(partner.owner, id, proposer.id))?.availableActions).toEqual(['ASK_TO_CLARIFY']);
    expect(codesOf(await ask(partner.owner, id))).toEqual([]);
    expect(codesOf(await ask(partner.owner, id))).toEqual(['ALREADY_DONE']);
    expect((await ethicsOf(proposer.owner, id, proposer.id))?.question).toBe('Who checks that?');
    await answer(proposer.owner, id);
    expect((await ethicsOf(proposer.owner, id, proposer.id))?.question).toBe('Who checks that?');
    await answer(proposer.owner, id, { clarification: 'An accountant, every year.' });
    expect(await ethicsOf(proposer.owner, id, proposer.id)).toMatchObject({ question: null, state: 'EVIDENCED' });
    expect(codesOf(await ask(stranger, id))).toEqual(['NOT_FOUND']);
  });

  it('is asked once by two at once', async () => {
    const { id, proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    await answer(proposer.owner, id);
    const answers = await world.race('alliance', id, [() => ask(partner.owner, id), () => ask(partner.owner, id)]);
    expect(answers.flatMap((each) => codesOf(each))).toEqual(['ALREADY_DONE']);
  });
});

describe('what one side writes for the other', () => {
  it('names nobody in its own book', async () => {
    const { id, proposer } = await alliance(world, 'GETTING_TO_KNOW');
    const { id: clientId } = await client(world, proposer.id, { name: 'Fjellvik Kraft AS' });
    await world.db.query(`UPDATE client SET domains = '{fjellvik.example}' WHERE id = $1`, [clientId]);
    await contact(world, proposer.id, { clientId, name: 'Solveig Aas' });
    for (const [field, text] of [
      ['claim', 'We look after Fjellvik since 2019'],
      ['evidence', 'Report for fjellvik kraft'],
      ['saidBy', 'Solveig Aas'],
      ['evidenceLink', 'https://www.fjellvik.example/report'],
      ['clarification', 'Write to post@somewhere.example'],
    ] as const) {
      expect((await answer(proposer.owner, id, { [field]: text })).userErrors).toMatchObject([
        { code: 'BRIEF_REVEALS', field: ['input', field] },
      ]);
    }
    const meeting = (await proposeMeeting(world, proposer.owner, id)).oneToOne!.id;
    for (const input of [
      { agenda: 'About Solveig Aas' },
      { place: 'At Fjellvik' },
      { sharedNotes: 'They know Fjellvik Kraft' },
    ]) {
      expect(codesOf(await onMeeting(world, proposer.owner, 'Change', meeting, input))).toEqual(['BRIEF_REVEALS']);
    }
    expect(codesOf(await proposeMeeting(world, proposer.owner, id, { agenda: 'About Fjellvik' }))).toEqual(['BRIEF_REVEALS']);
    const task = await show(world, proposer.owner, 'pilotTaskAdd', id, { text: 'Call Solveig Aas' });
    expect(codesOf(task)).toEqual(['BRIEF_REVEALS']);
    // What stays inside may name anybody.
    expect(codesOf(await onMeeting(world, proposer.owner, 'WriteNote', meeting, { text: 'Fjellvik would fit.' }))).toEqual([]);
  });
});

describe('the work of the pilot', () => {
  const TASK = { text: 'Bring the instruments', dueOn: '2026-12-01' };
  const mark = (who: Person, id: string, isDone = true) =>
    call(world, who, 'pilotTaskMark', '$id: ID!, $isDone: Boolean!', { id, isDone }, 'alliance { id }');
  const remove = (who: Person, id: string) => call(world, who, 'pilotTaskRemove', '$id: ID!', { id }, 'alliance { id }');
  const tasks = async (who: Person, id: string) => {
    const query = 'query ($id: ID!) { alliance(id: $id) { pilotTasks { id text dueOn doneAt business { id } } } }';
    type Task = { id: string; doneAt: string | null; business: { id: string } };
    return (await world.send<{ alliance: { pilotTasks: Task[] } }>(who, query, { id })).alliance.pilotTasks;
  };

  it('is divided in two lanes, each of its own side', async () => {
    const { id, proposer, partner } = await alliance(world, 'PILOT');
    for (const { owner } of [proposer, partner]) expect(codesOf(await show(world, owner, 'pilotTaskAdd', id, TASK))).toEqual([]);
    const [own, other] = await tasks(proposer.owner, id);
    expect([own?.business.id, other?.business.id]).toEqual([proposer.id, partner.id]);
    for (const isDone of [true, true]) expect(codesOf(await mark(proposer.owner, own!.id, isDone))).toEqual([]);
    expect((await tasks(partner.owner, id)).map(({ doneAt }) => doneAt !== null)).toEqual([true, false]);
    expect(codesOf(await mark(proposer.owner, other!.id))).toEqual(['FORBIDDEN']);
    expect(codesOf(await remove(proposer.owner, other!.id))).toEqual(['FORBIDDEN']);
    for (const act of [mark, remove]) {
      expect(codesOf(await act(ines, own!.id))).toEqual(['FORBIDDEN']);
      expect((await act(stranger, own!.id)).userErrors).toEqual((await act(stranger, NOTHING)).userErrors);
    }
    const removed = await world.race('alliance', id, [
      () => remove(proposer.owner, own!.id),
      () => remove(proposer.owner, own!.id),
    ]);
    expect(removed.flatMap((each) => codesOf(each))).toEqual(['NOT_FOUND']);
    expect(await world.factsAbout(id)).toEqual(
      ['added', 'added', 'done', 'removed'].map((what) => `alliance.pilot_task_${what}`),
    );
  });

  it('is a small thing, and nothing to add to an active alliance', async () => {
    const { id, proposer } = await alliance(world, 'GETTING_TO_KNOW');
    for (let n = 0; n < 20; n += 1) await show(world, proposer.owner, 'pilotTaskAdd', id, TASK);
    expect(codesOf(await show(world, proposer.owner, 'pilotTaskAdd', id, TASK))).toEqual(['INVALID']);
    const active = await alliance(world, 'ACTIVE');
    expect(codesOf(await show(world, active.proposer.owner, 'pilotTaskAdd', active.id, TASK))).toEqual(['ILLEGAL_MOVE']);
    expect(codesOf(await show(world, stranger, 'pilotTaskAdd', id, TASK))).toEqual(['NOT_FOUND']);
  });
});
