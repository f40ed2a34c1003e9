import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { DomainError, type Violation } from '../kernel/domain-error.js';
import { HOUR, MINUTE } from '../kernel/time.js';
import { hashOf } from './secrets.js';

/** What is counted, how often it may happen (`points`), and in which window (milliseconds). */
const LIMITS = {
  /** Whoever types has a minute to wait after five tries, and not a quarter of an hour. */
  passwordOfAccountNow: { points: 5, window: MINUTE },
  passwordOnDeviceNow: { points: 5, window: MINUTE },
  /** Tries of a password from places that the account does not know. */
  passwordOfAccount: { points: 10, window: 15 * MINUTE },
  /** Tries from a device that signed in before: others cannot use up these, so they cannot lock the owner out. */
  passwordOnDevice: { points: 10, window: 15 * MINUTE },
  passwordFromAddress: { points: 100, window: 15 * MINUTE },
  registrationFromAddress: { points: 30, window: HOUR },
  resetFromAddress: { points: 30, window: HOUR },
  invitationByUser: { points: 60, window: HOUR },
  /** Mails that a stranger can make us send to one mailbox. */
  mailToAddress: { points: 5, window: HOUR },
} as const;

export type Limit = keyof typeof LIMITS;

/** A refusal that says when to come again. */
export interface RateLimitViolation extends Violation {
  /** Seconds. */
  readonly retryAfter: number;
}

/**
 * Counts attempts, not requests: a hundred aliased tries in one document are a hundred. Counted in
 * PostgreSQL before the try is looked at, in one statement, so it holds in parallel and over instances.
 */
@Injectable()
export class Attempts {
  private readonly limiters: ReadonlyMap<Limit, RateLimiterPostgres>;

  constructor(dataSource: DataSource) {
    const entries = Object.entries(LIMITS) as [Limit, { points: number; window: number }][];
    this.limiters = new Map(
      entries.map(([limit, { points, window }], index) => [
        limit,
        new RateLimiterPostgres({
          storeClient: dataSource,
          storeType: 'typeorm',
          tableName: 'attempt',
          tableCreated: true,
          // One of them clears the table for all.
          clearExpiredByTimeout: index === 0,
          keyPrefix: limit,
          points,
          duration: window / 1_000,
        }),
      ]),
    );
  }

  /** Takes one attempt off each limit, in the order given; refuses as RATE_LIMITED at the first that is used up. */
  async count(...limits: readonly [limit: Limit, of: string][]): Promise<void> {
    for (const [limit, of] of limits) {
      const wait = await this.take(limit, of);
      if (wait > 0) throw new DomainError(tooMany(wait));
    }
  }

  /** Takes one attempt; false when there was none left. For what must not show that it was refused. */
  async allows(limit: Limit, of: string): Promise<boolean> {
    return (await this.take(limit, of)) === 0;
  }

  /** Gives an attempt back, because it was a good one. It opens no room for bad ones. */
  async giveBack(...limits: readonly [limit: Limit, of: string][]): Promise<void> {
    for (const [limit, of] of limits) await this.limiter(limit).reward(keyOf(of), 1);
  }

  /** Seconds to wait; zero when the attempt may be made. */
  private async take(limit: Limit, of: string): Promise<number> {
    try {
      await this.limiter(limit).consume(keyOf(of), 1);
      return 0;
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1_000));
    }
  }

  private limiter(limit: Limit): RateLimiterPostgres {
    const limiter = this.limiters.get(limit);
    if (!limiter) throw new Error(`No limit ${limit}.`);
    return limiter;
  }
}

/** Hashed, so that the table holds no addresses. */
const keyOf = (of: string): string => hashOf(of).toString('base64url');

const tooMany = (retryAfter: number): RateLimitViolation => ({
  code: 'RATE_LIMITED',
  message: `Too many tries. Try again in ${retryAfter} seconds.`,
  retryAfter,
});
