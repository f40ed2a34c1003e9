import request from 'supertest';
import { cookiesOf, mailedToken } from './accounts.js';
import type { Pair } from './alliances.js';
import { call, type Refusal } from './call.js';
import { NOBODY, type Credentials, type World } from './world.js';

const PASSWORD = 'correct horse battery staple';

/** Registers through the API, follows the mailed link as a browser without script would, and signs in. */
export async function signUp(world: World, name: string, email: string): Promise<Credentials> {
  const input = { name, email, password: PASSWORD };
  await call(world, NOBODY, 'accountRegister', '$input: AccountRegisterInput!', { input }, '');
  await post(world, `/verify/${await mailedToken(world, email, 'verify')}`, {}, 200);
  return signIn(world, email, PASSWORD);
}

/** The first admin has no password: she sets one by the link in her mail. */
export async function firstAdmin(world: World, email: string): Promise<Credentials> {
  await post(world, `/reset/${await mailedToken(world, email, 'reset')}`, { password: PASSWORD }, 200);
  return signIn(world, email, PASSWORD);
}

async function signIn(world: World, email: string, password: string): Promise<Credentials> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
  return cookiesOf(await world.post(NOBODY, { query, variables: { input: { email, password } } }).expect(200));
}

/** Posts a form, as a browser without script does. */
export async function post(world: World, path: string, form: Record<string, string | string[]>, status: number): Promise<string> {
  const answer = await request(world.url).post(path).type('form').send(form);
  if (answer.status !== status) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return answer.text;
}

export async function open(world: World, path: string): Promise<string> {
  return (await request(world.url).get(path).expect(200)).text;
}

export interface IntroductionAnswer {
  readonly introduction: {
    readonly id: string;
    readonly stage: string;
    readonly coreStatus: string;
    readonly version: number;
  } | null;
  readonly userErrors: Refusal[];
}

/** One mutation of an introduction by its verb. */
export const introduce = (world: World, who: Credentials, verb: string, variables: { id?: string; input?: object }) => {
  const types = [
    ...(variables.id ? ['$id: ID!'] : []),
    ...(variables.input ? [`$input: Introduction${verb.replace('Report', '')}Input!`] : []),
  ].join(', ');
  const fields = 'introduction { id stage coreStatus version }';
  return call<IntroductionAnswer>(world, who, `introduction${verb}`, types, variables, fields);
};

export const BRIEF = {
  industry: '54',
  sizeBand: 'MEDIUM',
  region: 'NO',
  need: 'A new office for eighty people by the summer',
  businessIssue: 'EFFICIENCY',
  costOfNotActing: 'Two floors stand empty and are paid for',
  personalStake: 'Was promised the move for this year',
  riskTolerance: 'MEDIUM',
  incumbent: 'NONE',
};
export const QUALIFICATION = {
  need: { value: 'Lease ends in June', saidBy: 'CONTACT', evidence: 'Notice seen', state: 'EVIDENCED' },
  budget: { value: 'About 200,000 EUR', saidBy: 'CONTACT' },
  authority: { value: 'Signs alone', saidBy: 'INTRODUCER' },
};
export const VOUCH = { strength: 4, basis: 'Client of ours for six years', text: 'Keeps her word.' };

/** The client and the person whose introduction the story is about. */
export const CLIENT = {
  name: 'Fjellvik Kraft AS',
  domains: ['fjellvik.example'],
  industry: '22',
  region: 'NO',
  lifecycle: 'CUSTOMER',
};
export const CONTACT = {
  name: 'Solveig Aas',
  email: 'solveig.aas@fjellvik.example',
  phone: '+47 22 33 44 55',
  title: 'Head of Workplace',
};

/** Writes the client and the contact into the book of `who`'s business; answers the contact's id. */
export async function writeBook(world: World, who: Credentials, businessId: string, contact: object = {}): Promise<string> {
  const added = await call<{ client: { id: string } }>(
    world,
    who,
    'clientAdd',
    '$businessId: ID!, $input: ClientAddInput!',
    { businessId, input: CLIENT },
    'client { id }',
  );
  const person = await call<{ contact: { id: string } }>(
    world,
    who,
    'contactAdd',
    '$clientId: ID!, $input: ContactAddInput!',
    { clientId: added.client.id, input: { ...CONTACT, ...contact } },
    'contact { id }',
  );
  return person.contact.id;
}

/** Offers, accepts and asks; answers the introduction's id and the path of the page that the client was mailed. */
export async function askClient(world: World, pair: Pair, email = CONTACT.email): Promise<{ id: string; path: string }> {
  const contactId = await writeBook(world, pair.proposer.owner, pair.proposer.id, { email });
  const input = { allianceId: pair.id, contactId, brief: BRIEF, qualification: QUALIFICATION, vouch: VOUCH };
  const offered = await introduce(world, pair.proposer.owner, 'Offer', { input });
  const id = offered.introduction?.id ?? '';
  await introduce(world, pair.partner.owner, 'Accept', { id });
  const ask = { text: 'May I introduce you to people who plan offices well?', fields: ['EMAIL', 'TITLE', 'COMPANY'] };
  await introduce(world, pair.proposer.owner, 'AskClient', { id, input: ask });
  return { id, path: `/c/${await mailedToken(world, email, 'c')}` };
}

export interface Seen {
  readonly stage: string;
  readonly reason: string | null;
  readonly introducee: {
    readonly __typename: string;
    readonly name?: string;
    readonly email?: string | null;
    readonly phone?: string | null;
  };
  readonly client: { readonly name: string } | null;
  readonly history: { readonly nodes: { readonly type: string; readonly reason: string | null }[] };
}

/** What somebody sees of an introduction; null when it is not there for her. */
export async function look(world: World, who: Credentials, id: string): Promise<Seen | null> {
  const { introduction } = await world.send<{ introduction: Seen | null }>(
    who,
    `query ($id: ID!) { introduction(id: $id) {
       stage reason client { name } history(first: 50) { nodes { type reason } }
       introducee { __typename ... on Person { name email phone } ... on Redacted { reason revealsWhen } } } }`,
    { id },
  );
  return introduction;
}
