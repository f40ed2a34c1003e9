import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { accountFor, findBinaries, runAs } from './embedded-binaries.js';
import { EmbeddedServerError } from './embedded-server-error.js';

export interface EmbeddedServer {
  /** The owner's URL of the database `adjoin`. */
  readonly url: string;
  /** Waits until the server is down. */
  stop(): Promise<void>;
}

/** "This folder is in use", held for as long as the program runs, and let go by PostgreSQL if it is killed. */
const FOLDER_LOCK = 7_233_001;

/** An import writes faster than PostgreSQL's own eight megabytes are emptied: each of its writers then waits for the disk. */
const LOG_BUFFER = 'wal_buffers=64MB';

/**
 * Starts the PostgreSQL that comes with the product, on the loopback interface, with its data in `dir`.
 *
 * `port` 0 takes a free one. The first start of a folder creates the cluster (about a second). A server
 * that a killed program left behind is taken over; a folder that a living program uses is refused.
 * `settings` go to the server's command line. The server is no child of ours: Ctrl-C does not reach it.
 */
export async function startEmbeddedServer(
  dir: string,
  { port = 0, settings = {} }: { port?: number; settings?: Readonly<Record<string, string>> } = {},
): Promise<EmbeddedServer> {
  const binaries = findBinaries();
  const cluster = join(dir, 'postgres');
  mkdirSync(dir, { recursive: true });
  const account = accountFor(cluster);
  if (account) chmodSync(dir, 0o711);
  const password = passwordIn(dir);

  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true });
    mkdirSync(cluster, { mode: 0o700 });
    const passwordFile = join(cluster, '..', `initial-${process.pid}`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) for (const path of [cluster, passwordFile]) chownSync(path, account.uid, account.gid);
    try {
      const options = [
        ...['--pgdata', cluster, '--username=postgres', '--auth=scram-sha-256', '--pwfile', passwordFile],
        ...['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
      ];
      await runAs(account, binaries.initdb, options, dir);
    } catch (cause) {
      rmSync(cluster, { recursive: true, force: true });
      throw new EmbeddedServerError(`PostgreSQL could not make its data folder ${cluster}: ${outputOf(cause)}`, { cause });
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  const urlAt = (at: number, database: string) => `postgres://postgres:${password}@127.0.0.1:${at}/${database}`;
  const left = portOf(cluster);
  const running = left !== null && (await answers(urlAt(left, 'postgres'))) ? left : await startServer();

  async function startServer(): Promise<number> {
    // A free port may be taken by another program before our server has it.
    for (let tries = port === 0 ? 3 : 1; ; tries -= 1) {
      const chosen = await freePort(port);
      const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', LOG_BUFFER, ...entries(settings)];
      const line = [`-p ${chosen}`, ...options.map((option) => `-c ${option}`)].join(' ');
      const start = ['start', '-D', cluster, '-w', '-s', '-l', join(cluster, 'server.log'), '-o', line];
      try {
        await runAs(account, binaries.pgCtl, start, dir);
        return chosen;
      } catch (cause) {
        if (tries > 1) continue;
        throw new EmbeddedServerError(`PostgreSQL did not start; see ${join(cluster, 'server.log')}.`, { cause });
      }
    }
  }

  const holder = new pg.Client({ connectionString: urlAt(running, 'postgres'), application_name: 'adjoin folder lock' });
  holder.on('error', () => undefined);
  await holder.connect();
  const { rows } = await holder.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [FOLDER_LOCK]);
  if (!rows[0]?.mine) {
    await holder.end();
    throw new EmbeddedServerError(`Another start is using ${dir}. Stop it first, or set DATA_DIR to another folder.`);
  }
  const { rowCount } = await holder.query(`SELECT FROM pg_database WHERE datname = 'adjoin'`);
  if (rowCount === 0) await holder.query('CREATE DATABASE adjoin');

  return {
    url: urlAt(running, 'adjoin'),
    stop: async () => {
      await holder.end();
      await runAs(account, binaries.pgCtl, ['stop', '-D', cluster, '-w', '-s', '-m', 'fast'], dir);
    },
  };
}

const entries = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings).map(([name, value]) => `${name}=${value}`);

const outputOf = (cause: unknown): string => String((cause as { stderr?: string }).stderr ?? cause).trim();

/** The owner's password, made at the first start and kept beside the data, for nobody else to read. */
function passwordIn(dir: string): string {
  const file = join(dir, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** The port in the server's own pid file, which a killed server leaves behind too; null when there is none. */
function portOf(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

/** How long a server that is there, but still starting or full of a killed program's connections, is waited for. */
const PATIENCE_MS = 20_000;

/** Whether a server lets us in. One that refuses in words is alive: it is asked again until it does. */
async function answers(url: string): Promise<boolean> {
  for (const begun = Date.now(); ;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || Date.now() - begun > PATIENCE_MS) return false;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The wanted port, or a free one for 0. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => {
      reject(new EmbeddedServerError(`EMBEDDED_PORT ${wanted} is taken. Give another one, or 0 for any free one.`, { cause }));
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
