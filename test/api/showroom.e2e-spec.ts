import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Relay } from '../../src/platform/events/relay.js';
import type { Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm, type Firm } from '../support/businesses.js';
import { contact } from '../support/clients.js';
import { act, BRIEF, introduction, QUESTION } from '../support/introductions.js';
import { allianceId, contactId, demoPerson, demoWorld, firmId, FRIEND, only, OWNER } from '../support/showroom.js';
import type { World } from '../support/world.js';

const WALK = [
  'introduction.offered',
  'introduction.accepted',
  'introduction.client_asked',
  'introduction.introduced',
  'introduction.contact_reported',
  'introduction.meeting_reported',
  'introduction.concluded',
];

describe('the friendly partner of the demo network', () => {
  let world: World;
  let ingrid: Person;
  let allied: string;
  beforeAll(async () => {
    world = await demoWorld();
    await world.settle();
    ingrid = await demoPerson(world, OWNER);
    allied = await allianceId(
      world,
      await firmId(world, 'holmgard-ergonomics.example'),
      await firmId(world, 'kvist-acoustic.example'),
    );
  }, 120_000);
  afterAll(() => world.close());

  const stageOf = (id: string) => only<string>(world, 'SELECT stage FROM introduction WHERE id = $1', [id]);
  /** Seconds from now until the next thing happens by itself. */
  const soon = async (): Promise<number[]> => {
    await world.get(Relay).runPending();
    const rows = await world.db.query<{ seconds: string }[]>(
      `SELECT extract(epoch FROM start_after - now()) AS seconds FROM pgboss.job WHERE name = 'showroom.act' AND state = 'created'`,
    );
    return rows.map(({ seconds }) => Number(seconds));
  };
  const offer = async (email: string) => {
    const input = { allianceId: allied, contactId: await contactId(world, email), brief: BRIEF };
    const { introduction: offered, userErrors } = await act(world, ingrid, 'Offer', { input });
    expect(userErrors).toEqual([]);
    return offered!.id;
  };

  it('accepts within 15 seconds; the client says yes; it meets, wins and thanks, all within two minutes', async () => {
    const id = await offer('eirik.sand@ullevaal-data.example');
    const [first] = await soon();
    expect(first).toBeGreaterThan(4);
    expect(first).toBeLessThanOrEqual(15);
    expect(await stageOf(id)).toBe('OFFERED');
    await world.settle();
    expect(await stageOf(id)).toBe('ACCEPTED');

    // The demo's host has invited most of its clients to a campaign lately.
    await act(world, ingrid, 'AskClient', { id, input: { ...QUESTION, isExpected: true } });
    const [answer] = await soon();
    expect(answer).toBeGreaterThan(4);
    expect(await stageOf(id)).toBe('AWAITING_CONSENT');
    await world.settle();

    expect(await stageOf(id)).toBe('WON');
    expect((await world.factsAbout(id)).filter((type) => type !== 'introduction.shown')).toEqual(WALK);
    const [outcome] = await world.db.query<{ amount: string; note: string; state: string }[]>(
      'SELECT amount_minor AS amount, note, state FROM outcome WHERE introduction_id = $1',
      [id],
    );
    expect(outcome).toMatchObject({ amount: '640000', state: 'REPORTED' });
    expect(outcome!.note).toContain('Thank you');
  });

  it('answers a request with somebody of its own book, asks her, and confirms what is reported', async () => {
    const { introduction: asked, userErrors } = await act(world, ingrid, 'Request', {
      input: { allianceId: allied, brief: BRIEF },
    });
    expect(userErrors).toEqual([]);
    await world.settle();
    const { id } = asked!;
    expect(await stageOf(id)).toBe('INTRODUCED');
    await act(world, ingrid, 'ReportContact', { id });
    const report = `mutation ($input: OutcomeReportInput!) { outcomeReport(input: $input) { outcome { id } userErrors { code } } }`;
    const input = { introductionId: id, type: 'WON', amount: { amountMinor: 100_000, currency: 'EUR' } };
    const answer = await world.send<{ outcomeReport: { outcome: { id: string } | null; userErrors: unknown[] } }>(
      ingrid,
      report,
      { input },
    );
    expect(answer.outcomeReport.userErrors).toEqual([]);
    await world.settle();
    expect(await only(world, 'SELECT state FROM outcome WHERE introduction_id = $1', [id])).toBe('CONFIRMED');
  });

  it('leaves alone what moved on meanwhile', async () => {
    const id = await offer('hamid.rezai@bislett-klinikk.example');
    await world.get(Relay).runPending();
    await act(world, ingrid, 'Withdraw', { id, input: { reason: 'MISTAKE' } });
    await world.settle();
    expect(await stageOf(id)).toBe('WITHDRAWN');
  });

  it('does nothing for other demo firms but let their clients answer', async () => {
    const fjellheim = await allianceId(
      world,
      await firmId(world, 'holmgard-ergonomics.example'),
      await firmId(world, 'fjellheim.example'),
    );
    const input = {
      allianceId: fjellheim,
      contactId: await contactId(world, 'elin.ovrebo@nordstrand-skole.example'),
      brief: BRIEF,
    };
    const { introduction: offered } = await act(world, ingrid, 'Offer', { input });
    await world.settle();
    expect(await stageOf(offered!.id)).toBe('OFFERED');
  });

  describe('beside real firms', () => {
    let real: Firm;
    beforeAll(async () => {
      real = await firm(world, 'Harbour Ergonomics');
    });

    it('does nothing between two of them', async () => {
      const { id, pair } = await introduction(world, 'OFFERED', { pair: await alliance(world, 'ACTIVE', { proposer: real }) });
      await world.settle();
      expect(await stageOf(id)).toBe('OFFERED');
      await act(world, pair.partner.owner, 'Accept', { id });
      await act(world, real.owner, 'AskClient', { id, input: QUESTION });
      await world.settle();
      expect(await stageOf(id)).toBe('AWAITING_CONSENT');
    });

    it('accepts from one, and never answers for its client', async () => {
      const lars = await demoPerson(world, FRIEND);
      const friend = { id: await firmId(world, 'kvist-acoustic.example'), name: 'Kvist Acoustic', owner: lars };
      const pair = await alliance(world, 'ACTIVE', { proposer: real, partner: friend });
      const person = await contact(world, real.id);
      const input = { allianceId: pair.id, contactId: person.id, brief: BRIEF };
      const { introduction: offered } = await act(world, real.owner, 'Offer', { input });
      await world.settle();
      expect(await stageOf(offered!.id)).toBe('ACCEPTED');
      await act(world, real.owner, 'AskClient', { id: offered!.id, input: QUESTION });
      await world.settle();
      expect(await stageOf(offered!.id)).toBe('AWAITING_CONSENT');
    });

    it('does not answer for a person of a demo firm whose address could be a real one', async () => {
      await world.db.query(`UPDATE contact SET email = 'sindre@majorstuen.test' WHERE email LIKE 'sindre.vik@%'`);
      const id = await offer('sindre@majorstuen.test');
      await world.settle();
      // The demo's host has invited most of its clients to a campaign lately.
      await act(world, ingrid, 'AskClient', { id, input: { ...QUESTION, isExpected: true } });
      await world.settle();
      expect(await stageOf(id)).toBe('AWAITING_CONSENT');
    });
  });
});

describe('without a demo network', () => {
  it('nobody answers by itself, were a firm even marked as demo', async () => {
    const world = await demoWorld({ DEMO: 'false' });
    try {
      const pair = await alliance(world, 'ACTIVE');
      await world.db.query(`UPDATE business SET is_demo = true, domains = '{kvist-acoustic.example}' WHERE id = $1`, [
        pair.partner.id,
      ]);
      const person = await contact(world, pair.proposer.id);
      const input = { allianceId: pair.id, contactId: person.id, brief: BRIEF };
      const { introduction: offered } = await act(world, pair.proposer.owner, 'Offer', { input });
      await world.settle();
      expect(await only(world, 'SELECT stage FROM introduction WHERE id = $1', [offered!.id])).toBe('OFFERED');
    } finally {
      await world.close();
    }
  });
});
