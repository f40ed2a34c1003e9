import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OPEN_STAGES, RUNNING_STAGES } from '../../src/introductions/introduction.lifecycle.js';
import { IntroductionsService } from '../../src/introductions/index.js';
import { DAY, HOUR, now } from '../../src/kernel/time.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { admin, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { contact } from '../support/clients.js';
import { act, askedClient, BRIEF, introduced, introduction, press, QUESTION, type Introduced } from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

interface Clocks {
  introduction: { stage: string; reason: string | null; clocksRunning: { purpose: string; dueAt: string }[] };
}
const READ = 'query ($id: ID!) { introduction(id: $id) { stage reason clocksRunning { purpose dueAt } } }';
const see = async (who: Person, id: string) => (await world.send<Clocks>(who, READ, { id })).introduction;
const purposes = async (who: Person, id: string) => (await see(who, id)).clocksRunning.map(({ purpose }) => purpose).sort();

async function offered(): Promise<Introduced> {
  const pair = await alliance(world, 'ACTIVE');
  const person = await contact(world, pair.proposer.id);
  const input = { allianceId: pair.id, contactId: person.id, brief: BRIEF };
  const answer = await act(world, pair.proposer.owner, 'Offer', { input });
  return { id: answer.introduction!.id, pair, introducer: pair.proposer, beneficiary: pair.partner, person };
}

async function requested(): Promise<Introduced> {
  const pair = await alliance(world, 'ACTIVE');
  const person = await contact(world, pair.proposer.id);
  const answer = await act(world, pair.partner.owner, 'Request', { input: { allianceId: pair.id, brief: BRIEF } });
  return { id: answer.introduction!.id, pair, introducer: pair.proposer, beneficiary: pair.partner, person };
}

describe('every waiting state', () => {
  it('has a live clock', async () => {
    const seen: Record<string, string[]> = {};
    const look = async ({ id, introducer }: Introduced) => {
      seen[(await see(introducer.owner, id)).stage] = await purposes(introducer.owner, id);
    };
    await look(await requested());
    const one = await offered();
    const [ada, bo] = [one.introducer.owner, one.beneficiary.owner];
    await look(one);
    await act(world, bo, 'Accept', { id: one.id });
    await look(one);
    await act(world, ada, 'AskClient', { id: one.id, input: QUESTION });
    await look(one);
    const later = await askedClient(world);
    const date = new Date(now().getTime() + 30 * DAY).toISOString().slice(0, 10);
    expect((await press(world, later.link, { decision: 'later', date })).status).toBe(200);
    await look(later);
    const two = await introduced(world);
    await look(two);
    await act(world, two.beneficiary.owner, 'ReportContact', { id: two.id });
    await look(two);
    await act(world, two.beneficiary.owner, 'ReportMeeting', { id: two.id, input: {} });
    await look(two);

    expect(Object.keys(seen).sort()).toEqual([...OPEN_STAGES, ...RUNNING_STAGES].sort());
    expect(seen).toEqual({
      OFFERED: ['introduction.offer'],
      REQUESTED: ['introduction.request'],
      ACCEPTED: ['introduction.ask'],
      AWAITING_CONSENT: ['consent.answer'],
      DEFERRED: ['consent.deferred'],
      INTRODUCED: ['introduction.first_contact', 'introduction.silent_close'],
      IN_CONTACT: ['introduction.progress', 'introduction.silent_close'],
      MET: ['introduction.progress', 'introduction.silent_close'],
    });
  });
});

describe('when nobody comes', () => {
  it('an offer expires, and who let it is on record', async () => {
    const { id, introducer, beneficiary } = await offered();
    world.travel(5 * DAY);
    await world.runClocks();
    expect(await see(introducer.owner, id)).toMatchObject({ stage: 'EXPIRED', reason: 'NO_ANSWER', clocksRunning: [] });
    expect(await faultOf(id)).toBe(beneficiary.id);
    const late = await act(world, beneficiary.owner, 'Accept', { id });
    expect(late.userErrors).toMatchObject([{ code: 'ILLEGAL_MOVE' }]);
  });

  it('a request expires by the introducer’s fault', async () => {
    const { id, introducer } = await requested();
    world.travel(6 * DAY);
    await world.runClocks();
    expect(await see(introducer.owner, id)).toMatchObject({ stage: 'EXPIRED', reason: 'NO_ANSWER' });
    expect(await faultOf(id)).toBe(introducer.id);
  });

  it('a client who stays silent lets it expire by nobody’s fault', async () => {
    const { id, beneficiary } = await askedClient(world);
    world.travel(8 * DAY);
    await world.runClocks();
    expect(await see(beneficiary.owner, id)).toMatchObject({ stage: 'EXPIRED', reason: 'CLIENT_SILENT' });
    expect(await faultOf(id)).toBeNull();
  });

  it('“not until” asks again when the day has come', async () => {
    const { id, link, introducer } = await askedClient(world);
    const date = new Date(now().getTime() + 20 * DAY).toISOString().slice(0, 10);
    await press(world, link, { decision: 'later', date });
    expect(await see(introducer.owner, id)).toMatchObject({ stage: 'DEFERRED' });
    world.travel(21 * DAY);
    await world.runClocks();
    expect(await see(introducer.owner, id)).toMatchObject({ stage: 'AWAITING_CONSENT' });
  });

  it('a missed first contact is told, then progress is asked for, and silence closes it', async () => {
    const { id, introducer, beneficiary } = await introduced(world);
    world.travel(5 * DAY);
    await world.runClocks();
    expect(await purposes(introducer.owner, id)).toEqual(['introduction.progress', 'introduction.silent_close']);
    world.travel(15 * DAY);
    await world.runClocks();
    world.travel(15 * DAY);
    await world.runClocks();
    await act(world, beneficiary.owner, 'GiveProgress', { id, input: { note: 'We write to each other.' } });
    world.travel(90 * DAY);
    await world.runClocks();
    expect(await see(introducer.owner, id)).toMatchObject({ stage: 'INTRODUCED' });
    world.travel(15 * DAY);
    await world.runClocks();
    expect(await see(introducer.owner, id)).toMatchObject({ stage: 'NO_DECISION', reason: 'SILENCE', clocksRunning: [] });
    const facts = await world.factsAbout(id);
    expect(facts).toContain('introduction.first_contact_missed');
    expect(facts.filter((type) => type === 'introduction.progress_due').length).toBeGreaterThanOrEqual(2);
    expect(facts.at(-1)).toBe('introduction.concluded');
  });

  it('counts the working days of the side that must act', async () => {
    const pair = await alliance(world, 'ACTIVE');
    // The beneficiary works on one day of the week only, so two of its days are a week and more.
    await world.db.query(`UPDATE business SET working_days = '{3}' WHERE id = $1`, [pair.partner.id]);
    const { id: contactId } = await contact(world, pair.proposer.id);
    const input = { allianceId: pair.id, contactId, brief: BRIEF };
    const { introduction: made } = await act(world, pair.proposer.owner, 'Offer', { input });
    const { clocksRunning } = await see(pair.proposer.owner, made!.id);
    expect(new Date(clocksRunning[0]!.dueAt).getTime() - now().getTime()).toBeGreaterThan(7 * DAY - HOUR);
  });
});

describe('while the alliance is held', () => {
  const pause = (who: Person, id: string) =>
    world.send(who, 'mutation ($id: ID!) { alliancePause(id: $id, input: { reason: STRATEGY }) { userErrors { code } } }', {
      id,
    });
  const resume = (who: Person, id: string) =>
    world.send(who, 'mutation ($id: ID!) { allianceResume(id: $id) { userErrors { code } } }', { id });

  it('clocks stand still, also those that start meanwhile, and run on when both resume', async () => {
    const { id, pair, introducer, beneficiary } = await offered();
    await pause(introducer.owner, pair.id);
    await world.settle();
    expect(await world.liveClocks(id)).toEqual([]);
    expect(await act(world, beneficiary.owner, 'Accept', { id })).toMatchObject({ introduction: { stage: 'ACCEPTED' } });
    expect(await world.liveClocks(id)).toEqual([]);
    const asked = await act(world, introducer.owner, 'AskClient', { id, input: QUESTION });
    expect(asked.userErrors).toMatchObject([{ code: 'ALLIANCE_NOT_ACTIVE' }]);
    world.travel(30 * DAY);
    await world.runClocks();
    expect(await see(introducer.owner, id)).toMatchObject({ stage: 'ACCEPTED' });

    await resume(introducer.owner, pair.id);
    await world.settle();
    expect(await world.liveClocks(id)).toEqual([]);
    await resume(beneficiary.owner, pair.id);
    await world.settle();
    expect(await world.liveClocks(id)).toEqual(['introduction.ask']);
    const [clock] = (await see(introducer.owner, id)).clocksRunning;
    expect(new Date(clock!.dueAt).getTime()).toBeGreaterThan(now().getTime());
  });

  it('suspended by an admin holds them as well, and reinstated lets them run', async () => {
    const { id, pair } = await offered();
    const ines = await admin(world);
    await world.send(
      ines,
      'mutation ($id: ID!) { allianceSuspend(id: $id, input: { reason: CONDUCT }) { userErrors { code } } }',
      { id: pair.id },
    );
    await world.settle();
    expect(await world.liveClocks(id)).toEqual([]);
    await world.send(ines, 'mutation ($id: ID!) { allianceReinstate(id: $id) { userErrors { code } } }', { id: pair.id });
    await world.settle();
    expect(await world.liveClocks(id)).toEqual(['introduction.offer']);
  });

  it('ended withdraws drafts, and lets finish what is open', async () => {
    const { id, pair, introducer, beneficiary } = await offered();
    const draft = await introduction(world, 'DRAFT', { pair });
    await world.send(
      introducer.owner,
      'mutation ($id: ID!) { allianceEnd(id: $id, input: { reason: STRATEGY }) { userErrors { code } } }',
      { id: pair.id },
    );
    await world.settle();
    expect(await see(introducer.owner, draft.id)).toMatchObject({ stage: 'WITHDRAWN', reason: 'ALLIANCE_ENDED' });
    expect(await act(world, beneficiary.owner, 'Accept', { id })).toMatchObject({ userErrors: [] });
    expect(await act(world, introducer.owner, 'AskClient', { id, input: QUESTION })).toMatchObject({ userErrors: [] });
  });

  it('a business that leaves takes back what its client has not said yes to', async () => {
    const { id, introducer, pair } = await askedClient(world);
    const met = await introduction(world, 'MET', { pair });
    await world.send(introducer.owner, 'mutation ($id: ID!) { businessClose(id: $id) { userErrors { code } } }', {
      id: introducer.id,
    });
    await world.settle();
    const ines = await admin(world);
    expect(await see(ines, id)).toMatchObject({ stage: 'WITHDRAWN', reason: 'BUSINESS_CLOSED' });
    expect(await see(ines, met.id)).toMatchObject({ stage: 'MET' });
  });
});

it('concludes with the outcome that is reported, for either side', async () => {
  const { id, introducer, beneficiary } = await introduction(world, 'MET');
  const viewer = {
    userId: beneficiary.owner.userId,
    isAdmin: false,
    roles: new Map([[beneficiary.id, 'OWNER' as const]]),
    scopes: null,
  };
  await world.get(UnitOfWork).run((tx) => world.get(IntroductionsService).conclude(tx, viewer, id, 'WON'));
  expect(await see(introducer.owner, id)).toMatchObject({ stage: 'WON', clocksRunning: [] });
});

async function faultOf(id: string): Promise<string | null> {
  const [row] = await world.db.query<{ side: string | null }[]>(
    'SELECT side_at_fault_id AS side FROM introduction WHERE id = $1',
    [id],
  );
  return row?.side ?? null;
}
