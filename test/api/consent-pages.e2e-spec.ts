import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Consents } from '../../src/consents/index.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { asked, linkTo, PlantedPurposeModule } from '../support/consents.js';
import { World } from '../support/world.js';

describe('the page of the person who is asked', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open({}, [PlantedPurposeModule]);
  });
  afterAll(() => world.close());

  const open = (path: string) => request(world.url).get(path);
  const press = (path: string, form: Record<string, unknown>) => request(world.url).post(path).type('form').send(form);
  const stateOf = async (id: string) =>
    (await world.db.query<{ state: string }[]>('SELECT state FROM consent WHERE id = $1', [id]))[0]?.state;

  it('is reached by a mailed link, and says who, to whom, why, and what would be shared', async () => {
    const { person } = await asked(world);
    const path = await linkTo(world, person.email);
    const [mail] = await world.mails(person.email!);
    expect(mail!.subject).toBe('Harbour Ergonomics would like to know how it went with Nordvik Interiors');
    expect(mail!.text).toContain('may I introduce you?');

    const { status, text, headers } = await open(path);
    expect(status).toBe(200);
    for (const words of [
      'Maja Lind',
      'Harbour Ergonomics',
      'Nordvik Interiors',
      'We help people work well.',
      'We furnished three offices',
    ]) {
      expect(text).toContain(words);
    }
    for (const value of ['Kari Moen', person.email!, '+47 22 12 34 56', 'Head of operations', 'Fjord Logistics'])
      expect(text).toContain(value);
    expect(text).toContain('You move to a new office in May &amp; want &lt;quiet&gt; rooms.');
    expect(text).toContain('<html lang="en">');
    expect(text).not.toContain('<script');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(Buffer.byteLength(text)).toBeLessThan(3_000);
  });

  it('weighs at most 3,000 bytes with every field asked for and letters of a good length', async () => {
    const { id, person, partner } = await asked(world, {
      name: 'Anne-Sofie Kristiansen Lund',
      title: 'Head of workplace and facilities',
    });
    const words = (length: number) => 'We spoke about the two floors. '.repeat(20).slice(0, length);
    await world.db.query('UPDATE consent SET text = $2 WHERE id = $1', [id, words(420)]);
    await world.db.query('UPDATE business SET about = $2 WHERE id = $1', [partner.id, words(180)]);
    const { text } = await open(await linkTo(world, person.email));
    expect(text).toContain(words(420));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3_000);
  });

  it('is only looked at by GET and HEAD: ten of them leave every row of every table as it was', async () => {
    const { person } = await asked(world);
    const path = await linkTo(world, person.email);
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
      await open(`${path}?decision=yes&fields=EMAIL`);
    }
    expect(await state()).toEqual(before);
    expect(tables.length).toBeGreaterThan(20);
  });

  it('is the same for a link that never was, one cut off, and one that has ended', async () => {
    const { person, subjectId } = await asked(world);
    const path = await linkTo(world, person.email);
    await world.get(UnitOfWork).run((tx) => world.get(Consents).withdraw(tx, subjectId));
    const ended = await open(path);
    expect(ended.status).toBe(410);
    expect(ended.text).toContain('That link has ended');
    for (const other of ['/c/never', path.slice(0, -1), `/c/${'x'.repeat(43)}`, '/c/%00', '/c/%F0%9F%92%A9']) {
      const { status, text } = await open(other);
      expect([status, text]).toEqual([410, ended.text]);
      expect((await press(other, { decision: 'no' })).text).toBe(ended.text);
    }
  });

  it('takes forms of its own and of programs, not those of other sites', async () => {
    const { id, person } = await asked(world);
    const path = await linkTo(world, person.email);
    const from = (headers: Record<string, string>) => press(path, { decision: 'no' }).set(headers);
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await press(path, { decision: 'perhaps' })).status).toBe(400);
    expect((await request(world.url).post(path)).status).toBe(400);
    expect(await stateOf(id)).toBe('ASKED');
    expect((await from({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect(await stateOf(id)).toBe('DECLINED');
    expect((await from({ origin: world.url })).status).toBe(200);
  });

  it('can be used without sight and with a thumb: a language, labels, errors beside their fields, nothing that runs', async () => {
    const { person } = await asked(world);
    const { text } = await open(await linkTo(world, person.email));
    const inputs = text.match(/<input[^>]*>/g) ?? [];
    expect(inputs).toHaveLength(5);
    expect(text.match(/<label><span>[^<]+<\/span><b>[^<]+<\/b><input type="checkbox"/g)).toHaveLength(4);
    expect(text).toContain('<label for="date">');
    expect(text.match(/<button[^>]*name="decision"/g)).toHaveLength(3);
    expect(text).toContain('name="viewport"');
    expect(text).not.toMatch(/<script|<img|<style|\son\w+=|javascript:|style="/);
  });
});
