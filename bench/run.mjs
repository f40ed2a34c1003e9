/**
 * npm run bench: the product beside the floor and PostGraphile 5, on one database, in turn, in one run.
 * Prints throughput, p50 and p99, and the ratios of the medians. Figures of another machine differ; ratios tell.
 * BENCH_ROUNDS (5) and BENCH_SECONDS (4) make it longer or shorter.
 */
import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { newKey } from '../dist/src/accounts/api-key.secret.js';
import { startEmbeddedServer } from '../dist/src/platform/database/embedded-server.js';
import { prepareDatabase } from '../dist/src/platform/database/prepare-database.js';
import { jobsLayout } from '../dist/src/platform/jobs/jobs-layout.js';
import { OFFER_SQL } from './floor-sql.mjs';
import { FIRMS, id, operations } from './operations.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
/** V8 takes this long (seconds) to have compiled a whole service; the floor's hundred lines are warm at once. */
const WARM_UP = 12;
const CONNECTIONS = 16;
const POOL = '4';
const here = import.meta.dirname;
const say = (line) => process.stdout.write(`${line}\n`);

const database = await startEmbeddedServer(resolve('.adjoin/bench'), {
  settings: { shared_buffers: '1GB', max_connections: '60', max_wal_size: '4GB' },
});
const children = [];
try {
  const keys = await seed();
  const servers = await startServers();
  await compare(servers, keys);
} finally {
  for (const child of children) child.kill('SIGTERM');
  await database.stop();
}

/** Seeds once; a second run finds the rows there. Answers an API key for each asking firm. */
async function seed() {
  await prepareDatabase(database.url, { layouts: [jobsLayout] });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS n FROM business');
  if (rows[0].n === 0) {
    say('Seeding 5,000 firms, 50,000 alliances, 500,000 introductions …');
    const started = performance.now();
    // One transaction: a seeding that was broken off leaves nothing that looks like seeded.
    await client.query('BEGIN');
    for (const statement of readFileSync(`${here}/seed.sql`, 'utf8').split(/;\n\n/)) await client.query(statement);
    await client.query(`CREATE SCHEMA bench; CREATE FUNCTION bench.offer(alliance uuid, contact uuid, brief jsonb) RETURNS uuid LANGUAGE sql VOLATILE
      AS $$ ${OFFER_SQL.replaceAll('$1', 'gen_random_uuid()').replaceAll('$2', '$1').replaceAll('$3', '$2').replaceAll('$4', '$3')} $$`);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    say(`seeded in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  const keys = [];
  for (let n = 0; n < FIRMS; n += 1) {
    const { key, prefix } = newKey();
    const hash = createHash('sha256').update(key).digest();
    const scopes = ['network:read', 'businesses:read', 'clients:read', 'introductions:read', 'introductions:write'];
    await client.query(
      `INSERT INTO api_key (id, business_id, created_by_id, name, prefix, secret_hash, scopes, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'bench', $3, $4, $5, now())`,
      [id(1, n * 97), id(6, n * 97), prefix, hash, scopes],
    );
    keys.push(key);
  }
  await client.end();
  return keys;
}

async function startServers() {
  const base = { ...process.env, DATABASE_URL: database.url, DATABASE_POOL: POOL };
  const listening = (file) =>
    new Promise((done, failed) => {
      const child = fork(file, { env: base, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      children.push(child);
      child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)));
      child.once('message', ({ port }) => done(`http://127.0.0.1:${port}`));
    });
  const port = '3999';
  // What follows from an offer (letters, clocks) is a worker's; the floor has none, so here none runs.
  const env = {
    ...base,
    WORKER: 'false',
    PORT: port,
    DEMO: 'false',
    NODE_ENV: 'production',
    SECRET: 'only for the benchmark, 32 letters',
    LOG_LEVEL: 'error',
  };
  const product = fork('dist/src/main.js', {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--max-semi-space-size=64'],
  });
  children.push(product);
  const [floor, postgraphile] = await Promise.all([listening(`${here}/floor.mjs`), listening(`${here}/postgraphile.mjs`)]);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break;
    await new Promise((done) => setTimeout(done, 200));
  }
  return { product: url, floor, postgraphile };
}

/** The request that asks `server` for `name`; `n` picks the firm. */
function requestFor(server, name, n, keys) {
  const operation = operations[name];
  const headers = { 'content-type': 'application/json' };
  if (server === 'floor')
    return { path: '/', headers, body: JSON.stringify({ operation: name, variables: operation.variables(n) }) };
  if (server === 'product') headers.authorization = `Bearer ${keys[n % FIRMS]}`;
  const variables = (
    server === 'postgraphile' && operation.postgraphileVariables ? operation.postgraphileVariables : operation.variables
  )(n);
  return { path: '/graphql', headers, body: JSON.stringify({ query: operation[server], variables }) };
}

async function compare(servers, keys) {
  for (const [name, { title }] of Object.entries(operations)) {
    say(`\n${name}: ${title}`);
    const sizes = [];
    for (const [server, url] of Object.entries(servers)) sizes.push(`${server} ${await check(server, url, name, keys)} bytes`);
    say(`  each answer: ${sizes.join(', ')}`);
    const figures = { product: [], floor: [], postgraphile: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [server, url] of Object.entries(servers)) {
        const measured = await load(server, url, name, keys, round === 0 ? WARM_UP : SECONDS);
        if (round > 0) figures[server].push(measured);
      }
    }
    report(figures);
  }
}

/** Asks once and refuses an answer that is none: a server that fails fast must not win. */
async function check(server, url, name, keys) {
  const { path, headers, body } = requestFor(server, name, 1, keys);
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body });
  const text = await answer.text();
  const { data, errors } = JSON.parse(text);
  if (!answer.ok || errors || !data || Object.values(data)[0] === null || Object.values(data)[0].userErrors?.length) {
    throw new Error(`${server} does not answer ${name}: ${text.slice(0, 2000)}`);
  }
  return text.length;
}

async function load(server, url, name, keys, duration) {
  const requests = Array.from({ length: FIRMS * 20 }, (_, n) => ({ method: 'POST', ...requestFor(server, name, n, keys) }));
  const result = await autocannon({ url, connections: CONNECTIONS, duration, requests });
  if (result.non2xx || result.errors) throw new Error(`${server} ${name}: ${result.non2xx} refused, ${result.errors} failed`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

function report(figures) {
  const median = (server, figure) => figures[server].map((round) => round[figure]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  for (const server of Object.keys(figures)) {
    const [perSecond, p50, p99] = ['perSecond', 'p50', 'p99'].map((figure) => median(server, figure));
    say(`  ${server.padEnd(13)} ${perSecond.toFixed(0).padStart(7)} /s   p50 ${p50} ms   p99 ${p99} ms`);
  }
  const ratio = (to) => (median('product', 'perSecond') / median(to, 'perSecond')).toFixed(2);
  say(`  ratios of medians: ${ratio('floor')} of the floor, ${ratio('postgraphile')} of PostGraphile 5`);
}
