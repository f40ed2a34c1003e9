/**
 * npm run bench:discover: Discover over 1,000, 10,000 and 100,000 firms. Prints p50 and p95 of the first twenty matches with
 * their reasons at 16 callers, and for each size what the statement of the candidates costs: its time, the pages it touches,
 * and at the end its plan. BENCH_SECONDS (8) makes it longer or shorter, BENCH_FIRMS (1000,10000,100000) larger or smaller.
 */
import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { newKey } from '../dist/src/accounts/api-key.secret.js';
import { DiscoveryProfiles } from '../dist/src/discovery/discovery-profiles.js';
import { CANDIDATES } from '../dist/src/discovery/discovery-statements.js';
import { decode } from '../dist/src/discovery/profile.rules.js';
import { wantedBy } from '../dist/src/discovery/keys.rules.js';
import { NOTHING } from '../dist/src/discovery/filter.rules.js';
import { startEmbeddedServer } from '../dist/src/platform/database/embedded-server.js';
import { prepareDatabase } from '../dist/src/platform/database/prepare-database.js';
import { jobsLayout } from '../dist/src/platform/jobs/jobs-layout.js';
import { id } from './operations.mjs';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const SIZES = (process.env.BENCH_FIRMS ?? '1000,10000,100000').split(',').map(Number);
const ASKERS = 200;
const CALLERS = 16;
const PORT = process.env.BENCH_PORT ?? '3998';
const say = (line) => process.stdout.write(`${line}\n`);

const FIELDS = `nodes { id steps parts { part steps } reasons { part text } counterReasons { text } missingData { text } competitor { sentence }
  mutualPartners { tradingName } business { tradingName slug about categories } } pageInfo { hasNextPage endCursor }`;
const QUERY = `query Discover($id: ID!, $filter: DiscoverFilterInput) { discover(businessId: $id, first: 20, filter: $filter) { ${FIELDS} } }`;
const FILTERS = {
  'no filter': () => null,
  'category and decision maker': (n) => ({ categories: [['FURNITURE'], ['LEGAL'], ['WEB']][n % 3], decisionMakerRoles: ['CFO'] }),
  'a rare market': () => ({ industries: ['21'], sizeBands: ['ENTERPRISE'], regions: ['IS'] }),
  'free text with a slip': (n) => ({ text: ['Nordvik Ergonmics', 'finanse director', 'Solberg 77', 'furnitre'][n % 4] }),
};

const database = await startEmbeddedServer(resolve('.adjoin/bench-discover'), {
  settings: { shared_buffers: '512MB', max_connections: '40', max_wal_size: '4GB' },
});
let product;
try {
  await prepareDatabase(database.url, { layouts: [jobsLayout] });
  const source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const costs = [];
  for (const size of SIZES) {
    await grow(client, source, size);
    if (!product) product = await start();
    const keys = await keysOf(client);
    say(`\n${size.toLocaleString('en')} firms`);
    for (const [name, filterOf] of Object.entries(FILTERS)) await measure(name, filterOf, keys);
    costs.push({ size, ...(await explain(client)) });
  }
  say('\nThe statement of the candidates, no filter, as the network grows:');
  for (const { size, ms, pages, rows } of costs) {
    say(
      `  ${String(size).padStart(7)} firms  ${ms.toFixed(1).padStart(6)} ms  ${String(pages).padStart(6)} pages  ${rows} candidates`,
    );
  }
  say('\nIts plan at the largest size:');
  for (const line of costs.at(-1).plan) say(`  ${line}`);
  await client.end();
  await source.destroy();
} finally {
  product?.kill('SIGTERM');
  await database.stop();
}

/** Firms as varied as a network of this size would have: two categories, one to three markets, one to four decision makers. */
async function grow(client, source, size) {
  const { rows } = await client.query('SELECT count(*)::int AS n FROM business');
  const from = rows[0].n;
  if (from >= size) return;
  const started = performance.now();
  const uuid = (kind, n) => `(lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  const pick = (list, by) => `(${list})[1 + ((${by}) % array_length(${list}, 1))]`;
  const random = (n, salt) => `(abs(hashint8((${n})::bigint * 1000 + ${salt})::bigint))`;
  const CATEGORIES = `(SELECT enum FROM words WHERE kind = 'category')`;
  await client.query(`CREATE TEMP TABLE IF NOT EXISTS words (kind text PRIMARY KEY, enum text[])`);
  const markets = await import('../dist/src/markets/index.js');
  const lists = {
    category: markets.CATEGORY_CODES,
    role: markets.ALL_ROLES,
    industry: markets.ALL_INDUSTRIES,
    size: markets.ALL_SIZES,
    country: ['NO', 'SE', 'DK', 'DE', 'FI', 'NL', 'GB', 'FR', 'NO', 'SE', 'NO-03', 'SE-AB', 'DE-HH', 'IS'],
    first: 'Nordvik Solberg Fjell Havn Kvist Strand Lund Berg Dahl Vik Holm Sund Lie Moen Aas Haug Bakke Eide Rud Hagen'.split(
      ' ',
    ),
    last: 'Ergonomics Interiors Advisers Partners Studio Works Consulting Services Lighting Office House Group'.split(' '),
  };
  for (const [kind, words] of Object.entries(lists)) {
    await client.query('INSERT INTO words VALUES ($1, $2) ON CONFLICT (kind) DO UPDATE SET enum = $2', [kind, words]);
  }
  const list = (kind) => (kind === 'category' ? CATEGORIES : `(SELECT enum FROM words WHERE kind = '${kind}')`);
  const one = (kind, n, salt) => pick(list(kind), random(n, salt));
  const range = `generate_series(${from}, ${size - 1}) n`;
  const name = `${one('first', 'n', 1)} || ' ' || ${one('last', 'n', 2)} || ' ' || n`;
  await client.query('BEGIN');
  await client.query(`INSERT INTO business (id, legal_name, trading_name, slug, about, size_band, regions, categories, timezone, currency, status, created_at)
    SELECT ${uuid(1, 'n')}, ${name} || ' AS', ${name}, 'firm-' || n, repeat('We help people work well. ', 8), ${one('size', 'n', 3)},
      ARRAY[${one('country', 'n', 10)}], ARRAY[${one('category', 'n', 4)}, ${one('category', 'n', 5)}], 'Europe/Oslo', 'EUR', 'ACTIVE', now() FROM ${range}`);
  await client.query(`INSERT INTO offering (id, business_id, name, problem_solved, business_issue, category, sequence, relative_to)
    SELECT ${uuid(2, 'n')}, ${uuid(1, 'n')}, 'What we do', 'People are away with back pain', 'COST', ${one('category', 'n', 4)},
      CASE WHEN n % 4 = 0 THEN 'BEFORE' END, CASE WHEN n % 4 = 0 THEN ${one('category', 'n', 6)} END FROM ${range}`);
  await client.query(`INSERT INTO target_market (id, business_id, name, industries, size_bands, regions, decision_maker_roles, is_primary)
    SELECT ${uuid(3, 'n * 3 + k')}, ${uuid(1, 'n')}, 'Market ' || k, ARRAY[${one('industry', 'n', '20 + k')}, ${one('industry', 'n', '30 + k')}],
      ARRAY[${one('size', 'n', '40 + k')}, ${one('size', 'n', '50 + k')}], ARRAY[${one('country', 'n', '10 + k')}, ${one('country', 'n', '60 + k')}],
      ARRAY[${one('role', 'n', '70 + k')}, ${one('role', 'n', '80 + k')}], k = 0
    FROM ${range}, generate_series(0, 2) k WHERE k <= n % 3`);
  await client.query(`INSERT INTO alliance (id, proposer_id, partner_id, purpose, stage, stage_since, created_at)
    SELECT ${uuid(4, 'n * 5 + k')}, ${uuid(1, 'n')}, ${uuid(1, `${from} + (n - ${from} + k * 7 + 1) % ${size - from}`)}, 'Offices that people like', 'ACTIVE', now(), now()
    FROM ${range}, generate_series(0, 4) k`);
  const askers = `generate_series(0, ${ASKERS - 1}) n`;
  if (from === 0) {
    await client.query(`INSERT INTO user_account (id, email, name, email_verified_at, created_at)
      SELECT ${uuid(6, 'n')}, 'owner-' || n || '@firms.example', 'Owner ' || n, now(), now() FROM ${askers}`);
    await client.query(`INSERT INTO membership (id, user_id, business_id, role, created_at)
      SELECT ${uuid(7, 'n')}, ${uuid(6, 'n')}, ${uuid(1, 'n')}, 'OWNER', now() FROM ${askers}`);
  }
  await client.query('COMMIT');
  await client.query('ANALYZE');
  await source.transaction((tx) => new DiscoveryProfiles().refreshMissing(tx));
  await client.query('VACUUM ANALYZE');
  const { rows: sizes } = await client.query(
    `SELECT pg_size_pretty(pg_total_relation_size('discovery_profile') + pg_total_relation_size('discovery_key')) AS held`,
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  say(`seeded ${(size - from).toLocaleString('en')} more firms in ${seconds} s; Discover holds ${sizes[0].held}`);
}

async function start() {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.url, DATABASE_POOL: '4', WORKER: 'false', PORT, DEMO: 'false', NODE_ENV: 'production' },
    ...{ SECRET: 'only for the benchmark, 32 letters', LOG_LEVEL: 'error' },
  };
  const child = fork('dist/src/main.js', {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--max-semi-space-size=64'],
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => null);
    if (ready?.ok) return child;
    await new Promise((done) => setTimeout(done, 200));
  }
  child.kill('SIGTERM');
  throw new Error('The service did not start.');
}

/** An API key for each asking firm, made anew: an earlier run kept only hashes. */
async function keysOf(client) {
  const keys = [];
  for (let n = 0; n < ASKERS; n += 1) {
    const { key, prefix } = newKey();
    const hash = createHash('sha256').update(key).digest();
    await client.query(
      `INSERT INTO api_key (id, business_id, created_by_id, name, prefix, secret_hash, scopes, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'bench', $3, $4, '{discovery:read,businesses:read}', now())`,
      [id(1, n), id(6, n), prefix, hash],
    );
    keys.push(key);
  }
  return keys;
}

async function measure(name, filterOf, keys) {
  const requests = Array.from({ length: ASKERS * 4 }, (_, n) => ({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${keys[n % ASKERS]}` },
    body: JSON.stringify({ query: QUERY, variables: { id: id(1, n % ASKERS), filter: filterOf(n) } }),
  }));
  const sample = await fetch(`http://127.0.0.1:${PORT}/graphql`, requests[1]);
  const text = await sample.text();
  const { data, errors } = JSON.parse(text);
  if (errors || !data) throw new Error(`${name}: ${text.slice(0, 500)}`);
  const options = { url: `http://127.0.0.1:${PORT}`, connections: CALLERS, requests };
  await autocannon({ ...options, duration: 3 });
  const { latency, requests: rate, non2xx, errors: failed } = await autocannon({ ...options, duration: SECONDS });
  if (non2xx || failed) throw new Error(`${name}: ${non2xx} refused, ${failed} failed`);
  const found = data.discover.nodes;
  const reasons = found.reduce((sum, { reasons: said }) => sum + said.length, 0);
  const figures = `p50 ${latency.p50} ms  p95 ${latency.p97_5 ? Math.round((latency.p90 + latency.p97_5) / 2) : latency.p90}–${latency.p97_5} ms  p99 ${latency.p99} ms`;
  say(`  ${name.padEnd(28)} ${figures}  ${rate.average.toFixed(0)} /s  (a page has ${found.length} firms, ${reasons} reasons)`);
}

/** What the candidates of one firm cost, warm, with the generic plan that a prepared statement ends up with. */
async function explain(client) {
  const { rows } = await client.query('SELECT facts FROM discovery_profile WHERE business_id = $1', [id(1, 7)]);
  const wanted = wantedBy(decode(rows[0].facts), false, { text: '', ...NOTHING });
  const array = (name) => `'{${wanted.map((each) => each[name]).join(',')}}'`;
  await client.query(`SET plan_cache_mode = force_generic_plan; DEALLOCATE ALL; PREPARE candidates AS ${CANDIDATES}`);
  const run = `EXPLAIN (ANALYZE, BUFFERS, COSTS) EXECUTE candidates(${['key', 'most', 'roles', 'industries', 'sizes'].map(array).join(', ')}, '{}', NULL)`;
  await client.query(run);
  const { rows: lines } = await client.query(run);
  const plan = lines.map((line) => line['QUERY PLAN']);
  const text = plan.join('\n');
  return {
    plan,
    ms: Number(/Execution Time: ([\d.]+)/.exec(text)?.[1]),
    pages: Number(/Buffers: shared hit=(\d+)/.exec(text)?.[1]),
    rows: Number(/actual time=[\d.]+\.\.[\d.]+ rows=([\d.]+)/.exec(text)?.[1]),
  };
}
