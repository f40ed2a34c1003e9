import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { HOUR } from '../../src/kernel/time.js';
import { admin, memberOf } from '../support/accounts.js';
import { firm, type Firm } from '../support/businesses.js';
import { call, codesOf, NOTHING, type Refusal } from '../support/call.js';
import { companyKeysOf, contact } from '../support/clients.js';
import { keyOf } from '../support/keys.js';
import { World, type Credentials } from '../support/world.js';

interface Answer {
  contactImport: { id: string; contactsAdded: number; clientsAdded: number; undoneAt: string | null } | null;
  untouched: number | null;
  userErrors: Refusal[];
}
const FIELDS = 'contactImport { id contactsAdded clientsAdded madeAt undoneAt } untouched';
const CSV =
  'Name;E-mail;Title;Company\nÅse Ruud;ase@tide.example;CFO;Tide Energy\nPer Lie;per@tide.example;;\nKari M;KARI@fjord.example;;\nOla;ola@gmail.com;;\n';
const ASE = { name: 'Åse Ruud', email: 'ase@tide.example', company: 'Tide Energy' };
const PER = { name: 'Per Lie', email: 'per@tide.example' };

interface Uploaded {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: { readonly rows: object[] };
}

let world: World;
let own: Firm;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  own = await firm(world, 'Harbour Ergonomics');
});
afterAll(() => world.close());

const upload = (who: Credentials, body: string | Buffer, businessId = own.id, type = 'application/vnd.adjoin.contacts') =>
  request(world.url).post(`/imports/contacts?businessId=${businessId}`).set(who).set('content-type', type).send(body);
const codeOf = ({ body }: { body: unknown }) =>
  (body as { errors: { extensions: { code: string }; message: string }[] }).errors[0]!.extensions.code;
const add = (who: Credentials, rows: object[], businessId = own.id) =>
  call<Answer>(
    world,
    who,
    'contactsImport',
    '$businessId: ID!, $input: ContactsImportInput!',
    { businessId, input: { rows } },
    FIELDS,
  );
const undo = (who: Credentials, id: string) => call<Answer>(world, who, 'contactImportUndo', '$id: ID!', { id }, FIELDS);
const book = async (who = own.owner, id = own.id) =>
  (
    await world.send<{ clients: { nodes: { name: string; domains: string[]; contacts: { id: string; name: string }[] }[] } }>(
      who,
      `query ($id: ID!) { clients(businessId: $id, first: 100) { nodes { name domains contacts { id name email title } } } }`,
      { id },
    )
  ).clients.nodes;
const namesIn = async () => (await book()).map(({ name, contacts }) => [name, contacts.map((each) => each.name).sort()]);

describe('POST /imports/contacts', () => {
  it('answers what a file would come to, and changes nothing', async () => {
    await contact(world, own.id, { email: 'kari@fjord.example' });
    const before = await book();
    const { status, body, headers } = (await upload(own.owner, CSV)) as Uploaded;
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body.rows).toMatchObject([
      { name: 'Åse Ruud', email: 'ase@tide.example', title: 'CFO', doubts: [], client: null, newClient: 'Tide Energy' },
      { name: 'Per Lie', doubts: [], newClient: 'tide.example' },
      { email: 'kari@fjord.example', doubts: ['KNOWN'], client: { name: 'Fjord Logistics' }, contact: { name: 'Kari Moen' } },
      { name: 'Ola', doubts: ['NO_COMPANY'], client: null, newClient: null },
    ]);
    expect(await book()).toEqual(before);
  });

  it('reads cards, and letters of other encodings', async () => {
    const card = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jørgen Møller\r\nEMAIL:j@tide.example\r\nEND:VCARD\r\n';
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
      const { body } = (await upload(
        own.owner,
        Buffer.from(encoding === 'utf16le' ? `\uFEFF${card}` : card, encoding),
      )) as Uploaded;
      expect(body.rows).toMatchObject([{ name: 'Jørgen Møller', email: 'j@tide.example' }]);
    }
  });

  it('says what to do about a file that it cannot take', async () => {
    const answer = await upload(own.owner, 'one,two\n1,2');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'NO_HEADER']);
    expect(JSON.stringify(answer.body)).toContain('The first line must name the columns');
    const large = await upload(own.owner, Buffer.alloc(2 * 1024 * 1024 + 1, 'a'));
    expect([large.status, codeOf(large)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    // A card with a portrait is larger than any other request may be.
    const portrait = `BEGIN:VCARD\nVERSION:3.0\nFN:Åse Ruud\nEMAIL:a@tide.example\nPHOTO;ENCODING=b:${'A'.repeat(1_500_000)}\nEND:VCARD\n`;
    expect((await upload(own.owner, portrait)).status).toBe(200);
    expect((await upload(own.owner, '<x/>', own.id, 'application/xml')).status).toBe(415);
    expect(codeOf(await upload(own.owner, '{}', own.id, 'application/json'))).toBe('BAD_USER_INPUT');
    expect(codeOf(await upload(own.owner, CSV, 'mine'))).toBe('BAD_USER_INPUT');
  });

  it('is not there for strangers and admins, refused to viewers, and closed to nobody and to keys', async () => {
    for (const who of [(await firm(world)).owner, await admin(world)]) {
      const answer = await upload(who, CSV);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'NOT_FOUND']);
    }
    expect((await upload(await memberOf(world, own.id, 'VIEWER'), CSV)).status).toBe(403);
    expect((await upload({}, CSV)).status).toBe(401);
    expect((await upload(await keyOf(world, own.owner, own.id, 'CLIENTS_WRITE'), CSV)).status).toBe(403);
  });
});

describe('contactsImport', () => {
  it('writes people down at clients found or made, passing over who is known, with the events of single ones', async () => {
    await contact(world, own.id, { email: 'kari@fjord.example' });
    const { contactImport, untouched, userErrors } = await add(own.owner, [
      ...[ASE, PER, PER, { name: 'Kari M', email: 'KARI@fjord.example' }],
      { name: 'Eva Holm', email: 'eva@gmail.com', company: 'fjord logistics' },
    ]);
    expect(userErrors).toEqual([]);
    expect([contactImport?.contactsAdded, contactImport?.clientsAdded, untouched]).toEqual([3, 1, 2]);
    expect(await namesIn()).toEqual([
      ['Tide Energy', ['Per Lie', 'Åse Ruud']],
      ['Fjord Logistics', ['Eva Holm', 'Kari Moen']],
    ]);
    const facts = await world.db.query<{ type: string }[]>(
      `SELECT type FROM event WHERE business_id = $1 AND type ~ '^(client|contact)' ORDER BY position`,
      [own.id],
    );
    expect(facts.map(({ type }) => type)).toEqual(['client.added', ...Array<string>(3).fill('contact.added')]);
    expect(await companyKeysOf(world, own.id)).toContain('tide.example');
  });

  it('tells of every row what is wrong with it, and writes none', async () => {
    const { userErrors } = await add(own.owner, [ASE, { email: 'x@' }, { name: 'Ola', email: 'ola@gmail.com', phone: 'call' }]);
    expect(userErrors.map(({ field }) => field?.join('.'))).toEqual([
      ...['input.rows.1.name', 'input.rows.1.email', 'input.rows.1.company', 'input.rows.2.phone', 'input.rows.2.company'],
    ]);
    expect(await book()).toEqual([]);
    const long = await add(own.owner, [{ ...ASE, name: 'x'.repeat(121) }]);
    expect(long.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'rows', '0', 'name'] }]);
    expect(codesOf(await add(own.owner, []))).toEqual(['INVALID']);
    const many = Array.from({ length: 501 }, (_, n) => ({ name: `P ${n}`, email: `p${n}@f${n}.example` }));
    expect(codesOf(await add(own.owner, many))).toEqual(['INVALID']);
    const crowd = many.slice(0, 101).map(({ name }, n) => ({ name, email: `p${n}@tide.example` }));
    expect((await add(own.owner, crowd)).userErrors[0]?.message).toBe('At most 100 people of one client.');
  });

  it('takes five hundred at a time', async () => {
    const many = Array.from({ length: 500 }, (_, n) => ({ name: `P ${n}`, email: `p${n}@f${n}.example` }));
    const { contactImport } = await add(own.owner, many);
    expect([contactImport?.contactsAdded, contactImport?.clientsAdded]).toEqual([500, 500]);
  });

  it('is refused to viewers, not there for strangers and admins, and open to keys that may write', async () => {
    expect(codesOf(await add(await memberOf(world, own.id, 'VIEWER'), [ASE]))).toEqual(['FORBIDDEN']);
    for (const who of [(await firm(world)).owner, await admin(world)])
      expect(codesOf(await add(who, [ASE]))).toEqual(['NOT_FOUND']);
    expect(codesOf(await add(await keyOf(world, own.owner, own.id, 'CLIENTS_WRITE'), [ASE]))).toEqual([]);
    expect(codesOf(await undo(own.owner, NOTHING))).toEqual(['NOT_FOUND']);
  });

  it('writes nobody twice when two import the same people at once', async () => {
    const member = await memberOf(world, own.id, 'MEMBER');
    const answers = await world.race('business', own.id, [() => add(own.owner, [ASE, PER]), () => add(member, [PER, ASE])]);
    expect(answers.map(({ untouched }) => untouched).sort()).toEqual([0, 2]);
    expect(await namesIn()).toEqual([['Tide Energy', ['Per Lie', 'Åse Ruud']]]);
  });
});

describe('contactImportUndo', () => {
  it('erases what came by it, but for who was changed since and clients that others were added to', async () => {
    const { contactImport } = await add(own.owner, [ASE, PER, { name: 'Eva Holm', email: 'eva@sand.example' }]);
    expect(await companyKeysOf(world, own.id)).toEqual(['sand.example', 'tide.example']);
    const per = (await book()).flatMap(({ contacts }) => contacts).find(({ name }) => name === 'Per Lie')!;
    await call(
      world,
      own.owner,
      'contactUpdate',
      '$id: ID!, $input: ContactUpdateInput!',
      { id: per.id, input: { title: 'CEO' } },
      'contact { id }',
    );
    for (const who of [(await firm(world)).owner, await admin(world)]) {
      expect(codesOf(await undo(who, contactImport!.id))).toEqual(['NOT_FOUND']);
    }
    expect(codesOf(await undo(await memberOf(world, own.id, 'VIEWER'), contactImport!.id))).toEqual(['FORBIDDEN']);
    const take = () => undo(own.owner, contactImport!.id);
    const answers = await world.race('contact_import', contactImport!.id, [take, take]);
    expect(answers.map(codesOf).sort()).toEqual([[], ['ILLEGAL_MOVE']]);
    expect(answers.find((each) => codesOf(each).length === 0)?.untouched).toBe(1);
    expect(await namesIn()).toEqual([['Tide Energy', ['Per Lie']]]);
    const [left] = await world.db.query<{ text: string }[]>(
      `SELECT string_agg(name || coalesce(email, ''), ' ') AS text FROM (SELECT set_config('app.business_ids', $1, true)) s,
         LATERAL (SELECT * FROM contact WHERE business_id = $1::uuid OFFSET 0) c`,
      [own.id],
    );
    expect(left?.text).not.toMatch(/Åse|Eva|ase@|eva@/);
    expect(await companyKeysOf(world, own.id)).toEqual(['tide.example']);
  });

  it('is possible for a day', async () => {
    const { contactImport } = await add(own.owner, [ASE]);
    world.travel(25 * HOUR);
    expect(codesOf(await undo(own.owner, contactImport!.id))).toEqual(['ILLEGAL_MOVE']);
    expect(await namesIn()).toEqual([['Tide Energy', ['Åse Ruud']]]);
  });
});
