import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Duties } from '../../src/platform/background/every.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call, codesOf } from '../support/call.js';
import { act, agreed, CONTENT, done, guestsOf, press, sent } from '../support/campaigns.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open({ MAIL_REPORTS_KEY: 'a-key-of-mail-reports-32-long-at-least' });
});
afterAll(() => world.close());

const AUDIENCE = `query ($id: ID!) { campaign(id: $id) { audienceSize
  audience { selected invited leftOut reasons { reason count } sentence } } }`;
interface Audience {
  campaign: {
    audienceSize: number | null;
    audience: { selected: number; invited: number; leftOut: number; sentence: string; reasons: object[] } | null;
  };
}
const stagesOf = async (id: string) => (await guestsOf(world, id)).map(({ stage }) => stage).sort();
const open = (path: string) => request(world.url).get(path);
const stageOf = async (id: string) =>
  (await world.db.query<{ stage: string; reason: string | null }[]>('SELECT stage, reason FROM campaign WHERE id = $1', [id]))[0];

describe('a look at words that are not kept yet', () => {
  const form = {
    title: 'A quiet evening',
    text: 'Will you <come>?',
    what: 'Two hours',
    side: 'HOST',
    fields: ['EMAIL', 'PHONE'],
  };

  it('is the page and the mail as guests would get them, for members of the two alone, and keeps nothing', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const look = (who: Credentials, what: string, extra: object = {}) =>
      request(world.url)
        .post(`/api/campaigns/previews/${what}`)
        .set(who)
        .set('origin', world.url)
        .type('form')
        .send({ ...form, allianceId: pair.id, ...extra });
    const counts = () =>
      world.db.query<object[]>('SELECT (SELECT count(*) FROM campaign) AS c, (SELECT count(*) FROM mail_link) AS l');
    const before = await counts();
    const page = await look(pair.proposer.owner, 'page');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'self'/);
    for (const words of ['A quiet evening', 'Will you &lt;come&gt;?', 'the guest’s name, e-mail address and phone number'])
      expect(page.text).toContain(words);
    expect(page.text).toContain(`<p class="by">${pair.proposer.name}</p>`);
    expect((await look(pair.proposer.owner, 'page', { side: 'BENEFICIARY' })).text).toContain(
      `<p class="by">${pair.partner.name}</p>`,
    );
    for (const what of ['mail', 'text']) {
      const { text, headers } = await look(pair.partner.owner, what);
      expect(text).toMatch(/Hello (<!-- -->)?Anna/);
      expect(text).not.toMatch(/\/i\/|\/u\//);
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'self'/);
    }
    expect(await counts()).toEqual(before);
    expect((await look((await firm(world)).owner, 'page')).status).toBe(404);
    expect((await look(pair.proposer.owner, 'page', { allianceId: 'none' })).status).toBe(404);
    expect((await look(pair.proposer.owner, 'nothing')).status).toBe(404);
    expect((await look({}, 'page')).status).toBe(401);
    expect((await look(pair.proposer.owner, 'page').set('sec-fetch-site', 'cross-site')).status).toBe(403);
  });
});

describe('the page of a guest', () => {
  it('works without script, weighs at most 3 kB with everything on it, and a look changes no row', async () => {
    const long = (length: number) => 'A sentence of some length. '.repeat(40).slice(0, length).trim();
    const content = { ...CONTENT, text: long(800), what: long(300), question: long(120), place: long(120), title: long(100) };
    const { guests } = await sent(world, 1, content);
    const { path, id } = guests[0]!;
    const rows = () => world.db.query<object[]>('SELECT * FROM invitation WHERE id = $1', [id]);
    const before = await rows();
    const { text, status, headers } = await open(path);
    await request(world.url).head(path);
    await open(`${path}?decision=yes`);
    await open(guests[0]!.preferences);
    expect(await rows()).toEqual(before);
    expect([status, headers['cache-control'], headers['referrer-policy']]).toEqual([200, 'no-store', 'no-referrer']);
    expect(text).not.toMatch(/<script|<img|<style|\son\w+=|style="/);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3_000);
    for (const words of ['Canary Person1', 'Harbour Ergonomics', 'Quayside Interiors', 'Heads of workplace']) {
      expect(text).toContain(words);
    }
    await world.get(Duties).runAll();
    const [after] = await world.db.query<{ opened_at: Date | null }[]>('SELECT opened_at FROM invitation WHERE id = $1', [id]);
    expect(after!.opened_at).not.toBeNull();
  });

  it('takes a yes, a change of mind, and a yes again; gives a calendar file meanwhile', async () => {
    const { guests, id } = await sent(world, 2);
    const { path, email } = guests[0]!;
    const yes = await press(world, path, { decision: 'yes', answer: 'The coffee machine' });
    expect(yes.text).toContain('You are in');
    await world.settle();
    expect((await world.mails(email)).at(-1)!.subject).toBe(`You are in: ${CONTENT.title}`);
    const file = await open(`${path}/event.ics`);
    expect(file.headers['content-type']).toContain('text/calendar');
    expect(file.text).toContain('BEGIN:VEVENT');
    expect((await press(world, path, { decision: 'no' })).text).toContain('You may change your mind');
    expect((await open(`${path}/event.ics`)).status).toBe(410);
    expect(await stagesOf(id)).toEqual(['REVOKED', 'SENT']);
    await press(world, path, { decision: 'yes' });
    expect(await stagesOf(id)).toEqual(['OPTED_IN', 'SENT']);
    expect((await press(world, path, { decision: 'perhaps' })).status).toBe(400);
    expect((await press(world, path, { decision: 'no' }).set('origin', 'https://evil.example')).status).toBe(403);
    expect((await open('/i/x/never')).status).toBe(410);
  });

  // Lock the campaign no more in GuestLists.of and this test must fail.
  it('gives 20 places to 50 who say yes at once: 20 are in, 30 wait in order, and who leaves lets the first one in', async () => {
    const { guests, id } = await sent(world, 50);
    const answers = await Promise.all(guests.map(({ path }) => press(world, path, { decision: 'yes' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    const after = await guestsOf(world, id);
    const [placed, waiting] = ['OPTED_IN', 'WAITING'].map((stage) => after.filter((guest) => guest.stage === stage));
    expect([placed!.length, waiting!.length]).toEqual([20, 30]);
    expect(after.map(({ place }) => place).sort((a, b) => a! - b!)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(Math.max(...placed!.map(({ place }) => place!))).toBe(20);
    const first = waiting!.find(({ place }) => place === 21)!;
    const second = waiting!.find(({ place }) => place === 22)!;
    expect((await open(second.path)).text).toContain('number 2 on the waiting list');
    await press(world, placed![3]!.path, { decision: 'no' });
    expect((await guestsOf(world, id)).find((guest) => guest.id === first.id)!.stage).toBe('OPTED_IN');
    await world.settle();
    expect((await world.mails(first.email)).at(-1)!.subject).toContain('You are in');
    expect((await open(second.path)).text).toContain('number 1 on the waiting list');
  });

  it('says what is stored, stops invitations for good, and forgets: the next campaign leaves her out by a fingerprint', async () => {
    const { guests, host, pair, segmentId, id } = await sent(world, 60);
    const [stopped, erased] = [guests[0]!, guests[1]!];
    await press(world, erased.path, { decision: 'yes' });
    const page = await open(erased.preferences);
    expect(page.text).toContain(erased.email);
    expect(page.text).toContain('order form');
    await press(world, stopped.preferences, { decision: 'stop' });
    expect((await press(world, erased.preferences, { decision: 'erase' })).text).toContain('Nothing any more but a fingerprint');
    expect((await guestsOf(world, id)).filter(({ stage }) => stage === 'OPTED_IN')).toEqual([]);
    const [contact] = await world.db.query<{ name: string; email: string | null }[]>(
      'SELECT c.name, c.email FROM contact c JOIN invitation i ON i.contact_id = c.id WHERE i.id = $1',
      [erased.id],
    );
    expect(contact).toEqual({ name: '', email: null });
    // She is written into the book again, by mistake: the fingerprint holds.
    await world.db.query(
      `UPDATE contact SET email = $2, name = 'Somebody', removed_at = NULL WHERE id = (SELECT contact_id FROM invitation WHERE id = $1)`,
      [erased.id, erased.email],
    );
    await world.db.query(`UPDATE invitation SET sent_at = sent_at - interval '40 days' WHERE host_id = $1`, [host.id]);
    const next = await agreed(world, 'SEMINAR', CONTENT, pair);
    await done(world, host.owner, 'ChooseAudience', { id: next.id, input: { segmentIds: [segmentId] } });
    const { campaign } = await world.send<Audience>(host.owner, AUDIENCE, { id: next.id });
    expect(campaign.audience!.reasons).toEqual([{ reason: 'OPTED_OUT', count: 2 }]);
    await press(world, stopped.preferences, { decision: 'allow' });
    expect((await world.send<Audience>(host.owner, AUDIENCE, { id: next.id })).campaign.audience!.leftOut).toBe(1);
  });
});

const END = { reason: 'OTHER', note: 'We part as friends.' };

describe('an alliance that is held or ends', () => {
  const move = (pair: Awaited<ReturnType<typeof alliance>>, verb: string, types: string, variables: object) =>
    call<object>(world, pair.proposer.owner, `alliance${verb}`, types, { id: pair.id, ...variables }, 'alliance { stage }');

  it('stops the sending and the clocks; its end closes what runs and calls off what does not', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const running = await sent(world, 2, CONTENT, pair);
    const planned = await agreed(world, 'SEMINAR', CONTENT, pair);
    await press(world, running.guests[0]!.path, { decision: 'yes' });
    expect(codesOf(await move(pair, 'Pause', '$id: ID!, $input: AllianceReasonInput!', { input: END }))).toEqual([]);
    await world.settle();
    expect(await stageOf(running.id)).toEqual({ stage: 'PAUSED', reason: 'ALLIANCE_HELD' });
    expect(await world.liveClocks(planned.id)).toEqual([]);
    expect(codesOf(await act(world, pair.proposer.owner, 'Resume', { id: running.id }))).toEqual(['ALLIANCE_NOT_ACTIVE']);
    expect(codesOf(await move(pair, 'End', '$id: ID!, $input: AllianceReasonInput!', { input: END }))).toEqual([]);
    await world.settle();
    expect(await stageOf(running.id)).toEqual({ stage: 'COMPLETED', reason: 'ALLIANCE_ENDED' });
    expect(await stageOf(planned.id)).toEqual({ stage: 'CANCELLED', reason: 'ALLIANCE_ENDED' });
    expect(await stagesOf(running.id)).toEqual(['NO_RESPONSE', 'OPTED_IN']);
  });
});
