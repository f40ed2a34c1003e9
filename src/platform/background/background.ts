import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Listener } from '../database/listener.js';
import { Loop } from './loop.js';

/** One round of some background work: does what is there, and looks up between items whether to stop. */
export type Round = (stopping: () => boolean) => Promise<unknown>;

export interface Rhythm {
  /** Milliseconds between rounds when nothing wakes it; WORKER_POLL_MS when absent. */
  readonly every?: number;
  /** PostgreSQL channel whose notifications wake it at once. */
  readonly channel?: string;
}

/**
 * Runs the background work of this process: once everything is built, until it shuts down. WORKER=false
 * leaves it to other processes; in tests nothing runs by itself, the test calls what it wants to happen.
 */
@Injectable()
export class Background implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Background.name);
  private readonly loops: { readonly loop: Loop; readonly channel: string | undefined }[] = [];
  /** Whether this process does background work by itself. */
  readonly isOn: boolean;

  constructor(
    private readonly config: Config,
    private readonly listener: Listener,
  ) {
    this.isOn = config.worker.enabled && config.environment !== 'test';
  }

  /** To be called before bootstrap ends, in `onModuleInit`. */
  add(name: string, round: Round, { every = this.config.worker.pollMs, channel }: Rhythm = {}): void {
    const complain = (error: unknown) =>
      this.log.error(`A round of ${name} failed.`, error instanceof Error ? error.stack : String(error));
    this.loops.push({ loop: new Loop(round, every, complain), channel });
  }

  onApplicationBootstrap(): void {
    if (!this.isOn) return;
    for (const { loop, channel } of this.loops) {
      if (channel) this.listener.listen(channel, () => loop.wake());
      loop.start();
    }
  }

  /** Waits until each loop has finished the item in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map(({ loop }) => loop.stop()));
  }
}
