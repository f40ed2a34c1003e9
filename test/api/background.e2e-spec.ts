import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { createElement } from 'react';
import request from 'supertest';
import { uuidv7 } from '../../src/kernel/id.js';
import { later, now } from '../../src/kernel/time.js';
import { Duties, Every } from '../../src/platform/background/every.js';
import { Clocks } from '../../src/platform/clocks/clocks.js';
import { OnExpiry } from '../../src/platform/clocks/on-expiry.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { EventLog } from '../../src/platform/events/event-log.js';
import { OnEvent } from '../../src/platform/events/on-event.js';
import { Letter, Paragraph } from '../../src/platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail } from '../../src/platform/mail/letter.js';
import { Letters } from '../../src/platform/mail/letters.js';
import { World } from '../support/world.js';

/** Something that goes on by itself, planted for these tests. */
@Injectable()
class Routine {
  static begun = 0;
  static ended = 0;
  static purges = 0;
  static held: Promise<void> = Promise.resolve();

  constructor(private readonly letters: Letters) {}

  @OnEvent('test.called')
  async react(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    Routine.begun += 1;
    await Routine.held;
    await this.letters.queue(tx, { letter: 'test.answer', subjectId });
    Routine.ended += 1;
  }

  @OnLetter('test.answer')
  async compose(_tx: Tx, { subjectId }: LetterOrder): Promise<Mail> {
    const children = createElement(Paragraph, null, `About ${subjectId}`);
    const action = { label: 'Open', url: 'https://adjoin.example/open?a=1&b=2' };
    const body = createElement(Letter, { title: 'An answer', action, children });
    return { to: 'anna@firm.example', subject: 'An answer <b>', body };
  }

  @OnExpiry('test.wait')
  async expire(): Promise<void> {
    Routine.ended += 1;
  }

  @Every(60_000)
  async purge(): Promise<void> {
    Routine.purges += 1;
    await Routine.held;
  }
}

@Module({ providers: [Routine] })
class RoutineModule {}

async function until(done: () => boolean | Promise<boolean>, patience = 5_000): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await done())) {
    if (performance.now() > deadline) throw new Error('It did not happen in time.');
    await pause(10);
  }
}

describe('work in the background', () => {
  let world: World;
  const open = async (environment: Record<string, string>) => {
    world = await World.open({ NODE_ENV: 'development', WORKER_POLL_MS: '60000', ...environment }, [RoutineModule]);
  };
  beforeEach(() => {
    [Routine.begun, Routine.ended, Routine.purges] = [0, 0, 0];
    Routine.held = Promise.resolve();
  });
  afterEach(() => world.close());

  const call = () =>
    world.get(UnitOfWork).run((tx) => world.get(EventLog).record(tx, { type: 'test.called', subjectId: uuidv7(), audience: [] }));

  it('follows a commit at once: reaction, job and letter, long before the next poll', async () => {
    await open({});
    await call();
    // The poll comes after a minute.
    await until(async () => (await world.mails()).length === 1);
    expect(Routine.ended).toBe(1);
  });

  it('finds its listening connection again when PostgreSQL cuts it', async () => {
    await open({});
    await call();
    await until(() => Routine.ended === 1);
    await world.db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                          WHERE datname = current_database() AND application_name = 'adjoin listener'`);
    await call();
    await until(() => Routine.ended === 2);
    await call();
    await until(() => Routine.ended === 3);
  });

  it('runs clocks at the rhythm of the poll, and each duty once to begin with', async () => {
    await open({ WORKER_POLL_MS: '50' });
    await world
      .get(UnitOfWork)
      .run((tx) => world.get(Clocks).start(tx, { subjectId: uuidv7(), purpose: 'test.wait', dueAt: later(now(), 100) }));
    await until(() => Routine.ended === 1);
    expect(Routine.purges).toBe(1);
  });

  it('is left to other processes with WORKER=false', async () => {
    await open({ WORKER: 'false', WORKER_POLL_MS: '50' });
    await call();
    await pause(400);
    expect([Routine.begun, Routine.purges]).toEqual([0, 0]);
  });

  it('finishes the item in hand when the service stops', async () => {
    await open({});
    let letGo = () => undefined as void;
    Routine.held = new Promise<void>((resolve) => (letGo = resolve));
    await call();
    await until(() => Routine.begun === 1);
    const { app, db } = world;
    const closing = app.close();
    await pause(100);
    letGo();
    await closing;
    expect(Routine.ended).toBe(1);
    expect(await db.query('SELECT FROM event WHERE dispatched_at IS NULL')).toEqual([]);
    expect(await db.query(`SELECT FROM pgboss.job WHERE name = 'mail'`)).toHaveLength(1);
  });

  it('does a duty in one process at a time', async () => {
    await open({ NODE_ENV: 'test' });
    let letGo = () => undefined as void;
    Routine.held = new Promise<void>((resolve) => (letGo = resolve));
    const first = world.get(Duties).runAll();
    await until(() => Routine.purges === 1);
    const theirs = await world.get(Duties).runAll();
    letGo();
    expect((await first) - theirs).toBe(1);
    expect(Routine.purges).toBe(1);
  });

  it('shows in development, without a mail server, what was mailed', async () => {
    await open({});
    await call();
    await until(async () => (await world.mails()).length === 1);
    const [mail] = await world.mails();

    const list = await request(world.url).get('/dev/mail');
    expect(list.status).toBe(200);
    expect(list.text).toContain(`<a href="/dev/mail/${mail!.id}">An answer &lt;b&gt;</a>`);
    const view = await request(world.url).get(`/dev/mail/${mail!.id}`);
    expect(view.text).toContain('<a href="https://adjoin.example/open?a=1&amp;b=2">');
    expect(view.headers['content-security-policy']).toContain(`default-src 'none'`);
    const html = await request(world.url).get(`/dev/mail/${mail!.id}/html`);
    expect(html.headers['content-security-policy']).toMatch(/^sandbox /);
    expect(html.text).toContain('#16735F');
    for (const path of [uuidv7(), '..%2F..%2Fetc%2Fpasswd']) {
      expect((await request(world.url).get(`/dev/mail/${path}`)).status).toBeGreaterThanOrEqual(400);
    }
  });
});
