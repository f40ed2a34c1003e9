import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Reads } from '../database/reads.js';
import { EVENT_CHANNEL, packed } from './notice.js';

/** How long notices are gathered (milliseconds): nobody sees the difference on a screen, and a busy moment costs one round trip. */
const GATHER_MS = 10;
/** A transaction that notifies is written to the log like any other; waiting for the disk would hold a connection for nothing. */
const TELL = `SELECT pg_notify('${EVENT_CHANNEL}', message)
  FROM (SELECT set_config('synchronous_commit', 'off', true) OFFSET 0) AS relaxed, unnest($1::text[]) AS message`;

/**
 * Tells every process what was committed: it wakes the relay and the live connections. Notices of one moment share a
 * statement of their own. In the transactions that write them, PostgreSQL would commit those one after the other:
 * a NOTIFY holds a lock of the whole server until its commit is on the disk.
 *
 * What is not told, because the process was killed in between, the relay finds and tells.
 */
@Injectable()
export class Announcer implements BeforeApplicationShutdown {
  private readonly log = new Logger(Announcer.name);
  private waiting: string[] = [];
  private sending: Promise<void> | null = null;

  constructor(private readonly reads: Reads) {}

  /** Call it after the commit, see `afterCommit`. Returns at once. */
  tell(texts: readonly string[]): void {
    this.waiting.push(...texts);
    this.sending ??= this.send();
  }

  /** Waits until everything is told. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.sending;
  }

  private async send(): Promise<void> {
    while (this.waiting.length > 0) {
      // Whatever else is committed meanwhile comes along.
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      const texts = this.waiting;
      this.waiting = [];
      await this.reads.alone('events.announce', TELL, [packed(texts)]).catch((error: unknown) => {
        this.log.warn(`${texts.length} events were not told at once: ${String(error)}`);
      });
    }
    this.sending = null;
  }
}
