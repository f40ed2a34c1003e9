import request, { type Response } from 'supertest';
import { uuidv7 } from '../../src/kernel/id.js';
import { now } from '../../src/kernel/time.js';
import type { IntroductionStage } from '../../src/introductions/introduction.lifecycle.js';
import { alliance, type Pair } from './alliances.js';
import type { Firm } from './businesses.js';
import { contact, type KnownPerson } from './clients.js';
import { linkTo } from './consents.js';
import type { Person } from './accounts.js';
import type { World } from './world.js';

/** An introduction, its two sides, and the person in the introducer's book. */
export interface Introduced {
  readonly id: string;
  readonly pair: Pair;
  readonly introducer: Firm;
  readonly beneficiary: Firm;
  readonly person: KnownPerson;
}

export const BRIEF = {
  industry: '48-49',
  sizeBand: 'MEDIUM',
  region: 'NO',
  need: 'They move to new rooms and want them quiet.',
  businessIssue: 'COST',
};
const UNKNOWN = { value: null, saidBy: null, evidence: null, state: 'UNKNOWN' };
const QUALIFICATION = { need: UNKNOWN, budget: UNKNOWN, authority: UNKNOWN, timing: UNKNOWN };

const UNNAMED: readonly IntroductionStage[] = ['REQUESTED'];
const REASONED: readonly IntroductionStage[] = ['DECLINED', 'EXPIRED', 'CONSENT_DECLINED', 'WITHDRAWN', 'CONSENT_REVOKED'];

/**
 * An introduction in some stage, from the proposer's book to the partner of an active alliance. No clock runs for it, and
 * nobody was asked: walk from ACCEPTED where that matters.
 */
export async function introduction(
  world: World,
  stage: IntroductionStage = 'OFFERED',
  given: { pair?: Pair; person?: KnownPerson } = {},
): Promise<Introduced> {
  const pair = given.pair ?? (await alliance(world, 'ACTIVE'));
  const { proposer: introducer, partner: beneficiary } = pair;
  const person = given.person ?? (await contact(world, introducer.id));
  const id = uuidv7();
  const isNamed = !UNNAMED.includes(stage);
  await world.db.query(
    `INSERT INTO introduction (id, kind, direction, alliance_id, introducer_id, beneficiary_id, client_id, contact_id, brief,
       qualification, stage, stage_since, shown_at, reason, created_by, created_at)
     VALUES ($1, 'INTRODUCTION', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $11)`,
    [
      ...[id, isNamed ? 'OFFER' : 'REQUEST', pair.id, introducer.id, beneficiary.id],
      ...[isNamed ? person.clientId : null, isNamed ? person.id : null],
      ...[JSON.stringify({ ...NO_BRIEF, ...BRIEF }), JSON.stringify(QUALIFICATION)],
      ...[stage, now(), stage === 'DRAFT' ? null : now(), REASONED.includes(stage) ? 'NO_ANSWER' : null],
      introducer.owner.userId,
    ],
  );
  return { id, pair, introducer, beneficiary, person };
}

const NO_BRIEF = { costOfNotActing: null, personalStake: null, riskTolerance: null, incumbent: null };

export interface IntroductionAnswer {
  introduction: { id: string; stage: string; version: number; reason: string | null } | null;
  userErrors: { code: string; field: string[] | null; message: string }[];
}
const RESULT = '{ introduction { id stage version reason } userErrors { code field message } }';

/** One mutation of introductions by its verb; `input` is of the type that the mutation takes. */
export async function act(
  world: World,
  who: Person,
  verb: string,
  variables: { id?: string; input?: object; expectedVersion?: number },
): Promise<IntroductionAnswer> {
  const types = { id: 'ID!', input: INPUTS[verb] ?? '', expectedVersion: 'Int' };
  const names = Object.keys(variables) as (keyof typeof types)[];
  const declared = names.map((name) => `$${name}: ${types[name]}`).join(', ');
  const passed = names.map((name) => `${name}: $${name}`).join(', ');
  const field = `introduction${verb}`;
  const data = await world.send<Record<string, IntroductionAnswer>>(
    who,
    `mutation (${declared}) { ${field}(${passed}) ${RESULT} }`,
    variables,
  );
  return data[field]!;
}

const INPUTS: Readonly<Record<string, string>> = {
  Offer: 'IntroductionOfferInput!',
  Draft: 'IntroductionOfferInput!',
  Update: 'IntroductionUpdateInput!',
  Request: 'IntroductionRequestInput!',
  Accept: 'IntroductionAcceptInput',
  Decline: 'IntroductionDeclineInput!',
  Withdraw: 'IntroductionReasonInput!',
  AskClient: 'IntroductionAskClientInput!',
  ReportMeeting: 'IntroductionMeetingInput!',
  GiveProgress: 'IntroductionProgressInput!',
  Reroute: 'IntroductionRerouteInput!',
};

export const QUESTION = {
  text: 'Dear Kari, may I introduce you to friends of ours?',
  fields: ['NAME', 'EMAIL', 'TITLE', 'COMPANY'],
};

/** An introduction whose client was asked; answers the path of the page that her mail leads to. */
export async function askedClient(world: World, given: { pair?: Pair } = {}): Promise<Introduced & { link: string }> {
  const introduced = await introduction(world, 'ACCEPTED', given);
  const { id, introducer, person } = introduced;
  const { userErrors } = await act(world, introducer.owner, 'AskClient', { id, input: QUESTION });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { ...introduced, link: await linkTo(world, person.email) };
}

/** Presses a button on the client's page. */
export function press(world: World, link: string, form: Record<string, string | readonly string[]>): Promise<Response> {
  const body = new URLSearchParams();
  for (const [key, value] of Object.entries(form)) for (const each of [value].flat()) body.append(key, each);
  return request(world.url).post(link).set('content-type', 'application/x-www-form-urlencoded').send(body.toString());
}

export const YES = { decision: 'yes', fields: QUESTION.fields };

/** An introduction that the client said yes to. */
export async function introduced(world: World, given: { pair?: Pair } = {}): Promise<Introduced & { link: string }> {
  const asked = await askedClient(world, given);
  const page = await press(world, asked.link, YES);
  if (page.status !== 200) throw new Error(`The client could not say yes: ${page.status}.`);
  return asked;
}
