import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { memberOf } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { client, contact } from '../support/clients.js';
import { book, imported } from '../support/imports.js';
import { introduction } from '../support/introductions.js';
import { World, type Credentials } from '../support/world.js';

interface Answer {
  readonly answer: {
    readonly userErrors: readonly { readonly code: string }[];
    readonly segment?: { id: string } | null;
    readonly client?: { id: string; name: string; tier: string | null; tags: string[]; version: number } | null;
  };
}

const MERGE = `mutation Merge($id: ID!, $input: ClientMergeInput!, $expectedVersion: Int) {
  answer: clientMerge(id: $id, input: $input, expectedVersion: $expectedVersion) { client { id name tier tags version } userErrors { code } } }`;
const NOTE = `mutation Note($id: ID!, $text: String!) { answer: clientNoteAdd(clientId: $id, text: $text) { client { id } userErrors { code } } }`;
const SEGMENT = `mutation Segment($id: ID!, $input: SegmentAddInput!) { answer: segmentAdd(businessId: $id, input: $input) { segment { id } userErrors { code } } }`;
const MEMBERS = `mutation Members($id: ID!, $input: SegmentMembersInput!) { answer: segmentMembers(id: $id, input: $input) { segment { id } userErrors { code } } }`;

describe('the book', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const send = async (who: Credentials, query: string, variables: object) =>
    (await world.send<Answer>(who, query, variables)).answer;
  const codes = ({ userErrors }: Answer['answer']) => userErrors.map(({ code }) => code);
  const keysOf = async (clientId: string, businessId: string): Promise<string[]> =>
    (
      await world.db.query<{ value: string }[]>(
        `SELECT k.value FROM set_config('app.business_ids', $1, false) s, client_key c JOIN company_key k ON k.id = c.key_id
         WHERE c.client_id = $2 AND s IS NOT NULL ORDER BY 1`,
        [businessId, clientId],
      )
    ).map(({ value }) => value);
  const change = (who: Credentials, id: string, input: object) =>
    send(
      who,
      'mutation U($id: ID!, $input: ClientUpdateInput!) { answer: clientUpdate(id: $id, input: $input) { client { id name tier tags version } userErrors { code } } }',
      { id, input },
    );

  // Remove a call of CompanyKeys.refresh and a line of this must fail.
  it('keeps the keys of a client in step with its domains, its number and its people', async () => {
    const { id: businessId, owner } = await firm(world);
    const added = await send(
      owner,
      'mutation A($id: ID!, $input: ClientAddInput!) { answer: clientAdd(businessId: $id, input: $input) { client { id name tier tags version } userErrors { code } } }',
      {
        id: businessId,
        input: { name: 'Nordvik AS', domains: ['https://nordvik.com'], identifier: 'NO 923 609 016', tags: [' Oslo', 'oslo'] },
      },
    );
    const id = added.client!.id;
    expect(added.client!.tags).toEqual(['oslo']);
    expect(await keysOf(id, businessId)).toEqual(['NO:923609016', 'nordvik.com']);
    const person = await world.send<{ contactAdd: { contact: { id: string } } }>(
      owner,
      'mutation P($id: ID!) { contactAdd(clientId: $id, input: { name: "Kari", email: "kari@mail.nordvik.se" }) { contact { id } userErrors { code } } }',
      { id },
    );
    expect(await keysOf(id, businessId)).toEqual(['NO:923609016', 'nordvik.com', 'nordvik.se']);
    const contactId = person.contactAdd.contact.id;
    await world.send(
      owner,
      'mutation P($id: ID!) { contactUpdate(id: $id, input: { email: "kari@gmail.com" }) { userErrors { code } } }',
      { id: contactId },
    );
    expect(await keysOf(id, businessId)).toEqual(['NO:923609016', 'nordvik.com']);
    await change(owner, id, { domains: [], identifier: null });
    expect(await keysOf(id, businessId)).toEqual([]);
    await world.send(
      owner,
      'mutation P($id: ID!) { contactUpdate(id: $id, input: { email: "kari@nordvik.dk" }) { userErrors { code } } }',
      { id: contactId },
    );
    await world.send(owner, 'mutation P($id: ID!) { contactRemove(id: $id) { userErrors { code } } }', { id: contactId });
    expect(await keysOf(id, businessId)).toEqual([]);
    await change(owner, id, { domains: ['nordvik.com'] });
    await world.send(owner, 'mutation R($id: ID!) { clientRemove(id: $id) { userErrors { code } } }', { id });
    expect(await keysOf(id, businessId)).toEqual([]);
  });

  it('finds two entries of one company and makes them one, with all that belongs to them', async () => {
    const given = await introduction(world, 'OFFERED');
    const { introducer, person, id: introductionId } = given;
    const { id: businessId, owner } = introducer;
    const stays = await client(world, businessId, { name: 'Fjord Logistics AS', region: 'NO' });
    await change(owner, stays.id, { tier: 'B', tags: ['keep'] });
    await change(owner, person.clientId, { tier: 'A', tags: ['carry'], domains: ['carried.com'] });
    await send(owner, NOTE, { id: person.clientId, text: 'Met at the fair' });
    const { clientDuplicates } = await world.send<{
      clientDuplicates: { reason: string; first: { id: string }; second: { id: string } }[];
    }>(owner, 'query D($id: ID!) { clientDuplicates(businessId: $id) { reason first { id } second { id } } }', {
      id: businessId,
    });
    expect(clientDuplicates.map(({ reason, first, second }) => [reason, ...[first.id, second.id].sort()])).toEqual([
      ['SAME_KEY', ...[person.clientId, stays.id].sort()],
    ]);
    const merged = await send(owner, MERGE, { id: stays.id, input: { fromId: person.clientId, take: ['TIER'] } });
    expect(merged).toMatchObject({
      client: { id: stays.id, name: 'Fjord Logistics AS', tier: 'A', tags: ['carry', 'keep'] },
      userErrors: [],
    });
    const after = await world.send<{ client: object; introduction: object }>(
      owner,
      'query C($id: ID!, $i: ID!) { client(id: $id) { contacts { id } notes { text } history(first: 1) { nodes { type } } } introduction(id: $i) { client { id } contact { id } } }',
      { id: stays.id, i: introductionId },
    );
    expect(after).toEqual({
      client: {
        contacts: [{ id: person.id }],
        notes: [{ text: 'Met at the fair' }],
        history: { nodes: [{ type: 'client.merged' }] },
      },
      introduction: { client: { id: stays.id }, contact: { id: person.id } },
    });
    expect(await keysOf(stays.id, businessId)).toContain('carried.com');
    expect(await keysOf(person.clientId, businessId)).toEqual([]);
    expect(codes(await send(owner, MERGE, { id: stays.id, input: { fromId: person.clientId } }))).toEqual(['NOT_FOUND']);
  });

  // Remove the lock of the two clients in ClientMergeService.merge and this test must fail.
  it('merges a pair once when two do it at once, and by the version that was seen', async () => {
    const { id: businessId, owner } = await firm(world);
    const [one, other] = [await client(world, businessId), await client(world, businessId)];
    expect(codes(await send(owner, MERGE, { id: one.id, input: { fromId: other.id }, expectedVersion: 9 }))).toEqual([
      'STALE_VERSION',
    ]);
    const merge = () => send(owner, MERGE, { id: one.id, input: { fromId: other.id } });
    const answers = await world.race('client', [one.id, other.id].sort()[0]!, [merge, merge]);
    expect(answers.flatMap(codes)).toEqual(['NOT_FOUND']);
    expect(await world.factsAbout(one.id)).toEqual(['client.merged']);
  });

  it('is changed by nobody else', async () => {
    const mine = await firm(world);
    const stranger = await firm(world, 'Stranger');
    const reader = await memberOf(world, mine.id, 'VIEWER');
    const { clientId } = await contact(world, mine.id);
    const [second, theirs] = [await client(world, mine.id), await client(world, stranger.id)];
    for (const [who, code] of [
      [stranger.owner, 'NOT_FOUND'],
      [reader, 'FORBIDDEN'],
    ] as const) {
      expect(codes(await send(who, NOTE, { id: clientId, text: 'X' }))).toEqual([code]);
      expect(codes(await send(who, SEGMENT, { id: mine.id, input: { name: 'X' } }))).toEqual([code]);
      expect(codes(await send(who, MERGE, { id: clientId, input: { fromId: second.id } }))).toEqual([code]);
    }
    expect(codes(await send(mine.owner, MERGE, { id: clientId, input: { fromId: theirs.id } }))).toEqual(['NOT_FOUND']);
    for (const field of [
      'segments(businessId: $id) { id }',
      'clientDuplicates(businessId: $id) { reason }',
      'clientTags(businessId: $id)',
      'imports(businessId: $id) { nodes { id } }',
      'clients(businessId: $id) { totalCount }',
    ]) {
      const { errors } = await world.ask(stranger.owner, `query Q($id: ID!) { ${field} }`, { id: mine.id });
      expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    }
  });

  it('has segments by filter and by list', async () => {
    const { id, owner } = await firm(world);
    const stranger = await firm(world, 'Stranger');
    await imported(world, owner, id, 'Company,Status,Tags\nA,Customer,oslo\nB,Prospect,oslo\nC,Opportunity,\nD,Lost,\n');
    const clients = await book(world, owner, id);
    const tagged = await send(owner, SEGMENT, { id, input: { name: 'Oslo', filter: { tags: ['OSLO'] } } });
    const listed = await send(owner, SEGMENT, { id, input: { name: 'Listed' } });
    const theirs = await client(world, stranger.id);
    expect(codes(await send(owner, MEMBERS, { id: listed.segment!.id, input: { add: [clients[3]!.id, theirs.id] } }))).toEqual(
      [],
    );
    expect(codes(await send(owner, MEMBERS, { id: tagged.segment!.id, input: { add: [clients[3]!.id] } }))).toEqual(['INVALID']);
    const { segments } = await world.send<{ segments: { id: string; name: string; clientCount: number }[] }>(
      owner,
      'query S($id: ID!) { segments(businessId: $id) { id name clientCount } }',
      { id },
    );
    expect(segments.map(({ name, clientCount }) => [name, clientCount])).toEqual([
      ['Customers', 1],
      ['Open opportunities', 1],
      ['Prospects', 2],
      ['Lapsed', 1],
      ['Oslo', 2],
      ['Listed', 1],
    ]);
    const remove = 'mutation R($id: ID!) { answer: segmentRemove(id: $id) { segment { id } userErrors { code } } }';
    expect(codes(await send(owner, remove, { id: segments[0]!.id }))).toEqual(['ILLEGAL_MOVE']);
    expect(codes(await send(stranger.owner, remove, { id: listed.segment!.id }))).toEqual(['NOT_FOUND']);
    expect(codes(await send(owner, remove, { id: listed.segment!.id }))).toEqual([]);
  });

  it('shares a dictionary of keys that the service can add to, and not read', async () => {
    const app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
    await expect(app.query('SELECT 1 FROM company_key')).rejects.toThrow('permission denied');
    for (const sql of [
      `INSERT INTO company_key (kind, value) VALUES ('DOMAIN', 'x.example')`,
      'DELETE FROM company_key',
      'TRUNCATE company_key',
    ]) {
      await expect(app.query(sql)).rejects.toThrow('permission denied');
    }
    const { rows } = await app.query<{ ids: (number | null)[] }>(
      `SELECT company_key_ids('DOMAIN', '{a.example,NULL,b.example,a.example}') AS ids`,
    );
    const [ids] = rows.map((row) => row.ids);
    expect(ids).toEqual([ids![3], null, expect.any(Number), expect.any(Number)]);
    expect(ids![2]).not.toBe(ids![3]);
    await app.end();
  });

  it('comes out as a file that comes in again as it was, with formulas shown as text', async () => {
    const { id, owner } = await firm(world);
    await imported(
      world,
      owner,
      id,
      'Company,Website,Contact,Email,Annual value,Currency\n"=1+1",formula.com,"+Kari",kari@formula.com,1250.50,EUR\n',
    );
    const { text, headers } = await request(world.url).get('/api/clients.csv').query({ businessId: id }).set(owner);
    expect(headers['content-type']).toContain('text/csv');
    expect(text.split('\r\n')[1]).toBe("'=1+1,formula.com,,,,,,prospect,1250.50,EUR,,,,'+Kari,kari@formula.com,,");
    const stranger = await firm(world, 'Stranger');
    expect((await request(world.url).get('/api/clients.csv').query({ businessId: id }).set(stranger.owner)).status).toBe(404);
    expect((await request(world.url).get('/api/clients.csv').query({ businessId: id })).status).toBe(401);
  });

  it('is of a business that is there, and stays with it: the database itself refuses all else', async () => {
    const [{ id }, other] = [await firm(world), await firm(world, 'Other')];
    const made = await client(world, id);
    const refused = 'client_business_fkey';
    await expect(client(world, '01890000-0000-7000-8000-000000000000')).rejects.toThrow(refused);
    await expect(world.db.query('UPDATE client SET business_id = $2 WHERE id = $1', [made.id, other.id])).rejects.toThrow(
      refused,
    );
    // One that nothing else holds.
    const bare = '01890000-0000-7000-8000-00000000beef';
    await world.db.query(
      `INSERT INTO business (id, legal_name, trading_name, slug, about, size_band, timezone, currency, status, created_at)
       VALUES ($1, 'Bare AS', 'Bare', 'bare', '', 'SMALL', 'Europe/Oslo', 'EUR', 'ACTIVE', now())`,
      [bare],
    );
    await client(world, bare);
    await expect(world.db.query('DELETE FROM business WHERE id = $1', [bare])).rejects.toThrow(refused);
  });

  it('has people only at clients that are there: the database itself refuses all else, and holds who comes first', async () => {
    const [{ id }, other] = [await firm(world), await firm(world, 'Other')];
    const [a, b, c, d] = [await client(world, id), await client(world, id), await client(world, id), await client(world, id)];
    const theirs = await client(world, other.id);
    const ADD = `INSERT INTO contact (id, client_id, business_id, name, created_at)
      SELECT gen_random_uuid(), c, $2, 'Kari', now() FROM unnest($1::uuid[]) AS c`;
    const refused = 'contact_client_fkey';
    const nobody = '01890000-0000-7000-8000-000000000000';
    for (const clients of [[nobody], [a.id, nobody], [a.id, theirs.id, b.id]])
      await expect(world.db.query(ADD, [clients, id])).rejects.toThrow(refused);
    await world.db.query(ADD, [[a.id, a.id, b.id], id]);
    const MOVE = 'UPDATE contact SET client_id = $2 WHERE client_id = $1';
    for (const to of [theirs.id, nobody]) await expect(world.db.query(MOVE, [a.id, to])).rejects.toThrow(refused);
    await world.db.query(MOVE, [a.id, b.id]);
    const DELETE = 'DELETE FROM client WHERE id = $1';
    await expect(world.db.query(DELETE, [b.id])).rejects.toThrow(refused);
    await expect(world.db.query('UPDATE client SET id = $2 WHERE id = $1', [b.id, nobody])).rejects.toThrow(refused);
    // Whoever comes second waits, and is refused.
    const first = new pg.Client({ connectionString: world.database.ownerUrl });
    await first.connect();
    for (const [before, after, values] of [
      [DELETE, ADD, [[c.id], [[c.id], id]]],
      [ADD, DELETE, [[[d.id], id], [d.id]]],
    ] as const) {
      await first.query('BEGIN');
      await first.query(before, [...values[0]]);
      const second = expect(world.db.query(after, [...values[1]])).rejects.toThrow(refused);
      await world.untilWaiting(1);
      await first.query('COMMIT');
      await second;
    }
    await first.end();
  });
});
