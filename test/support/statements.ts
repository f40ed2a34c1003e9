import { DataSource, type QueryRunner } from 'typeorm';
import { Reads } from '../../src/platform/database/reads.js';
import type { World } from './world.js';

/** The statements that the service sends while `work` runs, each in one line, in order. Jobs of its own count as well. */
export async function statementsOf(world: World, work: () => Promise<unknown>): Promise<string[]> {
  const dataSource = world.get(DataSource);
  const original = dataSource.createQueryRunner.bind(dataSource);
  const sent: string[] = [];
  dataSource.createQueryRunner = (...args): QueryRunner => {
    const runner = original(...args);
    const query = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
    runner.query = ((...all: unknown[]) => {
      sent.push(String(all[0]).replace(/\s+/g, ' ').trim());
      return query(...all);
    }) as typeof runner.query;
    return runner;
  };
  const reads = world.get(Reads);
  // The number tells apart the texts of one read.
  const note = (name: string, text: string) =>
    sent.push(`/* ${name.replace(/\.\d+$/, '')} */ ${text.replace(/\s+/g, ' ').trim()}`);
  const [rows, alone] = [reads.rows.bind(reads), reads.alone.bind(reads)];
  reads.rows = (name, text, values) => {
    note(name, text);
    return rows(name, text, values);
  };
  reads.alone = (name, text, values) => {
    note(name, text);
    return alone(name, text, values);
  };
  try {
    await work();
  } finally {
    dataSource.createQueryRunner = original;
    Object.assign(reads, { rows, alone });
  }
  return sent;
}
