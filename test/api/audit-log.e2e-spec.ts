import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { uuidv7 } from '../../src/kernel/id.js';
import { now } from '../../src/kernel/time.js';
import { admin, type Person } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call } from '../support/call.js';
import { contact } from '../support/clients.js';
import { act, BRIEF } from '../support/introductions.js';
import { keyOf } from '../support/keys.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
let ines: Person;
let pair: Pair;
let offeredId: string;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
  pair = await alliance(world, 'ACTIVE');
  const { owner, id: businessId } = pair.proposer;
  const { id: contactId } = await contact(world, businessId);
  const input = { allianceId: pair.id, contactId, brief: BRIEF };
  offeredId = (await act(world, owner, 'Offer', { input })).introduction?.id ?? '';
  const no = { id: offeredId, input: { reason: 'OTHER', note: 'Kari once left us a bill' } };
  await act(world, pair.partner.owner, 'Decline', no);
  const held = { id: pair.id, input: { reason: 'CONDUCT', note: '=cmd|’/c calc’!A1, “so it is”\nsecond line' } };
  await call(world, ines, 'allianceSuspend', '$id: ID!, $input: AllianceReasonInput!', held, '__typename');
  const added = { businessId, input: { name: 'Fjord Logistics', lifecycle: 'CUSTOMER' } };
  await call(world, owner, 'clientAdd', '$businessId: ID!, $input: ClientAddInput!', added, '__typename');
});
afterAll(() => world.close());

interface Entry {
  readonly id: string;
  readonly occurredAt: string;
  readonly type: string;
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly subject: { readonly __typename: string } | null;
  readonly actor: { readonly name: string } | null;
  readonly business: { readonly tradingName: string } | null;
  readonly reason: string | null;
  readonly note: string | null;
}
const QUERY = `query ($filter: AuditFilter, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { id occurredAt type subjectId subjectName subject { __typename } actor { name }
    business { tradingName } reason note } } }`;

const ask = (who: Credentials, filter: object = {}, slice: object = {}) =>
  world.ask<{ auditLog: { nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(who, QUERY, {
    filter,
    ...slice,
  });
async function log(filter: object = {}): Promise<Entry[]> {
  const { data, errors } = await ask(ines, filter, { first: 100 });
  expect(errors).toBeUndefined();
  return data?.auditLog.nodes ?? [];
}
const csv = (who: Credentials, filter: Record<string, string> = {}) =>
  request(world.url).get('/api/audit.csv').query(filter).set(who);

describe('auditLog', () => {
  it('says who did what to what, newest first, and no word of two partners about a client', async () => {
    const entries = await log({ subjectId: offeredId });
    expect(entries).toMatchObject([
      {
        ...{ type: 'introduction.declined', reason: 'OTHER', note: null, subject: { __typename: 'Introduction' } },
        ...{ subjectName: 'Harbour Ergonomics – Quayside Interiors', business: { tradingName: 'Quayside Interiors' } },
      },
      { type: 'introduction.offered', actor: { name: pair.proposer.owner.name } },
    ]);
    const [held] = await log({ subjectId: pair.id, type: 'alliance.suspended' });
    expect(held).toMatchObject({
      actor: { name: ines.name },
      business: null,
      reason: 'CONDUCT',
      subject: { __typename: 'Alliance' },
    });
    expect(held?.note).toContain('second line');
  });

  it('names no client, whose adding it tells', async () => {
    const [added] = await log({ type: 'client.' });
    expect(added).toMatchObject({ type: 'client.added', subject: null, subjectName: null, note: null });
    expect(JSON.stringify(await log())).not.toMatch(/Fjord|Kari/);
  });

  it('is filtered by person, business, type and time', async () => {
    const types = async (filter: object) => (await log(filter)).map(({ type }) => type);
    expect(await types({ actorId: pair.partner.owner.userId })).toEqual(['introduction.declined']);
    expect(await types({ businessId: pair.partner.id })).toEqual([
      'alliance.suspended',
      'introduction.declined',
      'introduction.offered',
    ]);
    expect(await types({ type: 'introduction.' })).toEqual(['introduction.declined', 'introduction.offered']);
    expect(await types({ type: '%' })).toEqual([]);
    const [newest] = await log();
    expect((await log({ since: newest!.occurredAt })).map(({ id }) => id)).toContain(newest!.id);
    expect((await log({ until: newest!.occurredAt })).map(({ id }) => id)).not.toContain(newest!.id);
  });

  it('comes in pages', async () => {
    const all = (await log()).map(({ id }) => id);
    const page = (await ask(ines, {}, { first: 2 })).data!.auditLog;
    const rest = (await ask(ines, {}, { first: 100, after: page.pageInfo.endCursor })).data!.auditLog;
    expect([...page.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(all);
  });

  it('is for admins in a session, and nobody else', async () => {
    const { owner, id } = pair.proposer;
    expect((await ask(owner)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const key = await keyOf(world, owner, id, 'NETWORK_READ');
    expect((await ask(key)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await ask({})).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('audit.csv', () => {
  it('holds the rows of the query with the same filter, and runs no formula', async () => {
    for (const filter of [{}, { type: 'alliance.' }, { businessId: pair.partner.id }] as Record<string, string>[]) {
      const { text } = await csv(ines, filter)
        .expect(200)
        .expect('content-type', /^text\/csv/)
        .expect('cache-control', 'no-store');
      const [header, ...rows] = read(text);
      expect(header).toEqual(['occurredAt', 'type', 'subjectId', 'subject', 'actor', 'business', 'reason', 'note', 'id']);
      const shown = (note: string | null) => (note?.startsWith('=') ? `'${note}` : (note ?? ''));
      expect(rows).toEqual(
        (await log(filter)).map((entry) => [
          ...[entry.occurredAt, entry.type, entry.subjectId, entry.subjectName ?? '', entry.actor?.name ?? ''],
          ...[entry.business?.tradingName ?? '', entry.reason ?? '', shown(entry.note), entry.id],
        ]),
      );
    }
    expect((await csv(ines, { type: 'alliance.' })).text).toContain(`"'=cmd|`);
  });

  it('goes on after a batch', async () => {
    const { id } = await firm(world, 'Many');
    await world.db.query(
      `INSERT INTO event (id, type, subject_id, occurred_at) SELECT gen_random_uuid(), 'planted.event', $1, $2 FROM generate_series(1, 1234)`,
      [id, now()],
    );
    const ids = read((await csv(ines, { subjectId: id })).text).slice(1).map((row) => row.at(-1)); // prettier-ignore
    expect(new Set(ids).size).toBe(1_234);
  });

  it('refuses a filter that it does not know or cannot read', async () => {
    for (const filter of [{ actor: uuidv7() }, { actorId: 'me' }, { since: 'yesterday' }]) {
      await csv(ines, filter as Record<string, string>).expect(400);
    }
  });

  it('is for admins in a session, and nobody else', async () => {
    const { owner, id } = pair.proposer;
    await csv(owner).expect(403);
    await csv(await keyOf(world, owner, id, 'NETWORK_READ')).expect(403);
    await csv({}).expect(401);
  });
});

/** The rows of a CSV, with quotes and line ends inside cells. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}
