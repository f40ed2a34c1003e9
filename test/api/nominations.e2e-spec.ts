import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DAY } from '../../src/kernel/time.js';
import { admin, memberOf } from '../support/accounts.js';
import { firm, type Firm } from '../support/businesses.js';
import { codesOf, NOTHING } from '../support/call.js';
import { client } from '../support/clients.js';
import { keyOf } from '../support/keys.js';
import { ANNA, nominate, nominationsOf, ownDomain, say, tokenTo, withdraw } from '../support/nominations.js';
import { World } from '../support/world.js';

let world: World;
let own: Firm;
let count = 0;
/** Each story has an address of its own: an answer to one holds for the whole network. */
let email: string;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  own = await firm(world, 'Harbour Ergonomics');
  email = `anna${(count += 1)}@quiet${count}.example`;
});
afterAll(() => world.close());

const lettersTo = async (address: string) => {
  await world.settle();
  return world.mails(address);
};
const send = (who = own.owner, input: object = {}) => nominate(world, who, own.id, { email, website: null, ...input });

describe('nominationSend', () => {
  it('writes to the nominee who nominates her and why, and starts a clock', async () => {
    const { nomination, userErrors } = await send();
    expect(userErrors).toEqual([]);
    expect(nomination).toMatchObject({ stage: 'SENT', firmName: 'Quiet Rooms', email, remindedAt: null, nominee: null });
    expect(nomination?.availableActions).toMatchObject([{ action: 'WITHDRAW', allowed: true }]);
    expect(await world.liveClocks(nomination!.id)).toEqual(['nomination.answer']);
    const [mail] = await lettersTo(email);
    expect(mail?.subject).toBe('Ada Nilsson of Harbour Ergonomics would like to work with you');
    expect(mail?.text).toContain(ANNA.why);
    expect(await world.factsAbout(nomination!.id)).toEqual(['nomination.sent']);
    expect(await nominationsOf(world, own.owner, own.id)).toHaveLength(1);
  });

  it('is refused to viewers, to firms that are not active, and to whoever leaves something out', async () => {
    expect(codesOf(await send(await memberOf(world, own.id, 'VIEWER')))).toEqual(['FORBIDDEN']);
    const waiting = await firm(world, 'Waiting Ltd', 'SUBMITTED');
    expect(codesOf(await nominate(world, waiting.owner, waiting.id, { email }))).toEqual(['FORBIDDEN']);
    const wrong = await send(own.owner, { firmName: ' ', personName: '', email: 'nobody', why: '  ', website: 'quiet' });
    expect(wrong.userErrors.map(({ field }) => field?.at(-1))).toEqual(['firmName', 'personName', 'email', 'website', 'why']);
    const key = await keyOf(world, own.owner, own.id, 'DISCOVERY_WRITE');
    const { errors } = await world.ask(
      key,
      `mutation ($id: ID!, $input: NominationSendInput!) {
      nominationSend(businessId: $id, input: $input) { userErrors { code } } }`,
      { id: own.id, input: { ...ANNA, email } },
    );
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await lettersTo(email)).toEqual([]);
  });

  it('is not there for strangers and admins, nor is what came of it', async () => {
    const { nomination } = await send();
    for (const who of [(await firm(world)).owner, await admin(world)]) {
      expect(codesOf(await send(who))).toEqual(['NOT_FOUND']);
      expect(codesOf(await withdraw(world, who, nomination!.id))).toEqual(['NOT_FOUND']);
      const seen = await world.send<object>(who, `query ($id: ID!) { nomination(id: $id) { id } node(id: $id) { id } }`, {
        id: nomination!.id,
      });
      expect(seen).toEqual({ nomination: null, node: null });
      const { errors } = await world.ask(who, `query ($id: ID!) { nominations(businessId: $id) { nodes { id } } }`, {
        id: own.id,
      });
      expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    }
    expect(codesOf(await withdraw(world, own.owner, NOTHING))).toEqual(['NOT_FOUND']);
  });

  it('names nobody of the own book to a firm outside', async () => {
    await client(world, own.id, { name: 'Kestrelby Logistics' });
    const { userErrors } = await send(own.owner, { why: 'Kestrelby says that you are good.' });
    expect(userErrors).toMatchObject([{ code: 'BRIEF_REVEALS', field: ['input', 'why'] }]);
  });

  it('says of a firm that is active on the network that it is there, by its domain, and never by a free mailbox', async () => {
    const there = await firm(world, 'Quayside Interiors');
    await ownDomain(world, there.id, `quay${count}.example`);
    const address = `lars@mail.quay${count}.example`;
    expect((await send(own.owner, { email: address })).userErrors).toMatchObject([
      { code: 'ON_NETWORK', message: 'Quayside Interiors is on the network already. Ask for an alliance instead.' },
    ]);
    expect(codesOf(await send(own.owner, { website: `https://www.quay${count}.example/om` }))).toEqual(['ON_NETWORK']);
    const AT = `query ($id: ID!, $address: String!) { businessAt(businessId: $id, address: $address) { tradingName } }`;
    const at = (address: string) => world.send<object>(own.owner, AT, { id: own.id, address });
    expect(await at(address)).toEqual({ businessAt: { tradingName: 'Quayside Interiors' } });
    await ownDomain(world, there.id, 'gmail.com');
    expect(await at('lars@gmail.com')).toEqual({ businessAt: null });
    // A firm that is not admitted is nobody's to know of.
    const waiting = await firm(world, 'Waiting Ltd', 'SUBMITTED');
    await ownDomain(world, waiting.id, `wait${count}.example`);
    expect(await at(`eva@wait${count}.example`)).toEqual({ businessAt: null });
    expect(codesOf(await send(own.owner, { email: `eva@wait${count}.example` }))).toEqual([]);
  });

  it('has one live nomination for an address and firm, also when two come at once', async () => {
    const answers = await world.race('business', own.id, [() => send(), () => send()]);
    expect(answers.map(codesOf).sort()).toEqual([[], ['ALREADY_NOMINATED']]);
    expect(codesOf(await send(own.owner, { email: email.toUpperCase() }))).toEqual(['ALREADY_NOMINATED']);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  it('has at most twenty open ones, also when two come at once', async () => {
    for (let n = 0; n < 19; n += 1) expect(codesOf(await send(own.owner, { email: `n${n}${email}` }))).toEqual([]);
    const answers = await world.race('business', own.id, [() => send(), () => send(own.owner, { email: `x${email}` })]);
    expect(answers.map(codesOf).sort()).toEqual([[], ['TOO_MANY']]);
  });
});

describe('the answer to a nominator', () => {
  it('is the same for an address that wants no letters and one that others have nominated; the letters differ', async () => {
    await send();
    await say(world, `/n/${await tokenTo(world, email)}`, { decision: 'no' });
    const [second, third] = [await firm(world, 'Second Ltd'), await firm(world, 'Third Ltd')];
    const fresh = `fresh${email}`;
    await nominate(world, third.owner, third.id, { email: fresh, website: null });
    const seen = async (address: string) => {
      const { nomination, userErrors } = await nominate(world, second.owner, second.id, { email: address, website: null });
      await world.settle();
      world.travel(11 * DAY);
      await world.runClocks();
      const [row] = (await nominationsOf(world, second.owner, second.id)).filter(({ id }) => id === nomination?.id);
      const { id: _, email: __, ...answer } = row!;
      return {
        ...answer,
        userErrors,
        createdAt: '',
        stageSince: '',
        expiresAt: '',
        remindedAt: answer.remindedAt !== null,
        availableActions: 1,
      };
    };
    const [suppressed, shared, plain] = [await seen(email), await seen(fresh), await seen(`plain${email}`)];
    expect(suppressed).toEqual(plain);
    expect(shared).toEqual(plain);
    // The first one's letter, and nothing since.
    expect(await lettersTo(email)).toHaveLength(1);
    expect((await lettersTo(`plain${email}`)).map(({ subject }) => subject.startsWith('Still open'))).toEqual([false, true]);
  });

  it('never brings an address more than three first letters in thirty days, whoever nominates', async () => {
    for (let n = 0; n < 4; n += 1) {
      const each = await firm(world, `Firm ${n}`);
      expect(codesOf(await nominate(world, each.owner, each.id, { email, website: null }))).toEqual([]);
    }
    expect(await lettersTo(email)).toHaveLength(3);
  });
});

describe('the nominee’s page', () => {
  it('tells who nominates and what this is, without script, and is only looked at by GET', async () => {
    const { nomination } = await send();
    const path = `/n/${await tokenTo(world, email)}`;
    const before = await world.db.query<object[]>('SELECT * FROM nomination WHERE id = $1', [nomination!.id]);
    for (let n = 0; n < 3; n += 1) {
      const { status, text } = await request(world.url).get(path);
      expect(status).toBe(200);
      for (const words of ['Ada Nilsson nominates Quiet Rooms', ANNA.why, 'What is Adjoin?', '/register?nominated=']) {
        expect(text).toContain(words);
      }
      expect(text).not.toContain('<script');
      expect(Buffer.byteLength(text)).toBeLessThan(3_000);
    }
    expect(await world.db.query('SELECT * FROM nomination WHERE id = $1', [nomination!.id])).toEqual(before);
    expect((await say(world, path, { decision: 'no' }).set({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await say(world, path, { decision: 'perhaps' })).status).toBe(400);
  });

  it('takes a no once: she is forgotten but for a hash, the nominator reads it, and the link has ended', async () => {
    const { nomination } = await send();
    const path = `/n/${await tokenTo(world, email)}`;
    const answers = await world.race('nomination', nomination!.id, [
      () => say(world, path, { decision: 'no' }).then(({ status }) => status),
      () => say(world, path, { decision: 'no' }).then(({ status }) => status),
    ]);
    expect(answers.sort()).toEqual([200, 410]);
    const [row] = await nominationsOf(world, own.owner, own.id);
    expect(row).toMatchObject({ stage: 'DECLINED', personName: null, email: null, availableActions: [] });
    expect(await world.liveClocks(nomination!.id)).toEqual([]);
    expect((await request(world.url).get(path)).status).toBe(410);
    // She may be asked again a year later, not before.
    expect(codesOf(await send())).toEqual([]);
    expect(await lettersTo(email)).toHaveLength(1);
    const later = await firm(world, 'Later Ltd');
    world.travel(400 * DAY);
    await nominate(world, later.owner, later.id, { email, website: null });
    expect(await lettersTo(email)).toHaveLength(2);
  });
});

describe('nominationWithdraw', () => {
  it('ends the link and the clock, and needs the version that was seen', async () => {
    const { nomination } = await send();
    const path = `/n/${await tokenTo(world, email)}`;
    expect(codesOf(await withdraw(world, await memberOf(world, own.id, 'VIEWER'), nomination!.id))).toEqual(['FORBIDDEN']);
    expect(codesOf(await withdraw(world, own.owner, nomination!.id, 7))).toEqual(['STALE_VERSION']);
    const member = await memberOf(world, own.id, 'MEMBER');
    const answers = await world.race('nomination', nomination!.id, [
      () => withdraw(world, member, nomination!.id),
      () => withdraw(world, own.owner, nomination!.id),
    ]);
    expect(answers.map(codesOf).sort()).toEqual([[], ['ILLEGAL_MOVE']]);
    expect((await request(world.url).get(path)).status).toBe(410);
    expect(await world.liveClocks(nomination!.id)).toEqual([]);
    expect(codesOf(await send())).toEqual([]);
  });
});

describe('a nomination nobody answers', () => {
  it('is reminded of once and ends after thirty days', async () => {
    const { nomination } = await send();
    for (const days of [11, 10]) {
      world.travel(days * DAY);
      await world.runClocks();
    }
    expect(await lettersTo(email)).toHaveLength(2);
    world.travel(10 * DAY);
    const path = `/n/${await tokenTo(world, email)}`;
    expect((await request(world.url).get(path)).status).toBe(410);
    await world.runClocks();
    const [row] = await nominationsOf(world, own.owner, own.id);
    expect(row).toMatchObject({ id: nomination!.id, stage: 'EXPIRED', availableActions: [] });
    expect(await lettersTo(email)).toHaveLength(2);
  });
});
