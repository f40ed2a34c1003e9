import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKey } from '../../src/accounts/api-key.secret.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { freePort, Program } from '../support/program.js';

const KILLS = 20;
const ADD = `mutation ($businessId: ID!, $input: ClientAddInput!) {
  clientAdd(businessId: $businessId, input: $input) { client { name } userErrors { code } } }`;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'adjoin-killed-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A business with an API key, written by the owner of the database; answers how to add a client by it. */
async function integrator(program: Program): Promise<(url: string, name: string) => Promise<string | null>> {
  const [businessId, userId, { key, prefix }] = [uuidv7(), uuidv7(), newKey()];
  const db = await program.database();
  await db.query(
    `INSERT INTO business (id, legal_name, trading_name, slug, size_band, timezone, currency, status, created_at)
     VALUES ($1, 'Harbour', 'Harbour', 'harbour', 'SMALL', 'Europe/Oslo', 'EUR', 'ACTIVE', now())`,
    [businessId],
  );
  await db.query(
    `INSERT INTO user_account (id, email, name, email_verified_at, created_at) VALUES ($1, 'ada@harbour.example', 'Ada', now(), now())`,
    [userId],
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
  await db.end();
  return async (url, name) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'idempotency-key': name };
    const body = JSON.stringify({ query: ADD, variables: { businessId, input: { name } } });
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = (await answer.json()) as {
      data?: { clientAdd: { client: { name: string } | null } | null } | null;
      errors?: { extensions: { code: string } }[];
    };
    return data?.clientAdd?.client?.name ?? errors?.[0]?.extensions.code ?? null;
  };
}

it('killed in mid-mutation twenty times, it loses nothing that it acknowledged and doubles nothing', async () => {
  const port = await freePort();
  let program = new Program(dir, port);
  await program.ready();
  const add = await integrator(program);
  const acknowledged = new Set<string>();
  const unanswered: string[] = [];
  const starts: number[] = [];

  for (let kill = 0; kill < KILLS; kill += 1) {
    let isAlive = true;
    const caller = async (who: number) => {
      for (let n = 0; isAlive; n += 1) {
        const name = `client-${kill}-${who}-${n}`;
        const answer = await add(program.url, name).catch(() => null);
        if (answer === name) acknowledged.add(name);
        else unanswered.push(name);
      }
    };
    const callers = [0, 1, 2, 3].map(caller);
    await new Promise((resolve) => setTimeout(resolve, 40 + 17 * (kill % 10)));
    await program.end('SIGKILL');
    isAlive = false;
    await Promise.all(callers);
    program = new Program(dir, port);
    starts.push(await program.ready());
  }

  // Whoever got no answer asks again under the same key, until it is said what became of it.
  for (const name of unanswered) {
    let answer = await add(program.url, name);
    while (answer === 'IDEMPOTENCY_IN_FLIGHT') {
      await new Promise((resolve) => setTimeout(resolve, 500));
      answer = await add(program.url, name);
    }
    expect([name, 'IDEMPOTENCY_ALREADY_APPLIED']).toContain(answer);
  }
  const db = await program.database();
  const { rows } = await db.query<{ name: string; times: number; facts: number }>(
    `SELECT name, count(*)::int AS times,
       (SELECT count(*)::int FROM event WHERE subject_id = ANY (array_agg(client.id)) AND type = 'client.added') AS facts
     FROM client GROUP BY name`,
  );
  await db.end();
  await program.end('SIGTERM');

  const stored = new Map(rows.map((row) => [row.name, row]));
  expect([...acknowledged, ...unanswered].filter((name) => !stored.has(name))).toEqual([]);
  expect(rows.filter(({ times, facts }) => times !== 1 || facts !== 1)).toEqual([]);
  expect(stored.size).toBe(acknowledged.size + unanswered.length);
  expect(unanswered.length).toBeGreaterThan(KILLS / 2);
  // The median: one start may fall into another test's busiest second.
  expect(starts.sort((a, b) => a - b)[KILLS / 2]).toBeLessThan(5_000);
}, 240_000);
