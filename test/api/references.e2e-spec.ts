import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DAY } from '../../src/kernel/time.js';
import { admin, join, memberOf, type Person } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { codesOf, NOTHING } from '../support/call.js';
import { client } from '../support/clients.js';
import { linkTo } from '../support/consents.js';
import { askReference, gates, referencesOf, show, type ReferenceSeen } from '../support/vetting.js';
import { World } from '../support/world.js';

let world: World;
let ines: Person;
let stranger: Person;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
  stranger = (await firm(world, 'Stranger Ltd')).owner;
});
afterAll(() => world.close());

let count = 0;
const freshAddress = () => `referee-${(count += 1)}@elsewhere.example`;

/** Two who get to know each other; the proposer claims something about its ethics. */
async function claimed(): Promise<Pair> {
  const pair = await alliance(world, 'GETTING_TO_KNOW');
  await show(world, pair.proposer.owner, 'vettingAnswer', pair.id, { dimension: 'ETHICS', claim: 'We say what we cannot do' });
  return pair;
}
/** One who was asked for the proposer: her address and the path of her page. */
async function asked(input: object = {}): Promise<Pair & { email: string; path: string }> {
  const pair = await claimed();
  const email = freshAddress();
  expect(codesOf(await askReference(world, pair.proposer.owner, pair.id, { email, ...input }))).toEqual([]);
  return { ...pair, email, path: await linkTo(world, email) };
}
const open = (path: string) => request(world.url).get(path);
const press = (path: string, form: object) => request(world.url).post(path).type('form').send(form);
const GOOD = { decision: 'answer', q0: '5', q1: '4', words: 'They told us to buy less.' };
const BAD = { decision: 'answer', q0: '1', q1: '2', q2: '1' };
const only = async (who: Person, { id, proposer }: Pair): Promise<ReferenceSeen> =>
  (await referencesOf(world, who, id, proposer.id, 'ETHICS')).references[0]!;
const stateOf = async ({ id, proposer, partner }: Pair) =>
  (await referencesOf(world, partner.owner, id, proposer.id, 'ETHICS')).state;

describe('vettingReferenceAsk', () => {
  it('asks by mail; the address is the firm’s alone, and so is the name until she answers', async () => {
    const pair = await asked();
    const { proposer, partner, email } = pair;
    expect(await only(proposer.owner, pair)).toMatchObject({ state: 'ASKED', name: 'Tove Holm', email, scores: [], words: null });
    for (const who of [partner.owner, ines]) {
      expect(await only(who, pair)).toMatchObject({ state: 'ASKED', name: null, email: null, relation: 'Client until 2024' });
    }
    const [mail] = await world.mails(email);
    expect(mail!.subject).toBe('How was it to work with Harbour Ergonomics?');
    expect(mail!.text).toContain('Quayside Interiors');
    expect(await world.liveClocks((await only(proposer.owner, pair)).id)).toEqual(['vetting.reference']);
    expect((await world.factsAbout(pair.id)).at(-1)).toBe('alliance.reference_asked');
  });

  it('keeps the address out of every table but the one that its firm alone reads', async () => {
    const { email } = await asked();
    await world.settle();
    const tables = await world.db.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')
       AND tablename <> 'vetting_referee'`,
    );
    for (const { name } of tables) {
      const [row] = await world.db.query<{ found: boolean }[]>(
        `SELECT coalesce(bool_or(t::text LIKE '%' || $1 || '%'), false) AS found FROM ${name} t`,
        [email],
      );
      expect([name, row?.found]).toEqual([name, false]);
    }
  });

  it('takes nobody of either firm: no member, and no address of its own domain', async () => {
    const { id, proposer, partner } = await claimed();
    await world.db.query(`UPDATE business SET website = 'https://www.quayside.example/' WHERE id = $1`, [partner.id]);
    const colleague = await memberOf(world, partner.id, 'VIEWER');
    for (const email of [proposer.owner.email, colleague.email.toUpperCase(), 'info@mail.quayside.example']) {
      expect((await askReference(world, proposer.owner, id, { email })).userErrors).toMatchObject([
        { code: 'INVALID', field: ['input', 'email'], message: 'A reference belongs to neither of the two firms.' },
      ]);
    }
  });

  it('asks about a claim, in words that name no client, nobody twice, and not everybody', async () => {
    const { id, proposer } = await claimed();
    await client(world, proposer.id, { name: 'Fjellvik Kraft AS' });
    const ask = (input: object) => askReference(world, proposer.owner, id, { email: freshAddress(), ...input });
    expect((await ask({ dimension: 'ABILITY' })).userErrors).toMatchObject([{ code: 'NOT_YET', field: ['input', 'dimension'] }]);
    expect((await ask({ relation: 'Buyer at Fjellvik' })).userErrors).toMatchObject([
      { code: 'BRIEF_REVEALS', field: ['input', 'relation'] },
    ]);
    const email = freshAddress();
    expect(codesOf(await ask({ email }))).toEqual([]);
    expect(codesOf(await ask({ email }))).toEqual(['ALREADY_DONE']);
    for (let n = 0; n < 4; n += 1) expect(codesOf(await ask({}))).toEqual([]);
    expect(codesOf(await ask({}))).toEqual(['INVALID']);
  });

  it('is refused to admins, other roles, members of both, in other stages; and hidden from strangers', async () => {
    const { id, proposer, partner } = await claimed();
    const torn = await memberOf(world, proposer.id, 'OWNER');
    await join(world, torn.userId, partner.id, 'OWNER');
    const input = { email: freshAddress() };
    for (const who of [ines, torn, await memberOf(world, proposer.id, 'MEMBER')]) {
      expect(codesOf(await askReference(world, who, id, input))).toEqual(['FORBIDDEN']);
    }
    const active = await alliance(world, 'ACTIVE');
    expect(codesOf(await askReference(world, active.proposer.owner, active.id, input))).toEqual(['ILLEGAL_MOVE']);
    expect((await askReference(world, stranger, id, input)).userErrors).toEqual(
      (await askReference(world, stranger, NOTHING, input)).userErrors,
    );
  });

  // Remove the lock in BetweenTwo.begin and this must fail.
  it('asks once when two come at once', async () => {
    const { id, proposer } = await claimed();
    const email = freshAddress();
    const ask = () => askReference(world, proposer.owner, id, { email });
    const answers = await world.race('alliance', id, [ask, ask]);
    expect(answers.flatMap((answer) => codesOf(answer))).toEqual(['ALREADY_DONE']);
  });
});

describe('the page of somebody who is asked', () => {
  it('is plain, small, and says who reads the answer', async () => {
    const { path } = await asked({ relation: 'R'.repeat(200) });
    const { status, text, headers } = await open(path);
    expect(status).toBe(200);
    for (const words of [
      'Harbour Ergonomics',
      'Quayside Interiors',
      'Answer as Tove Holm',
      'leave me alone',
      'own up to a mistake',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('<script');
    expect(headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3_000);
  });

  // Let `ReferenceViews.byToken` write, and this must fail.
  it('is only looked at by GET and HEAD: ten of them leave every row of every table as it was', async () => {
    const { path } = await asked();
    const tables = await world.db.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'pgboss') AND tablename NOT IN ('version', 'bam', 'queue', 'warning')`,
    );
    const state = () =>
      Promise.all(
        tables.map(({ name }) =>
          world.db.query(`SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS rows FROM ${name} t`),
        ),
      );
    const before = await state();
    for (let time = 0; time < 5; time += 1) {
      expect((await open(path)).status).toBe(200);
      expect((await request(world.url).head(path)).status).toBe(200);
      await open(`${path}?decision=never`);
    }
    expect(await state()).toEqual(before);
  });

  it('turns an answer into evidence, under her name, read by the two and the admin', async () => {
    const pair = await asked();
    expect(await stateOf(pair)).toBe('CLAIMED');
    const { status, text } = await press(pair.path, GOOD);
    expect([status, text.includes('Thank you for your word')]).toEqual([200, true]);
    for (const who of [pair.proposer.owner, pair.partner.owner, ines]) {
      expect(await only(who, pair)).toMatchObject({
        ...{ state: 'ANSWERED', name: 'Tove Holm', email: null, words: 'They told us to buy less.', endedAt: expect.any(String) },
        scores: [{ score: 5 }, { score: 4 }, { score: null }],
      });
    }
    expect(await stateOf(pair)).toBe('EVIDENCED');
    expect((await gates(world, ines, pair.id)).find(({ code }) => code === 'VETTING')).toBeDefined();
    expect((await world.factsAbout(pair.id)).at(-1)).toBe('alliance.reference_answered');
    await world.settle();
    for (const { owner } of [pair.proposer, pair.partner]) {
      const letter = (await world.mails(owner.email)).find(({ subject }) => subject.startsWith('A reference has answered'));
      expect(letter?.text).not.toMatch(/Tove|Holm|buy less/);
    }
    expect(await world.liveClocks((await only(ines, pair)).id)).toEqual([]);
    expect((await open(pair.path)).status).toBe(410);
    // What the firm writes afterwards does not take her word away.
    const again = { dimension: 'ETHICS', claim: 'We say what we cannot do, always' };
    await show(world, pair.proposer.owner, 'vettingAnswer', pair.id, again);
    expect(await stateOf(pair)).toBe('EVIDENCED');
  });

  it('speaks against the claim when the figures do, until others say better', async () => {
    const pair = await asked();
    await press(pair.path, BAD);
    expect(await stateOf(pair)).toBe('CONTRADICTED');
    const own = { dimension: 'ETHICS', claim: 'But we do', evidence: 'Ask anybody', saidBy: 'Us', shownOn: '2025-11-03' };
    await show(world, pair.proposer.owner, 'vettingAnswer', pair.id, own);
    expect(await stateOf(pair)).toBe('CONTRADICTED');
    for (let n = 0; n < 2; n += 1) {
      const email = freshAddress();
      await askReference(world, pair.proposer.owner, pair.id, { email });
      await press(await linkTo(world, email), { decision: 'answer', q0: '5', q1: '5', q2: '5' });
    }
    expect(await stateOf(pair)).toBe('EVIDENCED');
  });

  it('takes “I cannot say” for what it is: no evidence, no name', async () => {
    const pair = await asked();
    await press(pair.path, { decision: 'pass' });
    expect(await stateOf(pair)).toBe('CLAIMED');
    expect(await only(pair.partner.owner, pair)).toMatchObject({ state: 'CANNOT_SAY', name: null, email: null });
    expect((await open(pair.path)).status).toBe(410);
  });

  // Remove the question for a refusal in ReferencesService.ask and this must fail.
  it('leaves her alone for good, whoever asks', async () => {
    const pair = await asked();
    expect((await press(pair.path, { decision: 'never' })).text).toContain('You are left alone');
    expect(await only(pair.partner.owner, pair)).toMatchObject({ state: 'LEFT_ALONE', name: null });
    const other = await claimed();
    expect(
      (await askReference(world, other.proposer.owner, other.id, { email: pair.email.toUpperCase() })).userErrors,
    ).toMatchObject([{ code: 'SUPPRESSED', field: ['input', 'email'] }]);
    const mails = (await world.mails(pair.email)).length;
    await world.settle();
    expect(await world.mails(pair.email)).toHaveLength(mails);
    const [row] = await world.db.query<{ known: boolean }[]>(
      `SELECT bool_or(r::text LIKE '%elsewhere%') AS known FROM reference_refusal r`,
    );
    expect(row?.known).toBe(false);
  });

  it('shows a form again that says nothing, with what was written, and takes none that is not its own', async () => {
    const pair = await asked();
    const empty = await press(pair.path, { decision: 'answer', words: 'Words of mine' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Tick a figure');
    expect(empty.text).toContain('Words of mine');
    expect((await press(pair.path, { ...GOOD, q0: '6' })).status).toBe(422);
    expect((await press(pair.path, { decision: 'maybe' })).status).toBe(400);
    expect((await press(pair.path, GOOD).set('origin', 'https://evil.example')).status).toBe(403);
    expect((await press(pair.path, GOOD).set('sec-fetch-site', 'cross-site')).status).toBe(403);
    expect((await only(pair.proposer.owner, pair)).state).toBe('ASKED');
    expect((await press('/r/never', GOOD)).status).toBe(410);
    expect((await open(`${pair.path}x`)).status).toBe(410);
  });

  it('reminds once, and ends without an answer', async () => {
    const pair = await asked();
    world.travel(7 * DAY + 60_000);
    await world.runClocks();
    expect((await world.mails(pair.email)).map(({ subject }) => subject)).toEqual([
      'How was it to work with Harbour Ergonomics?',
      'Still open: How was it to work with Harbour Ergonomics?',
    ]);
    world.travel(7 * DAY);
    await world.runClocks();
    expect(await only(pair.proposer.owner, pair)).toMatchObject({ state: 'NO_ANSWER', email: null, name: 'Tove Holm' });
    expect(await only(pair.partner.owner, pair)).toMatchObject({ state: 'NO_ANSWER', name: null });
    expect(await world.mails(pair.email)).toHaveLength(2);
    expect((await open(pair.path)).status).toBe(410);
  });

  it('has ended when the two have', async () => {
    const pair = await asked();
    await world.db.query(`UPDATE alliance SET stage = 'ENDED' WHERE id = $1`, [pair.id]);
    expect((await open(pair.path)).status).toBe(410);
    expect((await press(pair.path, GOOD)).status).toBe(410);
  });

  // Remove the lock in ReferenceSteps.open and this must fail.
  it('is not overwritten by what its firm writes at the same moment', async () => {
    const pair = await asked();
    await world.race<unknown>('alliance', pair.id, [
      async () => press(pair.path, GOOD),
      () => show(world, pair.proposer.owner, 'vettingAnswer', pair.id, { dimension: 'ETHICS', claim: 'We say it at once' }),
    ]);
    expect(await stateOf(pair)).toBe('EVIDENCED');
  });

  it('takes one of two answers that come at once by two links', async () => {
    const pair = await asked();
    world.travel(7 * DAY + 60_000);
    await world.runClocks();
    const second = await linkTo(world, pair.email);
    expect(second).not.toBe(pair.path);
    const answers = await world.race('alliance', pair.id, [
      async () => press(pair.path, GOOD),
      async () => press(second, { decision: 'pass' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    const ends = (await world.factsAbout(pair.id)).filter((type) => /reference_(answered|ended)/.test(type));
    expect(ends).toHaveLength(1);
  });
});
