import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { contact } from '../support/clients.js';
import {
  act,
  askedClient,
  BRIEF,
  introduction,
  press,
  QUESTION,
  YES,
  type IntroductionAnswer,
} from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const codes = (answers: IntroductionAnswer[]) => answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));

describe('two at once', () => {
  // Remove the lock in IntroductionMoves.byViewer and each of these must fail.
  it.each([
    ['OFFERED', 'Accept', undefined, 'introduction.accepted', 'beneficiary'],
    ['OFFERED', 'Decline', { reason: 'NO_FIT' }, 'introduction.declined', 'beneficiary'],
    ['DRAFT', 'Submit', undefined, 'introduction.offered', 'introducer'],
    ['ACCEPTED', 'Withdraw', { reason: 'MISTAKE' }, 'introduction.withdrawn', 'introducer'],
    ['ACCEPTED', 'AskClient', QUESTION, 'introduction.client_asked', 'introducer'],
    ['INTRODUCED', 'ReportContact', undefined, 'introduction.contact_reported', 'beneficiary'],
    ['IN_CONTACT', 'ReportMeeting', {}, 'introduction.meeting_reported', 'beneficiary'],
  ] as const)('in %s: of two who %s one wins', async (stage, verb, input, event, side) => {
    const found = await introduction(world, stage);
    const { id } = found;
    const once = () => act(world, found[side].owner, verb, { id, ...(input && { input }) });
    const answers = await world.race('introduction', id, [once, once]);
    expect(codes(answers)).toEqual(['ILLEGAL_MOVE']);
    expect(await world.factsAbout(id)).toEqual([event]);
  });

  it('a yes and a no: one of them counts', async () => {
    const { id, beneficiary } = await introduction(world);
    const answers = await world.race('introduction', id, [
      () => act(world, beneficiary.owner, 'Accept', { id }),
      () => act(world, beneficiary.owner, 'Decline', { id, input: { reason: 'NO_FIT' } }),
    ]);
    expect(codes(answers)).toEqual(['ILLEGAL_MOVE']);
    expect(await world.factsAbout(id)).toHaveLength(1);
  });

  it('two changes that saw the same version: the second is refused', async () => {
    const { id, introducer } = await introduction(world, 'DRAFT');
    const update = () => act(world, introducer.owner, 'Update', { id, input: { brief: BRIEF }, expectedVersion: 1 });
    expect(codes(await world.race('introduction', id, [update, update]))).toEqual(['STALE_VERSION']);
  });

  it('two re-routes make one', async () => {
    const { id, introducer } = await introduction(world, 'EXPIRED');
    const one = await alliance(world, 'ACTIVE', { proposer: introducer, partner: await firm(world, 'Brygge Acoustics') });
    const two = await alliance(world, 'ACTIVE', { proposer: introducer, partner: await firm(world, 'Havn Lighting') });
    const to = (allianceId: string) => () => act(world, introducer.owner, 'Reroute', { id, input: { allianceId } });
    expect(codes(await world.race('introduction', id, [to(one.id), to(two.id)]))).toEqual(['ALREADY_REROUTED']);
    const rows = await world.db.query<unknown[]>('SELECT 1 FROM introduction WHERE supersedes_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  it('the client’s yes and the introducer’s withdrawal: one of them counts', async () => {
    const { id, introducer, link } = await askedClient(world);
    await Promise.all([
      press(world, link, YES),
      act(world, introducer.owner, 'Withdraw', { id, input: { reason: 'CLIENT_NOT_READY' } }),
    ]);
    const facts = await world.factsAbout(id);
    expect(facts.filter((type) => ['introduction.introduced', 'introduction.withdrawn'].includes(type))).toHaveLength(1);
  });
});

it('of fifty who accept at once one wins, with one event, one mail and no failure', async () => {
  const { id, introducer, beneficiary } = await introduction(world);
  await world.settle();
  const before = (await world.mails(introducer.owner.email)).length;
  const statuses: number[] = [];
  const accept = async () => {
    const query = 'mutation ($id: ID!) { introductionAccept(id: $id) { introduction { stage } userErrors { code } } }';
    const answer = await world.post(beneficiary.owner, { query, variables: { id } });
    statuses.push(answer.status);
    return (answer.body as { data: { introductionAccept: IntroductionAnswer } }).data.introductionAccept;
  };
  const answers = await Promise.all(Array.from({ length: 50 }, accept));
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(answers.filter(({ introduction: moved }) => moved !== null)).toHaveLength(1);
  expect(codes(answers)).toEqual(Array.from({ length: 49 }, () => 'ILLEGAL_MOVE'));
  expect(await world.factsAbout(id)).toEqual(['introduction.accepted']);
  expect(await world.liveClocks(id)).toEqual(['introduction.ask']);
  await world.settle();
  expect((await world.mails(introducer.owner.email)).length - before).toBe(1);
});

describe('the alliance’s row', () => {
  // Read the alliance without its lock in IntroductionOpenings and this must fail.
  it('keeps open requests within the limit, however many come at once', async () => {
    const pair = await alliance(world, 'ACTIVE');
    for (let open = 0; open < 4; open += 1) await introduction(world, 'REQUESTED', { pair });
    const request = () => act(world, pair.partner.owner, 'Request', { input: { allianceId: pair.id, brief: BRIEF } });
    const answers = await world.race('alliance', pair.id, [request, request, request]);
    expect(codes(answers)).toEqual(['TOO_MANY_OPEN', 'TOO_MANY_OPEN']);
    // The other side has its own five.
    const other = await act(world, pair.proposer.owner, 'Request', { input: { allianceId: pair.id, brief: BRIEF } });
    expect(other.userErrors).toEqual([]);
  });

  // Drop FOR SHARE from the statement that writes and this must fail.
  it('lets no offer through that comes with the alliance’s end', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { id: contactId } = await contact(world, pair.proposer.id);
    const end = 'mutation ($id: ID!) { allianceEnd(id: $id, input: { reason: STRATEGY }) { userErrors { code } } }';
    const holder = world.db.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT FROM alliance WHERE id = $1 FOR UPDATE', [pair.id]);
    const ended = world.send(pair.partner.owner, end, { id: pair.id });
    await waiting(1);
    const offer = act(world, pair.proposer.owner, 'Offer', { input: { allianceId: pair.id, contactId, brief: BRIEF } });
    await waiting(2);
    await holder.rollbackTransaction();
    await holder.release();
    await ended;
    expect((await offer).userErrors).toMatchObject([{ code: 'ALLIANCE_NOT_ACTIVE' }]);
  });
});

async function waiting(count: number): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const [row] = await world.db.query<{ waiting: number }[]>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (row && row.waiting >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('Nobody came to wait.');
}
