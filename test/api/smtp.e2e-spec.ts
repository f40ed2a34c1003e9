import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { createElement } from 'react';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { uuidv7 } from '../../src/kernel/id.js';
import { Config } from '../../src/platform/config/config.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { MailTransport } from '../../src/platform/mail/mail-transport.js';
import { readMailbox } from '../../src/platform/mail/mailbox.js';
import { OnLetter, type Mail } from '../../src/platform/mail/letter.js';
import { Letters } from '../../src/platform/mail/letters.js';
import { World } from '../support/world.js';

/** A letter for these tests. */
@Injectable()
class Notes {
  @OnLetter('test.note')
  async compose(): Promise<Mail> {
    return { to: 'anna@firm.example', subject: 'Grüße', body: createElement('p', null, 'A short note.') };
  }
}

@Module({ providers: [Notes] })
class NotesModule {}

describe('mail through a mail server', () => {
  let world: World;
  let server: SMTPServer;
  let port: number;
  /** How the server behaves; each test says. */
  let behaviour: Pick<SMTPServerOptions, 'onRcptTo' | 'onData'> = {};
  let received: string[] = [];

  beforeAll(async () => {
    const keep: SMTPServerOptions['onData'] = (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString());
        done();
      });
    };
    server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      onRcptTo: (address, session, done) => (behaviour.onRcptTo ? behaviour.onRcptTo(address, session, done) : done()),
      onData: (stream, session, done) => (behaviour.onData ?? keep)(stream, session, done),
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.server.address() as AddressInfo).port;
    world = await World.open({ SMTP_URL: `smtp://127.0.0.1:${port}?socketTimeout=400&greetingTimeout=400` }, [NotesModule]);
  });
  afterAll(async () => {
    await world.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });
  afterEach(() => {
    behaviour = {};
    received = [];
  });

  const order = () =>
    world.get(UnitOfWork).run((tx) => world.get(Letters).queue(tx, { letter: 'test.note', subjectId: uuidv7() }));
  const run = () => world.get(Jobs).runPending();
  const hurry = () => world.db.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`);
  const reasons = async () =>
    (await world.db.query<{ reason: string }[]>(`SELECT output->>'reason' AS reason FROM pgboss.job WHERE state = 'retry'`)).map(
      ({ reason }) => reason,
    );

  it('arrives, as text and as HTML', async () => {
    await order();
    expect(await run()).toBe(1);
    const mail = await PostalMime.parse(received[0]!);
    expect(mail).toMatchObject({ subject: 'Grüße', to: [{ address: 'anna@firm.example' }], from: { name: 'Adjoin' } });
    expect(mail.text).toContain('A short note.');
    expect(mail.html).toContain('<p>A short note.</p>');
  });

  it('is tried again when the server refuses, under the same Message-ID, and the log of it names nobody', async () => {
    behaviour = {
      onData: (stream, _session, done) => void stream.resume().on('end', () => done(new Error('busy: anna@firm.example'))),
    };
    await order();
    expect(await run()).toBe(0);
    expect(await reasons()).toEqual([expect.stringContaining('The mail server did not take it')]);
    expect((await reasons()).join()).not.toContain('anna');

    const ids: unknown[] = [];
    behaviour = {
      onData: (stream, _session, done) => {
        let text = '';
        stream.on('data', (part: Buffer) => (text += part.toString()));
        stream.on('end', () => {
          ids.push(/^Message-ID: (.*)$/im.exec(text)?.[1]);
          done(ids.length === 1 ? new Error('taken, and yet refused') : undefined);
        });
      },
    };
    await hurry();
    expect(await run()).toBe(0);
    await hurry();
    expect(await run()).toBe(1);
    expect(ids).toEqual([expect.stringMatching(/^<[\w-]+@localhost>$/), ids[0]]);
  });

  it('is tried again when the server hangs, and does not wait for it long', async () => {
    behaviour = { onRcptTo: () => undefined };
    await order();
    const begun = performance.now();
    expect(await run()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
    behaviour = {};
    await hurry();
    expect(await run()).toBe(1);
    expect(received).toHaveLength(1);
  });
});

describe('mail in an installation with a demo network', () => {
  it('goes through the mail server, but for the addresses of demo people: nobody lives there', async () => {
    const world = await World.open({ DEMO: 'true', SMTP_URL: 'smtp://127.0.0.1:1' });
    try {
      const transport = world.get(MailTransport);
      const letter = { subject: 'Hello', body: createElement('p', null, 'A short note.') };
      await transport.send(uuidv7(), { ...letter, to: 'ingrid@holmgard-ergonomics.example' });
      const kept = await readMailbox(join(world.app.get<Config>(Config).dataDir, 'mail'));
      expect(kept.map(({ to }) => to)).toEqual(['ingrid@holmgard-ergonomics.example']);
      await expect(transport.send(uuidv7(), { ...letter, to: 'anna@example.no' })).rejects.toThrow(
        'The mail server did not take it',
      );
    } finally {
      await world.close();
    }
  });
});
