/**
 * npm run bench:import: a generated list of clients through the front door: POST /imports, the dry run, the run into the
 * book. Prints rows a second for each and end to end, beside them the processor time that the service and PostgreSQL took
 * (which other load leaves as it is), and the service's peak memory. BENCH_ROWS (1000000) makes it smaller.
 */
import { fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { newKey } from '../dist/src/accounts/api-key.secret.js';
import { startEmbeddedServer } from '../dist/src/platform/database/embedded-server.js';
import { prepareDatabase } from '../dist/src/platform/database/prepare-database.js';
import { jobsLayout } from '../dist/src/platform/jobs/jobs-layout.js';

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);
const PORT = process.env.BENCH_PORT ?? '3997';
const url = `http://127.0.0.1:${PORT}`;
/** What `npm start` gives Node; BENCH_FLAGS tries others. */
const { start: command } = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
const FLAGS = (process.env.BENCH_FLAGS ?? /node (.*?) ?dist/.exec(command)?.[1] ?? '').split(' ').filter(Boolean);
const say = (line) => process.stdout.write(`${line}\n`);
const seconds = (from) => (performance.now() - from) / 1000;

/** Processor seconds of a process, and of those that it has started, as far as they have ended. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return {
    parent: Number(fields[1]),
    own: (Number(fields[11]) + Number(fields[12])) / 100,
    ended: (Number(fields[13]) + Number(fields[14])) / 100,
  };
}
/** What the service and PostgreSQL have used so far; none where the system does not say. */
function spent() {
  try {
    const postmaster = Number(readFileSync(resolve(FOLDER, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    const { own, ended } = cpuOf(postmaster);
    const living = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid));
    const children = living.map((pid) => {
      try {
        return cpuOf(pid);
      } catch {
        return { parent: 0, own: 0 };
      }
    });
    const postgres = children.reduce((sum, child) => sum + (child.parent === postmaster ? child.own : 0), own + ended);
    return { service: cpuOf(product.pid).own, postgres };
  } catch {
    return { service: Number.NaN, postgres: Number.NaN };
  }
}
const begin = () => ({ at: performance.now(), cpu: spent() });

const FOLDER = resolve('.adjoin/bench-import');
const database = await startEmbeddedServer(FOLDER, {
  settings: { shared_buffers: '256MB', max_wal_size: '8GB', checkpoint_timeout: '30min' },
});
let product;
try {
  await prepareDatabase(database.url, { layouts: [jobsLayout] });
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  const { key, businessId } = await firm(client);
  product = await start();
  const headers = { authorization: `Bearer ${key}` };
  const ask = async (query, variables) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  for (const people of process.env.BENCH_PEOPLE ? [process.env.BENCH_PEOPLE === 'yes'] : [false, true])
    await measure(ask, headers, businessId, people);
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${product.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  say(`peak memory of the service: ${peak.toFixed(0)} MB`);
  await client.end();
} finally {
  product?.kill('SIGTERM');
  await database.stop();
}

/** One list, from the first byte sent to the last row in the book. */
async function measure(ask, headers, businessId, people) {
  const file = makeRows(ROWS, people);
  const size = file.reduce((bytes, piece) => bytes + piece.length, 0);
  say(
    `${ROWS.toLocaleString('en')} rows, ${(size / 2 ** 20).toFixed(0)} MB: name, website, country, status${people ? ', contact, e-mail' : ''}`,
  );
  const began = begin();
  const answer = await fetch(`${url}/imports?businessId=${businessId}&name=bench.csv`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: Readable.toWeb(Readable.from(file)),
    duplex: 'half',
  });
  const { import: found, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  step('read and staged', began);
  const STATE =
    'query Import($id: ID!) { import(id: $id) { state newCount knownCount repeatCount doubtfulCount result { added contacts } } }';
  const until = async (...states) => {
    for (;;) {
      const { import: now } = await ask(STATE, { id: found.id });
      if (states.includes(now.state)) return now;
      if (now.state === 'FAILED') throw new Error('It failed.');
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const checking = begin();
  const ready = await until('READY');
  step('dry run', checking);
  const running = begin();
  const { importStart } = await ask('mutation Start($id: ID!) { importStart(id: $id) { userErrors { message } } }', {
    id: found.id,
  });
  if (importStart.userErrors.length > 0) throw new Error(JSON.stringify(importStart.userErrors));
  const done = await until('DONE');
  step('run', running);
  step('end to end', began);
  say(`found ${JSON.stringify(ready)}`);
  say(`did ${JSON.stringify(done.result)}`);
}

function step(name, { at, cpu }) {
  const took = seconds(at);
  const { service, postgres } = spent();
  const used = `  processor: service ${(service - cpu.service).toFixed(1).padStart(5)} s, PostgreSQL ${(postgres - cpu.postgres).toFixed(1).padStart(5)} s`;
  say(
    `  ${name.padEnd(16)} ${took.toFixed(1).padStart(6)} s  ${Math.round(ROWS / took)
      .toLocaleString('en')
      .padStart(9)} rows/s${used}`,
  );
}

/** As pieces of half a megabyte, so that what is sent costs the measured process nothing. */
function makeRows(count, people) {
  const first =
    'Nordvik Solberg Fjell Havn Kvist Strand Lund Berg Dahl Vik Holm Sund Lie Moen Aas Haug Bakke Eide Rud Hagen'.split(' ');
  const last = 'Ergonomics Interiors Advisers Partners Studio Works Consulting Services Lighting Office House Group'.split(' ');
  const countries = ['NO', 'SE', 'DK', 'DE', 'FI', 'NL', 'GB', 'FR'];
  const names = ['Kari Moen', 'Lars Holm', 'Anna Berg', 'Ola Lie', 'Ingrid Dahl', 'Erik Sund'];
  const run = randomUUID().slice(0, 8);
  const pieces = [];
  let lines = [`Company,Website,Country,Status${people ? ',Contact,Email' : ''}`];
  for (let n = 0; n < count; n += 1) {
    const name = `${first[n % 20]} ${last[(n * 7) % 12]} ${n}`;
    const domain = `firm-${run}-${(n * 7919) % 10_000_019}.com`;
    const person = people ? `,${names[n % 6]},p${n}@${domain}` : '';
    lines.push(`${name} AS,https://www.${domain}/om,${countries[n % 8]},${n % 3 ? 'Customer' : 'Prospect'}${person}`);
    if (lines.length === 5_000) {
      pieces.push(Buffer.from(`${lines.join('\n')}\n`));
      lines = [];
    }
  }
  pieces.push(Buffer.from(`${lines.join('\n')}\n`));
  return pieces;
}

async function firm(client) {
  const [businessId, userId] = [randomUUID(), randomUUID()];
  await client.query(
    `INSERT INTO business (id, legal_name, trading_name, slug, about, size_band, timezone, currency, status, created_at)
     VALUES ($1, 'Bench AS', 'Bench', $2, '', 'SMALL', 'Europe/Oslo', 'EUR', 'ACTIVE', now())`,
    [businessId, `bench-${businessId}`],
  );
  await client.query(
    `INSERT INTO user_account (id, email, name, email_verified_at, created_at) VALUES ($1, $2, 'Bench', now(), now())`,
    [userId, `${userId}@bench.example`],
  );
  await client.query(`INSERT INTO membership (id, user_id, business_id, role, created_at) VALUES ($1, $2, $3, 'OWNER', now())`, [
    randomUUID(),
    userId,
    businessId,
  ]);
  const { key, prefix } = newKey();
  await client.query(
    `INSERT INTO api_key (id, business_id, created_by_id, name, prefix, secret_hash, scopes, created_at)
     VALUES ($1, $2, $3, 'bench', $4, $5, $6, now())`,
    [
      randomUUID(),
      businessId,
      userId,
      prefix,
      createHash('sha256').update(key).digest(),
      ['network:read', 'clients:read', 'clients:write'],
    ],
  );
  return { key, businessId };
}

async function start() {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.url, PORT, DEMO: 'false', NODE_ENV: 'production' },
    ...{ SECRET: 'only for the benchmark, 32 letters', LOG_LEVEL: process.env.BENCH_LOG ?? 'error' },
  };
  const child = fork('dist/src/main.js', {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: FLAGS,
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return child;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('The service did not start.');
}
