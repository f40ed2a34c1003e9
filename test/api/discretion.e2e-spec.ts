import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { admin, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm, type Firm } from '../support/businesses.js';
import { call, codesOf, type Refusal } from '../support/call.js';
import { client, contact } from '../support/clients.js';
import { offering, onNeed, writeCard } from '../support/enablement.js';
import { Line } from '../support/live.js';
import { meetings, onMeeting, proposeMeeting } from '../support/vetting.js';
import { World } from '../support/world.js';

let world: World;
let other: NestFastifyApplication;
let lines: Line[] = [];
beforeAll(async () => {
  world = await World.open();
  other = await world.beside();
});
afterEach(() => {
  for (const line of lines) line.drop();
  lines = [];
});
afterAll(() => world.close());

type Answer = { alliance: { id: string } | null; userErrors: Refusal[] };
const agree = (who: Person, id: string, terms: string) =>
  call<Answer>(
    world,
    who,
    'allianceWriteAgreement',
    '$id: ID!, $input: AgreementInput!',
    { id, input: { terms } },
    'alliance { id }',
  );
const plan = (who: Person, id: string, input: object) =>
  call<Answer>(
    world,
    who,
    'allianceSetPilot',
    '$id: ID!, $input: AlliancePilotInput!',
    { id, input: { title: 'A day', goal: 'Three offices seen', ...input } },
    'alliance { id }',
  );
const review = (who: Person, id: string, example: string) =>
  call<Answer>(
    world,
    who,
    'allianceReview',
    '$id: ID!, $input: PilotReviewInput!',
    { id, input: { delivery: 4, communication: 4, clientCare: 4, ethics: 4, verdict: 'GO', example } },
    'alliance { id }',
  );
const propose = (who: Person, proposerId: string, partnerId: string, input: object) =>
  call<Answer>(
    world,
    who,
    'alliancePropose',
    '$input: AllianceProposeInput!',
    { input: { proposerId, partnerId, purpose: 'Good offices', ...input } },
    'alliance { id }',
  );
async function withBook(of: Firm): Promise<void> {
  const { id } = await client(world, of.id, { name: 'Fjellvik Kraft AS' });
  await world.db.query(`UPDATE client SET domains = '{fjellvik.example}' WHERE id = $1`, [id]);
  await contact(world, of.id, { clientId: id, name: 'Solveig Aas' });
}
const expectRefused = ({ userErrors }: { userErrors: readonly Refusal[] }, ...fields: string[]) =>
  expect(userErrors.map(({ code, field }) => [code, field?.at(-1)])).toEqual(fields.map((field) => ['BRIEF_REVEALS', field]));

// Remove `Discretion.assert` in TrustService or AlliancesService, or the registration in Clients, and these must fail.
describe('words for a partner', () => {
  it('name nobody in the writer’s book: terms and plan', async () => {
    const { id, proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    await withBook(proposer);
    expectRefused(await agree(proposer.owner, id, 'As we do it for Fjellvik Kraft.'), 'terms');
    expectRefused(
      await plan(proposer.owner, id, { title: 'A day with Solveig Aas', goal: 'See fjellvik.example' }),
      'title',
      'goal',
    );
    expect(codesOf(await plan(proposer.owner, id, {}))).toEqual([]);
    // What stands in one's own book does not bind the other side, who does not know it.
    expect(codesOf(await agree(partner.owner, id, 'As we do it for Fjellvik Kraft.'))).toEqual([]);
  });

  it('name nobody in a review of the pilot', async () => {
    const { id, proposer } = await alliance(world, 'PILOT');
    await withBook(proposer);
    expectRefused(await review(proposer.owner, id, 'Fjellvik was glad of it.'), 'example');
    expect(codesOf(await review(proposer.owner, id, 'The client was glad of it.'))).toEqual([]);
  });

  it('name nobody beside a reason: a no, a pause, an end', async () => {
    const onReason = (who: Person, verb: string, id: string, note: string) =>
      call<Answer>(
        world,
        who,
        `alliance${verb}`,
        `$id: ID!, $input: ${verb === 'Decline' ? 'AllianceDeclineInput' : 'AllianceReasonInput'}!`,
        { id, input: { reason: 'OTHER', note } },
        'alliance { id }',
      );
    for (const [stage, verb] of [
      ['PROPOSED', 'Decline'],
      ['PROPOSED', 'Withdraw'],
      ['ACTIVE', 'Pause'],
      ['ACTIVE', 'End'],
    ] as const) {
      const { id, proposer, partner } = await alliance(world, stage);
      const own = verb === 'Decline' ? partner : proposer;
      await withBook(own);
      expectRefused(await onReason(own.owner, verb, id, 'Solveig Aas at Fjellvik would mind.'), 'note');
      expect(codesOf(await onReason(own.owner, verb, id, 'A client would mind.'))).toEqual([]);
    }
  });

  it('name nobody in a proposal', async () => {
    const [proposer, partner] = [await firm(world, 'Harbour Ergonomics'), await firm(world, 'Quayside Interiors')];
    await withBook(proposer);
    const texts = { purpose: 'More like Fjellvik', pilotTitle: 'Solveig Aas', pilotGoal: 'A letter to post@fjellvik.example' };
    expectRefused(await propose(proposer.owner, proposer.id, partner.id, texts), 'purpose', 'pilotTitle', 'pilotGoal');
    expect(codesOf(await propose(proposer.owner, proposer.id, partner.id, {}))).toEqual([]);
  });
});

describe('what is live', () => {
  const CANARY = 'kanariefugl-9c1e';
  const follow = async (who: Person) => {
    const line = await Line.following(await other.getUrl(), who);
    lines.push(line);
    return line;
  };

  // Tell `one_to_one` in `live.rules.ts`, or give a need the partner as its audience, and this must fail.
  it('never tells of a private note or a client’s need, not to the partner and not to admins', async () => {
    const { id, proposer, partner } = await alliance(world, 'ACTIVE');
    const meeting = (await proposeMeeting(world, proposer.owner, id)).oneToOne!.id;
    await offering(world, partner.id, 'Relocation', 'RELOCATION');
    const { id: clientId } = await client(world, proposer.id);
    const judge = await admin(world);
    const [theirs, judges, ours] = [await follow(partner.owner), await follow(judge), await follow(proposer.owner)];

    await onMeeting(world, proposer.owner, 'WriteNote', meeting, { text: CANARY });
    await onNeed(world, proposer.owner, 'Add', clientId, { text: CANARY, category: 'RELOCATION' });
    await onMeeting(world, proposer.owner, 'Change', meeting, { sharedNotes: 'We go on' });
    await ours.hears('client.need_noted', clientId);
    for (const line of [ours, theirs, judges]) await line.hears('alliance.one_to_one_changed', id);

    for (const line of [theirs, judges]) {
      expect(line.changes.map(({ type }) => type).filter((type) => /note|need/.test(type))).toEqual([]);
      expect(line.changes.some(({ subjectId }) => subjectId === meeting || subjectId === clientId)).toBe(false);
    }
    for (const line of [ours, theirs, judges]) expect(JSON.stringify(line.messages)).not.toContain(CANARY);
    for (const who of [partner.owner, judge]) expect(JSON.stringify(await meetings(world, who, id))).not.toContain(CANARY);
  });

  it('tells partners that a card changed, and not strangers', async () => {
    const { proposer, partner } = await alliance(world, 'ACTIVE');
    const stranger = await firm(world, 'Stranger Ltd');
    const [theirs, nobodys] = [await follow(partner.owner), await follow(stranger.owner)];
    await writeCard(world, proposer.owner, proposer.id);
    await theirs.hears('business.card_written', proposer.id);
    expect(nobodys.changes).toEqual([]);
  });
});
