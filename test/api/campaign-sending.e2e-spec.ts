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
/** What the server does with a letter that it was given whole; it takes it unless a test says otherwise. */
let onWhole: ((ready: (error?: Error) => void) => void) | null = null;

beforeAll(async () => {
  server = new SMTPServer({
    ...{ authOptional: true, hideSTARTTLS: true },
    onConnect: (_session, ready) => ready(isDown ? new Error('closed for the night') : undefined),
    onRcptTo: ({ address }, _session, ready) =>
      ready(address === refused ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : undefined),
    onData: (stream, session, ready) => {
      stream.resume().on('end', () => {
        received.push(session.envelope.rcptTo[0]?.address ?? '');
        if (onWhole) onWhole(ready);
        else ready();
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
  onWhole = null;
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

const handed = async (campaignId: string) =>
  (
    await world.db.query<{ id: string }[]>(
      'SELECT invitation_id AS id FROM invitation_handed h JOIN invitation i ON i.id = h.invitation_id WHERE i.campaign_id = $1',
      [campaignId],
    )
  ).map(({ id }) => id);

// Leave out `handed` in CampaignSender and this test must fail.
it('knows that the server has a letter before the server has answered', async () => {
  const { id, send } = await prepared(1);
  let answer: (error?: Error) => void = () => undefined;
  const whole = new Promise<void>((resolve) => {
    onWhole = (ready) => {
      answer = ready;
      resolve();
    };
  });
  const sending = send();
  await whole;
  const [guest] = await guestsOf(world, id);
  const begun = performance.now();
  while ((await handed(id)).length === 0 && performance.now() - begun < 2_000)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect([await handed(id), guest!.stage]).toEqual([[guest!.id], 'QUEUED']);
  answer();
  await sending;
  expect((await guestsOf(world, id))[0]!.stage).toBe('SENT');
});

// Leave out `takenBack` in CampaignSender and this test must fail.
it('sends again what the server was given whole and refused', async () => {
  const { id, emails, send } = await prepared(1);
  onWhole = (ready) => ready(Object.assign(new Error('try later'), { responseCode: 451 }));
  await send();
  expect([await handed(id), (await guestsOf(world, id))[0]!.stage]).toEqual([[], 'QUEUED']);
  onWhole = null;
  await world.db.query('UPDATE invitation SET retry_at = NULL WHERE campaign_id = $1', [id]);
  await send();
  expect(toGuests()).toEqual([emails[0], emails[0]]);
  expect((await guestsOf(world, id))[0]!.stage).toBe('SENT');
});

// Leave out `noteHanded` in CampaignSender and this test must fail.
it('does not send again what a killed process had handed over', async () => {
  const { id, send } = await prepared(2);
  const [first, second] = await guestsOf(world, id);
  await world.db.query('INSERT INTO invitation_handed VALUES ($1)', [first!.id]);
  await send();
  expect(toGuests()).toEqual([second!.email]);
  expect((await guestsOf(world, id)).map(({ stage }) => stage)).toEqual(['SENT', 'SENT']);
  expect(await world.factsAbout(first!.id)).toEqual(['invitation.sent']);
});

// Leave out the other campaign's QUEUED guests in the audience's statement and this test must fail.
it('of two campaigns at once only one writes to a person', async () => {
  const one = await scheduled(world, 3);
  const second = await scheduled(world, 1, CONTENT, {}, one.pair);
  await done(world, one.host.owner, 'Start', { id: one.id });
  await world.db.query(`DELETE FROM pgboss.job WHERE name IN ('campaign.prepare', 'mail')`);
  const jobOfFirst = { data: { subjectId: one.id } };
  await world.get(CampaignPreparation).prepare(jobOfFirst);
  await done(world, second.host.owner, 'Start', { id: second.id });
  await world.db.query(`DELETE FROM pgboss.job WHERE name IN ('campaign.prepare', 'mail')`);
  const job = { data: { subjectId: second.id } };
  await world.get(CampaignPreparation).prepare(job);
  const stages = (await guestsOf(world, second.id)).map(({ stage, reason }) => `${stage} ${reason}`).sort();
  expect(stages).toEqual(Array<string>(4).fill('SUPPRESSED CONTACTED_LATELY'));
  await Promise.all([jobOfFirst, job].map((each) => world.get(CampaignSender).send(each)));
  expect(toGuests()).toEqual([...one.emails].sort());
});

// Leave out the look at other letters in SendingList.due and this test must fail.
it('leaves out who was written to while it stood still', async () => {
  const { id, host, partner, send } = await prepared(2);
  await world.db.query(
    `INSERT INTO consent (id, business_id, partner_id, contact_id, purpose, subject_id, fields_requested, text, address_hash, asked_at, expires_at)
     SELECT gen_random_uuid(), $2, $3, contact_id, 'INTRODUCTION', gen_random_uuid(), '{NAME}', 'May I?', '\\x00', now(), now() + interval '7 days'
     FROM invitation WHERE id = $1`,
    [(await guestsOf(world, id))[0]!.id, host.id, partner.id],
  );
  await send();
  expect(toGuests()).toHaveLength(1);
  expect((await guestsOf(world, id))[0]).toMatchObject({ stage: 'SUPPRESSED', reason: 'CONTACTED_LATELY' });
});
