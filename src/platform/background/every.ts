import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { Background } from './background.js';
import { handles, Handlers, type FoundHandler } from './handlers.js';

type Duty = (tx: Tx) => Promise<void>;

const EVERY = Symbol('adjoin:every');
/** First half of the advisory lock that lets one process at a time do a duty. */
const DUTY_LOCK = 7_233_004;

/**
 * The method runs when the process has started and then every so many milliseconds, in one process at a
 * time and in one transaction. It must not mind to run more often: each process has its own rhythm.
 */
export const Every = (milliseconds: number) => handles<Duty>(EVERY)(String(milliseconds));

/** Recurring duties, such as purges. */
@Injectable()
export class Duties implements OnModuleInit {
  private duties: FoundHandler<Duty>[] = [];

  constructor(
    private readonly handlers: Handlers,
    private readonly background: Background,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.duties = this.handlers.all<Duty>(EVERY);
    for (const duty of this.duties) {
      this.background.add(`duty ${duty.label}`, () => this.runAlone(duty), { every: Number(duty.name) });
    }
  }

  /** Does every duty now; answers how many were done, rather than left to another process that is at it. */
  async runAll(): Promise<number> {
    let done = 0;
    for (const duty of this.duties) if (await this.runAlone(duty)) done += 1;
    return done;
  }

  /** The lock goes with the transaction, and so with the process if that is killed. */
  private runAlone(duty: FoundHandler<Duty>): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const [row] = await tx.query<{ mine: boolean }[]>(
        `/* duties.claim */ SELECT pg_try_advisory_xact_lock(${DUTY_LOCK}, hashtext($1)) AS mine`,
        [duty.label],
      );
      if (!row?.mine) return false;
      await duty.run(tx);
      return true;
    });
  }
}
