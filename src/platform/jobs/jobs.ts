import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PgBoss, type JobWithMetadata, type QueueOptions } from 'pg-boss';
import { DataSource } from 'typeorm';
import { uuidv7 } from '../../kernel/id.js';
import { SECOND } from '../../kernel/time.js';
import { Background } from '../background/background.js';
import { Handlers, type FoundHandler } from '../background/handlers.js';
import type { Tx } from '../database/unit-of-work.js';
import { ON_JOB, type Job, type JobHandler } from './on-job.js';

/** Jobs that were given up, kept until somebody looked. */
const DEAD = 'dead';
const DAY_SECONDS = 86_400;
/** A worker that is silent for this long is taken for dead; with the supervision's 15 s and the first retry's 20 s its job runs again within 70 s. */
const HEARTBEAT_SECONDS = 30;
const SUPERVISE_SECONDS = 15;
const TOUCH_MS = 10_000;
/** Jobs of one name that a process does at once. */
const AT_ONCE = 4;
const JOB_CHANNEL = 'adjoin_job';

/** 12 more tries: after 10 to 20 s, each wait twice the one before with jitter, at most an hour; over 4 to 5 hours in all. */
const queue: QueueOptions = {
  retryLimit: 12,
  retryDelay: 10,
  retryBackoff: true,
  retryDelayMax: 3_600,
  expireInSeconds: 600,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deleteAfterSeconds: 7 * DAY_SECONDS,
};

export interface SendOptions {
  /** Makes a second order of the same thing none, see `Jobs.send`. */
  readonly key?: string;
  /** Not before this time has passed (milliseconds, by the database's clock). */
  readonly after?: number;
}

/** Work that may take hours of tries: queued in our transaction, done by any process at least once (pg-boss underneath). */
@Injectable()
export class Jobs implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(Jobs.name);
  private readonly boss: PgBoss;
  private jobs = new Map<string, FoundHandler<JobHandler>>();

  constructor(
    dataSource: DataSource,
    private readonly handlers: Handlers,
    private readonly background: Background,
  ) {
    const { url } = dataSource.options as { url?: string };
    if (!url) throw new Error('The job queue needs the URL of the database.');
    this.boss = new PgBoss({
      connectionString: url,
      application_name: 'adjoin jobs',
      max: 2,
      connectionTimeoutMillis: 5_000,
      // The owner lays the tables out, see jobsLayout.
      migrate: false,
      createSchema: false,
      schedule: false,
      reindex: false,
      monitorVacuum: false,
      supervise: background.isOn,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
    });
    this.boss.on('error', (error) => this.log.warn(`The job queue's database connection: ${error.message}`));
  }

  async onModuleInit(): Promise<void> {
    this.jobs = this.handlers.oneEach<JobHandler>(ON_JOB);
    await this.boss.start();
    await this.boss.createQueue(DEAD, { retentionSeconds: 90 * DAY_SECONDS, deleteAfterSeconds: 90 * DAY_SECONDS });
    for (const name of this.jobs.keys()) {
      await this.boss.createQueue(name, { ...queue, deadLetter: DEAD });
      await this.boss.updateQueue(name, { ...queue, deadLetter: DEAD });
      this.background.add(`jobs: ${name}`, (stopping) => this.drain(name, stopping), { channel: JOB_CHANNEL });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }

  /**
   * Queues a job; it exists if and only if the transaction commits. A second one of the same name and
   * `key` is not queued while the first is kept (until seven days after it was done).
   */
  async send(tx: Tx, name: string, data: Job['data'], { key, after = 0 }: SendOptions = {}): Promise<void> {
    if (!this.jobs.has(name)) throw new Error(`Nothing does jobs named ${name}.`);
    const executeSql = async (text: string, values?: unknown[]) => {
      const result: unknown = await tx.queryRunner?.query(text, values, true);
      return { rows: (result as { records: Record<string, unknown>[] }).records };
    };
    const startAfter = Math.ceil(after / SECOND);
    await this.boss.send(name, data, { id: key === undefined ? uuidv7() : idOf(name, key), startAfter, db: { executeSql } });
    await tx.query(`/* jobs.wake */ SELECT pg_notify('${JOB_CHANNEL}', '')`);
  }

  /** Does all jobs whose time has come, until none is left; answers how many ended well. */
  async runPending(): Promise<number> {
    let done = 0;
    for (const name of this.jobs.keys()) done += await this.drain(name, () => false);
    return done;
  }

  /** Throws away what waits under this name; what is just being done is finished. */
  async discard(name: string): Promise<void> {
    await this.boss.deleteQueuedJobs(name);
  }

  private async drain(name: string, stopping: () => boolean): Promise<number> {
    let done = 0;
    while (!stopping()) {
      const jobs = await this.boss.fetch<Job['data']>(name, { batchSize: AT_ONCE, includeMetadata: true });
      if (jobs.length === 0) break;
      const results = await Promise.all(jobs.map((job) => this.perform(name, job)));
      done += results.filter(Boolean).length;
    }
    return done;
  }

  private async perform(name: string, job: JobWithMetadata<Job['data']>): Promise<boolean> {
    const { id, data, retryCount: tries, retryLimit } = job;
    const alive = setInterval(() => {
      this.boss
        .touch(name, id)
        .catch((error: unknown) => this.log.warn(`Job ${name} ${id} could not say that it is alive: ${String(error)}`));
    }, TOUCH_MS);
    try {
      await this.jobs.get(name)?.run({ id, name, data, tries });
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      this.log.error(`Job ${name} ${id} failed${tries >= retryLimit ? ' for good' : ''} (try ${tries + 1}).`, reason.stack);
      await this.boss.fail(name, id, { reason: reason.message.slice(0, 500) });
      return false;
    } finally {
      clearInterval(alive);
    }
    await this.boss.complete(name, id);
    return true;
  }
}

/** The same id for the same name and key, so that the second insert meets the first. */
const idOf = (name: string, key: string): string =>
  createHash('sha256')
    .update(`${name}\n${key}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
