import type { EntityManager } from 'typeorm';

const waiting = new WeakMap<EntityManager, (() => void)[]>();

/** Calls `done` once the transaction is committed, and never when it is rolled back. It must not throw. */
export function afterCommit(tx: EntityManager, done: () => void): void {
  const list = waiting.get(tx);
  if (!list) throw new Error('afterCommit outside of UnitOfWork.run.');
  list.push(done);
}

/** For UnitOfWork alone: what the transaction collects, to be called when it is over. */
export function collectAfter(tx: EntityManager, list: (() => void)[]): void {
  waiting.set(tx, list);
}
