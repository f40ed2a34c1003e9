import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR } from '../../src/kernel/time.js';
import { memberOf } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm, type Firm } from '../support/businesses.js';
import { NOTHING } from '../support/call.js';
import { introduction } from '../support/introductions.js';
import { keyOf } from '../support/keys.js';
import { answered, makeDemo, shownAgo, win } from '../support/reports.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}
interface Report {
  readonly since: string;
  readonly figures: {
    readonly introductions: { readonly value: number; readonly previous: number; readonly trend: number[] };
    readonly answeredInTime: Record<string, number | null>;
    readonly wonOfMet: { readonly met: number; readonly won: number; readonly percent: number | null };
    readonly valueWon: Record<'received' | 'given' | 'influencedReceived' | 'influencedGiven', Money[]>;
  };
  readonly giveAndGet: {
    readonly partner: { readonly id: string };
    readonly given: number;
    readonly received: number;
    readonly valueGiven: Money[];
    readonly valueReceived: Money[];
  }[];
  readonly flow: {
    readonly nodes: { readonly node: string; readonly count: number }[];
    readonly links: { readonly from: string; readonly to: string; readonly count: number }[];
  };
  readonly rings: {
    readonly partners: { readonly business: { readonly id: string }; readonly stage: string; readonly introductions: number }[];
    readonly reach: { readonly business: { readonly id: string; readonly tradingName: string }; readonly through: string }[];
  };
}

const QUERY = `query ($id: ID!, $days: Int) { report(businessId: $id, days: $days) { since
  figures { introductions { value previous trend } wonOfMet { met won percent }
    answeredInTime { asked answered percent networkMedianPercent medianHours networkMedianHours }
    valueWon { received { amountMinor currency } given { amountMinor currency }
      influencedReceived { amountMinor currency } influencedGiven { amountMinor currency } } }
  giveAndGet { partner { id } given received valueGiven { amountMinor currency } valueReceived { amountMinor currency } }
  flow { nodes { node count } links { from to count } }
  rings { partners { business { id } stage introductions } reach { business { id tradingName } through } } } }`;

const ask = (who: Credentials, id: string, days?: number) => world.ask<{ report: Report }>(who, QUERY, { id, days });
async function reportOf({ id, owner }: Firm, days?: number): Promise<Report> {
  return (await world.send<{ report: Report }>(owner, QUERY, { id, days })).report;
}

describe('a report', () => {
  it('counts what passed between two firms from either side of it, and no currency with another', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { proposer, partner } = pair;
    const won = await introduction(world, 'WON', { pair });
    await introduction(world, 'OFFERED', { pair });
    await introduction(world, 'DRAFT', { pair });
    await shownAgo(world, (await introduction(world, 'DECLINED', { pair })).id, 100);
    await win(world, won, 1_840_000);
    await win(world, await introduction(world, 'WON', { pair }), 500_000, { currency: 'NOK' });
    await win(world, await introduction(world, 'WON', { pair }), 70_000, { attribution: 'INFLUENCED' });

    const [given, received] = [await reportOf(proposer), await reportOf(partner)];
    const sums = [
      { amountMinor: 1_840_000, currency: 'EUR' },
      { amountMinor: 500_000, currency: 'NOK' },
    ];
    expect(given.figures.introductions).toEqual({ value: 4, previous: 1, trend: [...Array<number>(11).fill(0), 4] });
    expect(given.figures.wonOfMet).toEqual({ met: 3, won: 3, percent: 100 });
    expect(given.figures.valueWon).toEqual({
      ...{ given: sums, received: [], influencedReceived: [] },
      influencedGiven: [{ amountMinor: 70_000, currency: 'EUR' }],
    });
    expect(given.giveAndGet).toEqual([
      { partner: { id: partner.id }, given: 4, received: 0, valueGiven: sums, valueReceived: [] },
    ]);
    expect(received.giveAndGet).toEqual([
      { partner: { id: proposer.id }, given: 0, received: 4, valueGiven: [], valueReceived: sums },
    ]);
    expect(received.figures.valueWon.received).toEqual(sums);
    expect(received.flow.nodes.filter(({ count }) => count > 0)).toEqual([
      ...[
        { node: 'ASKED', count: 4 },
        ...['ACCEPTED', 'CLIENT_YES', 'IN_CONTACT', 'MET', 'WON'].map((node) => ({ node, count: 3 })),
      ],
      { node: 'OPEN', count: 1 },
    ]);
    expect(given.rings.partners).toEqual([{ business: { id: partner.id }, stage: 'ACTIVE', introductions: 5 }]);
    expect((await reportOf(proposer, 120)).figures.introductions.value).toBe(5);
  });

  it('says how the firm answers, and how the network does, at most an hour old', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const one = await introduction(world, 'ACCEPTED', { pair });
    const [yes, no, late, back] = [one, ...(await Promise.all(['DECLINED', 'EXPIRED', 'WITHDRAWN'].map((stage) =>
      introduction(world, stage as 'DECLINED', { pair }))))] as const; // prettier-ignore
    await answered(world, yes.id, pair.partner.id, 'STOPPED');
    await answered(world, no!.id, pair.partner.id, 'STOPPED');
    await answered(world, late!.id, pair.partner.id, 'EXPIRED');
    // Taken back before it was answered: that was no answer.
    await answered(world, back!.id, pair.partner.id, 'STOPPED');
    const { answeredInTime } = (await reportOf(pair.partner)).figures;
    expect(answeredInTime).toMatchObject({ asked: 3, answered: 2, percent: 67, medianHours: 2 });
    expect((await reportOf(pair.proposer)).figures.answeredInTime).toMatchObject({ asked: 0, percent: null, medianHours: null });
    world.travel(HOUR);
    expect((await reportOf(pair.proposer)).figures.answeredInTime).toMatchObject({
      networkMedianPercent: 67,
      networkMedianHours: 2,
    });
  });

  it('shows firms one step further, only active ones, and nothing of what passes there', async () => {
    const [own, near, far] = await Promise.all(['Own', 'Near', 'Far'].map((name) => firm(world, name)));
    const closed = await firm(world, 'Held', 'SUSPENDED');
    await alliance(world, 'ACTIVE', { proposer: own!, partner: near! });
    const beyond = await alliance(world, 'ACTIVE', { proposer: far!, partner: near! });
    await alliance(world, 'ACTIVE', { proposer: near!, partner: closed });
    await introduction(world, 'OFFERED', { pair: beyond });
    const { rings, giveAndGet, figures } = await reportOf(own!);
    expect(rings.reach).toEqual([{ business: { id: far!.id, tradingName: 'Far' }, through: near!.id }]);
    expect(giveAndGet).toEqual([]);
    expect(figures.introductions.value).toBe(0);
    await world.db.query(`UPDATE business SET status = 'SUSPENDED' WHERE id = $1`, [own!.id]);
    expect((await reportOf(own!)).rings.reach).toEqual([]);
  });

  it('keeps the demo network out of a real firm’s figures, and in those of a demo firm', async () => {
    const pair = await alliance(world, 'ACTIVE');
    await makeDemo(world, pair.partner.id);
    const won = await introduction(world, 'WON', { pair });
    await win(world, won, 100);
    await answered(world, won.id, pair.proposer.id, 'STOPPED');
    const real = await reportOf(pair.proposer);
    expect([real.figures.introductions.value, real.figures.answeredInTime['asked']]).toEqual([0, 0]);
    expect([real.figures.valueWon.given, real.giveAndGet, real.rings.partners]).toEqual([[], [], []]);
    expect((await reportOf(pair.partner)).figures.introductions.value).toBe(1);
  });
});

describe('who may read it', () => {
  it('is every member; to others the firm is not there', async () => {
    const { id } = await firm(world);
    expect((await ask(await memberOf(world, id, 'VIEWER'), id)).errors).toBeUndefined();
    const { owner } = await firm(world, 'Stranger');
    const [hidden, nothing] = [await ask(owner, id), await ask(owner, NOTHING)];
    expect(hidden.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect(hidden).toEqual(nothing);
  });

  it.each([0, 367])('is nobody for %i days', async (days) => {
    const { id, owner } = await firm(world);
    expect((await ask(owner, id, days)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('is an API key with its scope, and none without', async () => {
    const { id, owner } = await firm(world);
    expect((await ask(await keyOf(world, owner, id, 'REPORTS_READ'), id)).errors).toBeUndefined();
    expect((await ask(await keyOf(world, owner, id, 'OUTCOMES_READ'), id)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
