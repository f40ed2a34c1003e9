import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Test } from 'supertest';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { setTime } from '../../src/kernel/time.js';
import { ClockWorker } from '../../src/platform/clocks/clock-worker.js';
import { Config } from '../../src/platform/config/config.js';
import { Relay } from '../../src/platform/events/relay.js';
import { createApp } from '../../src/platform/http/create-app.js';
import type { LogSink } from '../../src/platform/logging/make-log.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { MailTransport } from '../../src/platform/mail/mail-transport.js';
import { readMailbox, type ReadMail } from '../../src/platform/mail/mailbox.js';
import { createDatabase, type TestDatabase } from './database.js';

/** Headers that say who is asking: a session's cookie, or an API key. */
export type Credentials = Readonly<Record<string, string>>;
export const NOBODY: Credentials = {};

export interface GraphQLAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions?: { readonly code?: string };
  }[];
}

const OPEN_GATES = { minDaysGettingToKnow: 0, minOneToOnes: 0, minDimensionsEvidenced: 0 };

/**
 * A running service on a database of its own, and the words to set up a story in it.
 * The words of each feature are in the file of its name beside this one.
 */
export class World {
  private travelled = 0;
  private readonly others: NestFastifyApplication[] = [];

  private constructor(
    readonly app: NestFastifyApplication,
    readonly db: DataSource,
    readonly database: TestDatabase,
    readonly url: string,
    private readonly dataDir: string,
    private readonly config: Config,
  ) {}

  /** `extra` are modules of the test's own, beside those of the product; `log` gets the lines of the log, see LOG_LEVEL. */
  static async open(environment: Record<string, string> = {}, extra: Type[] = [], log?: LogSink): Promise<World> {
    const database = await createDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'adjoin-world-'));
    const config = Config.from({
      NODE_ENV: 'test',
      PORT: '0',
      SECRET: 'a secret of the tests, 32 long..',
      LOG_LEVEL: 'silent',
      DEMO: 'false',
      DATA_DIR: dataDir,
      // Two test files share the machine: what is only slow is no refusal.
      DATABASE_WAIT_MS: '10000',
      STATEMENT_TIMEOUT_MS: '20000',
      ...environment,
    });
    const root = AppModule.with(config, database.appUrl);
    const app = await createApp({ ...root, imports: [...(root.imports ?? []), ...extra] }, config, log);
    try {
      await app.listen(0, '127.0.0.1');
    } catch (error) {
      // What has started would keep the test run from ending.
      await app.close();
      throw error;
    }
    const db = await new DataSource({ type: 'postgres', url: database.ownerUrl, extra: { max: 3 } }).initialize();
    if (!config.demo) await db.query(`UPDATE network_policy SET figures = figures || $1`, [OPEN_GATES]);
    return new World(app, db, database, await app.getUrl(), dataDir, config);
  }

  /** The gates of getting to know as the product has them; most stories are about something else and have them open. */
  async shutGates(): Promise<void> {
    await this.db.query(`UPDATE network_policy SET figures = figures - $1::text[]`, [Object.keys(OPEN_GATES)]);
  }

  /** A second process of the service, as far as one process can have one: another instance on the same database. */
  async beside(): Promise<NestFastifyApplication> {
    const app = await createApp(AppModule.with(this.config, this.database.appUrl), this.config);
    this.others.push(app);
    await app.listen(0, '127.0.0.1');
    return app;
  }

  async close(): Promise<void> {
    setTime();
    await this.db.destroy();
    for (const app of [this.app, ...this.others]) await app.close();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Something the service is made of. */
  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(type);
  }

  /** Sends one operation; fails the test on any top-level error. */
  async send<Data>(who: Credentials, query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(who, query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors, null, 2));
    return data;
  }

  /** Sends one operation and answers whatever came back. */
  async ask<Data>(who: Credentials, query: string, variables: object = {}): Promise<GraphQLAnswer<Data>> {
    const answer = await this.post(who, { query, variables });
    return answer.body as GraphQLAnswer<Data>;
  }

  /** The HTTP answer itself. */
  post(who: Credentials, body: object): Test {
    return request(this.url).post('/graphql').set(who).send(body);
  }

  /** Moves the service's time forward (milliseconds). Clocks that fall due are not run by this. */
  travel(milliseconds: number): void {
    this.travelled += milliseconds;
    const { travelled } = this;
    setTime(() => Date.now() + travelled);
  }

  /** Lets everything happen that follows from what was done so far: reactions, jobs, mail, what is held back too. Clocks stand still. */
  async settle(): Promise<void> {
    for (let moved = 1; moved > 0;) {
      moved = await this.get(Relay).runPending();
      await this.db.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'created' AND start_after > now()`);
      moved += await this.get(Jobs).runPending();
    }
  }

  /** Runs the reminders and expiries that are due, and what follows from them. */
  async runClocks(): Promise<void> {
    await this.get(ClockWorker).runDue();
    await this.settle();
  }

  /** The letters that went out, to one address or to all; the newest last. Call `settle` before. */
  async mails(address?: string): Promise<ReadMail[]> {
    const { folder } = this.get(MailTransport);
    if (!folder) throw new Error('This world mails through SMTP.');
    const all = (await readMailbox(folder)).reverse();
    return address === undefined ? all : all.filter((mail) => mail.to === address);
  }

  /**
   * Makes requests overlap for certain: each must be waiting for the row before any
   * may pass. Fired without this they tend to run one after the other, and a test
   * of a missing lock stays green.
   */
  async race<Answer>(table: string, id: string, requests: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
    const holder = this.db.createQueryRunner();
    try {
      await holder.startTransaction();
      await holder.query(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
      const answers = Promise.all(requests.map((each) => each()));
      await this.untilWaiting(requests.length);
      await holder.rollbackTransaction();
      return await answers;
    } finally {
      await holder.release();
    }
  }

  /** Until so many requests wait for a lock. */
  async untilWaiting(count: number): Promise<void> {
    const sql = `SELECT count(*)::int AS waiting FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    for (let attempt = 0; attempt < 2_000; attempt += 1) {
      const [row] = await this.db.query<{ waiting: number }[]>(sql);
      if (row && row.waiting >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`Fewer than ${count} requests came to wait for the row: is there a lock at all?`);
  }

  /** The types of the events about a thing, in the order they were recorded. */
  async factsAbout(subjectId: string): Promise<string[]> {
    const rows = await this.db.query<{ type: string }[]>('SELECT type FROM event WHERE subject_id = $1 ORDER BY position', [
      subjectId,
    ]);
    return rows.map((row) => row.type);
  }

  /** The purposes of the clocks that run for a thing. */
  async liveClocks(subjectId: string): Promise<string[]> {
    const rows = await this.db.query<{ purpose: string }[]>(
      `SELECT purpose FROM clock WHERE subject_id = $1 AND state = 'RUNNING' ORDER BY purpose`,
      [subjectId],
    );
    return rows.map((row) => row.purpose);
  }
}
