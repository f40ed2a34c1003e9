/**
 * npm run bench:mapping: what two books have in common, beside DuckDB and plain Sets on the same lists, in turn in one run. Rows are
 * generated. Prints medians of BENCH_ROUNDS (15) rounds in milliseconds and the bar of each. BENCH_LARGE (1000000) is the large list.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { resolve } from 'node:path';
import pg from 'pg';
import { startEmbeddedServer } from '../dist/src/platform/database/embedded-server.js';
import { prepareDatabase } from '../dist/src/platform/database/prepare-database.js';
import { jobsLayout } from '../dist/src/platform/jobs/jobs-layout.js';
import { id } from './operations.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const LARGE = Number(process.env.BENCH_LARGE ?? 1_000_000);
const [SMALL, PARTNERS, FRESH] = [10_000, 200, 1_000];
const say = (line) => process.stdout.write(`${line}\n`);
const uuid = (kind, n) => `(lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const database = await startEmbeddedServer(resolve('.adjoin/bench-mapping'), {
  settings: { shared_buffers: '1GB', max_connections: '40', max_wal_size: '8GB', synchronous_commit: 'off' },
});
try {
  const appUrl = await prepareDatabase(database.url, { layouts: [jobsLayout] });
  const owner = new pg.Client({ connectionString: database.url });
  const app = new pg.Client({ connectionString: appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  await grow(owner);
  const duck = await inDuck(owner);
  const sets = await inMemory(owner);
  const own = (n) => id(60, n);
  const count = (sql, values) => ({ name: sql.slice(0, 40), text: sql, values });
  const PAIR = `SELECT icount(a.keys & b.keys) AS n FROM segment_set a, segment_set b WHERE a.segment_id = $1 AND b.segment_id = $2`;
  const ALL = `SELECT b.segment_id, icount(a.keys & b.keys) AS n FROM segment_set a, segment_set b WHERE a.segment_id = $1 AND b.segment_id = ANY ($2)`;
  const NEW = `SELECT b.segment_id, icount($1::int[] & b.keys) AS n FROM segment_set b WHERE b.segment_id = ANY ($2)`;
  const partners = Array.from({ length: PARTNERS }, (_, n) => own(n + 10));
  const fresh = sets.own.slice(0, FRESH);

  const rows = [
    {
      what: `count, ${LARGE.toLocaleString('en')} x ${LARGE.toLocaleString('en')}`,
      bar: 50,
      adjoin: async () => (await owner.query(count(PAIR, [own(1), own(2)]))).rows[0].n,
      duck: () => duck(`SELECT count(*) FROM large_a JOIN large_b USING (domain)`),
      set: () => sets.largeA.reduce((n, domain) => n + (sets.largeB.has(domain) ? 1 : 0), 0),
    },
    {
      what: 'first 50 names of that',
      bar: 20,
      adjoin: () => page(app, own(1), own(2)),
      duck: () => duck(`SELECT domain FROM large_a JOIN large_b USING (domain) ORDER BY domain LIMIT 50`),
      set: () => sets.largeA.filter((domain) => sets.largeB.has(domain)).slice(0, 50).length,
    },
    {
      what: `${SMALL.toLocaleString('en')} with ${PARTNERS} partners' ${SMALL.toLocaleString('en')}`,
      bar: 50,
      adjoin: async () => sum((await owner.query(count(ALL, [own(3), partners]))).rows),
      duck: () => duck(`SELECT count(*) FROM small_a JOIN partner USING (domain)`),
      set: () => sets.partners.reduce((n, list) => n + sets.own.reduce((m, domain) => m + (list.has(domain) ? 1 : 0), 0), 0),
    },
    {
      what: `${FRESH.toLocaleString('en')} new clients with ${PARTNERS} partners' ${SMALL.toLocaleString('en')}`,
      bar: 100,
      adjoin: async () => sum((await owner.query(count(NEW, [sets.freshKeys, partners]))).rows),
      duck: () => duck(`SELECT count(*) FROM fresh JOIN partner USING (domain)`),
      set: () => sets.partners.reduce((n, list) => n + fresh.reduce((m, domain) => m + (list.has(domain) ? 1 : 0), 0), 0),
    },
  ];
  say(`\nMedians of ${ROUNDS} rounds, milliseconds\n`);
  say(`${''.padEnd(52)} ${'bar'.padStart(6)} ${'Adjoin'.padStart(8)} ${'DuckDB'.padStart(8)} ${'Set'.padStart(8)}   found`);
  for (const row of rows) {
    const times = { adjoin: [], duck: [], set: [] };
    const found = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of Object.keys(times)) {
        const started = performance.now();
        found[side] = await row[side]();
        times[side].push(performance.now() - started);
      }
    }
    const median = (side) => times[side].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
    const shown = Object.keys(times).map((side) => median(side).toFixed(1).padStart(8));
    const verdict = median('adjoin') <= row.bar ? '' : '  ABOVE THE BAR';
    say(
      `${row.what.padEnd(52)} ${String(row.bar).padStart(6)} ${shown.join(' ')}   ${[...new Set(Object.values(found).map(Number))].join(' / ')}${verdict}`,
    );
  }
  // As if they had never been taken.
  await owner.query('DELETE FROM segment_take; DELETE FROM overlap_cell');
  await owner.query('DELETE FROM segment_set WHERE segment_id = ANY ($1)', [[own(1), own(2)]]);
  const taken = await timed(() => take(app));
  say(`\nIn the background, once a day: sets of both large lists and their cell in ${(taken / 1000).toFixed(1)} s`);
  const { rows: sizes } = await owner.query(
    `SELECT pg_size_pretty(pg_total_relation_size('segment_set')) AS size, count(*)::int AS sets FROM segment_set`,
  );
  say(`All ${sizes[0].sets} sets are ${sizes[0].size}.`);
  await Promise.all([owner.end(), app.end()]);
} finally {
  await database.stop();
}

/** Two firms with a large list each, one with a small one, and partners with small ones; a fifth of two lists is the same. */
async function grow(client) {
  const { rows } = await client.query('SELECT count(*)::int AS n FROM segment_set');
  if (rows[0].n >= PARTNERS + 3) return;
  say(`Making ${(2 * LARGE).toLocaleString('en')} clients and ${PARTNERS + 1} lists of ${SMALL.toLocaleString('en')} …`);
  const started = performance.now();
  await client.query(`
    TRUNCATE segment_set, overlap_cell, client_key, company_key, sharing_rule, segment_member, segment, client, alliance, business RESTART IDENTITY CASCADE;
    INSERT INTO business (id, legal_name, trading_name, slug, about, size_band, regions, categories, timezone, currency, status, created_at)
      SELECT ${uuid(50, 'n')}, 'Firm ' || n, 'Firm ' || n, 'firm-' || n, '', 'SMALL', '{NO}', '{FURNITURE}', 'Europe/Oslo', 'EUR', 'ACTIVE', now()
      FROM generate_series(1, ${PARTNERS + 9}) AS n;
    INSERT INTO segment (id, business_id, name, kind, filter, created_at, changed_at)
      SELECT ${uuid(60, 'n')}, ${uuid(50, 'n')}, 'Customers', 'CUSTOM', '{}', now(), now() FROM generate_series(1, ${PARTNERS + 9}) AS n;
    INSERT INTO company_key (kind, value) SELECT 'DOMAIN', 'company-' || n || '.example' FROM generate_series(1, ${2 * LARGE}) AS n;
  `);
  // The second list begins where four fifths of the first are over.
  for (const [firm, from] of [
    [1, 1],
    [2, Math.floor(LARGE * 0.8) + 1],
  ]) {
    await client.query(`
      INSERT INTO client (id, business_id, name, name_key, domains, lifecycle, created_at)
        SELECT ${uuid(`70 + ${firm}`, 'n')}, ${uuid(50, firm)}, 'Company ' || n, 'company ' || n, ARRAY['company-' || n || '.example'], 'CUSTOMER', now()
        FROM generate_series(${from}, ${from + LARGE - 1}) AS n;
      INSERT INTO client_key (client_id, key_id, business_id)
        SELECT ${uuid(`70 + ${firm}`, 'n')}, n, ${uuid(50, firm)} FROM generate_series(${from}, ${from + LARGE - 1}) AS n;
    `);
  }
  await client.query(`
    INSERT INTO segment_set (segment_id, business_id, keys, several, keyless, taken_at, checked_at)
      SELECT ${uuid(60, 'f')}, ${uuid(50, 'f')}, (SELECT uniq(sort(array_agg(k))) FROM (
        SELECT 1 + (hashint8(f * 1000003::bigint + n) & 2147483647) % ${SMALL * 5} AS k FROM generate_series(1, ${Math.round(SMALL * 1.115)}) AS n LIMIT ${SMALL * 2}) x),
        '{}', '{}', now(), now() FROM generate_series(3, ${PARTNERS + 9}) AS f;
    INSERT INTO alliance (id, proposer_id, partner_id, purpose, stage, stage_since, created_at)
      VALUES (${uuid(80, 1)}, ${uuid(50, 1)}, ${uuid(50, 2)}, 'Bench', 'ACTIVE', now(), now());
    INSERT INTO sharing_rule (alliance_id, segment_id, business_id, level, changed_at, changed_by)
      SELECT ${uuid(80, 1)}, ${uuid(60, 'n')}, ${uuid(50, 'n')}, 'OVERLAP', now(), ${uuid(50, 1)} FROM generate_series(1, 2) AS n;
    ANALYZE;
  `);
  const appUrl = await prepareDatabase(database.url, { layouts: [jobsLayout] });
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  await take(app);
  await app.end();
  await client.query('VACUUM ANALYZE');
  say(`  made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** What the job does for one alliance, as the service's own role. */
async function take(client) {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.business_ids', $1, true)`, [`${id(50, 1)},${id(50, 2)}`]);
  const { rows } = await client.query('SELECT now() AS at');
  for (const firm of [1, 2]) await client.query('SELECT segment_sets_take($1, $2)', [id(50, firm), rows[0].at]);
  await client.query('SELECT overlap_take($1, $2)', [id(80, 1), rows[0].at]);
  await client.query('COMMIT');
}

/** A page as the service reads it, with its rules, its role and its row-level security. */
async function page(client, own, other) {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.business_ids', $1, true)`, [id(50, 1)]);
  const { rows } = await client.query({
    name: 'page',
    text: 'SELECT * FROM shared_clients($1, $2, $3, $4, 0, 50)',
    values: [id(80, 1), id(50, 1), own, other],
  });
  await client.query('COMMIT');
  return rows.length;
}

/** The same lists in DuckDB, in process. */
async function inDuck(client) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const run = async (sql) => {
    const reader = await connection.runAndReadAll(sql);
    const rows = reader.getRows();
    return rows.length === 1 ? Number(rows[0][0]) : rows.length;
  };
  const range = (name, from, to) =>
    connection.run(`CREATE TABLE ${name} AS SELECT 'company-' || n || '.example' AS domain FROM range(${from}, ${to}) AS t (n)`);
  await range('large_a', 1, LARGE + 1);
  await range('large_b', Math.floor(LARGE * 0.8) + 1, Math.floor(LARGE * 0.8) + LARGE + 1);
  const { rows } = await client.query(`SELECT segment_id, keys FROM segment_set WHERE segment_id = ANY ($1)`, [
    [3, ...Array.from({ length: PARTNERS }, (_, n) => n + 10)].map((n) => id(60, n)),
  ]);
  await connection.run(
    'CREATE TABLE small_a (domain VARCHAR); CREATE TABLE partner (firm INTEGER, domain VARCHAR); CREATE TABLE fresh (domain VARCHAR)',
  );
  for (const [firm, { segment_id: segment, keys }] of rows.entries()) {
    const values = `SELECT 'company-' || k || '.example' FROM (SELECT unnest([${keys.join(',')}]) AS k)`;
    await connection.run(
      segment === id(60, 3)
        ? `INSERT INTO small_a ${values}; INSERT INTO fresh ${values} LIMIT ${FRESH}`
        : `INSERT INTO partner SELECT ${firm}, * FROM (${values})`,
    );
  }
  return run;
}

/** The same lists as plain arrays and Sets of text. */
async function inMemory(client) {
  const domain = (n) => `company-${n}.example`;
  const list = (from, count) => Array.from({ length: count }, (_, at) => domain(from + at));
  const keysOf = async (n) =>
    (await client.query('SELECT keys FROM segment_set WHERE segment_id = $1', [id(60, n)])).rows[0].keys;
  const keys = await keysOf(3);
  const partners = [];
  for (let n = 0; n < PARTNERS; n += 1) partners.push(new Set((await keysOf(n + 10)).map(domain)));
  return {
    largeA: list(1, LARGE),
    largeB: new Set(list(Math.floor(LARGE * 0.8) + 1, LARGE)),
    own: keys.map(domain),
    freshKeys: keys.slice(0, FRESH),
    partners,
  };
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function sum(rows) {
  return rows.reduce((total, { n }) => total + n, 0);
}
