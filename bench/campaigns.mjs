/**
 * npm run bench:campaigns: a campaign with 10,000 guests, prepared and sent at its pace to a mail server on this machine,
 * while the service is killed (kill -9) ten times. Prints how long the list took, what was sent, lost and doubled.
 * BENCH_GUESTS (10000), BENCH_PACE (3000 a minute) and BENCH_KILLS (10) make it smaller or slower.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { startEmbeddedServer } from '../dist/src/platform/database/embedded-server.js';
import { prepareDatabase } from '../dist/src/platform/database/prepare-database.js';
import { jobsLayout } from '../dist/src/platform/jobs/jobs-layout.js';

const GUESTS = Number(process.env.BENCH_GUESTS ?? 10_000);
const PACE = Number(process.env.BENCH_PACE ?? 3_000);
const KILLS = Number(process.env.BENCH_KILLS ?? 10);
const PORT = process.env.BENCH_PORT ?? '3996';
const say = (line) => process.stdout.write(`${line}\n`);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const seconds = (from, to = performance.now()) => ((to - from) / 1000).toFixed(1);

/** Every mail that the server took, in order: to whom, under which Message-ID, when. */
const taken = [];
const mailServer = new SMTPServer({
  ...{ authOptional: true, hideSTARTTLS: true, logger: false, maxClients: 1_000 },
  onData: (stream, { envelope }, done) => {
    let text = '';
    stream.on('data', (part) => (text += part.toString()));
    stream.on('end', () => {
      taken.push({ to: envelope.rcptTo[0].address, id: /^Message-ID: (.*)$/im.exec(text)?.[1], at: performance.now() });
      done();
    });
  },
});
mailServer.on('error', () => undefined);
await new Promise((done) => mailServer.listen(0, '127.0.0.1', done));

const database = await startEmbeddedServer(resolve('.adjoin/bench-campaigns'), {});
let product;
try {
  await prepareDatabase(database.url, { layouts: [jobsLayout] });
  const db = new pg.Client({ connectionString: database.url });
  db.on('error', () => undefined);
  await db.connect();
  const count = async (where, campaign) =>
    (await db.query(`SELECT count(*)::int AS n FROM invitation WHERE campaign_id = $1 AND ${where}`, [campaign])).rows[0].n;

  product = await start();
  const began = performance.now();
  const campaign = await story(db);
  const prepareBegan = performance.now();
  say(`${GUESTS.toLocaleString('en')} guests, written into a book in ${seconds(began, prepareBegan)} s`);
  while ((await count('TRUE', campaign)) < GUESTS) await pause(20);
  say(`prepared and queued in ${seconds(prepareBegan)} s`);

  const sendBegan = performance.now();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    // Spread over the whole, each at another moment of what it does.
    const goal = Math.round((GUESTS / (KILLS + 1)) * kill);
    while (taken.length < goal) await pause(1);
    await pause(Math.random() * 20);
    const ended = new Promise((done) => product.once('exit', done));
    product.kill('SIGKILL');
    await ended;
    product = await start();
  }
  while ((await count(`stage = 'QUEUED'`, campaign)) > 0) await pause(200);
  say(
    `sent in ${seconds(sendBegan)} s, killed ${KILLS} times meanwhile; fastest minute: ${fastestMinute()} mails at a pace of ${PACE}`,
  );

  const { rows: noted } = await db.query(
    `SELECT c.email, (SELECT count(*)::int FROM event e WHERE e.subject_id = i.id AND e.type = 'invitation.sent') AS facts
     FROM invitation i JOIN contact c ON c.id = i.contact_id WHERE i.campaign_id = $1 AND i.stage = 'SENT'`,
    [campaign],
  );
  const guests = new Set(taken.map(({ to }) => to));
  const letters = new Set(taken.map(({ to, id }) => `${to} ${id}`));
  say(`guests noted as sent: ${noted.length}, each with one event: ${noted.every(({ facts }) => facts === 1) ? 'yes' : 'NO'}`);
  say(`lost: ${noted.filter(({ email }) => !guests.has(email)).length + (GUESTS - noted.length)}`);
  say(`doubled, as a mailbox tells (another Message-ID for the same guest): ${letters.size - guests.size}`);
  say(`doubled, as the mail server counts (handed over twice): ${taken.length - guests.size}`);
  await db.end();
} finally {
  product?.kill('SIGTERM');
  await database.stop();
  mailServer.close();
}

/** Most mails within any sixty seconds. */
function fastestMinute() {
  let [most, from] = [0, 0];
  for (let to = 0; to < taken.length; to += 1) {
    while (taken[to].at - taken[from].at >= 60_000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

/** Two firms, an alliance, a book, and a campaign that has just been started; written by the owner of the database. */
async function story(db) {
  const [host, partner, alliance, campaign, segment, user] = Array.from({ length: 6 }, () => randomUUID());
  await db.query('BEGIN');
  for (const id of [host, partner]) {
    await db.query(
      `INSERT INTO business (id, legal_name, trading_name, slug, size_band, timezone, currency, status, created_at)
       VALUES ($1, 'Bench AS', 'Bench', $2, 'SMALL', 'Europe/Oslo', 'EUR', 'ACTIVE', now())`,
      [id, `bench-${id}`],
    );
  }
  await db.query(
    `INSERT INTO alliance (id, proposer_id, partner_id, purpose, stage, stage_since, created_at)
     VALUES ($1, $2, $3, 'Offices', 'ACTIVE', now(), now())`,
    [alliance, host, partner],
  );
  await db.query(
    `INSERT INTO segment (id, business_id, name, kind, filter, created_at, changed_at)
     VALUES ($1, $2, 'Customers', 'CUSTOMERS', '{"lifecycles": ["CUSTOMER"]}', now(), now())`,
    [segment, host],
  );
  await db.query(
    `INSERT INTO client (id, business_id, name, lifecycle, created_at)
     SELECT gen_random_uuid(), $1, 'Client ' || n, 'CUSTOMER', now() FROM generate_series(1, ${GUESTS}) n`,
    [host],
  );
  await db.query(
    `INSERT INTO contact (id, client_id, business_id, name, email, created_at)
     SELECT gen_random_uuid(), id, business_id, 'Guest of ' || name,
       replace(lower(name), ' ', '-') || '-' || left(business_id::text, 8) || '@guests.example', now()
     FROM client WHERE business_id = $1`,
    [host],
  );
  await db.query(
    `INSERT INTO lawful_basis (id, business_id, contact_id, basis, source, recorded_at)
     SELECT gen_random_uuid(), business_id, id, 'EXISTING_CUSTOMER', 'order form', now() FROM contact WHERE business_id = $1`,
    [host],
  );
  const content = {
    ...{ title: 'An evening', what: 'Two hours', forWhom: 'You', subject: 'Come', text: 'Will you come?', hostShare: 50 },
    ...{ valueMinor: null, costMinor: null, currency: null, capacity: null, heldAt: null, minutes: null, place: null },
    ...{ question: null, placement: null, dueOn: null, fields: ['EMAIL'] },
  };
  await db.query(
    `INSERT INTO campaign (id, alliance_id, host_id, beneficiary_id, proposed_by_id, kind, content, host_accepted, beneficiary_accepted,
       reviewed_number, tested_number, segment_ids, pace_per_minute, starts_at, ends_at, stage, stage_since, shown_at, created_by, created_at)
     VALUES ($1, $2, $3, $4, $3, 'SERVICE', $5, 1, 1, 1, 1, $6, $8, now(), now() + interval '14 days', 'RUNNING', now(), now(), $7, now())`,
    [campaign, alliance, host, partner, JSON.stringify(content), [segment], user, PACE],
  );
  await db.query('COMMIT');
  return campaign;
}

async function start() {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.url, PORT, DEMO: 'false', NODE_ENV: 'production' },
    ...{ SMTP_URL: `smtp://127.0.0.1:${mailServer.server.address().port}` },
    ...{ SECRET: 'only for the benchmark, 32 letters', LOG_LEVEL: process.env.BENCH_LOG ?? 'error' },
  };
  const child = fork('dist/src/main.js', { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  for (let tries = 0; tries < 400; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return child;
    await pause(50);
  }
  throw new Error('The service did not start.');
}
