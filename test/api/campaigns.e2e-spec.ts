import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY, now } from '../../src/kernel/time.js';
import { admin, join, memberOf } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { codesOf, NOTHING } from '../support/call.js';
import { act, agreed, book, CONTENT, customers, done, FEATURE, proposed, scheduled } from '../support/campaigns.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const SEE = `query ($id: ID!) { campaign(id: $id) { stage reason note hostHasAccepted beneficiaryHasAccepted isTested
  content { title text value { amountMinor currency } heldAt fields } versions { number }
  host { tradingName } beneficiary { tradingName } clocksRunning { purpose dueAt } availableActions { action } } }`;
interface Seen {
  campaign: {
    stage: string;
    reason: string | null;
    hostHasAccepted: boolean;
    beneficiaryHasAccepted: boolean;
    versions: { number: number }[];
    availableActions: { action: string }[];
    clocksRunning: { purpose: string }[];
  } | null;
}
const see = async (who: Parameters<typeof world.send>[0], id: string) => (await world.send<Seen>(who, SEE, { id })).campaign;

describe('the words of a campaign', () => {
  it('are drafted unseen, proposed by either side, and agreed when both have accepted them', async () => {
    for (const side of ['HOST', 'BENEFICIARY']) {
      const pair = await alliance(world, 'ACTIVE');
      const [own, other] = [pair.proposer, pair.partner];
      const input = { allianceId: pair.id, side, kind: 'SEMINAR', content: CONTENT };
      const { id, stage } = await done(world, own.owner, 'Draft', { input });
      expect(stage).toBe('DRAFT');
      // While nobody else has read it, it may become something else.
      for (const kind of ['BLOG_FEATURE', 'SEMINAR'])
        await done(world, own.owner, 'Update', { id, input: { content: CONTENT, kind } });
      expect((await see(own.owner, id))?.stage).toBe('DRAFT');
      expect(await see(other.owner, id)).toBeNull();
      expect(await see(await admin(world), id)).toBeNull();
      await done(world, own.owner, 'Propose', { id });
      expect(await see(other.owner, id)).toMatchObject({ stage: 'PROPOSED' });
      expect(await world.liveClocks(id)).toEqual(['campaign.proposal']);
      const accepted = await done(world, other.owner, 'Accept', { id, input: { contentNumber: 3 } });
      expect(accepted.stage).toBe('AGREED');
      expect(await world.liveClocks(id)).toEqual(['campaign.planning']);
      expect(await world.factsAbout(id)).toEqual([
        ...['campaign.drafted', 'campaign.updated', 'campaign.updated'],
        'campaign.proposed',
        'campaign.accepted',
      ]);
    }
  });

  it('changed by either, are accepted anew by both', async () => {
    const { id, host, partner } = await agreed(world);
    const changed = await done(world, partner.owner, 'Update', { id, input: { content: { ...CONTENT, capacity: 30 } } });
    expect(changed).toMatchObject({ stage: 'PROPOSED', contentNumber: 2 });
    expect(await see(host.owner, id)).toMatchObject({
      hostHasAccepted: false,
      beneficiaryHasAccepted: false,
      versions: [{ number: 2 }, { number: 1 }],
    });
    const other = await act(world, host.owner, 'Update', { id, input: { content: CONTENT, kind: 'SERVICE' } });
    expect([codesOf(other), other.userErrors[0]?.field]).toEqual([['INVALID'], ['input', 'kind']]);
    const stale = await act(world, host.owner, 'Accept', { id, input: { contentNumber: 1 } });
    expect(codesOf(stale)).toEqual(['STALE_VERSION']);
    expect((await done(world, host.owner, 'Accept', { id, input: { contentNumber: 2 } })).stage).toBe('PROPOSED');
    expect((await done(world, partner.owner, 'Accept', { id, input: { contentNumber: 2 } })).stage).toBe('AGREED');
  });

  it('are refused with all that is missing, and where the host names somebody of its book', async () => {
    const pair = await alliance(world, 'ACTIVE');
    await book(world, pair.proposer.id, 2);
    const draft = async (content: object, kind = 'SEMINAR') => {
      const { id } = await done(world, pair.proposer.owner, 'Draft', {
        input: { allianceId: pair.id, side: 'HOST', kind, content },
      });
      return codesOf(await act(world, pair.proposer.owner, 'Propose', { id }));
    };
    expect(await draft({ ...CONTENT, text: '', subject: '', heldAt: null })).toEqual(['INVALID', 'INVALID', 'INVALID']);
    expect(await draft({ ...FEATURE, placement: '', dueOn: '2020-01-01' }, 'BLOG_FEATURE')).toEqual(['INVALID', 'INVALID']);
    expect(await draft({ ...CONTENT, text: 'As Canary Company 1 did last year.' })).toEqual(['BRIEF_REVEALS']);
  });

  it('begin in an active alliance only, by who works for one side', async () => {
    const paused = await alliance(world, 'PAUSED');
    const input = { allianceId: paused.id, side: 'HOST', kind: 'SEMINAR', content: CONTENT };
    expect(codesOf(await act(world, paused.proposer.owner, 'Draft', { input }))).toEqual(['ALLIANCE_NOT_ACTIVE']);
    const pair = await alliance(world, 'ACTIVE');
    const active = { ...input, allianceId: pair.id };
    const reader = await memberOf(world, pair.proposer.id, 'VIEWER');
    const torn = await memberOf(world, pair.proposer.id, 'OWNER');
    await join(world, torn.userId, pair.partner.id, 'OWNER');
    const stranger = (await firm(world)).owner;
    expect(codesOf(await act(world, reader, 'Draft', { input: active }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await act(world, torn, 'Draft', { input: active }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await act(world, stranger, 'Draft', { input: active }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await act(world, stranger, 'Draft', { input: { ...input, allianceId: NOTHING } }))).toEqual(['NOT_FOUND']);
  });

  it('are nobody else’s: not there and not for you are one answer', async () => {
    const { id } = await proposed(world);
    const stranger = (await firm(world)).owner;
    const reason = { reason: 'NO_FIT' };
    for (const [verb, input] of [
      ['Accept', { contentNumber: 1 }],
      ['Decline', reason],
      ['Cancel', reason],
      ['Update', { content: CONTENT }],
    ] as const) {
      const [hidden, absent] = [
        await act(world, stranger, verb, { id, input }),
        await act(world, stranger, verb, { id: NOTHING, input }),
      ];
      expect(hidden).toEqual(absent);
      expect(codesOf(hidden)).toEqual(['NOT_FOUND']);
    }
    expect(await see(stranger, id)).toBeNull();
  });

  it('declined, end with a reason that the other side reads; the proposer cannot decline', async () => {
    const { id, host, partner } = await proposed(world);
    const input = { reason: 'TERMS', note: 'Half of the cost is too much.' };
    expect(codesOf(await act(world, host.owner, 'Decline', { id, input }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await act(world, partner.owner, 'Decline', { id, input: { reason: 'OPT_OUTS' } }))).toEqual(['INVALID']);
    expect((await done(world, partner.owner, 'Decline', { id, input })).stage).toBe('DECLINED');
    expect(await see(host.owner, id)).toMatchObject({ reason: 'TERMS', note: 'Half of the cost is too much.' });
    expect(await world.liveClocks(id)).toEqual([]);
  });

  it('unanswered, expire, and the side whose turn it was is on record', async () => {
    const { id, partner } = await proposed(world);
    world.travel(15 * DAY);
    await world.runClocks();
    const [row] = await world.db.query<{ stage: string; side: string }[]>(
      'SELECT stage, side_at_fault_id AS side FROM campaign WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ stage: 'EXPIRED', side: partner.id });
  });

  // Remove the lock in CampaignMoves.lockFor and this test must fail.
  it('let one of two through who accept and change at once', async () => {
    const { id, host, partner } = await proposed(world);
    const answers = await world.race('campaign', id, [
      () => act(world, partner.owner, 'Accept', { id, input: { contentNumber: 1 }, expectedVersion: 2 }),
      () => act(world, host.owner, 'Update', { id, input: { content: { ...CONTENT, capacity: 5 } }, expectedVersion: 2 }),
    ]);
    expect(answers.flatMap(codesOf)).toEqual(['STALE_VERSION']);
  });
});

describe('planning', () => {
  it('needs guests and a test, and goes to an admin who belongs to neither firm', async () => {
    const { id, host, partner, judge, segmentId } = await agreed(world);
    const plan = { id, input: { startsAt: new Date(Date.now() + 20 * DAY).toISOString() } };
    expect(codesOf(await act(world, host.owner, 'Schedule', plan))).toEqual(['NO_GUESTS']);
    await book(world, host.id, 3);
    const foreign = await customers(world, partner);
    const wrong = await act(world, host.owner, 'ChooseAudience', { id, input: { segmentIds: [foreign] } });
    expect(codesOf(wrong)).toEqual(['NOT_FOUND']);
    const own = { id, input: { segmentIds: [segmentId] } };
    expect(codesOf(await act(world, partner.owner, 'ChooseAudience', own))).toEqual(['FORBIDDEN']);
    await done(world, host.owner, 'ChooseAudience', own);
    expect((await done(world, host.owner, 'Schedule', plan)).stage).toBe('IN_REVIEW');
    expect(await world.liveClocks(id)).toEqual(['campaign.review']);
    const insider = await admin(world);
    await join(world, insider.userId, partner.id, 'MEMBER');
    expect(codesOf(await act(world, insider, 'Approve', { id }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await act(world, host.owner, 'Approve', { id }))).toEqual(['FORBIDDEN']);
    expect((await done(world, judge, 'Approve', { id })).stage).toBe('SCHEDULED');
    expect(codesOf(await act(world, host.owner, 'Start', { id }))).toEqual(['TEST_NEEDED']);
    await done(world, host.owner, 'TestSend', { id });
    expect(codesOf(await act(world, partner.owner, 'Start', { id }))).toEqual(['FORBIDDEN']);
    expect((await done(world, host.owner, 'Start', { id })).stage).toBe('RUNNING');
  });

  it('sent back, is changed and accepted anew; refused, is over', async () => {
    const { id, host, partner, judge, segmentId } = await agreed(world);
    await book(world, host.id, 1);
    await done(world, host.owner, 'ChooseAudience', { id, input: { segmentIds: [segmentId] } });
    await done(world, host.owner, 'Schedule', { id, input: {} });
    const back = await done(world, judge, 'SendBack', { id, input: { reason: 'WORDING' } });
    expect(back).toMatchObject({ stage: 'PROPOSED', reason: 'WORDING' });
    await done(world, host.owner, 'Accept', { id, input: { contentNumber: 1 } });
    await done(world, partner.owner, 'Accept', { id, input: { contentNumber: 1 } });
    await done(world, host.owner, 'Schedule', { id, input: {} });
    expect(await done(world, judge, 'Refuse', { id, input: { reason: 'UNLAWFUL' } })).toMatchObject({ stage: 'DECLINED' });
  });

  it('is no admin’s matter the second time, unless there are many guests', async () => {
    const first = await scheduled(world, 2);
    await done(world, first.host.owner, 'Start', { id: first.id });
    const again = await agreed(world, 'SEMINAR', CONTENT, first.pair);
    const { id, host, segmentId } = again;
    await book(world, host.id, 2, 'other');
    await done(world, host.owner, 'ChooseAudience', { id, input: { segmentIds: [segmentId] } });
    expect((await done(world, host.owner, 'Schedule', { id, input: {} })).stage).toBe('SCHEDULED');
    await world.db.query(`UPDATE network_policy SET figures = figures || '{"campaignReviewGuests": 1}'`);
    expect((await done(world, host.owner, 'Schedule', { id, input: {} })).stage).toBe('IN_REVIEW');
    await world.db.query(`UPDATE network_policy SET figures = figures - 'campaignReviewGuests'`);
  });

  it('an overdue admin is reminded again and again', async () => {
    const { id, host, segmentId } = await agreed(world);
    await book(world, host.id, 1);
    await done(world, host.owner, 'ChooseAudience', { id, input: { segmentIds: [segmentId] } });
    await done(world, host.owner, 'Schedule', { id, input: {} });
    world.travel(8 * DAY);
    await world.runClocks();
    expect(await world.factsAbout(id)).toContain('campaign.review_overdue');
    expect(await world.liveClocks(id)).toEqual(['campaign.review']);
  });
});

describe('a feature', () => {
  it('is placed, proven by its address, and confirmed by the other side; and the costs are settled by both', async () => {
    const dueOn = new Date(Date.now() + 60 * DAY).toISOString().slice(0, 10);
    const { id, host, partner, judge } = await agreed(world, 'NEWSLETTER_FEATURE', { ...FEATURE, dueOn });
    expect(codesOf(await act(world, host.owner, 'Start', { id }))).toEqual(['ILLEGAL_MOVE']);
    await done(world, host.owner, 'Schedule', { id, input: {} });
    await done(world, judge, 'Approve', { id });
    expect(await world.liveClocks(id)).toEqual(['campaign.placement']);
    const proof = { id, input: { url: 'https://host.example/june' } };
    expect(codesOf(await act(world, partner.owner, 'GiveProof', proof))).toEqual(['FORBIDDEN']);
    expect(codesOf(await act(world, host.owner, 'GiveProof', { id, input: { url: 'javascript:alert(1)' } }))).toEqual([
      'INVALID',
    ]);
    expect((await done(world, host.owner, 'GiveProof', proof)).stage).toBe('RUNNING');
    const dispute = { id, input: { reason: 'NOT_AS_AGREED' } };
    expect((await done(world, partner.owner, 'DisputeProof', dispute)).stage).toBe('SCHEDULED');
    await done(world, host.owner, 'GiveProof', proof);
    expect(codesOf(await act(world, host.owner, 'ConfirmProof', { id }))).toEqual(['FORBIDDEN']);
    expect((await done(world, partner.owner, 'ConfirmProof', { id })).stage).toBe('COMPLETED');
    const cost = (amountMinor: number) => ({ id, input: { cost: { amountMinor, currency: 'EUR' } } });
    expect((await done(world, host.owner, 'Settle', cost(900))).stage).toBe('COMPLETED');
    expect((await done(world, partner.owner, 'Settle', cost(800))).stage).toBe('COMPLETED');
    expect((await done(world, host.owner, 'Settle', cost(800))).stage).toBe('SETTLED');
  });

  it('is confirmed by silence, and never placed it expires', async () => {
    const dueOn = new Date(now().getTime() + 20 * DAY).toISOString().slice(0, 10);
    const { id, host, judge } = await agreed(world, 'BLOG_FEATURE', { ...FEATURE, dueOn });
    await done(world, host.owner, 'Schedule', { id, input: {} });
    await done(world, judge, 'Approve', { id });
    await done(world, host.owner, 'GiveProof', { id, input: { url: 'https://host.example/blog' } });
    const late = await agreed(world, 'BLOG_FEATURE', { ...FEATURE, dueOn });
    await done(world, late.host.owner, 'Schedule', { id: late.id, input: {} });
    await done(world, late.judge, 'Approve', { id: late.id });
    world.travel(15 * DAY);
    await world.runClocks();
    expect(await see(host.owner, id)).toMatchObject({ stage: 'COMPLETED' });
    // Past the day first, then past the grace.
    const ahead = new Date(`${dueOn}T23:59:59Z`).getTime() - now().getTime();
    world.travel(ahead + DAY);
    await world.runClocks();
    expect(await world.factsAbout(late.id)).toContain('campaign.placement_due');
    world.travel(8 * DAY);
    await world.runClocks();
    const rows = await world.db.query<{ stage: string; reason: string | null }[]>(
      'SELECT stage, reason FROM campaign WHERE id = ANY ($1) ORDER BY id',
      [[id, late.id]],
    );
    expect(rows).toEqual([
      { stage: 'COMPLETED', reason: null },
      { stage: 'EXPIRED', reason: 'NO_ANSWER' },
    ]);
    world.travel(31 * DAY);
    await world.runClocks();
    expect(await world.factsAbout(id)).toContain('campaign.settled');
  });
});
