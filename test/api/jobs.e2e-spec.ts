import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { uuidv7 } from '../../src/kernel/id.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { OnJob, type Job } from '../../src/platform/jobs/on-job.js';
import { World } from '../support/world.js';

/** Work for the queue, planted for these tests. */
@Injectable()
class Errands {
  static run: Job[] = [];
  static meanwhile: (job: Job) => Promise<void> = async () => undefined;

  @OnJob('errand')
  async errand(job: Job): Promise<void> {
    Errands.run.push(job);
    await Errands.meanwhile(job);
  }

  @OnJob('other')
  async other(): Promise<void> {
    throw new Error('planted');
  }
}

@Module({ providers: [Errands] })
class ErrandsModule {}

describe('jobs', () => {
  let world: World;
  let jobs: Jobs;
  beforeAll(async () => {
    world = await World.open({}, [ErrandsModule]);
    jobs = world.get(Jobs);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    Errands.run = [];
    Errands.meanwhile = async () => undefined;
    await world.db.query('DELETE FROM pgboss.job');
  });

  const change = <T>(work: (tx: Tx) => Promise<T>) => world.get(UnitOfWork).run(work);
  const send = (data: Job['data'], options = {}) => change((tx) => jobs.send(tx, 'errand', data, options));
  const kept = (name: string) =>
    world.db.query<{ state: string; retry_count: number; output: { reason: string }; start_after: Date; source_name: string }[]>(
      'SELECT * FROM pgboss.job WHERE name = $1',
      [name],
    );
  const hurry = () => world.db.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`);

  it('are done once, with what they were given', async () => {
    const thing = uuidv7();
    await send({ thing });
    expect(await jobs.runPending()).toBe(1);
    expect(await jobs.runPending()).toBe(0);
    expect(Errands.run).toEqual([{ id: expect.any(String), name: 'errand', data: { thing }, tries: 0 }]);
    expect(await kept('errand')).toMatchObject([{ state: 'completed' }]);
  });

  it('exist if and only if the transaction commits', async () => {
    const rolledBack = change(async (tx) => {
      await jobs.send(tx, 'errand', {});
      throw new Error('planted');
    });
    await expect(rolledBack).rejects.toThrow('planted');
    expect(await jobs.runPending()).toBe(0);
    expect(await kept('errand')).toEqual([]);
  });

  it('are queued once for one key, also within one transaction and after it was done', async () => {
    await change(async (tx) => {
      await jobs.send(tx, 'errand', {}, { key: 'a' });
      await jobs.send(tx, 'errand', {}, { key: 'a' });
      await jobs.send(tx, 'errand', {}, { key: 'b' });
    });
    expect(await jobs.runPending()).toBe(2);
    await send({}, { key: 'a' });
    expect(await jobs.runPending()).toBe(0);
  });

  it('are refused when nothing does them', async () => {
    await expect(change((tx) => jobs.send(tx, 'unheard', {}))).rejects.toThrow('Nothing does jobs named unheard.');
  });

  it('are tried again after a while when they fail, with the same id', async () => {
    Errands.meanwhile = async ({ tries }) => {
      if (tries < 2) throw new Error(`planted ${tries}`);
    };
    await send({});
    expect(await jobs.runPending()).toBe(0);
    const [job] = await kept('errand');
    expect(job).toMatchObject({ state: 'retry', output: { reason: 'planted 0' } });
    const wait = job!.start_after.getTime() - Date.now();
    expect(wait).toBeGreaterThan(5_000);
    expect(wait).toBeLessThan(21_000);

    expect(await jobs.runPending()).toBe(0);
    await hurry();
    expect(await jobs.runPending()).toBe(0);
    await hurry();
    expect(await jobs.runPending()).toBe(1);
    expect(Errands.run.map(({ tries }) => tries)).toEqual([0, 1, 2]);
    expect(new Set(Errands.run.map(({ id }) => id)).size).toBe(1);
  });

  it('are tried over more than three hours, then kept as dead letters', async () => {
    await change((tx) => jobs.send(tx, 'other', { thing: 'x' }));
    let hours = 0;
    for (let tries = 0; tries < 12; tries += 1) {
      await jobs.runPending();
      const [job] = await kept('other');
      expect(job!.state).toBe('retry');
      hours += (job!.start_after.getTime() - Date.now()) / 3_600_000;
      await hurry();
    }
    await jobs.runPending();
    expect(hours).toBeGreaterThan(3);
    expect(hours).toBeLessThan(8);
    expect(await kept('other')).toMatchObject([{ state: 'failed' }]);
    expect(await kept('dead')).toMatchObject([{ state: 'created', source_name: 'other', data: { thing: 'x' } }]);
  });

  it('of one name are not held up by those of another', async () => {
    await change((tx) => jobs.send(tx, 'other', {}));
    await send({});
    expect(await jobs.runPending()).toBe(1);
  });

  it('are done by one of two workers', async () => {
    Errands.meanwhile = () => new Promise((resolve) => setTimeout(resolve, 50));
    for (let n = 0; n < 12; n += 1) await send({ n });
    const counts = await Promise.all([jobs.runPending(), jobs.runPending(), jobs.runPending()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(12);
    expect(new Set(Errands.run.map(({ id }) => id)).size).toBe(12);
  });

  // With 30 s of silence, a look every 15 s and at most 20 s to the next try, that makes 65 s.
  it('of a worker that was killed are given to another within 20 s of its being noticed', async () => {
    const other = new PgBoss({ connectionString: world.database.appUrl, migrate: false, supervise: false, schedule: false });
    other.on('error', () => undefined);
    await other.start();
    await send({});
    expect(await other.fetch('errand')).toHaveLength(1);
    await other.supervise('errand');
    expect(await kept('errand')).toMatchObject([{ state: 'active' }]);

    await world.db.query(`UPDATE pgboss.job SET heartbeat_on = now() - interval '31 seconds'`);
    await world.db.query(`UPDATE pgboss.queue SET monitor_on = NULL, monitor_claim_on = NULL`);
    await other.supervise('errand');
    const [job] = await kept('errand');
    expect(job).toMatchObject({ state: 'retry' });
    expect(job!.start_after.getTime() - Date.now()).toBeLessThan(20_000);
    await hurry();
    expect(await jobs.runPending()).toBe(1);
    await other.stop({ graceful: false });
  });

  it('are kept by a role that can change none of the queue’s tables', async () => {
    const denied = (sql: string) => expect(change((tx) => tx.query(sql))).rejects.toThrow(/permission denied|must be owner/);
    await denied('ALTER TABLE pgboss.job ADD COLUMN x int');
    await denied('CREATE TABLE pgboss.x ()');
    await denied('TRUNCATE pgboss.job');
  });
});
