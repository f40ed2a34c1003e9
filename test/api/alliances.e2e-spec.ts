import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AllianceStage } from '../../src/alliances/alliance.lifecycle.js';
import { DAY } from '../../src/kernel/time.js';
import { admin, join, memberOf, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm, type Firm } from '../support/businesses.js';
import { call, codesOf, NOTHING, type Refusal } from '../support/call.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

interface Answer {
  alliance: { id: string; stage: AllianceStage; version: number; agreements: { id: string }[] } | null;
  userErrors: Refusal[];
}
const FIELDS = 'alliance { id stage version agreements { id number acceptances { business { tradingName } } } }';
const send = (who: Person, verb: string, types: string, variables: object) =>
  call<Answer>(world, who, `alliance${verb}`, types, variables, FIELDS);

const onId = (who: Person, verb: string, id: string) => send(who, verb, '$id: ID!', { id });
const withReason = (who: Person, verb: string, id: string, input: object = { reason: 'NO_FIT', note: 'We serve schools.' }) =>
  send(who, verb, `$id: ID!, $input: Alliance${verb === 'Decline' ? 'Decline' : 'Reason'}Input!`, { id, input });
const propose = (who: Person, proposer: Firm, partner: Firm) =>
  send(who, 'Propose', '$input: AllianceProposeInput!', {
    input: {
      proposerId: proposer.id,
      partnerId: partner.id,
      purpose: 'Offices that people like',
      pilotTitle: 'Joint day',
      pilotGoal: 'Three offices',
    },
  });
const SCORES = { delivery: 5, communication: 4, clientCare: 5, ethics: 5, example: 'They called back the same day.' };
const review = (who: Person, id: string, verdict: string) =>
  send(who, 'Review', '$id: ID!, $input: PilotReviewInput!', { id, input: { ...SCORES, verdict } });

/** Whether MARK_READY would be accepted, if it is there at all. */
async function offersReady(who: Credentials, id: string): Promise<boolean[]> {
  const query = 'query ($id: ID!) { alliance(id: $id) { availableActions { action allowed } } }';
  const { alliance } = await world.send<{ alliance: { availableActions: { action: string; allowed: boolean }[] } }>(who, query, {
    id,
  });
  return alliance.availableActions.filter(({ action }) => action === 'MARK_READY').map(({ allowed }) => allowed);
}

describe('from a proposal to an active alliance', () => {
  it('is walked by both sides and approved by an admin, and all of it is on record', async () => {
    const [harbour, quayside, ines] = [await firm(world), await firm(world, 'Quayside Interiors'), await admin(world)];
    const proposed = await propose(harbour.owner, harbour, quayside);
    const id = proposed.alliance!.id;
    expect(await world.liveClocks(id)).toEqual(['alliance.proposal']);
    expect((await onId(quayside.owner, 'Accept', id)).alliance?.stage).toBe('GETTING_TO_KNOW');

    expect(codesOf(await onId(harbour.owner, 'MarkReady', id))).toEqual(['GATE_AGREEMENT']);
    const terms = { id, input: { terms: 'We treat each other’s clients as our own.' } };
    const written = await send(harbour.owner, 'WriteAgreement', '$id: ID!, $input: AgreementInput!', terms);
    const agreementId = written.alliance!.agreements[0]!.id;
    for (const { owner } of [harbour, quayside]) {
      const accepted = await send(owner, 'AcceptAgreement', '$id: ID!, $agreementId: ID!', { id, agreementId });
      expect(codesOf(accepted)).toEqual([]);
    }
    expect((await onId(harbour.owner, 'MarkReady', id)).alliance?.stage).toBe('GETTING_TO_KNOW');
    expect(codesOf(await onId(harbour.owner, 'MarkReady', id))).toEqual(['ALREADY_DONE']);
    expect(await offersReady(harbour.owner, id)).toEqual([false]);
    expect(await offersReady(quayside.owner, id)).toEqual([true]);
    expect((await onId(quayside.owner, 'MarkReady', id)).alliance?.stage).toBe('PENDING_APPROVAL');
    expect(await world.liveClocks(id)).toEqual(['alliance.decision']);
    expect((await onId(ines, 'Approve', id)).alliance?.stage).toBe('PILOT');
    expect((await review(harbour.owner, id, 'GO')).alliance?.stage).toBe('PILOT');
    expect((await review(quayside.owner, id, 'GO')).alliance?.stage).toBe('ACTIVE');
    expect(await world.liveClocks(id)).toEqual(['alliance.review']);

    const { alliance: read } = await world.send<{ alliance: { history: { nodes: { type: string }[] } } }>(
      quayside.owner,
      'query ($id: ID!) { alliance(id: $id) { history(first: 50) { nodes { type occurredAt } } } }',
      { id },
    );
    expect(read.history.nodes.map(({ type }) => type).reverse()).toEqual(await world.factsAbout(id));
    expect(await world.factsAbout(id)).toEqual(
      [
        ...['proposed', 'accepted', 'agreement_written', 'agreement_accepted', 'agreement_accepted', 'marked_ready'],
        ...['marked_ready', 'became_pending_approval', 'approved', 'pilot_reviewed', 'pilot_reviewed', 'became_active'],
      ]
        .map((type) => `alliance.${type}`)
        .filter((type, index, all) => type !== all[index - 1] || !type.endsWith('became')),
    );
  });

  it('ends with thanks when one side says stop, and goes another round when one wants to', async () => {
    const stopped = await alliance(world, 'PILOT');
    await review(stopped.proposer.owner, stopped.id, 'GO');
    expect((await review(stopped.partner.owner, stopped.id, 'STOP')).alliance?.stage).toBe('ENDED');

    const again = await alliance(world, 'PILOT');
    await review(again.proposer.owner, again.id, 'EXTEND');
    expect((await review(again.partner.owner, again.id, 'GO')).alliance?.stage).toBe('PILOT');
    expect((await review(again.partner.owner, again.id, 'GO')).alliance?.stage).toBe('PILOT');
    expect((await review(again.proposer.owner, again.id, 'GO')).alliance?.stage).toBe('ACTIVE');
  });

  it('keeps a review from the other side until it has given its own', async () => {
    const { id, proposer, partner } = await alliance(world, 'PILOT');
    const read = async (who: Person) => {
      const answer = await world.send<{ alliance: { reviews: object[] } }>(
        who,
        'query ($id: ID!) { alliance(id: $id) { reviews { example } } }',
        { id },
      );
      return answer.alliance.reviews.length;
    };
    await review(proposer.owner, id, 'GO');
    expect([await read(proposer.owner), await read(partner.owner)]).toEqual([1, 0]);
    await review(partner.owner, id, 'EXTEND');
    expect([await read(proposer.owner), await read(partner.owner)]).toEqual([2, 2]);
  });
});

describe('a no', () => {
  it('is read by the proposer with its reason, and holds for the time given', async () => {
    const [harbour, quayside] = [await firm(world), await firm(world, 'Quayside')];
    const { alliance: proposed } = await propose(harbour.owner, harbour, quayside);
    expect((await withReason(quayside.owner, 'Decline', proposed!.id)).alliance?.stage).toBe('DECLINED');

    const { alliance: read } = await world.send<{ alliance: object }>(
      harbour.owner,
      'query ($id: ID!) { alliance(id: $id) { reason note } }',
      { id: proposed!.id },
    );
    expect(read).toEqual({ reason: 'NO_FIT', note: 'We serve schools.' });
    expect(codesOf(await propose(harbour.owner, harbour, quayside))).toEqual(['TOO_EARLY']);
    world.travel(91 * DAY);
    expect(codesOf(await propose(harbour.owner, harbour, quayside))).toEqual([]);
  });

  it('is made by the clock when nobody answers, and the side at fault is on record', async () => {
    const [harbour, quayside] = [await firm(world), await firm(world, 'Silent Quayside')];
    const { alliance: proposed } = await propose(harbour.owner, harbour, quayside);
    world.travel(14 * DAY + 1000);
    await world.runClocks();

    const [event] = await world.db.query<{ payload: object }[]>(
      `SELECT payload FROM event WHERE subject_id = $1 AND type = 'alliance.expired'`,
      [proposed!.id],
    );
    expect(event?.payload).toEqual({ reason: 'NO_ANSWER', sideAtFaultId: quayside.id });
  });
});

describe('alliancePropose', () => {
  it('is refused for a stranger’s business, an inactive one, and a pair that is taken', async () => {
    const [harbour, quayside, draft] = [await firm(world), await firm(world, 'Quayside'), await firm(world, 'Draft', 'DRAFT')];
    expect(codesOf(await propose(quayside.owner, harbour, quayside))).toEqual(['FORBIDDEN']);
    expect(codesOf(await propose(await memberOf(world, harbour.id, 'MEMBER'), harbour, quayside))).toEqual(['FORBIDDEN']);
    // Not there and not for her: the same words.
    const hidden = await propose(harbour.owner, harbour, draft);
    expect(hidden).toEqual(await propose(harbour.owner, harbour, { ...draft, id: NOTHING }));
    expect(codesOf(hidden)).toEqual(['NOT_FOUND']);
    await propose(harbour.owner, harbour, quayside);
    expect(codesOf(await propose(quayside.owner, quayside, harbour))).toEqual(['PAIR_TAKEN']);
  });

  it('is refused where one person owns both, and to a member of both', async () => {
    const [harbour, quayside] = [await firm(world), await firm(world, 'Sister')];
    await join(world, harbour.owner.userId, quayside.id, 'OWNER');
    expect(codesOf(await propose(harbour.owner, harbour, quayside))).toEqual(['FORBIDDEN']);
    expect(codesOf(await propose(await memberOf(world, harbour.id, 'MANAGER'), harbour, quayside))).toEqual(['SAME_OWNER']);
  });

  // Drop the index alliance_one_live_per_pair and this test must fail.
  it('lets one of twenty proposals of a pair stand, whoever asks first', async () => {
    const [harbour, quayside] = [await firm(world), await firm(world, 'Quayside')];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 ? propose(harbour.owner, harbour, quayside) : propose(quayside.owner, quayside, harbour),
      ),
    );
    expect(answers.flatMap(codesOf)).toEqual(Array(19).fill('PAIR_TAKEN'));
  });
});

const verbs: [
  string,
  AllianceStage,
  (who: Person, id: string) => Promise<Answer>,
  'proposer' | 'partner' | 'either' | 'admin',
][] = [
  ['Accept', 'PROPOSED', (who, id) => onId(who, 'Accept', id), 'partner'],
  ['Decline', 'PROPOSED', (who, id) => withReason(who, 'Decline', id), 'partner'],
  ['Withdraw', 'PROPOSED', (who, id) => withReason(who, 'Withdraw', id), 'proposer'],
  ['MarkReady', 'GETTING_TO_KNOW', (who, id) => onId(who, 'MarkReady', id), 'either'],
  ['Approve', 'PENDING_APPROVAL', (who, id) => onId(who, 'Approve', id), 'admin'],
  ['RequestMore', 'PENDING_APPROVAL', (who, id) => withReason(who, 'RequestMore', id), 'admin'],
  ['Reject', 'PENDING_APPROVAL', (who, id) => withReason(who, 'Reject', id), 'admin'],
  ['Review', 'PILOT', (who, id) => review(who, id, 'GO'), 'either'],
  ['Pause', 'ACTIVE', (who, id) => withReason(who, 'Pause', id), 'either'],
  ['Resume', 'PAUSED', (who, id) => onId(who, 'Resume', id), 'either'],
  ['Suspend', 'ACTIVE', (who, id) => withReason(who, 'Suspend', id), 'admin'],
  ['Reinstate', 'SUSPENDED', (who, id) => onId(who, 'Reinstate', id), 'admin'],
  ['End', 'ACTIVE', (who, id) => withReason(who, 'End', id), 'either'],
];

describe.each(verbs)('alliance%s', (verb, stage, act, by) => {
  it('is done by whom it belongs to, and refused to the others who see it', async () => {
    for (const role of ['proposer', 'partner', 'admin', 'insider'] as const) {
      const pair = await alliance(world, stage);
      const insider = await admin(world);
      await join(world, insider.userId, pair.partner.id, 'VIEWER');
      const who = { proposer: pair.proposer.owner, partner: pair.partner.owner, admin: await admin(world), insider }[role];
      const isAllowed = role === by || (by === 'either' && (role === 'proposer' || role === 'partner'));
      expect([role, codesOf(await act(who, pair.id))]).toEqual([role, isAllowed ? [] : ['FORBIDDEN']]);
    }
  });

  it('tells a stranger what it tells of nothing', async () => {
    const { id } = await alliance(world, stage);
    const { owner: stranger } = await firm(world, 'Stranger');
    const hidden = await act(stranger, id);
    expect(codesOf(hidden)).toEqual(['NOT_FOUND']);
    expect(hidden).toEqual(await act(stranger, NOTHING));
  });

  // Remove the lock in AlliancesService.move and this test must fail.
  it('happens once when two come at once', async () => {
    const pair = await alliance(world, stage);
    const who = by === 'admin' ? await admin(world) : by === 'proposer' ? pair.proposer.owner : pair.partner.owner;
    const answers = await world.race('alliance', pair.id, [() => act(who, pair.id), () => act(who, pair.id)]);
    expect(answers.flatMap(codesOf)).toHaveLength(1);
    expect((await world.factsAbout(pair.id)).filter((type) => !type.includes('became'))).toHaveLength(1);
  });

  it(`is illegal where ${verb} is not a move`, async () => {
    const pair = await alliance(world, 'ENDED');
    const who = by === 'admin' ? await admin(world) : by === 'proposer' ? pair.proposer.owner : pair.partner.owner;
    expect(codesOf(await act(who, pair.id))).toEqual(['ILLEGAL_MOVE']);
  });
});

describe('what follows from a business', () => {
  it('ends its alliances when it closes', async () => {
    const { id, proposer } = await alliance(world, 'ACTIVE');
    await call(world, proposer.owner, 'businessClose', '$id: ID!', { id: proposer.id }, 'business { status }');
    await world.settle();
    expect(await world.factsAbout(id)).toEqual(['alliance.ended']);
  });
});
