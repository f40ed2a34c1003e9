import type pg from 'pg';
import { named } from './named-query.js';
import { Unavailable } from './unavailable.js';

/** When nothing was answered for so long (milliseconds), the next reads go elsewhere. */
const STUCK_MS = 20;
/** Who waits longer than this behind another read is told to try again, as is who waits so long for a connection. */
const PATIENCE_MS = 1_500;
const CHECK_MS = 250;

interface Waiting {
  readonly since: number;
  readonly fail: (error: Error) => void;
}

/**
 * A borrowed connection that several reads share. Each is sent without waiting for the answer to the one before, and
 * what is asked within one turn of the event loop leaves in one piece: most of a short read is waking who waits for it.
 *
 * PostgreSQL takes them in order, each as a transaction of its own, so none fails with another. It is for reads only:
 * a write may wait for a lock, and would make all behind it wait.
 */
export class Lane {
  private readonly waiting = new Set<Waiting>();
  private readonly check: NodeJS.Timeout;
  private movedAt = performance.now();
  private isCorked = false;

  /** `onEmpty` is called once, after the last answer: the connection is given back, and the lane is over. */
  constructor(
    private readonly connection: Promise<pg.PoolClient>,
    private readonly onEmpty: (lane: Lane) => void,
  ) {
    // Each read of a lost connection is told so; an error that nobody listens to would end the process.
    connection.then(
      (client) => client.on('error', ignore),
      () => undefined,
    );
    this.check = setInterval(() => this.giveUp(), CHECK_MS).unref();
  }

  get length(): number {
    return this.waiting.size;
  }

  get isMoving(): boolean {
    return performance.now() - this.movedAt < STUCK_MS;
  }

  /** `name` stands for `text`. Rejects when the database does, or when those in front take too long. */
  read(name: string, text: string, values: readonly unknown[]): Promise<readonly pg.QueryResultRow[]> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { since: performance.now(), fail: reject };
      this.waiting.add(waiting);
      this.connection.then(
        (client) => {
          this.cork(client);
          client.query(named(name, text, values), (error: Error | null, result) => {
            if (error) reject(error);
            else resolve(result.rows);
            this.leave(waiting, client);
          });
        },
        (error: Error) => {
          reject(error);
          this.leave(waiting, null);
        },
      );
    });
  }

  private cork({ connection: { stream } }: pg.PoolClient): void {
    if (this.isCorked) return;
    this.isCorked = true;
    stream.cork();
    setImmediate(() => {
      this.isCorked = false;
      stream.uncork();
    });
  }

  private leave(waiting: Waiting, client: pg.PoolClient | null): void {
    // Values that cannot be sent are answered twice by pg.
    if (!this.waiting.delete(waiting)) return;
    this.movedAt = performance.now();
    if (this.waiting.size > 0) return;
    clearInterval(this.check);
    this.onEmpty(this);
    client?.off('error', ignore);
    client?.release();
  }

  /** The first is PostgreSQL's to end, by its statement timeout. */
  private giveUp(): void {
    const [, ...behind] = this.waiting;
    const latest = performance.now() - PATIENCE_MS;
    for (const { since, fail } of behind) if (since < latest) fail(new Unavailable('Waited too long behind another read.'));
  }
}

const ignore = (): void => undefined;
