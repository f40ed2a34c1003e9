import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { createElement } from 'react';
import { uuidv7 } from '../../src/kernel/id.js';
import { DAY, HOUR } from '../../src/kernel/time.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { Letter, Paragraph } from '../../src/platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail } from '../../src/platform/mail/letter.js';
import { Letters } from '../../src/platform/mail/letters.js';
import { MailLinks } from '../../src/platform/mail/mail-links.js';
import { World } from '../support/world.js';

/** Composes a letter with a link, planted for these tests. */
@Injectable()
class Greetings {
  static addressee = 'anna@firm.example';
  static subject = 'Please confirm';
  static isNeeded = true;

  constructor(private readonly links: MailLinks) {}

  @OnLetter('test.greeting')
  async compose(tx: Tx, { subjectId }: LetterOrder): Promise<Mail | null> {
    if (!Greetings.isNeeded) return null;
    const token = await this.links.mint(tx, 'test.confirm', subjectId, DAY);
    const action = { label: 'Confirm', url: `https://adjoin.example/confirm?token=${token}&from=mail` };
    const children = createElement(Paragraph, null, 'Håkon & Søn would <b>like</b> to meet you.');
    const body = createElement(Letter, { title: 'Good morning', action, note: 'The link works for a day.', children });
    return { to: Greetings.addressee, subject: Greetings.subject, body };
  }
}

@Module({ providers: [Greetings] })
class GreetingsModule {}

describe('mail', () => {
  let world: World;
  let letters: Letters;
  let links: MailLinks;
  beforeAll(async () => {
    world = await World.open({}, [GreetingsModule]);
    letters = world.get(Letters);
    links = world.get(MailLinks);
  });
  afterAll(() => world.close());

  const change = <T>(work: (tx: Tx) => Promise<T>) => world.get(UnitOfWork).run(work);
  const order = (subjectId: string) => change((tx) => letters.queue(tx, { letter: 'test.greeting', subjectId }));
  const queued = () =>
    world.db.query<{ data: object; output: object }[]>(`SELECT data, output FROM pgboss.job WHERE name = 'mail'`);

  it('goes out after the commit, with the text, the link and the layout', async () => {
    const subjectId = uuidv7();
    await order(subjectId);
    expect(await world.mails()).toEqual([]);
    await world.settle();

    const [mail] = await world.mails('anna@firm.example');
    expect(mail).toMatchObject({ to: 'anna@firm.example', subject: 'Please confirm' });
    expect(mail!.text).toContain('Håkon & Søn would <b>like</b> to meet you.');
    expect(mail!.html).toContain('would &lt;b&gt;like&lt;/b&gt; to meet');
    expect(mail!.html).toContain('#F7F6F3');
    expect(mail!.messageId).toBe(`<${mail!.id}@localhost>`);
    const token = new URL(mail!.links[0]!).searchParams.get('token')!;
    expect(await links.find(token, 'test.confirm')).toBe(subjectId);
  });

  it('does not go out when the transaction is rolled back', async () => {
    const before = (await world.mails()).length;
    const rolledBack = change(async (tx) => {
      await letters.queue(tx, { letter: 'test.greeting', subjectId: uuidv7() });
      throw new Error('planted');
    });
    await expect(rolledBack).rejects.toThrow('planted');
    await world.settle();
    expect(await world.mails()).toHaveLength(before);
  });

  it('does not go out when it is no longer needed', async () => {
    const before = (await world.mails()).length;
    Greetings.isNeeded = false;
    await order(uuidv7());
    await world.settle();
    Greetings.isNeeded = true;
    expect(await world.mails()).toHaveLength(before);
  });

  it('lies in the queue as ids only: no address, no token', async () => {
    await order(uuidv7());
    await world.settle();
    const text = JSON.stringify(await queued());
    expect(text).toContain('test.greeting');
    expect(text).not.toContain('@');
    expect(text).not.toContain('token');
  });

  it.each(['Hello\r\nBcc: eve@elsewhere.example', 'Hello\nX-Evil: 1', 'Hello\u2028Bcc: eve@elsewhere.example'])(
    'has no header that a subject brought along: %j',
    async (subject) => {
      Greetings.subject = subject;
      await order(uuidv7());
      await world.settle();
      Greetings.subject = 'Please confirm';
      const mail = (await world.mails()).at(-1)!;
      expect(mail.subject).toBe(subject.replace(/\s+/g, ' '));
      expect(mail.headers.filter(({ key }) => ['bcc', 'x-evil'].includes(key))).toEqual([]);
    },
  );

  it.each([
    'anna@firm.example\r\nBcc: eve@elsewhere.example',
    'anna@firm.example, eve@elsewhere.example',
    'Eve <eve@x.example>',
    '',
  ])('is not sent to what is not one address: %j', async (addressee) => {
    const before = (await world.mails()).length;
    Greetings.addressee = addressee;
    await order(uuidv7());
    await world.settle();
    Greetings.addressee = 'anna@firm.example';
    expect(await world.mails()).toHaveLength(before);
  });

  describe('links', () => {
    it('are spent by use and not by a look', async () => {
      const subjectId = uuidv7();
      const token = await change((tx) => links.mint(tx, 'test.confirm', subjectId, DAY));
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(await links.find(token, 'test.confirm')).toBe(subjectId);
      expect(await links.find(token, 'test.confirm')).toBe(subjectId);
      expect(await change((tx) => links.use(tx, token, 'test.confirm'))).toBe(subjectId);
      expect(await links.find(token, 'test.confirm')).toBeNull();
      await expect(change((tx) => links.use(tx, token, 'test.confirm'))).rejects.toThrow('That link has ended.');
    });

    it('open one purpose only, and nothing once expired', async () => {
      const token = await change((tx) => links.mint(tx, 'test.confirm', uuidv7(), HOUR));
      await expect(change((tx) => links.use(tx, token, 'test.other'))).rejects.toThrow('That link has ended.');
      world.travel(HOUR);
      expect(await links.find(token, 'test.confirm')).toBeNull();
      await expect(change((tx) => links.use(tx, token, 'test.confirm'))).rejects.toThrow('That link has ended.');
    });

    it('are spent once by two at once', async () => {
      const token = await change((tx) => links.mint(tx, 'test.confirm', uuidv7(), DAY));
      const use = () => change((tx) => links.use(tx, token, 'test.confirm'));
      const answers = await Promise.allSettled([use(), use(), use(), use()]);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('are kept as hashes: a copy of the table opens nothing', async () => {
      const token = await change((tx) => links.mint(tx, 'test.confirm', uuidv7(), DAY));
      const [row] = await world.db.query<{ everything: string }[]>(
        `SELECT string_agg(row_to_json(l)::text, '') AS everything FROM mail_link l`,
      );
      const forms = [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')];
      expect(forms.filter((form) => row!.everything.includes(form))).toEqual([]);
    });

    it('of a subject can be ended', async () => {
      const subjectId = uuidv7();
      const token = await change((tx) => links.mint(tx, 'test.confirm', subjectId, DAY));
      await change((tx) => links.end(tx, 'test.confirm', subjectId));
      expect(await links.find(token, 'test.confirm')).toBeNull();
    });
  });
});
