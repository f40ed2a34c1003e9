import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DAY } from '../../src/kernel/time.js';
import { admin, memberOf } from '../support/accounts.js';
import { firm, type Firm } from '../support/businesses.js';
import { call, codesOf, NOTHING } from '../support/call.js';
import { contact } from '../support/clients.js';
import { linkTo } from '../support/consents.js';
import {
  answered,
  askForSuppliers,
  nominate,
  nominated,
  ownDomain,
  QUIET,
  recommendersOf,
  say,
  surveysOf,
  withSurvey,
} from '../support/nominations.js';
import { World } from '../support/world.js';

let world: World;
let own: Firm;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  own = await firm(world, 'Harbour Ergonomics');
});
afterAll(() => world.close());

const open = (path: string) => request(world.url).get(path);
const remove = (who: Firm['owner'], id: string) => call(world, who, 'contactRemove', '$id: ID!', { id }, 'contact { id }');

describe('supplierSurveyAsk', () => {
  it('writes to a person of the own book, in the firm’s words, and starts a clock', async () => {
    const person = await contact(world, own.id);
    const { supplierSurvey, userErrors } = await askForSuppliers(world, own.owner, person.id);
    expect(userErrors).toEqual([]);
    expect(supplierSurvey).toMatchObject({ state: 'ASKED', answers: [], availableActions: [{ action: 'WITHDRAW' }] });
    expect(await world.liveClocks(supplierSurvey!.id)).toEqual(['supplier_survey.answer']);
    await world.settle();
    const [mail] = await world.mails(person.email!);
    expect(mail?.subject).toBe('Ada Nilsson of Harbour Ergonomics asks: which suppliers do you respect?');
    expect(mail?.text).toContain('Dear Kari, whom do you respect?');
    world.travel(22 * DAY);
    await world.runClocks();
    expect(await surveysOf(world, own.owner, person.id)).toMatchObject([{ state: 'EXPIRED' }]);
  });

  it('is refused to viewers and for people without an address, and others’ people are not there', async () => {
    const person = await contact(world, own.id);
    expect(codesOf(await askForSuppliers(world, await memberOf(world, own.id, 'VIEWER'), person.id))).toEqual(['FORBIDDEN']);
    const silent = await contact(world, own.id, { email: null });
    expect(codesOf(await askForSuppliers(world, own.owner, silent.id))).toEqual(['NO_ADDRESS']);
    for (const who of [(await firm(world)).owner, await admin(world)]) {
      expect(codesOf(await askForSuppliers(world, who, person.id))).toEqual(['NOT_FOUND']);
    }
    expect(codesOf(await askForSuppliers(world, own.owner, NOTHING))).toEqual(['NOT_FOUND']);
    const waiting = await firm(world, 'Waiting Ltd', 'SUBMITTED');
    expect(codesOf(await askForSuppliers(world, waiting.owner, (await contact(world, waiting.id)).id))).toEqual(['FORBIDDEN']);
  });

  it('asks one person once in half a year, also when two do at once and when she was written down anew', async () => {
    const person = await contact(world, own.id);
    const member = await memberOf(world, own.id, 'MEMBER');
    const answers = await world.race('business', own.id, [
      () => askForSuppliers(world, own.owner, person.id),
      () => askForSuppliers(world, member, person.id),
    ]);
    expect(answers.map(codesOf).sort()).toEqual([[], ['ASKED_LATELY']]);
    await remove(own.owner, person.id);
    const again = await contact(world, own.id, { email: person.email });
    expect(codesOf(await askForSuppliers(world, own.owner, again.id))).toEqual(['ASKED_LATELY']);
    const ACTION = `query ($id: ID!) { contact(id: $id) { supplierSurveyAction { action allowed reason } } }`;
    const action = (who = own.owner) => world.send<object>(who, ACTION, { id: again.id });
    expect(await action()).toMatchObject({
      contact: {
        supplierSurveyAction: { allowed: false, reason: expect.stringMatching(/^This person was asked today/) as unknown },
      },
    });
    world.travel(181 * DAY);
    expect(await action()).toMatchObject({ contact: { supplierSurveyAction: { allowed: true, reason: null } } });
    expect(await action(await memberOf(world, own.id, 'VIEWER'))).toEqual({ contact: { supplierSurveyAction: null } });
    expect(codesOf(await askForSuppliers(world, own.owner, again.id))).toEqual([]);
  });

  it('can be taken back while it waits, and ends when the person is taken out of the book', async () => {
    const person = await contact(world, own.id);
    const { supplierSurvey } = await askForSuppliers(world, own.owner, person.id);
    const { id } = supplierSurvey!;
    const path = await linkTo(world, person.email);
    expect(codesOf(await withSurvey(world, await memberOf(world, own.id, 'VIEWER'), 'supplierSurveyWithdraw', id))).toEqual([
      'FORBIDDEN',
    ]);
    expect(codesOf(await withSurvey(world, (await firm(world)).owner, 'supplierSurveyWithdraw', id))).toEqual(['NOT_FOUND']);
    const take = () => withSurvey(world, own.owner, 'supplierSurveyWithdraw', id);
    const answers = await world.race('supplier_survey', id, [take, take]);
    expect(answers.map(codesOf).sort()).toEqual([[], ['ILLEGAL_MOVE']]);
    expect((await open(path)).status).toBe(410);

    const other = await contact(world, own.id);
    const asked = await askForSuppliers(world, own.owner, other.id);
    await remove(own.owner, other.id);
    await world.settle();
    expect(await world.liveClocks(asked.supplierSurvey!.id)).toEqual([]);
    expect(await world.mails(other.email!)).toEqual([]);
  });
});

describe('the client’s page', () => {
  it('asks without script, in less than 3 kB, and is only looked at by GET', async () => {
    const person = await contact(world, own.id);
    const text = 'We spoke about the two floors. '.repeat(14).slice(0, 420).trim();
    const { supplierSurvey } = await askForSuppliers(world, own.owner, person.id, text);
    const path = await linkTo(world, person.email);
    const tables = ['supplier_survey', 'supplier_answer', 'suppression', 'recommendation', 'mail_link', 'event', 'clock'];
    const state = () =>
      Promise.all(
        tables.map((name) => world.db.query(`SELECT count(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} t`)),
      );
    const before = await state();
    for (let n = 0; n < 5; n += 1) {
      const { status, text: html } = await open(`${path}?decision=answer&name=Quiet`);
      expect(status).toBe(200);
      expect(html).toContain(text);
      expect(html).not.toMatch(/<script|<img|<style|\son\w+=|javascript:|style="/);
      expect(html.match(/<label/g)).toHaveLength(12);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(3_000);
    }
    expect((await request(world.url).head(path)).status).toBe(200);
    expect(await state()).toEqual(before);
    expect(supplierSurvey?.state).toBe('ASKED');
    expect((await say(world, path, { decision: 'no' }).set({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await say(world, path, { decision: 'perhaps' })).status).toBe(400);
  });

  it('takes up to three suppliers, each with her word on whether it may know; the asker reads them', async () => {
    const { person, path } = await answered(world, own, {
      name: [' Quiet  Rooms ', 'Bright Light', ''],
      site: ['www.quiet-rooms.example', '', ''],
      for: ['Our meeting rooms', '', ''],
      tell: ['0'],
    });
    const [survey] = await surveysOf(world, own.owner, person.id);
    expect(survey).toMatchObject({
      state: 'ANSWERED',
      answers: [
        {
          name: 'Quiet Rooms',
          website: 'www.quiet-rooms.example',
          whatFor: 'Our meeting rooms',
          mayTell: true,
          publishedAt: null,
        },
        { name: 'Bright Light', website: null, whatFor: '', mayTell: false },
      ],
    });
    expect(survey?.answers[1]?.availableActions).toMatchObject([{ action: 'PUBLISH', allowed: false }, { action: 'NOMINATE' }]);
    const { text } = await open(path);
    expect(text).toContain('Thank you');
    expect(text).toContain('Stays between you');
    const INBOX = `query ($id: ID!) { inbox(businessId: $id, box: FOR_YOUR_INFORMATION) { nodes { type } } }`;
    expect(JSON.stringify(await world.send(own.owner, INBOX, { id: own.id }))).toContain('supplier_survey.answered');
  });

  it('shows a form that was refused again, with what was typed', async () => {
    const person = await contact(world, own.id);
    await askForSuppliers(world, own.owner, person.id);
    const path = await linkTo(world, person.email);
    const empty = await say(world, path, { decision: 'answer', name: ['', '', ''] });
    expect([empty.status, empty.text.includes('Name at least one firm')]).toEqual([422, true]);
    const wrong = await say(world, path, { decision: 'answer', name: 'Quiet Rooms', site: 'quiet rooms', for: '', tell: '0' });
    expect([wrong.status, wrong.text.includes('value="Quiet Rooms"'), wrong.text.includes('checked=""')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(await surveysOf(world, own.owner, person.id)).toMatchObject([{ state: 'ASKED' }]);
  });

  it('takes “please don’t ask again” for a year, and lets her change her mind', async () => {
    const person = await contact(world, own.id);
    const { supplierSurvey } = await askForSuppliers(world, own.owner, person.id);
    const path = await linkTo(world, person.email);
    const press = (decision: string) => () => say(world, path, { decision }).then(({ status }) => status);
    expect(await world.race('supplier_survey', supplierSurvey!.id, [press('no'), press('no')])).toEqual([200, 200]);
    expect(await surveysOf(world, own.owner, person.id)).toMatchObject([{ state: 'DECLINED' }]);
    world.travel(200 * DAY);
    expect(codesOf(await askForSuppliers(world, own.owner, person.id))).toEqual(['SUPPRESSED']);
    expect((await open(path)).text).toContain('You may ask me again');
    await press('reopen')();
    expect(codesOf(await askForSuppliers(world, own.owner, person.id))).toEqual([]);
  });
});

describe('supplierAnswerPublish', () => {
  it('shows on the supplier’s profile which firm has a client who recommends it, once, and retracts it', async () => {
    const supplier = await firm(world, 'Quiet Rooms');
    await ownDomain(world, supplier.id, 'quiet-rooms.example');
    const reader = (await firm(world, 'Reader Ltd')).owner;
    const [first, second] = [await answered(world, own), await answered(world, own)];
    expect(await recommendersOf(world, reader, supplier.id)).toEqual([]);
    const publish = (id: string) => withSurvey(world, own.owner, 'supplierAnswerPublish', id);
    const retract = (id: string) => withSurvey(world, own.owner, 'supplierAnswerRetract', id);
    expect((await publish(first.answer.id)).supplierSurvey?.answers[0]).toMatchObject({
      supplier: { tradingName: 'Quiet Rooms' },
    });
    await Promise.all([publish(second.answer.id), publish(first.answer.id)]);
    for (const who of [reader, supplier.owner, own.owner]) {
      expect(await recommendersOf(world, who, supplier.id)).toEqual(['Harbour Ergonomics']);
    }
    await retract(first.answer.id);
    expect(await recommendersOf(world, reader, supplier.id)).toEqual(['Harbour Ergonomics']);
    // The client takes her words back: nothing is left, at once and without any worker.
    await say(world, second.path, { decision: 'revoke' });
    expect(await recommendersOf(world, reader, supplier.id)).toEqual([]);
    expect(await surveysOf(world, own.owner, second.person.id)).toMatchObject([{ state: 'REVOKED', answers: [] }]);
    expect(codesOf(await publish(second.answer.id))).toEqual(['ILLEGAL_MOVE']);
    await publish(first.answer.id);
    expect(await recommendersOf(world, reader, supplier.id)).toEqual(['Harbour Ergonomics']);
    await call(world, own.owner, 'businessClose', '$id: ID!', { id: own.id }, 'business { id }');
    expect(await recommendersOf(world, reader, supplier.id)).toEqual([]);
  });

  it('is never possible against the client’s word, for viewers, or for another firm', async () => {
    const { answer } = await answered(world, own, { ...QUIET, tell: [] });
    const publish = (who: Firm['owner']) => withSurvey(world, who, 'supplierAnswerPublish', answer.id);
    expect(codesOf(await publish(own.owner))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await publish(await memberOf(world, own.id, 'VIEWER')))).toEqual(['FORBIDDEN']);
    for (const who of [(await firm(world)).owner, await admin(world)]) expect(codesOf(await publish(who))).toEqual(['NOT_FOUND']);
    // What a program forgets, the database does not.
    await expect(
      world.db.query(
        `WITH acting AS MATERIALIZED (SELECT set_config('app.business_ids', $2, true) AS ids)
         UPDATE supplier_answer SET published_at = now() FROM acting WHERE id = $1 AND ids IS NOT NULL`,
        [answer.id, own.id],
      ),
    ).rejects.toThrow('supplier_answer_allowed');
  });

  it('loses against the client who takes her words back at once', async () => {
    const supplier = await firm(world, 'Quiet Rooms');
    await ownDomain(world, supplier.id, 'quiet-rooms.example');
    const { answer, path, survey } = await answered(world, own);
    await world.race<unknown>('supplier_survey', survey.id, [
      () => withSurvey(world, own.owner, 'supplierAnswerPublish', answer.id),
      () => say(world, path, { decision: 'revoke' }),
    ]);
    expect(await recommendersOf(world, own.owner, supplier.id)).toEqual([]);
  });

  it('waits for a supplier that was nominated from the answer, and shows when it has joined', async () => {
    const { answer, person } = await answered(world, own, { ...QUIET, site: '' });
    await withSurvey(world, own.owner, 'supplierAnswerPublish', answer.id);
    const email = `anna-${answer.id}@quieter.example`;
    const stranger = await firm(world);
    expect(codesOf(await nominate(world, stranger.owner, stranger.id, { email, website: null, answerId: answer.id }))).toEqual([
      'NOT_FOUND',
    ]);
    const { nominee } = await nominated(world, own, await admin(world), { email, website: null, answerId: answer.id });
    const [survey] = await surveysOf(world, own.owner, person.id);
    expect(survey?.answers[0]).toMatchObject({
      supplier: { tradingName: 'Quiet Rooms' },
      nomination: { id: expect.any(String) as unknown },
    });
    expect(await recommendersOf(world, nominee.owner, nominee.id)).toEqual(['Harbour Ergonomics']);
  });
});
