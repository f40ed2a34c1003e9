import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { firm } from '../support/businesses.js';
import { call, codesOf } from '../support/call.js';
import { mailedToken } from '../support/accounts.js';
import {
  BRIEF,
  CLIENT,
  CONTACT,
  firstAdmin,
  introduce,
  look,
  open,
  post,
  QUALIFICATION,
  signUp,
  VOUCH,
  writeBook,
} from '../support/story.js';
import { World, type Credentials } from '../support/world.js';

const ADMIN = 'ines@network.example';
let world: World;
beforeAll(async () => {
  world = await World.open({ ADMIN_EMAIL: ADMIN });
});
afterAll(() => world.close());

const profile = (legalName: string, category: string) => ({
  legalName,
  sizeBand: 'SMALL',
  regions: ['NO'],
  categories: [category],
  timezone: 'Europe/Oslo',
  currency: 'EUR',
});

/** Creates and submits a firm; an admin asks for one more detail, gets it, and approves. */
async function join(owner: Credentials, ines: Credentials, name: string, category: string): Promise<string> {
  const made = await call<{ business: { id: string } }>(
    world,
    owner,
    'businessCreate',
    '$input: BusinessProfileInput!',
    { input: profile(name, category) },
    'business { id }',
  );
  const businessId = made.business.id;
  const offering = { name: 'Our work', problemSolved: 'People cannot work well', businessIssue: 'COST', category };
  const market = { name: 'Offices', industries: ['54'], decisionMakerRoles: ['HEAD_OF_WORKPLACE'], isPrimary: true };
  const trigger = { see: 'A lease that ends soon', say: 'I know people who plan offices well' };
  const parts: [string, string, object][] = [
    ['businessOfferingSave', 'OfferingInput', offering],
    ['businessTargetMarketSave', 'TargetMarketInput', market],
    ['businessReferralTriggerSave', 'ReferralTriggerInput', trigger],
  ];
  for (const [mutation, type, input] of parts) {
    expect(
      codesOf(await call(world, owner, mutation, `$businessId: ID!, $input: ${type}!`, { businessId, input }, 'partId')),
    ).toEqual([]);
  }
  const step = async (who: Credentials, verb: string, input?: object) => {
    const types = input ? '$id: ID!, $input: BusinessRequestInfoInput!' : '$id: ID!';
    expect(
      codesOf(
        await call(world, who, `business${verb}`, types, { id: businessId, ...(input && { input }) }, 'business { status }'),
      ),
    ).toEqual([]);
  };
  await step(owner, 'Submit');
  await step(ines, 'RequestInfo', { question: 'Which licences do you hold?' });
  await step(owner, 'Submit');
  await step(ines, 'Approve');
  return businessId;
}

it('two firms meet, ally, introduce with the client’s yes, and record what came of it', async () => {
  await world.settle();
  const ines = await firstAdmin(world, ADMIN);
  const ada = await signUp(world, 'Ada Nilsson', 'ada@harbour.example');
  const lars = await signUp(world, 'Lars Holm', 'lars@quayside.example');
  const [harbour, quayside] = [
    await join(ada, ines, 'Harbour Ergonomics', 'ERGONOMICS'),
    await join(lars, ines, 'Quayside Interiors', 'INTERIOR_DESIGN'),
  ];

  // They ally.
  const ally = async (who: Credentials, verb: string, types: string, variables: object) => {
    const answer = await call<{ alliance: { id: string; stage: string; agreements: { id: string }[] } }>(
      world,
      who,
      `alliance${verb}`,
      types,
      variables,
      'alliance { id stage agreements { id } }',
    );
    expect(codesOf(answer)).toEqual([]);
    return answer.alliance;
  };
  const proposal = {
    proposerId: harbour,
    partnerId: quayside,
    purpose: 'Offices that people like',
    pilotTitle: 'Joint day',
    pilotGoal: 'Three offices',
  };
  const { id: allianceId } = await ally(ada, 'Propose', '$input: AllianceProposeInput!', { input: proposal });
  await ally(lars, 'Accept', '$id: ID!', { id: allianceId });
  const terms = { id: allianceId, input: { terms: 'We treat each other’s clients as our own.' } };
  const { agreements } = await ally(ada, 'WriteAgreement', '$id: ID!, $input: AgreementInput!', terms);
  for (const who of [ada, lars]) {
    await ally(who, 'AcceptAgreement', '$id: ID!, $agreementId: ID!', { id: allianceId, agreementId: agreements[0]?.id });
  }
  for (const who of [ada, lars]) await ally(who, 'MarkReady', '$id: ID!', { id: allianceId });
  await ally(ines, 'Approve', '$id: ID!', { id: allianceId });
  const scores = {
    delivery: 5,
    communication: 5,
    clientCare: 5,
    ethics: 5,
    example: 'They called back the same day.',
    verdict: 'GO',
  };
  await ally(ada, 'Review', '$id: ID!, $input: PilotReviewInput!', { id: allianceId, input: scores });
  expect((await ally(lars, 'Review', '$id: ID!, $input: PilotReviewInput!', { id: allianceId, input: scores })).stage).toBe(
    'ACTIVE',
  );

  // They introduce.
  const contactId = await writeBook(world, ada, harbour);
  const offer = { allianceId, contactId, brief: BRIEF, qualification: QUALIFICATION, vouch: VOUCH };
  const offered = await introduce(world, ada, 'Offer', { input: offer });
  expect(codesOf(offered)).toEqual([]);
  const id = offered.introduction!.id;
  expect(await look(world, lars, id)).toMatchObject({ stage: 'OFFERED', client: null, introducee: { __typename: 'Redacted' } });
  await introduce(world, lars, 'Accept', { id });
  await introduce(world, ada, 'AskClient', {
    id,
    input: { text: 'May I introduce you to people who plan offices well?', fields: ['EMAIL', 'TITLE', 'COMPANY'] },
  });

  // The client decides, on a page without script that shows exactly what would be shared.
  const path = `/c/${await mailedToken(world, CONTACT.email, 'c')}`;
  const page = await open(world, path);
  expect(page).not.toMatch(/<script/i);
  for (const shown of [CONTACT.name, CONTACT.email, CONTACT.title, CLIENT.name, 'Harbour Ergonomics', 'Quayside Interiors'])
    expect(page).toContain(shown);
  expect(page).not.toContain(CONTACT.phone);
  expect((await look(world, lars, id))?.stage).toBe('AWAITING_CONSENT');
  await post(world, path, { decision: 'yes', fields: ['EMAIL', 'COMPANY'] }, 200);
  await world.settle();

  // The second now sees her, what she let be seen, and nobody else does.
  expect(await look(world, lars, id)).toMatchObject({
    stage: 'INTRODUCED',
    introducee: { __typename: 'Person', name: CONTACT.name, email: CONTACT.email, phone: null },
    client: null,
  });
  expect(await look(world, (await firm(world, 'Stranger')).owner, id)).toBeNull();
  expect((await look(world, ines, id))?.introducee.__typename).toBe('Redacted');

  await introduce(world, lars, 'ReportContact', { id });
  const met = await call(
    world,
    lars,
    'introductionReportMeeting',
    '$id: ID!, $input: IntroductionMeetingInput!',
    { id, input: {} },
    'introduction { stage }',
  );
  expect(codesOf(met)).toEqual([]);
  const report = { introductionId: id, type: 'WON', amount: { amountMinor: 1840000, currency: 'EUR' } };
  const reported = await call<{ outcome: { id: string } }>(
    world,
    lars,
    'outcomeReport',
    '$input: OutcomeReportInput!',
    { input: report },
    'outcome { id }',
  );
  expect(codesOf(reported)).toEqual([]);
  const outcomeId = reported.outcome.id;
  expect(codesOf(await call(world, lars, 'outcomeConfirm', '$id: ID!', { id: outcomeId }, 'outcome { state }'))).toEqual([
    'FORBIDDEN',
  ]);
  const confirmed = await call(
    world,
    ada,
    'outcomeConfirm',
    '$id: ID!',
    { id: outcomeId },
    'outcome { state amount { amountMinor currency } }',
  );
  expect(confirmed).toMatchObject({
    outcome: { state: 'CONFIRMED', amount: { amountMinor: 1840000, currency: 'EUR' } },
    userErrors: [],
  });
  expect((await look(world, ada, id))?.stage).toBe('WON');

  // Every event is in the history.
  const seen = await look(world, ada, id);
  expect(seen?.history.nodes.map(({ type }) => type).reverse()).toEqual(await world.factsAbout(id));
  expect(await world.factsAbout(outcomeId)).toEqual(['outcome.reported', 'outcome.confirmed']);
  const { alliance } = await world.send<{ alliance: { ledger: { nodes: object[] } } }>(
    lars,
    'query ($id: ID!) { alliance(id: $id) { ledger { nodes { giver { tradingName } attribution amount { amountMinor currency } } } } }',
    { id: allianceId },
  );
  expect(alliance.ledger.nodes).toEqual([
    { giver: { tradingName: 'Harbour Ergonomics' }, attribution: 'SOURCED', amount: { amountMinor: 1840000, currency: 'EUR' } },
  ]);
}, 60_000);
