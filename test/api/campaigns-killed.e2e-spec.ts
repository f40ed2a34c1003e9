import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { uuidv7 } from '../../src/kernel/id.js';
import { freePort, Program } from '../support/program.js';

const GUESTS = 10_000;
/** `npm run bench:campaigns` kills ten times, and sends to all of them. */
const KILLS = 5;
/** So many are sent while it is killed again and again; the others are only prepared, or this would take as long as they take. */
const SENT = 400;

let dir: string;
let server: SMTPServer;
/** Message-IDs by recipient, as they came. */
const received = new Map<string, string[]>();
let total = 0;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'adjoin-campaign-'));
  server = new SMTPServer({
    ...{ authOptional: true, hideSTARTTLS: true, logger: false },
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        received.set(to, [...(received.get(to) ?? []), /^Message-ID: (.*)$/im.exec(text)?.[1] ?? '']);
        total += 1;
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await new Promise<void>((resolve) => server.close(resolve));
});

/** Two firms, an alliance, a book, and a campaign that has just been started; written by the owner of the database. */
async function story(db: pg.Client): Promise<string> {
  const [host, partner, alliance, campaign, segment, user] = Array.from({ length: 6 }, () => uuidv7());
  for (const [id, name] of [
    [host, 'Harbour'],
    [partner, 'Quayside'],
  ]) {
    await db.query(
      `INSERT INTO business (id, legal_name, trading_name, slug, size_band, timezone, currency, status, created_at)
       VALUES ($1, $2, $2, lower($2), 'SMALL', 'Europe/Oslo', 'EUR', 'ACTIVE', now())`,
      [id, name],
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
     SELECT gen_random_uuid(), id, business_id, 'Guest of ' || name, replace(lower(name), ' ', '-') || '@guests.example', now() FROM client`,
  );
  await db.query(
    `INSERT INTO lawful_basis (id, business_id, contact_id, basis, source, recorded_at)
     SELECT gen_random_uuid(), business_id, id, 'EXISTING_CUSTOMER', 'order form', now() FROM contact`,
  );
  const content = {
    ...{ title: 'An evening', what: 'Two hours', forWhom: 'You', subject: 'Come', text: 'Will you come?', hostShare: 50 },
    ...{ valueMinor: null, costMinor: null, currency: null, capacity: null, heldAt: null, minutes: null, place: null },
    ...{ question: null, placement: null, dueOn: null, fields: ['EMAIL'] },
  };
  await db.query(
    `INSERT INTO campaign (id, alliance_id, host_id, beneficiary_id, proposed_by_id, kind, content, host_accepted, beneficiary_accepted,
       reviewed_number, tested_number, segment_ids, pace_per_minute, starts_at, ends_at, stage, stage_since, shown_at, created_by, created_at)
     VALUES ($1, $2, $3, $4, $3, 'SERVICE', $5, 1, 1, 1, 1, $6, 3000, now(), now() + interval '14 days', 'RUNNING', now(), now(), $7, now())`,
    [campaign, alliance, host, partner, JSON.stringify(content), [segment], user],
  );
  return campaign!;
}

it('10,000 guests are prepared within 30 s; killed again and again while it sends, it loses no guest and hands no mail over twice', async () => {
  const port = await freePort();
  const { port: smtp } = server.server.address() as AddressInfo;
  const environment = { SMTP_URL: `smtp://127.0.0.1:${smtp}`, LOG_LEVEL: 'error' };
  let program = new Program(dir, port, environment);
  await program.ready();
  let db = await program.database();
  const campaign = await story(db);
  const begun = performance.now();
  for (;;) {
    const { rows } = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM invitation WHERE campaign_id = $1', [
      campaign,
    ]);
    if (rows[0]!.n === GUESTS) break;
    if (performance.now() - begun > 60_000) throw new Error(`Not prepared: ${program.errors}${program.output.slice(-2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const prepared = performance.now() - begun;
  // The rest is cut to what can be sent while the test lasts.
  await db.query(
    `UPDATE invitation SET stage = 'CANCELLED' WHERE stage = 'QUEUED' AND id NOT IN (
       SELECT id FROM invitation ORDER BY id LIMIT ${SENT})`,
  );
  await db.end();

  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = total;
    const since = performance.now();
    while (total < before + 25 && performance.now() - since < 20_000) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 3 * kill));
    await program.end('SIGKILL');
    program = new Program(dir, port, environment);
    await program.ready();
  }
  db = await program.database();
  const left = async () =>
    (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM invitation WHERE stage = 'QUEUED'`)).rows[0]!.n;
  const since = performance.now();
  while ((await left()) > 0 && performance.now() - since < 120_000) await new Promise((resolve) => setTimeout(resolve, 200));
  const { rows } = await db.query<{ email: string; facts: number }>(
    `SELECT c.email, (SELECT count(*)::int FROM event e WHERE e.subject_id = i.id AND e.type = 'invitation.sent') AS facts
     FROM invitation i JOIN contact c ON c.id = i.contact_id WHERE i.stage = 'SENT'`,
  );
  await db.end();
  await program.end('SIGTERM');

  const again = [...received.values()].reduce((sum, ids) => sum + ids.length - 1, 0);
  process.stdout.write(
    `prepared ${GUESTS} in ${Math.round(prepared)} ms; ${received.size} guests written to; ${again} handed over a second time under the same Message-ID\n`,
  );
  expect(prepared).toBeLessThan(30_000);
  expect(rows.filter(({ email }) => !received.has(email))).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(SENT);
  expect(received.size).toBe(rows.length);
  expect(rows.filter(({ facts }) => facts !== 1)).toEqual([]);
  // A kill between two system calls would hand one over twice, under one Message-ID, by which mailboxes know it.
  expect([...received.values()].filter((ids) => new Set(ids).size !== 1)).toEqual([]);
  expect(again).toBeLessThanOrEqual(1);
}, 400_000);
