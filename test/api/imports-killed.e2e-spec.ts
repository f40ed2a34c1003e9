import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newKey } from '../../src/accounts/api-key.secret.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { freePort, Program } from '../support/program.js';

const ROWS = 60_000;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'adjoin-import-killed-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

// Remove the mark of a batch in ImportRuns.inOne and this test must fail.
it('killed in the midst of an import, it goes on where it was and doubles nothing', async () => {
  const port = await freePort();
  let program = new Program(dir, port);
  await program.ready();
  const [businessId, userId, { key, prefix }] = [uuidv7(), uuidv7(), newKey()];
  const db = await program.database();
  db.on('error', () => undefined);
  await db.query(
    `WITH b AS (INSERT INTO business (id, legal_name, trading_name, slug, size_band, timezone, currency, status, created_at)
       VALUES ($1, 'Harbour', 'Harbour', 'harbour', 'SMALL', 'Europe/Oslo', 'EUR', 'ACTIVE', now()))
     INSERT INTO user_account (id, email, name, email_verified_at, created_at) VALUES ($2, 'ada@harbour.example', 'Ada', now(), now())`,
    [businessId, userId],
  );
  await db.query(`INSERT INTO membership (id, user_id, business_id, role, created_at) VALUES ($1, $2, $3, 'OWNER', now())`, [
    uuidv7(),
    userId,
    businessId,
  ]);
  await db.query(
    `INSERT INTO api_key (id, business_id, created_by_id, name, prefix, secret_hash, scopes, created_at)
     VALUES ($1, $2, $3, 'test', $4, $5, '{clients:read,clients:write}', now())`,
    [uuidv7(), businessId, userId, prefix, createHash('sha256').update(key).digest()],
  );
  const headers = { authorization: `Bearer ${key}` };
  const ask = async <Data>(query: string, variables: object): Promise<Data> => {
    const body = JSON.stringify({ query, variables });
    const answer = await fetch(`${program.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    return ((await answer.json()) as { data: Data }).data;
  };
  const view = async (id: string) =>
    (
      await ask<{
        import: { state: string; progress: { done: number } | null; result: { added: number; contacts: number } | null };
      }>('query I($id: ID!) { import(id: $id) { state progress { done } result { added contacts } } }', { id })
    ).import;

  const lines = Array.from({ length: ROWS }, (_, n) => `Firm ${n},firm-${n}.com,p@firm-${n}.com`);
  const sent = await fetch(`${program.url}/imports?businessId=${businessId}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: ['Company,Website,Email', ...lines].join('\n'),
  });
  const { import: found } = (await sent.json()) as { import: { id: string } };
  while ((await view(found.id)).state !== 'READY') await pause(50);
  await ask('mutation S($id: ID!) { importStart(id: $id) { userErrors { code } } }', { id: found.id });
  while (((await view(found.id)).progress?.done ?? 0) < 5_000) await pause(10);
  await program.end('SIGKILL');

  const { rows: half } = await db.query<{ state: string; done: number }>(
    `SELECT state, done FROM book_import WHERE set_config('app.business_ids', $1, false) IS NOT NULL`,
    [businessId],
  );
  expect(half[0]?.state).toBe('RUNNING');
  expect(half[0]?.done).toBeLessThan(ROWS);

  program = new Program(dir, port);
  await program.ready();
  for (let seconds = 0; seconds < 100 && (await view(found.id)).state !== 'DONE'; seconds += 1) await pause(1_000);
  expect(await view(found.id)).toEqual({ state: 'DONE', progress: null, result: { added: ROWS, contacts: ROWS } });
  const again = await program.database();
  const { rows } = await again.query<{ clients: number; keys: number; people: number }>(
    `SELECT (SELECT count(*)::int FROM client) AS clients, (SELECT count(*)::int FROM client_key) AS keys,
       (SELECT count(*)::int FROM contact) AS people FROM set_config('app.business_ids', $1, false)`,
    [businessId],
  );
  expect(rows).toEqual([{ clients: ROWS, keys: ROWS, people: ROWS }]);
  await again.end();
  await db.end().catch(() => undefined);
  await program.end('SIGTERM');
}, 180_000);
