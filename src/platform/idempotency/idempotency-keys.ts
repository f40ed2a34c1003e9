import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../kernel/domain-error.js';
import { DAY, HOUR, later, MINUTE, now } from '../../kernel/time.js';
import { Every } from '../background/every.js';
import { Config } from '../config/config.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { currentRequest, type Claim } from '../http/request-scope.js';
import { inFlight, reused } from './named-request.js';
import { Seal } from './seal.js';

/** A claim without an effect is free again after this: its request is dead, or its client has given up. */
const CLAIM_MS = MINUTE;
/** An effect whose answer is not stored after this has lost it. */
const ANSWER_MS = 10_000;
const KEPT_MS = DAY;

interface Row {
  readonly claim: string;
  readonly sameBody: boolean;
  readonly claimedAt: Date;
  readonly appliedAt: Date | null;
  readonly answer: { readonly sealed: string } | null;
}

/**
 * Lets one of many equal requests have its effect, and gives its answer to the others.
 *
 * claim (committed at once) → the effect and `applied_at` (one transaction) → the answer. Whatever dies
 * in between leaves a row that says how far it came.
 */
@Injectable()
export class IdempotencyKeys {
  private readonly seal: Seal;

  constructor(
    private readonly db: DataSource,
    config: Config,
    unitOfWork: UnitOfWork,
  ) {
    // Without a secret nothing is served; the schema is printed without one.
    this.seal = new Seal(config.secret ?? randomUUID(), 'idempotency answers');
    unitOfWork.atStart({ isWanted: () => !!currentRequest()?.claim, run: (tx) => this.markApplied(tx) });
  }

  /**
   * Takes the key for this request, or answers what the first request was answered.
   * Throws IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_FLIGHT or IDEMPOTENCY_ALREADY_APPLIED.
   */
  async claim(caller: string, key: string, bodyHash: Buffer): Promise<{ claim: Claim } | { answer: string }> {
    const claim: Claim = { caller, key, id: randomUUID() };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (await this.insert(claim, bodyHash)) return { claim };
      const row = await this.find(claim, bodyHash);
      // Let go between the two statements.
      if (!row) continue;
      const answer = this.judge(claim, row);
      if (answer !== null) return { answer };
      if (await this.takeOver(claim, row.claim, bodyHash)) return { claim };
    }
    throw inFlight();
  }

  /** Keeps the answer for those who ask again. */
  async store(claim: Claim, answer: string): Promise<void> {
    await this.db.query('UPDATE idempotency_key SET answer = $4 WHERE caller = $1 AND key = $2 AND claim = $3', [
      ...values(claim),
      JSON.stringify({ sealed: this.seal.close(answer, contextOf(claim)) }),
    ]);
  }

  /** Lets go of the key when nothing was done under it, so that the same request may be tried anew; false when something was. */
  async release(claim: Claim): Promise<boolean> {
    const [, count] = await this.db.query<[unknown, number]>(
      'DELETE FROM idempotency_key WHERE caller = $1 AND key = $2 AND claim = $3 AND applied_at IS NULL',
      values(claim),
    );
    return count > 0;
  }

  /** Forgets the key whatever was done under it: for answers that must not be given twice. */
  async forget(claim: Claim): Promise<void> {
    await this.db.query('DELETE FROM idempotency_key WHERE caller = $1 AND key = $2 AND claim = $3', values(claim));
  }

  /** Removes the keys that are older than a day. */
  @Every(HOUR)
  async purge(tx: Tx): Promise<void> {
    await tx.query('DELETE FROM idempotency_key WHERE claimed_at < $1', [later(now(), -KEPT_MS)]);
  }

  /** Joins every transaction of a keyed request. A request that has lost its claim rolls back here, before it does anything. */
  private async markApplied(tx: Tx): Promise<void> {
    const claim = currentRequest()?.claim;
    if (!claim) return;
    const [, count] = await tx.query<[unknown, number]>(
      `UPDATE idempotency_key SET applied_at = coalesce(applied_at, $4) WHERE caller = $1 AND key = $2 AND claim = $3`,
      [...values(claim), now()],
    );
    if (count === 0) throw inFlight();
  }

  /** Not `DO UPDATE`: that would wait, with a connection in hand, for the transaction that has the row. */
  private async insert(claim: Claim, bodyHash: Buffer): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      `INSERT INTO idempotency_key (caller, key, claim, body_hash, claimed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING claim`,
      [...values(claim), bodyHash, now()],
    );
    return rows.length > 0;
  }

  private async find({ caller, key }: Claim, bodyHash: Buffer): Promise<Row | undefined> {
    const [row] = await this.db.query<Row[]>(
      `SELECT claim, body_hash = $3 AS "sameBody", claimed_at AS "claimedAt", applied_at AS "appliedAt", answer
       FROM idempotency_key WHERE caller = $1 AND key = $2`,
      [caller, key, bodyHash],
    );
    return row;
  }

  /** The stored answer; null when the key may be taken over. */
  private judge(claim: Claim, row: Row): string | null {
    if (row.claimedAt < later(now(), -KEPT_MS)) return null;
    if (!row.sameBody) throw reused();
    if (row.answer) return this.seal.open(row.answer.sealed, contextOf(claim)) ?? lostAnswer();
    if (row.appliedAt) return row.appliedAt < later(now(), -ANSWER_MS) ? lostAnswer() : stillAtIt();
    return row.claimedAt < later(now(), -CLAIM_MS) ? null : stillAtIt();
  }

  private async takeOver(claim: Claim, from: string, bodyHash: Buffer): Promise<boolean> {
    const [, count] = await this.db.query<[unknown, number]>(
      `UPDATE idempotency_key SET claim = $3, body_hash = $4, claimed_at = $5, applied_at = NULL, answer = NULL
       WHERE caller = $1 AND key = $2 AND claim = $6 AND (applied_at IS NULL OR claimed_at < $7)`,
      [...values(claim), bodyHash, now(), from, later(now(), -KEPT_MS)],
    );
    return count > 0;
  }
}

const values = ({ caller, key, id }: Claim): unknown[] => [caller, key, id];
const contextOf = ({ caller, key }: Claim): string => JSON.stringify([caller, key]);

function stillAtIt(): never {
  throw inFlight();
}

function lostAnswer(): never {
  const message = 'The request was carried out, but its answer was lost. Read the record.';
  throw new DomainError({ code: 'IDEMPOTENCY_ALREADY_APPLIED', message });
}
