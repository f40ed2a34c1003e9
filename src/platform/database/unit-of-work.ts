import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { DomainError } from '../../kernel/domain-error.js';
import { collectAfter } from './after-commit.js';
import { violationOf } from './constraints.js';
import { Reads } from './reads.js';
import { statementsIn, type Statements } from './statements.js';

declare const insideTransaction: unique symbol;

/**
 * An EntityManager inside a transaction. Only UnitOfWork makes one, so a function
 * that asks for a `Tx` cannot be called outside a transaction: that is the point.
 */
export type Tx = EntityManager & { readonly [insideTransaction]: true };

const MAX_ATTEMPTS = 3;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';

/** A step that joins transactions at their start, for example the claim of an idempotency key. */
export interface Opening {
  /** Whether it has anything to do for the request at hand. */
  readonly isWanted: () => boolean;
  readonly run: (tx: Tx) => Promise<void>;
}

@Injectable()
export class UnitOfWork {
  private readonly openings: Opening[] = [];

  private readonly single: Statements;

  constructor(
    private readonly dataSource: DataSource,
    reads: Reads,
  ) {
    this.single = {
      read: (name, text, values) => reads.rows(name, text, values),
      write: (name, text, values) => reads.alone(name, text, values),
      // Each statement is committed when it is answered.
      afterwards: (done) => done(),
    };
  }

  atStart(opening: Opening): void {
    this.openings.push(opening);
  }

  /**
   * Runs `work` in one transaction: all of it is kept, or none.
   *
   * When Postgres chooses us as the victim of a conflict, the whole of `work` runs
   * again in a fresh transaction, so it must have no effect outside `tx`.
   * A broken constraint comes out as the refusal that `constraints.ts` names for it.
   */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.retried(async () => {
      const done: (() => void)[] = [];
      const result = await this.dataSource.transaction(async (manager) => {
        collectAfter(manager, done);
        for (const opening of this.openings) if (opening.isWanted()) await opening.run(manager as Tx);
        return work(manager as Tx);
      });
      for (const each of done) each();
      return result;
    });
  }

  /**
   * Runs a use case that writes with one statement, which is a transaction by itself: beginning and ending another
   * around it is half of what a quick write costs. Where an opening wants to join, it is an ordinary transaction.
   *
   * What `work` reads before is not locked and may have changed when it writes: that statement must look again.
   */
  runSingle<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    if (this.openings.some((opening) => opening.isWanted())) return this.run((tx) => work(statementsIn(tx)));
    return this.retried(() => work(this.single));
  }

  private async retried<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt === MAX_ATTEMPTS || !isConflict(error)) throw asRefusal(error);
      }
    }
  }

  /**
   * Reads the private rows of `businessIds` (see `actFor`): a transaction of its own, in which PostgreSQL
   * refuses every write.
   */
  readFor<T>(businessIds: readonly string[], work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `/* readFor */ SELECT set_config('transaction_read_only', 'on', true), set_config('app.business_ids', $1, true)`,
        [businessIds.join(',')],
      );
      return work(manager as Tx);
    });
  }
}

/**
 * Lets the rest of this transaction see the private rows of these businesses; without it,
 * row-level security shows none. The setting ends with the transaction: a session-level SET
 * would leak to whoever borrows the connection next.
 */
export async function actFor(tx: Tx, businessIds: readonly string[]): Promise<void> {
  await tx.query(`SELECT set_config('app.business_ids', $1, true)`, [businessIds.join(',')]);
}

/**
 * Lets only `work` see the private rows of these businesses; afterwards the transaction sees what it saw before.
 * Where `work` throws the transaction is lost anyway, and so is its setting.
 */
export async function actingAs<T>(tx: Tx, businessIds: readonly string[], work: () => Promise<T>): Promise<T> {
  const [row] = await tx.query<{ before: string | null }[]>(
    `/* acting.begin */
     WITH before AS MATERIALIZED (SELECT current_setting('app.business_ids', true) AS ids)
     SELECT ids AS before, set_config('app.business_ids', $1, true) FROM before`,
    [businessIds.join(',')],
  );
  const result = await work();
  await tx.query(`/* acting.end */ SELECT set_config('app.business_ids', $1, true)`, [row?.before ?? '']);
  return result;
}

function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}

function asRefusal(error: unknown): unknown {
  const violation = violationOf(databaseErrorOf(error)?.constraint);
  return violation ? new DomainError(violation) : error;
}

const codeOf = (error: unknown): string | undefined => databaseErrorOf(error)?.code;

/** What PostgreSQL said, with or without what TypeORM puts around it. */
function databaseErrorOf(error: unknown): pg.DatabaseError | null {
  const said: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return said instanceof pg.DatabaseError ? said : null;
}
