import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { admin, memberOf } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm, type Firm } from '../support/businesses.js';
import { call } from '../support/call.js';
import { client, contact } from '../support/clients.js';
import { linkTo } from '../support/consents.js';
import { Line } from '../support/live.js';
import {
  askForSuppliers,
  nominate,
  nominated,
  recommendersOf,
  say,
  SURVEY,
  surveysOf,
  tiesOf,
  tokenTo,
  withSurvey,
  NOMINATION,
} from '../support/nominations.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
let log: string[];
beforeAll(async () => {
  log = [];
  world = await World.open({ LOG_LEVEL: 'trace' }, [], { write: (line: string) => void log.push(line) });
});
afterAll(() => world.close());

/** The client, her company, what she wrote, and how she can be reached: nobody but the asking firm may read any of it. */
const CANARY = /Zelda|Canarsson|zelda\.canarsson|Plumage|plumage|55 44 33 22|feathered lobby|Canary in chief/i;
const PERSON = {
  name: 'Zelda Canarsson',
  email: 'zelda.canarsson@plumage.example',
  phone: '+47 55 44 33 22',
  title: 'Canary in chief',
};

/** Asked with the rights of somebody, whatever comes back, refusals and errors too. */
const everything = async (who: Credentials, ids: Record<string, string>): Promise<string> => {
  const asks: [string, object][] = [
    [
      `query ($id: ID!) { business(id: $id) { id tradingName about recommendedBy { id tradingName } } node(id: $id) { id } }`,
      { id: ids['supplier'] },
    ],
    [`query ($id: ID!) { business(id: $id) { id recommendedBy { tradingName } } }`, { id: ids['asker'] }],
    [
      `query ($id: ID!) { contact(id: $id) { name email supplierSurveys { ${SURVEY} } supplierSurveyAction { reason } } node(id: $id) { id } }`,
      { id: ids['contact'] },
    ],
    [`query ($id: ID!) { client(id: $id) { name contacts { name supplierSurveys { ${SURVEY} } } } }`, { id: ids['client'] }],
    [`query ($id: ID!) { nomination(id: $id) { ${NOMINATION} } node(id: $id) { id } }`, { id: ids['nomination'] }],
    [`query ($id: ID!) { nominations(businessId: $id) { nodes { ${NOMINATION} } } }`, { id: ids['asker'] }],
    [`query ($id: ID!) { nominationTies(businessId: $id) { otherName other { id about } } }`, { id: ids['asker'] }],
    [`query ($id: ID!) { nominationTies(businessId: $id) { otherName other { id about } } }`, { id: ids['supplier'] }],
    [`query ($id: ID!) { node(id: $id) { id } }`, { id: ids['survey'] }],
    [`query ($id: ID!) { node(id: $id) { id } }`, { id: ids['answer'] }],
    [`query ($id: ID!) { clients(businessId: $id) { nodes { name } } }`, { id: ids['asker'] }],
    [
      `query ($id: ID!) { inbox(businessId: $id, box: FOR_YOUR_INFORMATION) { nodes { type business { tradingName } actor { name } subject { __typename ... on Business { tradingName } } } } }`,
      { id: ids['supplier'] },
    ],
    [
      `query { auditLog(first: 100) { nodes { type subjectId subjectName reason note actor { name } business { tradingName } } } }`,
      {},
    ],
    [
      `mutation ($id: ID!) { supplierAnswerPublish(id: $id) { supplierSurvey { ${SURVEY} } userErrors { message field } } }`,
      { id: ids['answer'] },
    ],
    [
      `mutation ($id: ID!) { supplierAnswerRetract(id: $id) { supplierSurvey { ${SURVEY} } userErrors { message field } } }`,
      { id: ids['answer'] },
    ],
    [
      `mutation ($id: ID!) { supplierSurveyWithdraw(id: $id) { supplierSurvey { ${SURVEY} } userErrors { message field } } }`,
      { id: ids['survey'] },
    ],
    [
      `mutation ($id: ID!, $input: SupplierSurveyAskInput!) { supplierSurveyAsk(contactId: $id, input: $input) { supplierSurvey { ${SURVEY} } userErrors { message field } } }`,
      { id: ids['contact'], input: { text: 'Who are you?' } },
    ],
    [
      `mutation ($id: ID!) { nominationWithdraw(id: $id) { nomination { ${NOMINATION} } userErrors { message } } }`,
      { id: ids['nomination'] },
    ],
  ];
  const answers: unknown[] = [];
  for (const [query, variables] of asks) answers.push(await world.ask(who, query, variables));
  return JSON.stringify(answers);
};

it('no path shows who recommended whom: API, events, letters, audit, live line, errors, logs', async () => {
  const asker = await firm(world, 'Harbour Ergonomics');
  const works = await client(world, asker.id, { name: 'Plumage Works' });
  const person = await contact(world, asker.id, { clientId: works.id, ...PERSON });
  const judge = await admin(world);
  const ally = (await alliance(world, 'ACTIVE', { proposer: asker })).partner;
  const line = await Line.following(world.url, ally.owner);
  const overseer = await Line.following(world.url, judge);

  const asked = await askForSuppliers(world, asker.owner, person.id, 'Dear Zelda, whom do you respect at Plumage Works?');
  const path = await linkTo(world, person.email);
  await say(world, path, { decision: 'answer', name: 'Quiet Rooms', site: '', for: 'Our feathered lobby', tell: '0' });
  const [survey] = await surveysOf(world, asker.owner, person.id);
  const answerId = survey!.answers[0]!.id;
  await withSurvey(world, asker.owner, 'supplierAnswerPublish', answerId);
  const input = { email: 'anna@quieter.example', website: null, answerId };
  const { id: nominationId, nominee } = await nominated(world, asker, judge, input);
  const followed = await Line.following(world.url, nominee.owner);
  // Open for a while, with a second one: its letter goes to the nominee.
  await nominate(world, asker.owner, asker.id, { email: 'eva@brighter.example', website: null });
  const token = await tokenTo(world, 'eva@brighter.example');
  await world.settle();

  const ids = {
    ...{ supplier: nominee.id, asker: asker.id, contact: person.id, client: works.id, nomination: nominationId },
    ...{ survey: asked.supplierSurvey!.id, answer: answerId },
  };
  // She is known to those who should: the asker reads her words, the profile shows the firm.
  expect(await everything(asker.owner, ids)).toMatch(CANARY);
  expect(await recommendersOf(world, nominee.owner, nominee.id)).toEqual([]);
  await withSurvey(world, asker.owner, 'supplierAnswerPublish', answerId);
  expect(await recommendersOf(world, nominee.owner, nominee.id)).toEqual(['Harbour Ergonomics']);
  expect(await tiesOf(world, nominee.owner, nominee.id)).toHaveLength(1);

  const outsiders: Record<string, Credentials> = {
    nominee: nominee.owner,
    ally: ally.owner,
    'viewer of the nominee': await memberOf(world, nominee.id, 'VIEWER'),
    admin: judge,
    stranger: (await firm(world, 'Stranger Ltd')).owner,
    nobody: {},
  };
  for (const [who, credentials] of Object.entries(outsiders)) {
    const told = await everything(credentials, ids);
    expect([who, CANARY.exec(told)?.[0] ?? null]).toEqual([who, null]);
    // Not even by an id that could be asked about elsewhere.
    for (const hidden of [person.id, works.id]) expect([who, told.includes(hidden)]).toEqual([who, false]);
  }

  // The client takes her words back.
  await say(world, path, { decision: 'revoke' });
  expect(await recommendersOf(world, nominee.owner, nominee.id)).toEqual([]);
  await call(world, asker.owner, 'contactRemove', '$id: ID!', { id: person.id }, 'contact { id }');
  await world.settle();

  for (const mail of await world.mails()) {
    if (mail.to !== PERSON.email) expect(JSON.stringify(mail)).not.toMatch(CANARY);
  }
  const events = await world.db.query<object[]>('SELECT type, subject_id, actor_id, payload FROM event');
  expect(JSON.stringify(events)).not.toMatch(CANARY);
  const about = await world.db.query<{ payload: object }[]>(
    `SELECT payload FROM event WHERE type ~ '^(supplier_survey|nomination|recommendation)'`,
  );
  expect(about.length).toBeGreaterThan(8);
  for (const { payload } of about) expect(payload).toEqual({});
  for (const table of ['recommendation', 'nomination_owner', 'supplier_survey_owner', 'mail_link', 'clock', 'event_audience']) {
    const rows = JSON.stringify(await world.db.query(`SELECT * FROM ${table}`));
    for (const hidden of [person.id, works.id]) expect([table, rows.includes(hidden)]).toEqual([table, false]);
    expect(rows).not.toMatch(CANARY);
  }
  const page = await (await fetch(`${world.url}/n/${token}`)).text();
  expect(page).toContain('nominates Quiet Rooms');
  expect(page).not.toMatch(CANARY);

  for (const [name, each] of Object.entries({ line, overseer, followed })) {
    const told = JSON.stringify(each.messages);
    expect([name, CANARY.exec(told)?.[0] ?? null, told.includes(person.id)]).toEqual([name, null, false]);
    // Surveys and nominations are told to the asker alone.
    expect([name, /supplier_survey|nomination\.(sent|registered|declined)/.test(told)]).toEqual([name, false]);
    each.drop();
  }
  expect(log.join('\n')).not.toMatch(CANARY);
});

it('the firm that was recommended cannot find out by leaving or asking which client it was', async () => {
  const own: Firm = await firm(world, 'Second Asker');
  const supplier = await firm(world, 'Known Supplier');
  const ROW = `query { __type(name: "Business") { fields { name } } }`;
  const { __type } = await world.send<{ __type: { fields: { name: string }[] } }>(own.owner, ROW);
  const names = __type.fields.map(({ name }) => name).filter((name) => /recommend/i.test(name));
  expect(names).toEqual(['recommendedBy']);
  const columns = await world.db.query<{ name: string }[]>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'recommendation' ORDER BY 1`,
  );
  expect(columns.map(({ name }) => name)).toEqual(['published_at', 'recommender_id', 'supplier_id']);
  expect(await recommendersOf(world, own.owner, supplier.id)).toEqual([]);
});
