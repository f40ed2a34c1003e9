import type { EntityManager } from 'typeorm';
import { afterCommit } from './after-commit.js';

type Send = <Row>(name: string, text: string, values: readonly unknown[]) => Promise<Row[]>;

/** Where hand-written statements go: into a transaction, or each by itself. `name` stands for `text`. */
export interface Statements {
  /** Sends a look that waits for no lock. */
  readonly read: Send;
  /** Sends what changes something, or takes a lock. */
  readonly write: Send;
  /** Calls `done` once what was written is committed, and never when it is not. It must not throw. */
  readonly afterwards: (done: () => void) => void;
}

/** Statements of a transaction, one after the other. */
export function statementsIn(manager: EntityManager): Statements {
  const send: Send = (name, text, values) => manager.query(`/* ${name} */ ${text}`, [...values]);
  return { read: send, write: send, afterwards: (done) => afterCommit(manager, done) };
}
