import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { uuidv7 } from '../../src/kernel/id.js';
import { DAY, HOUR, later, MINUTE, now } from '../../src/kernel/time.js';
import { Clock } from '../../src/platform/clocks/clock.entity.js';
import { ClockWorker } from '../../src/platform/clocks/clock-worker.js';
import { Clocks, type ClockStart } from '../../src/platform/clocks/clocks.js';
import { OnExpiry, OnReminder } from '../../src/platform/clocks/on-expiry.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { EventLog } from '../../src/platform/events/event-log.js';
import { World } from '../support/world.js';

/** A feature with waiting things, planted for these tests. */
@Injectable()
class Waiting {
  /** What each expiry does beside recording; tests replace it. */
  static meanwhile: (tx: Tx, clock: Clock) => Promise<void> = async () => undefined;

  constructor(private readonly events: EventLog) {}

  @OnExpiry('test.offer', 'test.request')
  async expire(tx: Tx, clock: Clock): Promise<void> {
    await this.events.record(tx, { type: 'test.expired', subjectId: clock.subjectId, audience: [] });
    await Waiting.meanwhile(tx, clock);
  }

  @OnReminder('test.offer')
  async remind(tx: Tx, clock: Clock): Promise<void> {
    await this.events.record(tx, { type: 'test.reminded', subjectId: clock.subjectId, audience: [] });
  }
}

@Module({ providers: [Waiting] })
class WaitingModule {}

describe('clocks', () => {
  let world: World;
  let clocks: Clocks;
  let worker: ClockWorker;
  beforeAll(async () => {
    world = await World.open({}, [WaitingModule]);
    clocks = world.get(Clocks);
    worker = world.get(ClockWorker);
  });
  afterAll(() => world.close());
  beforeEach(() => {
    Waiting.meanwhile = async () => undefined;
  });

  const change = <T>(work: (tx: Tx) => Promise<T>) => world.get(UnitOfWork).run(work);

  async function started(more: Partial<ClockStart> = {}): Promise<string> {
    const subjectId = uuidv7();
    await change((tx) => clocks.start(tx, { subjectId, purpose: 'test.offer', dueAt: later(now(), DAY), ...more }));
    return subjectId;
  }

  const live = (subjectId: string) => clocks.bySubject.load({}, subjectId);
  const states = async (subjectId: string) =>
    (await world.db.query<{ state: string }[]>('SELECT state FROM clock WHERE subject_id = $1 ORDER BY id', [subjectId])).map(
      ({ state }) => state,
    );

  it('expire when they are due, and not before', async () => {
    const subjectId = await started({ sideAtFaultId: uuidv7() });
    world.travel(DAY - MINUTE);
    await world.runClocks();
    expect(await world.factsAbout(subjectId)).toEqual([]);
    world.travel(MINUTE);
    await world.runClocks();
    await world.runClocks();
    expect(await world.factsAbout(subjectId)).toEqual(['test.expired']);
    expect(await states(subjectId)).toEqual(['EXPIRED']);
    expect(await live(subjectId)).toEqual([]);
  });

  it('remind once, and still expire', async () => {
    const subjectId = await started({ remindAt: later(now(), HOUR) });
    world.travel(HOUR);
    await world.runClocks();
    await world.runClocks();
    expect(await world.factsAbout(subjectId)).toEqual(['test.reminded']);
    expect(await live(subjectId)).toMatchObject([{ remindAt: null, state: 'RUNNING' }]);
    world.travel(DAY);
    await world.runClocks();
    expect(await world.factsAbout(subjectId)).toEqual(['test.reminded', 'test.expired']);
  });

  it('do not remind of what is over', async () => {
    const subjectId = await started({ remindAt: later(now(), HOUR) });
    world.travel(2 * DAY);
    await world.runClocks();
    expect(await world.factsAbout(subjectId)).toEqual(['test.expired']);
  });

  it('do nothing once stopped', async () => {
    const subjectId = await started();
    await change((tx) => clocks.stop(tx, subjectId));
    world.travel(2 * DAY);
    await world.runClocks();
    expect(await world.factsAbout(subjectId)).toEqual([]);
    expect(await states(subjectId)).toEqual(['STOPPED']);
  });

  it('stop by purpose, and leave the others running', async () => {
    const subjectId = await started();
    await change((tx) => clocks.start(tx, { subjectId, purpose: 'test.request', dueAt: later(now(), HOUR) }));
    await change((tx) => clocks.stop(tx, subjectId, 'test.offer'));
    expect((await live(subjectId))?.map(({ purpose }) => purpose)).toEqual(['test.request']);
  });

  it('are replaced by a new start of the same purpose', async () => {
    const subjectId = await started();
    const dueAt = later(now(), 3 * DAY);
    await change((tx) => clocks.start(tx, { subjectId, purpose: 'test.offer', dueAt }));
    expect(await live(subjectId)).toMatchObject([{ dueAt }]);
    expect(await states(subjectId)).toEqual(['STOPPED', 'RUNNING']);
  });

  it('keep the remaining time through a pause', async () => {
    const start = now();
    const subjectId = await started({ dueAt: later(start, DAY), remindAt: later(start, 6 * HOUR) });
    await change((tx) => clocks.pause(tx, subjectId));
    world.travel(10 * DAY);
    await world.runClocks();
    expect(await world.factsAbout(subjectId)).toEqual([]);
    await change((tx) => clocks.resume(tx, subjectId));
    const [clock] = (await live(subjectId)) ?? [];
    expect(clock!.dueAt.getTime() - clock!.remindAt!.getTime()).toBe(18 * HOUR);
    expect(Math.abs(clock!.dueAt.getTime() - now().getTime() - DAY)).toBeLessThan(MINUTE);
    world.travel(DAY);
    await world.runClocks();
    expect(await world.factsAbout(subjectId)).toEqual(['test.expired']);
  });

  it('are refused where nothing would end the waiting', async () => {
    const start = (more: Partial<ClockStart>) => started(more);
    await expect(start({ purpose: 'test.unheard' })).rejects.toThrow('Nothing handles the expiry of test.unheard.');
    await expect(start({ purpose: 'test.request', remindAt: now() })).rejects.toThrow('Nothing handles the reminder');
  });

  it('stay as they were when the handler fails, are tried again later, and hold up no other', async () => {
    const [bad, good] = [await started(), await started()];
    Waiting.meanwhile = async (_tx, clock) => {
      if (clock.subjectId === bad) throw new Error('planted');
    };
    world.travel(DAY);
    await world.runClocks();
    expect(await world.factsAbout(bad)).toEqual([]);
    expect(await world.factsAbout(good)).toEqual(['test.expired']);
    expect(await live(bad)).toMatchObject([{ state: 'RUNNING', attempts: 1 }]);

    Waiting.meanwhile = async () => undefined;
    expect(await worker.runDue()).toBe(0);
    world.travel(MINUTE);
    expect(await worker.runDue()).toBe(1);
    expect(await world.factsAbout(bad)).toEqual(['test.expired']);
  });

  it('let a handler stop its own clock, or begin it again', async () => {
    const [stopped, renewed] = [await started(), await started()];
    Waiting.meanwhile = async (tx, { subjectId, purpose }) => {
      if (subjectId === stopped) await clocks.stop(tx, subjectId);
      else await clocks.start(tx, { subjectId, purpose, dueAt: later(now(), DAY) });
    };
    world.travel(DAY);
    await world.runClocks();
    expect(await states(stopped)).toEqual(['EXPIRED']);
    expect(await states(renewed)).toEqual(['EXPIRED', 'RUNNING']);
    await change((tx) => clocks.stop(tx, renewed));
  });

  // Remove the advisory lock in ClockWorker.step and both workers run the handler.
  it('are run by one of two workers', async () => {
    const subjectId = await started();
    world.travel(DAY);
    let runs = 0;
    let letGo = () => undefined as void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    Waiting.meanwhile = async () => {
      runs += 1;
      await held;
    };
    const first = worker.runDue();
    while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await worker.runDue()).toBe(0);
    letGo();
    expect(await first).toBe(1);
    expect(runs).toBe(1);
    expect(await world.factsAbout(subjectId)).toEqual(['test.expired']);
  });

  // Remove the condition in ClockWorker.expire and the expiry stays beside the decision.
  it('give way to a decision that comes while the handler runs', async () => {
    const subjectId = await started();
    world.travel(DAY);
    Waiting.meanwhile = async () => change((tx) => clocks.stop(tx, subjectId));
    expect(await worker.runDue()).toBe(0);
    expect(await world.factsAbout(subjectId)).toEqual([]);
    expect(await states(subjectId)).toEqual(['STOPPED']);
  });

  it('find the due ones by an index of the running ones alone', async () => {
    await world.db.query('ANALYZE clock');
    const plan = await world.db.transaction(async (db) => {
      await db.query('SET LOCAL enable_seqscan = off');
      return db.query<{ 'QUERY PLAN': string }[]>(
        `EXPLAIN SELECT id FROM clock WHERE state = 'RUNNING' AND wake_at <= now() ORDER BY wake_at LIMIT 100`,
      );
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('clock_wake');
  });
});
