import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { CampaignSender } from '../../src/campaigns/campaign-sender.js';
import { CampaignPreparation } from '../../src/campaigns/campaign-preparation.js';
import { CONTENT, done, guestsOf, scheduled } from '../support/campaigns.js';
import { World } from '../support/world.js';

let world: World;
let server: SMTPServer;
let received: string[] = [];
let refused = '';
let isDown = false;

beforeAll(async () => {
  server = new SMTPServer({
    ...{ authOptional: true, hideSTARTTLS: true },
    onConnect: (_session, ready) => ready(isDown ? new Error('closed for the night') : undefined),
    onRcptTo: ({ address }, _session, ready) =>
      ready(address === refused ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : undefined),
    onData: (stream, session, ready) => {
      stream.resume().on('end', () => {
        received.push(session.envelope.rcptTo[0]?.address ?? '');
        ready();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  world = await World.open({ SMTP_URL: `smtp://127.0.0.1:${port}` });
});
afterAll(async () => {
  await world.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  received = [];
  refused = '';
  isDown = false;
});

/** Prepared, and nothing sent. */
async function prepared(guests: number, plan: object = {}) {
  const story = await scheduled(world, guests, CONTENT, plan);
  await done(world, story.host.owner, 'Start', { id: story.id });
  await world.db.query(`DELETE FROM pgboss.job WHERE name IN ('campaign.prepare', 'mail')`);
  const job = { data: { subjectId: story.id } };
  await world.get(CampaignPreparation).prepare(job);
  await world.db.query(`DELETE FROM pgboss.job WHERE name = 'campaign.send'`);
  return { ...story, send: () => world.get(CampaignSender).send(job) };
}
const toGuests = () => received.filter((address) => address.startsWith('guest-')).sort();

// Let SendingTurns.take answer true always, and this test must fail.
it('two processes that send at once write to each guest once', async () => {
  const { emails, send } = await prepared(30);
  await Promise.all([send(), send(), send()]);
  expect(toGuests()).toEqual([...emails].sort());
});

it('keeps the pace: six a second take a second, and a pause is obeyed in between', async () => {
  const { id, host, send } = await prepared(12, { pacePerMinute: 360 });
  const begun = performance.now();
  const sending = send();
  while (toGuests().length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
  await done(world, host.owner, 'Pause', { id, input: { reason: 'WORDING' } });
  await sending;
  expect(toGuests().length).toBeLessThanOrEqual(6);
  await done(world, host.owner, 'Resume', { id });
  await send();
  expect(toGuests()).toHaveLength(12);
  expect(performance.now() - begun).toBeGreaterThan(1_000);
});

it('notes an address that the server will never take, and writes to the others', async () => {
  const { id, emails, send } = await prepared(3);
  refused = emails[1]!;
  await send();
  const guests = await guestsOf(world, id);
  expect(guests.find(({ email }) => email === refused)).toMatchObject({ stage: 'BOUNCED', reason: 'REFUSED' });
  expect(guests.filter(({ stage }) => stage === 'SENT')).toHaveLength(2);
});

it('where the mail server is away nothing is held against a guest, and it goes on afterwards', async () => {
  const { id, emails, send } = await prepared(2);
  isDown = true;
  await send().catch(() => undefined);
  isDown = false;
  await world.db.query(`UPDATE invitation SET retry_at = NULL WHERE campaign_id = $1`, [id]);
  expect((await guestsOf(world, id)).map(({ stage }) => stage)).toEqual(['QUEUED', 'QUEUED']);
  await send();
  expect(toGuests()).toEqual([...emails].sort());
});
