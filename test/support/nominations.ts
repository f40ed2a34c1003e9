import request from 'supertest';
import type { Person } from './accounts.js';
import { firm, type Firm } from './businesses.js';
import { call, type Refusal } from './call.js';
import { contact, type KnownPerson } from './clients.js';
import { linkTo } from './consents.js';
import type { World } from './world.js';

export interface NominationSeen {
  readonly id: string;
  readonly stage: string;
  readonly firmName: string;
  readonly personName: string | null;
  readonly email: string | null;
  readonly version: number;
  readonly expiresAt: string;
  readonly remindedAt: string | null;
  readonly nominee: { readonly tradingName: string } | null;
  readonly availableActions: readonly { readonly action: string }[];
}
export const NOMINATION = `id stage firmName website personName email categories why stageSince createdAt expiresAt remindedAt version
  nominee { tradingName } nominatedBy { name } availableActions { action allowed reason deadline }`;
type NominationAnswer = { nomination: NominationSeen | null; userErrors: Refusal[] };

export const ANNA = {
  ...{ firmName: 'Quiet Rooms', personName: 'Anna Holm', email: 'anna@quiet-rooms.example', website: 'quiet-rooms.example' },
  ...{ categories: ['ACOUSTICS'], why: 'You make rooms quiet, and we make people sit well.' },
};

export const nominate = (world: World, who: Person, businessId: string, input: object = {}): Promise<NominationAnswer> =>
  call(
    world,
    who,
    'nominationSend',
    '$businessId: ID!, $input: NominationSendInput!',
    { businessId, input: { ...ANNA, ...input } },
    `nomination { ${NOMINATION} }`,
  );

export const withdraw = (
  world: World,
  who: Person,
  id: string,
  expectedVersion: number | null = null,
): Promise<NominationAnswer> =>
  call(
    world,
    who,
    'nominationWithdraw',
    '$id: ID!, $expectedVersion: Int',
    { id, expectedVersion },
    `nomination { ${NOMINATION} }`,
  );

export const accept = (world: World, who: Person, token: string, businessId: string): Promise<{ userErrors: Refusal[] }> =>
  call(world, who, 'nominationAccept', '$token: String!, $businessId: ID!', { token, businessId }, 'nomination { id }');

export const nominationsOf = async (world: World, who: Person, businessId: string): Promise<NominationSeen[]> =>
  (
    await world.send<{ nominations: { nodes: NominationSeen[] } }>(
      who,
      `query ($id: ID!) { nominations(businessId: $id) { nodes { ${NOMINATION} } } }`,
      { id: businessId },
    )
  ).nominations.nodes;

export interface TieSeen {
  readonly isNominee: boolean;
  readonly joinedAt: string | null;
  readonly hasAlliance: boolean;
  readonly otherName: string;
  readonly other: { readonly id: string } | null;
}
export const tiesOf = async (world: World, who: Person, businessId: string): Promise<TieSeen[]> =>
  (
    await world.send<{ nominationTies: TieSeen[] }>(
      who,
      `query ($id: ID!) { nominationTies(businessId: $id) { isNominee joinedAt hasAlliance otherName other { id } } }`,
      { id: businessId },
    )
  ).nominationTies;

/** The token in the newest letter to a nominee. */
export const tokenTo = async (world: World, address: string = ANNA.email): Promise<string> =>
  (await linkTo(world, address)).replace('/n/', '');

/** A firm that was nominated and has come as far as `status`: registered by the link, and admitted where it is ACTIVE. */
export async function nominated(
  world: World,
  nominator: Firm,
  admin: Person | null,
  input: object = {},
): Promise<{ id: string; nominee: Firm }> {
  const { nomination } = await nominate(world, nominator.owner, nominator.id, input);
  const nominee = await firm(world, 'Quiet Rooms', 'SUBMITTED');
  await accept(world, nominee.owner, await tokenTo(world, nomination?.email ?? ''), nominee.id);
  if (admin) {
    await call(world, admin, 'businessApprove', '$id: ID!', { id: nominee.id }, 'business { id }');
    await world.settle();
  }
  return { id: nomination!.id, nominee };
}

export interface AnswerSeen {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly whatFor: string;
  readonly mayTell: boolean;
  readonly publishedAt: string | null;
  readonly nomination: { readonly id: string } | null;
  readonly supplier: { readonly tradingName: string } | null;
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean }[];
}
export interface SurveySeen {
  readonly id: string;
  readonly state: string;
  readonly answers: readonly AnswerSeen[];
}
export const SURVEY = `id state text askedAt expiresAt decidedAt availableActions { action } answers { id name website whatFor mayTell publishedAt
  nomination { id } supplier { tradingName } availableActions { action allowed reason } }`;
type SurveyAnswer = { supplierSurvey: SurveySeen | null; userErrors: Refusal[] };

export const askForSuppliers = (world: World, who: Person, contactId: string, text = 'Dear Kari, whom do you respect?') =>
  call<SurveyAnswer>(
    world,
    who,
    'supplierSurveyAsk',
    '$contactId: ID!, $input: SupplierSurveyAskInput!',
    { contactId, input: { text } },
    `supplierSurvey { ${SURVEY} }`,
  );

/** What the firm does with a survey (`supplierSurveyWithdraw`) or an answer (`supplierAnswerPublish`, `…Retract`). */
export const withSurvey = (world: World, who: Person, mutation: string, id: string) =>
  call<SurveyAnswer>(world, who, mutation, '$id: ID!', { id }, `supplierSurvey { ${SURVEY} }`);

export const surveysOf = async (world: World, who: Person, contactId: string): Promise<SurveySeen[]> =>
  (
    await world.send<{ contact: { supplierSurveys: SurveySeen[] } | null }>(
      who,
      `query ($id: ID!) { contact(id: $id) { supplierSurveys { ${SURVEY} } supplierSurveyAction { allowed reason } } }`,
      { id: contactId },
    )
  ).contact?.supplierSurveys ?? [];

export const QUIET = { name: 'Quiet Rooms', site: 'www.quiet-rooms.example', for: 'Our meeting rooms', tell: '0' };
export const say = (world: World, path: string, form: object) => request(world.url).post(path).type('form').send(form);

/** A client who named a supplier, and may be quoted unless `form` says otherwise. */
export async function answered(
  world: World,
  asker: Firm,
  form: object = QUIET,
): Promise<{ person: KnownPerson; path: string; survey: SurveySeen; answer: AnswerSeen }> {
  const person = await contact(world, asker.id);
  await askForSuppliers(world, asker.owner, person.id);
  const path = await linkTo(world, person.email);
  await say(world, path, { decision: 'answer', ...form });
  const [survey] = await surveysOf(world, asker.owner, person.id);
  return { person, path, survey: survey!, answer: survey!.answers[0]! };
}

/** Who recommends a firm, by name, as somebody sees it. */
export const recommendersOf = async (world: World, who: Person, id: string): Promise<string[]> =>
  (
    await world.send<{ business: { recommendedBy: { tradingName: string }[] } }>(
      who,
      `query ($id: ID!) { business(id: $id) { recommendedBy { tradingName } } }`,
      { id },
    )
  ).business.recommendedBy.map(({ tradingName }) => tradingName);

/** Lets a firm be found by an address of its own. */
export const ownDomain = (world: World, id: string, domain: string) =>
  world.db.query(`UPDATE business SET domains = $2 WHERE id = $1`, [id, [domain]]);
