import { DataSource, type QueryRunner } from 'typeorm';
import type { World } from './world.js';

/**
 * Breaks the service's connection right after the n-th statement that `work` sends, once: the statement
 * was done, and the caller never learns it. Answers how many statements were sent.
 */
export async function failAfter(world: World, statement: number, work: () => Promise<unknown>): Promise<number> {
  const dataSource = world.get(DataSource);
  const original = dataSource.createQueryRunner.bind(dataSource);
  let sent = 0;
  dataSource.createQueryRunner = (...args): QueryRunner => {
    const runner = original(...args);
    const query = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
    runner.query = (async (...all: unknown[]) => {
      const answer = await query(...all);
      sent += 1;
      if (sent === statement) throw new Error(`planted after statement ${statement}`);
      return answer;
    }) as typeof runner.query;
    return runner;
  };
  try {
    await work().catch(() => undefined);
  } finally {
    dataSource.createQueryRunner = original;
  }
  return sent;
}
