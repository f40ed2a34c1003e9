import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY } from '../../src/kernel/time.js';
import { admin, mailedToken } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { call, codesOf, type Refusal } from '../support/call.js';
import { askClient, BRIEF, introduce, look, open, post, writeBook } from '../support/story.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

let people = 0;
const somebody = () => `client-${(people += 1)}@fjellvik.example`;

/** An offer, with the pair that it is between. */
async function offer() {
  const pair = await alliance(world, 'ACTIVE');
  const contactId = await writeBook(world, pair.proposer.owner, pair.proposer.id, { email: somebody() });
  const { introduction } = await introduce(world, pair.proposer.owner, 'Offer', {
    input: { allianceId: pair.id, contactId, brief: BRIEF },
  });
  return { ...pair, allianceId: pair.id, id: introduction!.id };
}

/** An introduction to which the client said yes. */
async function introduced() {
  const pair = await alliance(world, 'ACTIVE');
  const { id, path } = await askClient(world, pair, somebody());
  await post(world, path, { decision: 'yes', fields: ['EMAIL'] }, 200);
  await world.settle();
  return { ...pair, id, path };
}

describe('the same story', () => {
  it('with a decline: the introducer reads the reason', async () => {
    const { id, proposer, partner } = await offer();
    const input = { reason: 'NO_CAPACITY', note: 'Full until June.' };
    expect(codesOf(await introduce(world, partner.owner, 'Decline', { id, input }))).toEqual([]);
    expect(await look(world, proposer.owner, id)).toMatchObject({ stage: 'DECLINED', reason: 'NO_CAPACITY' });
  });

  it('with an offer that nobody answers: it expires, and whose silence it was is on record', async () => {
    const { id, proposer, partner } = await offer();
    expect(await world.liveClocks(id)).toEqual(['introduction.offer']);
    world.travel(5 * DAY);
    await world.runClocks();
    expect((await look(world, proposer.owner, id))?.stage).toBe('EXPIRED');
    const [expired] = await world.db.query<{ payload: { sideAtFaultId: string } }[]>(
      `SELECT payload FROM event WHERE subject_id = $1 AND type = 'introduction.expired'`,
      [id],
    );
    expect(expired?.payload.sideAtFaultId).toBe(partner.id);
  });

  it('with a client who says no: the partner learns that, and never who', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { id, path } = await askClient(world, pair, somebody());
    await post(world, path, { decision: 'no' }, 200);
    await world.settle();
    expect(await look(world, pair.partner.owner, id)).toMatchObject({
      stage: 'CONSENT_DECLINED',
      introducee: { __typename: 'Redacted' },
      client: null,
    });
  });

  it('with a client who says “not until 1 March”: she is asked again then, and may say yes', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const email = somebody();
    const { id, path } = await askClient(world, pair, email);
    const until = new Date(Date.now() + 60 * DAY + 30 * DAY).toISOString().slice(0, 10);
    await post(world, path, { decision: 'later', date: until }, 200);
    await world.settle();
    expect((await look(world, pair.partner.owner, id))?.stage).toBe('DEFERRED');

    world.travel(91 * DAY);
    await world.runClocks();
    expect((await look(world, pair.proposer.owner, id))?.stage).toBe('AWAITING_CONSENT');
    const again = `/c/${await mailedToken(world, email, 'c')}`;
    await post(world, again, { decision: 'yes', fields: ['EMAIL'] }, 200);
    await world.settle();
    expect(await look(world, pair.partner.owner, id)).toMatchObject({ stage: 'INTRODUCED', introducee: { email } });
  });

  it('with a client who revokes later: the partner’s copy is wiped at once, the stage tells it, and nothing else is lost', async () => {
    const { id, partner, path } = await introduced();
    expect((await look(world, partner.owner, id))?.introducee.__typename).toBe('Person');
    await post(world, path, { decision: 'revoke' }, 200);
    await world.settle();
    expect(await look(world, partner.owner, id)).toMatchObject({
      stage: 'CONSENT_REVOKED',
      introducee: { __typename: 'Redacted' },
    });
    const [copy] = await world.db.query<object[]>(
      'SELECT name, email, phone, title, company FROM disclosure WHERE subject_id = $1',
      [id],
    );
    expect(copy).toEqual({ name: null, email: null, phone: null, title: null, company: null });
  });

  it('with a link that mail scanners open ten times: nothing has changed', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { id, path } = await askClient(world, pair, somebody());
    const before = await world.factsAbout(id);
    for (let time = 0; time < 10; time += 1) await open(world, path);
    await world.settle();
    expect(await world.factsAbout(id)).toEqual(before);
    expect((await look(world, pair.partner.owner, id))?.stage).toBe('AWAITING_CONSENT');
  });

  describe('with a disputed outcome', () => {
    interface Answer {
      outcome: { id: string; state: string; amount: { amountMinor: number } | null } | null;
      userErrors: Refusal[];
    }
    const send = (who: Credentials, verb: string, types: string, variables: object) =>
      call<Answer>(world, who, `outcome${verb}`, types, variables, 'outcome { id state amount { amountMinor currency } }');
    const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

    async function disputed() {
      const story = await introduced();
      const report = { introductionId: story.id, type: 'WON', amount: eur(1840000), fee: eur(184000) };
      const { outcome } = await send(story.partner.owner, 'Report', '$input: OutcomeReportInput!', { input: report });
      const id = outcome!.id;
      const input = { reason: 'AMOUNT_WRONG', note: 'The order says 20,000.' };
      expect(
        codesOf(await send(story.proposer.owner, 'Dispute', '$id: ID!, $input: OutcomeReasonInput!', { id, input })),
      ).toEqual([]);
      return { ...story, outcomeId: id };
    }
    const ledger = async (outcomeId: string): Promise<string[]> => {
      const rows = await world.db.query<{ amount_minor: string }[]>(
        'SELECT amount_minor FROM reciprocity_entry WHERE outcome_id = $1 ORDER BY id',
        [outcomeId],
      );
      return rows.map((row) => row.amount_minor);
    };

    it('the two agree on an amount, and only that one is booked', async () => {
      const { outcomeId: id, proposer, partner } = await disputed();
      expect(codesOf(await send(partner.owner, 'Agree', '$id: ID!', { id }))).toEqual(['NOTHING_PROPOSED']);
      const types = '$id: ID!, $input: OutcomeResolutionInput!';
      expect(codesOf(await send(proposer.owner, 'Propose', types, { id, input: { amount: eur(2000000) } }))).toEqual([]);
      expect(codesOf(await send(proposer.owner, 'Agree', '$id: ID!', { id }))).toEqual(['FORBIDDEN']);
      const agreed = await send(partner.owner, 'Agree', '$id: ID!', { id });
      expect(agreed.outcome).toMatchObject({ state: 'RESOLVED', amount: eur(2000000) });
      expect(await ledger(id)).toEqual(['2000000']);

      expect((await send(proposer.owner, 'Settle', '$id: ID!', { id })).outcome?.state).toBe('SETTLED');
      const reversed = await send(proposer.owner, 'Reverse', '$id: ID!, $input: OutcomeReasonInput!', {
        id,
        input: { reason: 'CANCELLED' },
      });
      expect(reversed.outcome?.state).toBe('REVERSED');
      expect(await ledger(id)).toEqual(['2000000', '-2000000']);
    });

    it('an admin is called when they do not, and decides', async () => {
      const { outcomeId: id, partner } = await disputed();
      world.travel(16 * DAY);
      await world.runClocks();
      expect(await world.factsAbout(id)).toContain('outcome.dispute_overdue');
      expect(await world.liveClocks(id)).toEqual(['outcome.dispute']);
      const types = '$id: ID!, $input: OutcomeResolutionInput!';
      expect(codesOf(await send(partner.owner, 'Resolve', types, { id, input: { amount: eur(0) } }))).toEqual(['FORBIDDEN']);
      const resolved = await send(await admin(world), 'Resolve', types, {
        id,
        input: { amount: eur(0), note: 'No order was found.' },
      });
      expect(resolved.outcome).toMatchObject({ state: 'RESOLVED', amount: eur(0) });
      expect(await ledger(id)).toEqual([]);
    });
  });

  it('with a report that nobody answers: silence confirms it', async () => {
    const { id, partner } = await introduced();
    const report = { introductionId: id, type: 'LOST', reason: 'PRICE' };
    const answer = await call<{ outcome: { id: string } }>(
      world,
      partner.owner,
      'outcomeReport',
      '$input: OutcomeReportInput!',
      { input: report },
      'outcome { id }',
    );
    world.travel(14 * DAY + 1000);
    await world.runClocks();
    expect(await world.factsAbout(answer.outcome.id)).toEqual(['outcome.reported', 'outcome.confirmed']);
    expect((await look(world, partner.owner, id))?.stage).toBe('LOST');
  });
});
