import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { Reads } from '../../src/platform/database/reads.js';
import { isUnavailable } from '../../src/platform/database/unavailable.js';
import { World } from '../support/world.js';

let world: World;
let reads: Reads;
beforeAll(async () => {
  world = await World.open({ DATABASE_POOL: '4' });
  reads = world.get(Reads);
});
afterAll(() => world.close());

const ECHO = 'SELECT $1::int AS value, pg_backend_pid() AS pid';
const echo = (value: number) => reads.rows<{ value: number; pid: number }>('test.echo', ECHO, [value]);
const sleep = (seconds: number) => reads.rows('test.sleep', 'SELECT pg_sleep($1)', [seconds]);
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const numbers = (count: number) => Array.from({ length: count }, (_, value) => value);
const pool = () => (world.get(DataSource).driver as unknown as { master: pg.Pool }).master;

describe('reads that are asked at once', () => {
  it('get each its own answer, over half of the connections at most, and give them back', async () => {
    const answers = await Promise.all(numbers(60).map(echo));
    expect(answers.map(([row]) => row?.value)).toEqual(numbers(60));
    expect(new Set(answers.map(([row]) => row?.pid)).size).toBe(2);
    expect(pool().idleCount).toBe(pool().totalCount);
  });

  it('fail alone', async () => {
    const failing = reads.rows('test.fail', 'SELECT 1 / $1::int AS value', [0]);
    const [before, failed, after] = await Promise.allSettled([echo(1), failing, echo(2)]);
    expect([before.status, failed.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('do not leave their settings to the next one', async () => {
    const set = reads.rows<{ ids: string }>('test.set', `SELECT set_config('app.business_ids', $1, true) AS ids`, ['a']);
    const get = reads.rows<{ ids: string }>('test.get', `SELECT current_setting('app.business_ids', true) AS ids`, []);
    expect([await set, (await get)[0]?.ids || null]).toEqual([[{ ids: 'a' }], null]);
  });

  it('do not queue behind one that takes long', async () => {
    const long = sleep(1);
    await pause(60);
    const begun = performance.now();
    await Promise.all(numbers(5).map(echo));
    expect(performance.now() - begun).toBeLessThan(500);
    await long;
  });

  it('are told to try again within two seconds when the one in front takes too long', async () => {
    const long = sleep(3);
    const begun = performance.now();
    const error: unknown = await echo(1).catch((refusal: unknown) => refusal);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(isUnavailable(error)).toBe(true);
    await long;
    expect(await echo(2)).toMatchObject([{ value: 2 }]);
  });

  it('are told so when their connection is lost, and the next ones have another', async () => {
    const [row] = await echo(1);
    const lost = sleep(3);
    const behind = echo(2);
    await pause(60);
    await world.db.query('SELECT pg_terminate_backend($1)', [row?.pid]);
    const refusals = await Promise.all([lost, behind].map((read) => read.catch((error: unknown) => error)));
    expect(refusals.map(isUnavailable)).toEqual([true, true]);
    expect(await echo(3)).toMatchObject([{ value: 3 }]);
  });
});
