import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, Program } from '../support/program.js';

/** A start on a folder that was used before. The fastest of three is held against it: other tests run beside this one. */
const SECONDS = 5_000;

const dirs: string[] = [];
const newDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'adjoin-process-'));
  dirs.push(dir);
  return dir;
};
const programs: Program[] = [];
const begin = (...args: ConstructorParameters<typeof Program>): Program => {
  const program = new Program(...args);
  programs.push(program);
  return program;
};
afterAll(async () => {
  await Promise.all(programs.map((program) => program.end('SIGTERM')));
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

describe('a bad configuration', () => {
  it('ends the start within two seconds, names each variable on a line, and leaves nothing behind', async () => {
    const dir = join(newDir(), 'data');
    const began = performance.now();
    const program = begin(dir, 3000, { PORT: 'many', LOG_LEVEL: 'loud', DATABASE_POOL: '0' });
    expect(await program.ended).toBe(1);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(program.errors.trim().split('\n')).toEqual([
      expect.stringMatching(/^PORT: /),
      expect.stringMatching(/^DATABASE_POOL: /),
      expect.stringMatching(/^LOG_LEVEL: /),
    ]);
    expect(existsSync(dir)).toBe(false);
  });
});

describe('the program', () => {
  const dir = newDir();
  let program: Program;
  let port: number;
  const restart = () => (program = begin(dir, port, { DATABASE_POOL: '60', LOG_LEVEL: 'warn' }));
  beforeAll(async () => {
    port = await freePort();
    await restart().ready();
  });

  it('answers, and keeps its secrets to itself', async () => {
    const page = await fetch(program.url, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<title>Adjoin</title>');
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    for (const file of ['secret', 'postgres-password']) expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);
    expect(program.output).toBe(`Adjoin is ready at http://localhost:${port}\n`);
    expect(program.errors).toBe('');
  });

  it('refuses a second start on its folder, politely, and goes on', async () => {
    const second = begin(dir, await freePort());
    expect(await second.ended).toBe(1);
    expect(second.errors).toMatch(/^Another start is using .*\n$/);
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
  });

  it('says that the port is taken, and stops what it had started', async () => {
    const other = begin(newDir(), port);
    expect(await other.ended).toBe(1);
    expect(other.errors).toMatch(new RegExp(`^PORT: ${port} is taken\\..*\\n$`));
    expect(other.databaseRuns).toBe(false);
  });

  it('loses none of 50 requests in flight on SIGTERM, and goes within ten seconds', async () => {
    const owner = await program.database();
    await owner.query('BEGIN; LOCK TABLE idempotency_key');
    const answers = Array.from({ length: 50 }, async () => {
      const { status, headers } = await fetch(`${program.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ query: 'mutation { signOut { userErrors { code } } }' }),
      });
      return [status, headers.get('content-type')];
    });
    const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = 'adjoin_app'`;
    // Not on the connection that holds the lock: within a transaction these figures stand still.
    const watcher = await program.database();
    while ((await watcher.query<{ n: number }>(waiting)).rows[0]?.n !== 50) await new Promise((go) => setTimeout(go, 20));
    await watcher.end();

    const end = program.end('SIGTERM');
    await new Promise((go) => setTimeout(go, 500));
    await owner.query('COMMIT');
    await owner.end();

    expect(new Set((await Promise.all(answers)).map(String))).toEqual(new Set(['401,application/json; charset=utf-8']));
    const { code, after } = await end;
    expect(code).toBe(0);
    expect(after).toBeLessThan(10_000);
    expect(program.databaseRuns).toBe(false);
  });

  it('starts again', async () => {
    await restart().ready();
  });

  it('is ready within five seconds after it was killed, on the data of the killed one', async () => {
    const owner = await program.database();
    await owner.query('CREATE TABLE kept AS SELECT 1 AS it');
    await owner.end();
    let fastest = Infinity;
    for (let attempt = 0; attempt < 5 && fastest > SECONDS; attempt += 1) {
      expect((await program.end('SIGKILL')).code).toBe('SIGKILL');
      expect(program.databaseRuns).toBe(true);
      fastest = Math.min(fastest, await restart().ready());
    }
    expect(fastest).toBeLessThan(SECONDS);
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    const next = await program.database();
    expect((await next.query('SELECT it FROM kept')).rows).toEqual([{ it: 1 }]);
    await next.end();
  });

  it('survives PostgreSQL going away, and answers within two seconds after it is back', async () => {
    const owner = await program.database();
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'adjoin_app'`);
    await owner.end();
    const began = performance.now();
    while ((await fetch(`${program.url}/readyz`)).status !== 200) await new Promise((go) => setTimeout(go, 50));
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('ends at once on a second signal, and the next start takes over what it left', async () => {
    const owner = await program.database();
    await owner.query('BEGIN; LOCK TABLE migration');
    const hanging = fetch(`${program.url}/readyz`).catch(() => null);
    await new Promise((go) => setTimeout(go, 200));
    program.signal('SIGINT');
    await new Promise((go) => setTimeout(go, 200));
    expect((await program.end('SIGINT')).code).toBe(130);
    await owner.end();
    await hanging;

    await restart().ready();
    expect((await program.end('SIGINT')).code).toBe(0);
    expect(program.databaseRuns).toBe(false);
  });
});
