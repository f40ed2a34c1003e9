import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import pg from 'pg';
import { uuidv7 } from '../../src/kernel/id.js';
import { DAY, MINUTE } from '../../src/kernel/time.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { Announcer } from '../../src/platform/events/announcer.js';
import { EventLog } from '../../src/platform/events/event-log.js';
import type { Event } from '../../src/platform/events/event.entity.js';
import { EVENT_CHANNEL, noticesOf, textOf } from '../../src/platform/events/notice.js';
import { OnEvent } from '../../src/platform/events/on-event.js';
import { Relay } from '../../src/platform/events/relay.js';
import { MailLinks } from '../../src/platform/mail/mail-links.js';
import { failAfter } from '../support/failpoint.js';
import { World } from '../support/world.js';

/** Answers every call with an echo, planted for these tests. */
@Injectable()
class Echo {
  static heard: string[] = [];
  static meanwhile: (event: Event) => Promise<void> = async () => undefined;

  constructor(private readonly events: EventLog) {}

  @OnEvent('test.called', 'test.shouted')
  async echo(tx: Tx, event: Event): Promise<void> {
    await this.events.record(tx, { type: 'test.echoed', subjectId: event.subjectId, audience: [] });
    await Echo.meanwhile(event);
    Echo.heard.push(event.subjectId);
  }

  @OnEvent('test.called')
  async note(tx: Tx, event: Event): Promise<void> {
    await this.events.record(tx, { type: 'test.noted', subjectId: event.subjectId, audience: [] });
  }
}

@Module({ providers: [Echo] })
class EchoModule {}

describe('the relay', () => {
  let world: World;
  let relay: Relay;
  beforeAll(async () => {
    world = await World.open({}, [EchoModule]);
    relay = world.get(Relay);
  });
  afterAll(() => world.close());
  beforeEach(() => {
    Echo.heard = [];
    Echo.meanwhile = async () => undefined;
  });

  const change = <T>(work: (tx: Tx) => Promise<T>) => world.get(UnitOfWork).run(work);
  const record = (subjectId: string, type = 'test.called') =>
    change((tx) => world.get(EventLog).record(tx, { type, subjectId, audience: [], payload: { reason: 'A_TEST' } }));
  const pending = async () => {
    const [row] = await world.db.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM event WHERE dispatched_at IS NULL',
    );
    return row?.count;
  };

  /** Ids of the subjects that every process is told of while `work` runs, and a moment after. */
  async function toldDuring(work: () => Promise<unknown>): Promise<string[]> {
    const ear = new pg.Client({ connectionString: world.database.ownerUrl });
    const told: string[] = [];
    ear.on('notification', ({ payload }) => {
      for (const { subjectId } of noticesOf(payload ?? '') ?? []) told.push(subjectId);
    });
    await ear.connect();
    await ear.query(`LISTEN ${EVENT_CHANNEL}`);
    await work().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await ear.end();
    return told;
  }

  it('is told of what was committed, and of nothing that was rolled back', async () => {
    const [kept, lost] = [uuidv7(), uuidv7()];
    expect(await toldDuring(() => record(kept, 'test.unheard'))).toEqual([kept]);
    const broken = () =>
      change(async (tx) => {
        await world.get(EventLog).record(tx, { type: 'test.unheard', subjectId: lost, audience: [] });
        throw new Error('Planted.');
      });
    expect(await toldDuring(broken)).toEqual([]);
    await world.settle();
  });

  // Let `MOST_BYTES` be 79,000, and this must fail.
  it('tells of much at once, more than one message holds, and of each once', async () => {
    const many = Array.from({ length: 90 }, () => uuidv7());
    const notice = { type: 'test.unheard', businessId: null, audience: [uuidv7(), uuidv7()], occurredAt: new Date() };
    const told = await toldDuring(async () => {
      world.get(Announcer).tell(many.map((subjectId) => textOf({ ...notice, subjectId })));
    });
    expect(told).toEqual(many);
  });

  it('tells, once, what a killed process has committed and not told', async () => {
    const subjectId = uuidv7();
    await world.db.query(
      `INSERT INTO event (id, type, subject_id, payload, occurred_at) VALUES ($1, 'test.called', $2, '{}', now() - interval '5 s')`,
      [uuidv7(), subjectId],
    );
    Echo.meanwhile = () => Promise.reject(new Error('Not yet.'));
    expect((await toldDuring(() => relay.runPending())).filter((id) => id === subjectId)).toHaveLength(1);
    Echo.meanwhile = async () => undefined;
    world.travel(DAY);
    expect((await toldDuring(() => world.settle())).filter((id) => id === subjectId).length).toBeLessThanOrEqual(2);
  });

  it('hands an event to every reaction, once', async () => {
    const subjectId = uuidv7();
    await record(subjectId);
    expect(await world.factsAbout(subjectId)).toEqual(['test.called']);
    await world.settle();
    await world.settle();
    expect(await world.factsAbout(subjectId)).toEqual(['test.called', 'test.echoed', 'test.noted']);
    expect(await pending()).toBe(0);
  });

  it('keeps the order of recording, over more than one batch', async () => {
    const subjectIds = Array.from({ length: 230 }, () => uuidv7());
    await change(async (tx) => {
      for (const subjectId of subjectIds) await world.get(EventLog).record(tx, { type: 'test.shouted', subjectId, audience: [] });
    });
    expect(await relay.runPending()).toBe(460);
    expect(Echo.heard).toEqual(subjectIds);
  });

  it('tells the reaction what was recorded', async () => {
    const subjectId = uuidv7();
    let seen: Event | null = null;
    Echo.meanwhile = async (event) => {
      seen = event;
    };
    await record(subjectId, 'test.shouted');
    await world.settle();
    expect(seen).toMatchObject({ type: 'test.shouted', subjectId, payload: { reason: 'A_TEST' }, actorId: null });
    expect((seen as unknown as Event).occurredAt).toBeInstanceOf(Date);
  });

  it('undoes all reactions when one fails, tries again later, and holds up no other event', async () => {
    const [bad, good] = [uuidv7(), uuidv7()];
    Echo.meanwhile = async ({ subjectId }) => {
      if (subjectId === bad) throw new Error('planted');
    };
    await record(bad);
    await record(good);
    await world.settle();
    expect(await world.factsAbout(bad)).toEqual(['test.called']);
    expect(await world.factsAbout(good)).toEqual(['test.called', 'test.echoed', 'test.noted']);

    Echo.meanwhile = async () => undefined;
    expect(await relay.runPending()).toBe(0);
    world.travel(MINUTE);
    await world.settle();
    expect(await world.factsAbout(bad)).toEqual(['test.called', 'test.echoed', 'test.noted']);
  });

  // Remove SKIP LOCKED in Relay.dispatch and the second waits for the first.
  it('delivers an event in one of two processes, and the other goes on with the next', async () => {
    const [slow, quick] = [uuidv7(), uuidv7()];
    let letGo = () => undefined as void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    Echo.meanwhile = async ({ subjectId }) => {
      if (subjectId === slow) await held;
    };
    await record(slow, 'test.shouted');
    const first = relay.runPending();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await record(quick, 'test.shouted');
    const begun = performance.now();
    await relay.runPending();
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(Echo.heard).toEqual([quick]);
    letGo();
    await first;
    expect(Echo.heard).toEqual([quick, slow]);
  });

  it('cannot change or remove what was recorded: the role may only note the delivery', async () => {
    const denied = (sql: string) => expect(change((tx) => tx.query(sql))).rejects.toThrow('permission denied');
    await denied(`UPDATE event SET payload = '{}'`);
    await denied('DELETE FROM event');
    await denied('TRUNCATE event');
  });

  describe('when the connection breaks after any one statement', () => {
    it('leaves no change without its event, and no event without its change', async () => {
      const recorded = async (subjectId: string) => ({
        changes: (await world.db.query<object[]>('SELECT FROM mail_link WHERE subject_id = $1', [subjectId])).length,
        events: (await world.factsAbout(subjectId)).length,
      });
      const work = (subjectId: string) =>
        change(async (tx) => {
          await world.get(MailLinks).mint(tx, 'test', subjectId, DAY);
          await world.get(EventLog).record(tx, { type: 'test.unheard', subjectId, audience: [] });
        });
      const statements = await failAfter(world, 0, () => work(uuidv7()));
      expect(statements).toBeGreaterThanOrEqual(4);
      for (let n = 1; n <= statements; n += 1) {
        const subjectId = uuidv7();
        await failAfter(world, n, () => work(subjectId));
        const { changes, events } = await recorded(subjectId);
        expect([n, changes]).toEqual([n, events]);
        expect([n, changes]).toEqual([n, n === statements ? 1 : 0]);
      }
    });

    it('delivers the event in the end, with its effects once', async () => {
      await world.settle();
      const sample = uuidv7();
      await record(sample);
      const statements = await failAfter(world, 0, () => relay.runPending());
      for (let n = 1; n <= statements; n += 1) {
        const subjectId = uuidv7();
        await record(subjectId);
        await failAfter(world, n, () => relay.runPending());
        world.travel(DAY);
        await world.settle();
        expect([n, await world.factsAbout(subjectId)]).toEqual([n, ['test.called', 'test.echoed', 'test.noted']]);
        expect(await pending()).toBe(0);
      }
    });
  });
});
