import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../src/kernel/id.js';
import { now } from '../../src/kernel/time.js';
import type { OutcomeState } from '../../src/outcomes/outcome.lifecycle.js';
import { admin, type Person } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { call, codesOf, NOTHING, type Refusal } from '../support/call.js';
import { introduction } from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

interface Answer {
  outcome: { id: string; state: OutcomeState } | null;
  userErrors: Refusal[];
}
const send = (who: Person, verb: string, types: string, variables: object) =>
  call<Answer>(world, who, `outcome${verb}`, types, variables, 'outcome { id state }');
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** A win of 18,400.00 EUR with a fee, reported by the beneficiary, in some state. */
async function outcome(state: OutcomeState, proposedBy: 'introducer' | null = null) {
  const { id: introductionId, introducer, beneficiary } = await introduction(world, 'MET');
  const id = uuidv7();
  await world.db.query(
    `INSERT INTO outcome (id, introduction_id, alliance_id, introducer_id, beneficiary_id, reported_by_id, type, amount_minor, currency,
       fee_minor, closed_at, state, proposed_minor, proposed_by_id, reported_at)
     SELECT $1, i.id, i.alliance_id, i.introducer_id, i.beneficiary_id, i.beneficiary_id, 'WON', 1840000, 'EUR', 184000, $3, $4, $5, $6, $3
     FROM introduction i WHERE i.id = $2`,
    [id, introductionId, now(), state, proposedBy && 1500000, proposedBy && introducer.id],
  );
  return { id, introductionId, introducer: introducer.owner, beneficiary: beneficiary.owner };
}

const onId = (verb: string) => (who: Person, id: string) => send(who, verb, '$id: ID!', { id });
const withReason = (verb: string) => (who: Person, id: string) =>
  send(who, verb, '$id: ID!, $input: OutcomeReasonInput!', { id, input: { reason: 'AMOUNT_WRONG' } });
const withAmount = (verb: string) => (who: Person, id: string) =>
  send(who, verb, '$id: ID!, $input: OutcomeResolutionInput!', { id, input: { amount: eur(1600000) } });

type By = 'introducer' | 'beneficiary' | 'admin';
const verbs: [string, OutcomeState, (who: Person, id: string) => Promise<Answer>, By[], OutcomeState][] = [
  ['Confirm', 'REPORTED', onId('Confirm'), ['introducer'], 'CONFIRMED'],
  ['Dispute', 'REPORTED', withReason('Dispute'), ['introducer'], 'DISPUTED'],
  ['Agree', 'DISPUTED', onId('Agree'), ['beneficiary'], 'RESOLVED'],
  ['Resolve', 'DISPUTED', withAmount('Resolve'), ['admin'], 'RESOLVED'],
  ['Settle', 'CONFIRMED', onId('Settle'), ['introducer'], 'SETTLED'],
  ['Waive', 'CONFIRMED', onId('Waive'), ['introducer'], 'WAIVED'],
  ['Reverse', 'CONFIRMED', withReason('Reverse'), ['introducer', 'admin'], 'REVERSED'],
];

describe.each(verbs)('outcome%s', (_, from, act, by, to) => {
  it('is done by whom it belongs to, and refused to the others who see it', async () => {
    for (const role of ['introducer', 'beneficiary', 'admin'] as const) {
      const story = await outcome(from, 'introducer');
      const who = role === 'admin' ? await admin(world) : story[role];
      const answer = await act(who, story.id);
      expect([role, codesOf(answer)]).toEqual([role, by.includes(role) ? [] : ['FORBIDDEN']]);
      if (by.includes(role)) expect(answer.outcome?.state).toBe(to);
    }
  });

  it('tells a stranger what it tells of nothing', async () => {
    const { id } = await outcome(from, 'introducer');
    const { owner: stranger } = await firm(world, 'Stranger');
    const hidden = await act(stranger, id);
    expect(codesOf(hidden)).toEqual(['NOT_FOUND']);
    expect(hidden).toEqual(await act(stranger, NOTHING));
  });

  // Remove the lock in OutcomesService.move and this test must fail.
  it('happens once when two come at once, and is booked once', async () => {
    const story = await outcome(from, 'introducer');
    const who = by[0] === 'admin' ? await admin(world) : story[by[0] ?? 'introducer'];
    const answers = await world.race('outcome', story.id, [() => act(who, story.id), () => act(who, story.id)]);
    expect(answers.flatMap(codesOf)).toHaveLength(1);
    expect(await world.factsAbout(story.id)).toHaveLength(1);
    const lines = await world.db.query<object[]>('SELECT FROM reciprocity_entry WHERE outcome_id = $1', [story.id]);
    expect(lines.length).toBe(to === 'CONFIRMED' || to === 'RESOLVED' ? 1 : 0);
  });
});

describe('outcomeReport', () => {
  const report = (who: Person, introductionId: string, more: object = {}) =>
    send(who, 'Report', '$input: OutcomeReportInput!', { input: { introductionId, type: 'LOST', reason: 'PRICE', ...more } });

  it('closes the introduction once, whoever of the two comes first', async () => {
    const { id, introducer, beneficiary } = await introduction(world, 'MET');
    const answers = await world.race('introduction', id, [
      () => report(introducer.owner, id),
      () => report(beneficiary.owner, id),
    ]);
    expect(answers.flatMap(codesOf)).toEqual(['ILLEGAL_MOVE']);
  });

  it('is refused before the client said yes, and tells a stranger what it tells of nothing', async () => {
    const { id, introducer } = await introduction(world, 'OFFERED');
    expect(codesOf(await report(introducer.owner, id))).toEqual(['ILLEGAL_MOVE']);
    const { owner: stranger } = await firm(world, 'Stranger');
    expect(await report(stranger, id)).toEqual(await report(stranger, NOTHING));
  });

  it('names every field that is wrong, and changes nothing', async () => {
    const { id, beneficiary } = await introduction(world, 'MET');
    const answer = await report(beneficiary.owner, id, { type: 'WON', reason: null, amount: eur(0) });
    expect(answer.userErrors.map(({ code, field }) => [code, field?.[1]])).toEqual([['INVALID', 'amount']]);
    expect(await world.factsAbout(id)).not.toContain('introduction.concluded');
  });
});

it('keeps its ledgers from the service’s own hands: lines are appended, never changed', async () => {
  const { rows } = await rightsOf('adjoin_app');
  expect(rows).toEqual(['fee_entry INSERT', 'fee_entry SELECT', 'reciprocity_entry INSERT', 'reciprocity_entry SELECT']);
});

async function rightsOf(role: string): Promise<{ rows: string[] }> {
  const rows = await world.db.query<{ line: string }[]>(
    `SELECT table_name || ' ' || privilege_type AS line FROM information_schema.role_table_grants
     WHERE grantee = $1 AND table_name IN ('reciprocity_entry', 'fee_entry') ORDER BY 1`,
    [role],
  );
  return { rows: rows.map(({ line }) => line) };
}
