import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { backOff } from './back-off.js';
import { Loop } from './loop.js';

describe('Loop', () => {
  const ignore = () => undefined;

  it('works at once, at its rhythm, and when woken', async () => {
    let rounds = 0;
    const loop = new Loop(async () => (rounds += 1), 40, ignore);
    loop.wake();
    expect(rounds).toBe(0);
    loop.start();
    await pause(10);
    expect(rounds).toBe(1);
    loop.wake();
    await pause(10);
    expect(rounds).toBe(2);
    await pause(60);
    expect(rounds).toBe(3);
    await loop.stop();
    await pause(60);
    expect(rounds).toBe(3);
  });

  it('follows with one more round, not two at once, when woken during one', async () => {
    let [rounds, atOnce, most] = [0, 0, 0];
    const round = async () => {
      rounds += 1;
      most = Math.max(most, (atOnce += 1));
      await pause(10);
      atOnce -= 1;
    };
    const loop = new Loop(round, 10_000, ignore);
    loop.start();
    for (let n = 0; n < 5; n += 1) loop.wake();
    await pause(50);
    await loop.stop();
    expect([rounds, most]).toEqual([2, 1]);
  });

  it('goes on after a round that failed, and says so', async () => {
    const complaints: unknown[] = [];
    const loop = new Loop(
      () => Promise.reject(new Error('planted')),
      10,
      (error) => complaints.push(error),
    );
    loop.start();
    await pause(50);
    await loop.stop();
    expect(complaints.length).toBeGreaterThan(1);
  });

  it('finishes the item in hand when it is stopped, and takes no other', async () => {
    let items = 0;
    const loop = new Loop(
      async (stopping) => {
        while (!stopping()) {
          await pause(20);
          items += 1;
        }
      },
      10,
      ignore,
    );
    loop.start();
    await pause(5);
    await loop.stop();
    expect(items).toBe(1);
  });
});

describe('backOff', () => {
  it('doubles from five seconds up to the longest wait', () => {
    expect([0, 1, 2, 3, 8, 1_000].map((failures) => backOff(failures, 60_000))).toEqual([
      5_000, 10_000, 20_000, 40_000, 60_000, 60_000,
    ]);
  });
});
