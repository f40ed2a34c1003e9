import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DAY } from '../../src/kernel/time.js';
import { admin, memberOf, type Person } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { call, codesOf } from '../support/call.js';
import { act, agreed, book, CONTENT, done, guestsOf, press, scheduled, sent } from '../support/campaigns.js';
import type { KnownPerson } from '../support/clients.js';
import { act as introduce, introduction, QUESTION } from '../support/introductions.js';
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

describe('the audience', () => {
  it('says who is left out and why; the beneficiary reads a number, and none under five', async () => {
    const story = await agreed(world);
    const { id, host, partner, segmentId } = story;
    const emails = await book(world, host.id, 12);
    await done(world, host.owner, 'ChooseAudience', { id, input: { segmentIds: [segmentId] } });
    await world.db.query(`UPDATE contact SET email = NULL WHERE email = $1`, [emails[0]]);
    await world.db.query(`UPDATE contact SET email = $2 WHERE email = $1`, [emails[1], emails[2]]);
    await world.db.query(
      `UPDATE client SET do_not_introduce = true WHERE id = (SELECT client_id FROM contact WHERE email = $1)`,
      [emails[3]],
    );
    await world.db.query(`DELETE FROM lawful_basis WHERE contact_id = (SELECT id FROM contact WHERE email = $1)`, [emails[4]]);
    const { campaign } = await world.send<Audience>(host.owner, AUDIENCE, { id });
    expect(campaign.audience).toMatchObject({ selected: 12, invited: 8, leftOut: 4 });
    expect(campaign.audience!.reasons).toHaveLength(4);
    expect(campaign.audience!.sentence).toMatch(/^12 selected, 4 left out: /);
    const seen = (await world.send<Audience>(partner.owner, AUDIENCE, { id })).campaign;
    expect(seen).toEqual({ audienceSize: 8, audience: null });
    await world.db.query(
      `DELETE FROM lawful_basis WHERE business_id = $1 AND contact_id <> (SELECT id FROM contact WHERE email = $2)`,
      [host.id, emails[6]],
    );
    expect((await world.send<Audience>(partner.owner, AUDIENCE, { id })).campaign.audienceSize).toBeNull();
  });

  it('leaves out who was written to lately: by any campaign of the host, or asked about an introduction', async () => {
    const first = await sent(world, 3);
    const second = await agreed(world, 'SEMINAR', CONTENT, first.pair);
    await book(world, first.host.id, 1, 'fresh');
    const input = { segmentIds: [first.segmentId] };
    await done(world, first.host.owner, 'ChooseAudience', { id: second.id, input });
    const look = async () => (await world.send<Audience>(first.host.owner, AUDIENCE, { id: second.id })).campaign.audience;
    expect(await look()).toMatchObject({ selected: 4, invited: 1, reasons: [{ reason: 'CONTACTED_LATELY', count: 3 }] });
    await world.db.query(
      `INSERT INTO consent (id, business_id, partner_id, contact_id, purpose, subject_id, fields_requested, text, address_hash, asked_at, expires_at)
       SELECT gen_random_uuid(), $1, $2, id, 'INTRODUCTION', gen_random_uuid(), '{NAME}', 'May I?', '\\x00', now(), now() + interval '7 days' FROM contact WHERE email LIKE 'fresh-%'
       AND business_id = $1`,
      [first.host.id, first.partner.id],
    );
    expect(await look()).toMatchObject({ selected: 4, invited: 0 });
    await world.db.query(`UPDATE invitation SET sent_at = sent_at - interval '40 days' WHERE host_id = $1`, [first.host.id]);
    expect(await look()).toMatchObject({ invited: 3 });
  });

  it('is counted for the book’s own people alone before it is chosen, and changes nothing', async () => {
    const { id, host, partner, segmentId } = await agreed(world);
    const emails = await book(world, host.id, 7);
    await world.db.query(`DELETE FROM lawful_basis WHERE contact_id = (SELECT id FROM contact WHERE email = $1)`, [emails[0]]);
    const look = (who: Person, businessId: string) =>
      world.send<{ campaignAudience: object }>(
        who,
        `query ($businessId: ID!, $input: CampaignAudienceInput!) {
          campaignAudience(businessId: $businessId, input: $input) { selected invited leftOut sentence } }`,
        { businessId, input: { segmentIds: [segmentId] } },
      );
    const sentence = '7 selected, 1 left out: 1 without a lawful basis';
    expect(await look(host.owner, host.id)).toEqual({
      campaignAudience: { selected: 7, invited: 6, leftOut: 1, sentence },
    });
    // Another firm’s segment holds nobody in one’s own book, and its book is not there.
    expect(await look(partner.owner, partner.id)).toMatchObject({ campaignAudience: { selected: 0, invited: 0 } });
    for (const who of [partner.owner, await admin(world)]) await expect(look(who, host.id)).rejects.toThrow('No such business.');
    const { campaign } = await world.send<Audience>(host.owner, AUDIENCE, { id });
    expect(campaign.audience).toMatchObject({ selected: 0 });
  });

  it('rests on a lawful basis that is recorded for a person or a segment, and withdrawn', async () => {
    const { host, segmentId, partner } = await agreed(world);
    await book(world, host.id, 3);
    const record = (who: typeof host.owner, input: object) =>
      call<{ people: number | null }>(
        world,
        who,
        'lawfulBasisRecord',
        '$businessId: ID!, $input: LawfulBasisRecordInput!',
        { businessId: host.id, input },
        'people',
      );
    const input = { basis: 'CONSENT', source: 'trade fair', segmentId };
    expect(await record(host.owner, input)).toMatchObject({ people: 3, userErrors: [] });
    expect(codesOf(await record(partner.owner, input))).toEqual(['NOT_FOUND']);
    expect(codesOf(await record(await memberOf(world, host.id, 'VIEWER'), input))).toEqual(['FORBIDDEN']);
    const [row] = await world.db.query<{ live: number; old: number }[]>(
      `SELECT count(*) FILTER (WHERE withdrawn_at IS NULL)::int AS live, count(withdrawn_at)::int AS old FROM lawful_basis WHERE business_id = $1`,
      [host.id],
    );
    expect(row).toEqual({ live: 3, old: 3 });
  });
});

describe('introductionAskClient', () => {
  // Leave out the cap in Consents.ask, or the registration in CampaignConsents, and this test must fail.
  it('waits for somebody who was written to lately, for a campaign or another introduction, unless she expects it', async () => {
    const story = await sent(world, 2);
    const { pair, host, guests } = story;
    const contactOf = async (invitationId: string) => {
      const [row] = await world.db.query<{ id: string; clientId: string }[]>(
        'SELECT contact_id AS id, client_id AS "clientId" FROM invitation WHERE id = $1',
        [invitationId],
      );
      return { ...row!, email: '', name: '' };
    };
    const [invited, other] = [await contactOf(guests[0]!.id), await contactOf(guests[1]!.id)];
    const { id } = await introduction(world, 'ACCEPTED', { pair, person: invited as KnownPerson });
    const refused = await introduce(world, host.owner, 'AskClient', { id, input: QUESTION });
    expect(refused.userErrors).toMatchObject([{ code: 'CONTACTED_LATELY', field: ['input', 'isExpected'] }]);
    const asked = await introduce(world, host.owner, 'AskClient', { id, input: { ...QUESTION, isExpected: true } });
    expect(asked).toMatchObject({ introduction: { stage: 'AWAITING_CONSENT' }, userErrors: [] });

    await world.db.query(`UPDATE invitation SET sent_at = sent_at - interval '40 days' WHERE host_id = $1`, [host.id]);
    const again = await introduction(world, 'ACCEPTED', { pair, person: invited as KnownPerson });
    expect((await introduce(world, host.owner, 'AskClient', { id: again.id, input: QUESTION })).userErrors[0]?.code).toBe(
      'CONTACTED_LATELY',
    );
    const free = await introduction(world, 'ACCEPTED', { pair, person: other as KnownPerson });
    expect((await introduce(world, host.owner, 'AskClient', { id: free.id, input: QUESTION })).userErrors).toEqual([]);
  });
});

describe('sending', () => {
  it('writes to each guest once, in the host’s name, with text and HTML and one click to be left alone', async () => {
    const { id, guests, host, emails, partner } = await sent(world, 6);
    expect(await stagesOf(id)).toEqual(Array(6).fill('SENT'));
    for (const email of emails) {
      const mails = await world.mails(email);
      expect(mails).toHaveLength(1);
      const [mail] = mails;
      const header = (key: string) => mail!.headers.find((each) => each.key === key)?.value;
      expect(header('from')).toContain(host.name);
      expect(header('list-unsubscribe')).toMatch(/^<http.*\/u\/[\w-]{43}>$/);
      expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      expect(mail!.text).toContain('We work with them');
      expect(mail!.html).toContain('Canary');
      expect(mail!.subject).toBe(CONTENT.subject);
      expect(mail!.text).toContain(partner.name);
    }
    expect(new Set(guests.map(({ path }) => path)).size).toBe(6);
  });

  it('is tried on oneself first, with a look at the page that answers for nobody', async () => {
    const { id, host } = await scheduled(world, 1);
    await world.settle();
    const mail = (await world.mails(host.owner.email)).find(({ subject }) => subject === `Test: ${CONTENT.subject}`);
    const path = new URL(mail!.links[0]!).pathname;
    const { status, text } = await open(path);
    expect(status).toBe(200);
    expect(text).toContain('the guest’s name');
    expect((await press(world, path, { decision: 'yes' })).status).toBe(200);
    expect(await guestsOf(world, id)).toEqual([]);
  });

  it('starts on its date, stands still when paused, and goes on', async () => {
    const { id, host } = await scheduled(world, 5, CONTENT, { pacePerMinute: 60 });
    world.travel(DAY + 1_000);
    await world.runClocks();
    expect(await stageOf(id)).toMatchObject({ stage: 'RUNNING' });
    const other = await scheduled(world, 5);
    await done(world, other.host.owner, 'Start', { id: other.id });
    await done(world, other.host.owner, 'Pause', { id: other.id, input: { reason: 'WORDING' } });
    await world.settle();
    expect(await guestsOf(world, other.id)).toEqual([]);
    expect(codesOf(await act(world, other.partner.owner, 'Resume', { id: other.id }))).toEqual(['FORBIDDEN']);
    await done(world, other.host.owner, 'Resume', { id: other.id });
    await world.settle();
    expect(await stagesOf(other.id)).toEqual(Array(5).fill('SENT'));
    expect(codesOf(await act(world, host.owner, 'Start', { id }))).toEqual(['ILLEGAL_MOVE']);
  });

  it('stands still by itself when more than 2 % object, and says why', async () => {
    const { id, guests, host } = await sent(world, 100);
    for (const { preferences } of guests.slice(0, 2)) await press(world, preferences, { decision: 'stop' });
    expect(await stageOf(id)).toEqual({ stage: 'RUNNING', reason: null });
    const click = await press(world, guests[2]!.preferences, { 'List-Unsubscribe': 'One-Click' });
    expect(click.status).toBe(200);
    expect(await stageOf(id)).toEqual({ stage: 'PAUSED', reason: 'OPT_OUTS' });
    // A second click is none.
    await press(world, guests[2]!.preferences, { 'List-Unsubscribe': 'One-Click' });
    expect(await world.factsAbout(guests[2]!.id)).toEqual(['invitation.sent', 'invitation.declined', 'invitation.opted_out']);
    await done(world, host.owner, 'Resume', { id });
    expect(await stageOf(id)).toEqual({ stage: 'RUNNING', reason: null });
  });

  it('hears from the mail provider what bounced and who complained; without the key nobody is heard', async () => {
    const { id, guests } = await sent(world, 4);
    const report = (body: object, key: string) =>
      request(world.url).post('/api/mail-reports').set('authorization', `Bearer ${key}`).send(body);
    const of = (n: number, type: string) => ({ messageId: `<${guests[n]!.id}@localhost>`, type });
    const body = { reports: [of(0, 'BOUNCE'), of(1, 'COMPLAINT'), { messageId: '<other@x>', type: 'BOUNCE' }] };
    expect((await report(body, 'wrong')).status).toBe(401);
    expect((await report({ reports: [] }, 'a-key-of-mail-reports-32-long-at-least')).status).toBe(400);
    const answer = await report(body, 'a-key-of-mail-reports-32-long-at-least');
    expect([answer.status, answer.body]).toEqual([200, { taken: 2, unknown: 1 }]);
    expect(await stagesOf(id)).toEqual(['BOUNCED', 'DECLINED', 'SENT', 'SENT']);
    expect(await stageOf(id)).toEqual({ stage: 'PAUSED', reason: 'COMPLAINTS' });
    await report(body, 'a-key-of-mail-reports-32-long-at-least');
    expect((await world.factsAbout(guests[0]!.id)).filter((type) => type === 'invitation.bounced')).toHaveLength(1);
  });

  it('called off, writes to nobody else, and tells who said yes', async () => {
    const { id, guests, host } = await sent(world, 2);
    await press(world, guests[0]!.path, { decision: 'yes' });
    await done(world, host.owner, 'Cancel', { id, input: { reason: 'NO_CAPACITY' } });
    await world.settle();
    expect((await world.mails(guests[0]!.email)).at(-1)!.subject).toBe(`Called off: ${CONTENT.title}`);
    expect(await world.mails(guests[1]!.email)).toHaveLength(1);
    expect((await open(guests[1]!.path)).text).toContain('called off');
    await press(world, guests[1]!.path, { decision: 'yes' });
    expect(await stagesOf(id)).toEqual(['OPTED_IN', 'SENT']);
  });

  it('gives the host personal links instead, without formulas', async () => {
    const { id, host, partner, emails } = await scheduled(world, 2, CONTENT, { channel: 'HOST' });
    await world.db.query(`UPDATE contact SET name = '=cmd()' WHERE email = $1`, [emails[0]]);
    await done(world, host.owner, 'Start', { id });
    await world.settle();
    expect(await world.mails(emails[0])).toEqual([]);
    const links = (who: Credentials) =>
      request(world.url).post(`/api/campaigns/${id}/links.csv`).set(who).set('origin', world.url);
    expect((await links(partner.owner)).status).toBe(403);
    expect((await links((await firm(world)).owner)).status).toBe(404);
    const { status, text } = await links(host.owner);
    expect(status).toBe(200);
    expect(text).toContain(`'=cmd()`);
    expect(await stagesOf(id)).toEqual(['SENT', 'SENT']);
    const path = new URL(/http\S+\/i\/\S+/.exec(text)![0].trim()).pathname;
    expect((await open(path)).text).toContain(CONTENT.title);
    expect((await links(host.owner)).text).toBe(text);
  });
});
