import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { Client, Contact } from '../../src/clients/index.js';
import { Consent, Disclosure } from '../../src/consents/index.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { PrivateRows } from '../../src/platform/database/private-rows.js';
import { actFor, actingAs, UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { firm, type Firm } from '../support/businesses.js';
import { client, contact } from '../support/clients.js';
import { asked, linkTo, PlantedPurposeModule } from '../support/consents.js';
import { filledBook } from '../support/imports.js';
import { World } from '../support/world.js';

/** Every table that holds what one business keeps from the others. */
const PRIVATE = [
  ...['book_import', 'client', 'client_key', 'client_name', 'client_need', 'client_note', 'consent', 'contact', 'contact_import'],
  ...[
    'disclosure',
    'import_batch',
    'import_change',
    'import_chunk',
    'import_row',
    'invitation',
    'lawful_basis',
    'nomination',
    'not_same_company',
  ],
  ...['one_to_one_note', 'segment', 'segment_member', 'sharing_rule', 'supplier_answer', 'supplier_survey', 'suppression'],
  ...['vetting_referee'],
];
/** Those whose rows are planted, and looked for from all sides, in the tests of their own features. */
const ELSEWHERE = /^(sharing_|not_same_|client_name$|invitation$|lawful_basis$)/;
/** What refuses to move a row to another firm before row-level security would. */
const STAYS: Readonly<Record<string, string>> = { client_key: 'permission denied', client: 'a client stays in its book' };
/** What follows from other rows, or is a copy on its way: its own business takes it away, and nobody else. */
const PASSING = ['client_key', 'import_batch', 'import_change', 'import_chunk', 'import_row', 'segment_member'];
const SETTING = `SELECT current_setting('app.business_ids', true) AS ids`;

describe('the private books', () => {
  let world: World;
  let app: pg.Client;
  beforeAll(async () => {
    world = await World.open({ DATABASE_POOL: '2' }, [PlantedPurposeModule]);
    app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await world.close();
  });

  /** Raw SQL as the service's own role, acting for a business or for none; what it changes is rolled back. */
  async function as(
    businessId: string | null,
    sql: string,
    values: unknown[] = [],
  ): Promise<pg.QueryResult<Record<string, unknown>>> {
    await app.query('BEGIN');
    try {
      if (businessId) await app.query(`SELECT set_config('app.business_ids', $1, true)`, [businessId]);
      return await app.query<Record<string, unknown>>(sql, values);
    } finally {
      await app.query('ROLLBACK');
    }
  }

  it('are behind forced row-level security, and the service’s role cannot step around it', async () => {
    const { rows: tables } = await app.query<{ name: string; forced: boolean; owner: string }>(
      `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS forced, pg_get_userbyid(relowner) AS owner
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
    );
    expect(tables.filter(({ forced }) => forced).map(({ name }) => name)).toEqual(PRIVATE);
    expect(tables.map(({ owner }) => owner)).not.toContain('adjoin_app');
    const { rows: roles } = await app.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS member_of FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, member_of: 0 }]);
    const { rows: rights } = await app.query(
      `SELECT table_name FROM information_schema.role_table_grants
       WHERE grantee = 'adjoin_app' AND privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER')`,
    );
    expect(rights).toEqual([]);
  });

  it('hold every column of the schema that could hold a client’s address or number', async () => {
    const { rows } = await app.query<{ name: string }>(
      `SELECT DISTINCT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name IN ('email', 'phone') AND table_name NOT IN ('user_account', 'member_invitation')
       ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name).filter((name) => !PRIVATE.includes(name))).toEqual([]);
  });

  it('share no unique index between businesses that could tell one what another has', async () => {
    const { rows } = await app.query<{ name: string; key: string }>(
      `SELECT i.relname AS name, pg_get_indexdef(x.indexrelid) AS key FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
       JOIN pg_class t ON t.oid = x.indrelid WHERE x.indisunique AND NOT x.indisprimary AND t.relname = ANY ($1)`,
      [PRIVATE],
    );
    // A campaign is of one host, and invites from its book only.
    for (const { key } of rows) expect(key).toMatch(/business_id|host_id|campaign_id/);
  });

  it('show, change, take and give nothing across the line, in raw SQL as the service’s role', async () => {
    const { owner, partner, person } = await asked(world);
    const path = await linkTo(world, person.email);
    await request(world.url).post(path).type('form').send({ decision: 'yes', fields: 'EMAIL' });
    await request(world.url).post(path).type('form').send({ decision: 'revoke' });
    const stranger = await firm(world, 'Stranger Ltd');
    await world.db.query(
      `WITH pair AS (INSERT INTO alliance (id, proposer_id, partner_id, purpose, stage, stage_since, created_at)
         VALUES (gen_random_uuid(), $1, $2, 'Notes', 'ACTIVE', now(), now()) RETURNING id),
       met AS (INSERT INTO one_to_one (id, alliance_id, proposed_by, starts_at, minutes, agenda, created_at)
         SELECT gen_random_uuid(), id, $1, now(), 60, 'Notes', now() FROM pair RETURNING id),
       acting AS MATERIALIZED (SELECT set_config('app.business_ids', $3, true) AS ids)
       INSERT INTO one_to_one_note SELECT met.id, $1, 'Ours', gen_random_uuid(), now() FROM met, acting WHERE ids IS NOT NULL`,
      [owner.id, stranger.id, owner.id],
    );
    await world.db.query(
      `WITH acting AS MATERIALIZED (SELECT set_config('app.business_ids', $2, true) AS ids)
       INSERT INTO client_need (id, client_id, business_id, text, noted_by, noted_at)
       SELECT gen_random_uuid(), $1, $3, 'Ours', gen_random_uuid(), now() FROM acting WHERE ids IS NOT NULL`,
      [person.clientId, owner.id, owner.id],
    );
    await world.db.query(
      `WITH said AS (INSERT INTO vetting_reference (id, alliance_id, business_id, dimension, relation, state, asked_by, asked_at)
         SELECT gen_random_uuid(), id, $1, 'ETHICS', 'Client', 'ASKED', gen_random_uuid(), now() FROM alliance
         WHERE proposer_id = $1 AND partner_id = $2 RETURNING id),
       acting AS MATERIALIZED (SELECT set_config('app.business_ids', $3, true) AS ids)
       INSERT INTO vetting_referee SELECT said.id, $1, 'Tove', 'tove@elsewhere.example' FROM said, acting WHERE ids IS NOT NULL`,
      [owner.id, stranger.id, owner.id],
    );
    await world.db.query(
      `WITH acting AS MATERIALIZED (SELECT set_config('app.business_ids', $1::text, true) AS ids),
       asked AS (INSERT INTO supplier_survey (id, business_id, contact_id, asked_by, text, address_hash, asked_at, expires_at)
         SELECT gen_random_uuid(), $1::uuid, $2, gen_random_uuid(), 'Whom do you respect?', '\\x00', now(), now() FROM acting
         WHERE ids IS NOT NULL RETURNING id),
       named AS (INSERT INTO supplier_answer (id, survey_id, business_id, name, what_for, may_tell)
         SELECT gen_random_uuid(), id, $1::uuid, 'Quiet Rooms', '', false FROM asked),
       brought AS (INSERT INTO contact_import (id, business_id, made_by, contact_ids, client_ids, made_at)
         SELECT gen_random_uuid(), $1::uuid, gen_random_uuid(), '{}', '{}', now() FROM acting WHERE ids IS NOT NULL)
       INSERT INTO nomination (id, business_id, nominated_by, firm_name, why, address_hash, stage_since, created_at, expires_at)
         SELECT gen_random_uuid(), $1::uuid, gen_random_uuid(), 'Quiet Rooms', 'They are good', '\\x00', now(), now(), now()
         FROM acting WHERE ids IS NOT NULL`,
      [owner.id, person.id],
    );
    await filledBook(world, owner);
    const keys: Record<string, string> = { disclosure: 'owner_id' };
    for (const table of PRIVATE.filter((name) => !ELSEWHERE.test(name))) {
      const key = keys[table] ?? 'business_id';
      expect((await as(owner.id, `SELECT 1 FROM ${table} WHERE ${key} = $1`, [owner.id])).rowCount).toBeGreaterThan(0);
      const seen = table === 'disclosure' ? [stranger.id, null] : [stranger.id, partner.id, null];
      for (const who of seen) {
        expect((await as(who, `SELECT 1 FROM ${table} WHERE ${key} = $1`, [owner.id])).rowCount).toBe(0);
      }
      for (const who of [stranger.id, partner.id, null]) {
        // Keys are written and taken away, never changed: the service's role may not even try.
        if (table === 'client_key') continue;
        expect((await as(who, `UPDATE ${table} SET ${key} = ${key} WHERE ${key} = $1`, [owner.id])).rowCount).toBe(0);
        expect((await as(who, `SELECT 1 FROM ${table} WHERE ${key} = $1 FOR UPDATE`, [owner.id])).rowCount).toBe(0);
      }
      const moved = as(owner.id, `UPDATE ${table} SET ${key} = $1 WHERE ${key} = $2`, [stranger.id, owner.id]);
      await expect(moved).rejects.toThrow(STAYS[table] ?? 'row-level security');
      if (PASSING.includes(table)) {
        for (const who of [stranger.id, null])
          expect((await as(who, `DELETE FROM ${table} WHERE ${key} = $1`, [owner.id])).rowCount).toBe(0);
      } else await expect(as(owner.id, `DELETE FROM ${table}`)).rejects.toThrow('permission denied');
      await expect(as(owner.id, `TRUNCATE ${table} CASCADE`)).rejects.toThrow('permission denied');
      await expect(as(owner.id, `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`)).rejects.toThrow('must be owner');
    }
    const into = `INSERT INTO client (id, business_id, name, created_at) VALUES ($1, $2, 'Planted', now())`;
    await expect(as(stranger.id, into, [uuidv7(), owner.id])).rejects.toThrow('row-level security');
    await expect(as(null, into, [uuidv7(), owner.id])).rejects.toThrow('row-level security');
    expect((await as(owner.id, into, [uuidv7(), owner.id])).rowCount).toBe(1);
    // A foreign key looks past the policies: it must not attach a person to a stranger's client.
    const attach = `INSERT INTO contact (id, client_id, business_id, name, created_at) VALUES ($1, $2, $3, 'Planted', now())`;
    await expect(as(stranger.id, attach, [uuidv7(), person.clientId, stranger.id])).rejects.toThrow('contact_client_fkey');
    const need = `INSERT INTO client_need (id, client_id, business_id, text, noted_by, noted_at) VALUES ($1, $2, $3, 'Planted', $1, now())`;
    await expect(as(stranger.id, need, [uuidv7(), person.clientId, stranger.id])).rejects.toThrow('client_need_client_fkey');
    const key = `INSERT INTO client_key (client_id, business_id, key_id) VALUES ($1, $2, 1)`;
    await expect(as(stranger.id, key, [person.clientId, stranger.id])).rejects.toThrow('client_key_client_fkey');
    const note = `INSERT INTO client_note (id, client_id, business_id, text, written_by, written_at) VALUES ($1, $2, $3, 'X', $1, now())`;
    await expect(as(stranger.id, note, [uuidv7(), person.clientId, stranger.id])).rejects.toThrow('client_note_client_fkey');
  });

  it('show the partner its copy and nothing of the book', async () => {
    const { id, partner, person } = await asked(world);
    await request(world.url)
      .post(await linkTo(world, person.email))
      .type('form')
      .send({ decision: 'yes', fields: 'EMAIL' });
    const { rows } = await as(partner.id, 'SELECT name, email, phone, company FROM disclosure WHERE consent_id = $1', [id]);
    expect(rows).toEqual([{ name: person.name, email: person.email, phone: null, company: null }]);
    for (const table of ['client', 'contact', 'consent', 'suppression'])
      expect((await as(partner.id, `SELECT 1 FROM ${table}`)).rowCount).toBe(0);
  });

  it('are empty to whoever forgets to say for whom he acts', async () => {
    const { id } = await firm(world);
    await contact(world, id);
    const { manager } = world.get(DataSource);
    for (const entity of [Client, Contact, Consent, Disclosure]) expect(await manager.count(entity)).toBe(0);
    expect(await world.get(UnitOfWork).run((tx) => tx.count(Contact))).toBe(0);
  });

  it('are opened for the length of one piece of work only, and never written by a read', async () => {
    const [one, other] = [await firm(world), await firm(world)];
    for (const { id } of [one, other]) await client(world, id);
    const unitOfWork = world.get(UnitOfWork);
    await unitOfWork.run(async (tx) => {
      await actFor(tx, [one.id]);
      const inside = await actingAs(tx, [other.id], () => tx.find(Client));
      expect(inside.map(({ businessId }) => businessId)).toEqual([other.id]);
      expect((await tx.find(Client)).map(({ businessId }) => businessId)).toEqual([one.id]);
    });
    await unitOfWork.run(async (tx) => {
      expect(await actingAs(tx, [one.id], () => tx.count(Client))).toBe(1);
      expect(await tx.count(Client)).toBe(0);
    });
    const write = unitOfWork.readFor([one.id], (tx) => tx.update(Client, { businessId: one.id }, { name: 'X' }));
    await expect(write).rejects.toThrow('read-only transaction');
  });

  it('do not leak through a pool of two that two hundred businesses share', async () => {
    const firms: Firm[] = [];
    for (let count = 0; count < 200; count += 1) {
      const each = await firm(world, `Firm ${count}`);
      await client(world, each.id, { name: `Client of ${each.id}` });
      firms.push(each);
    }
    const [rows, unitOfWork, { manager }] = [world.get(PrivateRows), world.get(UnitOfWork), world.get(DataSource)];
    const everything = { name: 'test', where: 'TRUE', values: [] };
    const looks: ((id: string) => Promise<string[]>)[] = [
      async (id) => (await rows.find([id], Client, everything)).map(({ name }) => name),
      async (id) => (await unitOfWork.readFor([id], (tx) => tx.find(Client))).map(({ name }) => name),
      async (id) =>
        unitOfWork.run(async (tx) => {
          await actFor(tx, [id]);
          return (await tx.find(Client)).map(({ name }) => name);
        }),
      async () => [...(await manager.find(Client)).map(({ name }) => name)],
    ];
    for (let from = 0; from < firms.length; from += 40) {
      const some = firms.slice(from, from + 40);
      await Promise.all(
        some.map(async ({ id }, index) => {
          const found = await looks[index % 4]!(id);
          expect(found).toEqual(index % 4 === 3 ? [] : [`Client of ${id}`]);
        }),
      );
    }
    const settings = await Promise.all([1, 2, 3, 4].map(() => manager.query<{ ids: string | null }[]>(SETTING)));
    expect(settings.map(([row]) => row?.ids ?? '')).toEqual(['', '', '', '']);
  });

  it('leave no name, address or number in events, clocks, jobs or links', async () => {
    const canaries = ['Zelda Canary', 'zelda.canary@secret.example', '+47 99 88 77 66', 'Canary in chief', 'Canary Works'];
    const owner = await firm(world);
    const works = await client(world, owner.id, { name: canaries[4]! });
    const details = { name: canaries[0]!, email: canaries[1]!, phone: canaries[2]!, title: canaries[3]! };
    const REMOVE = `mutation ($id: ID!) { clientRemove(id: $id) { userErrors { code } } }`;
    const { person } = await asked(world, { owner, ...details });
    await contact(world, owner.id, { clientId: works.id, ...details });
    const path = await linkTo(world, person.email);
    await request(world.url)
      .post(path)
      .type('form')
      .send({ decision: 'yes', fields: ['EMAIL', 'PHONE', 'TITLE', 'COMPANY'] });
    await world.settle();
    await request(world.url).post(path).type('form').send({ decision: 'revoke' });
    await world.send(owner.owner, REMOVE, { id: person.clientId });
    await world.send(owner.owner, REMOVE, { id: works.id });
    await world.settle();
    const tables = await world.db.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'pgboss') AND tablename <> 'client' ORDER BY 1`,
    );
    for (const { name } of tables) {
      const [row] = await world.db.query<{ text: string | null }[]>(`SELECT string_agg(t::text, ' ') AS text FROM ${name} t`);
      for (const canary of canaries) expect([name, row?.text?.includes(canary) ?? false]).toEqual([name, false]);
    }
  });
});
