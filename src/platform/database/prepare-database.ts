import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source-options.js';

/** The role that the running service signs in with. It owns nothing and bypasses no policy. */
export const APP_ROLE = 'adjoin_app';

/** One start migrates, the others wait for it. */
const MIGRATION_LOCK = 7_233_002;

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** More that must be laid out by the owner before the service may start, such as the job queue's tables. */
export type Layout = (owner: pg.Client, ownerUrl: string) => Promise<void>;

/**
 * Brings the database at `ownerUrl` up to date, and answers the URL that the service itself uses.
 * Waits up to `patience` milliseconds for the server to answer. Safe when several instances start at once.
 */
export async function prepareDatabase(
  ownerUrl: string,
  {
    appUrl = null,
    patience = 30_000,
    layouts = [],
  }: { appUrl?: string | null; patience?: number; layouts?: readonly Layout[] } = {},
): Promise<string> {
  const owner = await connect(ownerUrl, patience);
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const { rows } = await owner.query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`);
    if ((rows[0]?.version ?? 0) < 150_000) throw new DatabaseError('PostgreSQL 15 or newer is needed.');
    if (!appUrl) await ensureAppRole(owner, ownerUrl);
    const dataSource = await new DataSource({ ...dataSourceOptions(ownerUrl), migrationsTransactionMode: 'each' }).initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
    // TypeORM made this table before our migrations could speak of rights; the service reads it to say that it is ready.
    await owner.query(`GRANT SELECT ON migration TO ${APP_ROLE}`);
    for (const layout of layouts) await layout(owner, ownerUrl);
  } finally {
    await owner.end();
  }
  return appUrl ?? appUrlOf(ownerUrl);
}

async function connect(url: string, patience: number): Promise<pg.Client> {
  const deadline = performance.now() + patience;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (cause) {
      await client.end().catch(() => undefined);
      if (performance.now() > deadline) {
        throw new DatabaseError(`No PostgreSQL answers at ${withoutPassword(url)}: ${String((cause as Error).message)}`, {
          cause,
        });
      }
      await pause(250);
    }
  }
}

async function ensureAppRole(owner: pg.Client, ownerUrl: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (rowCount) return;
  const password = owner.escapeLiteral(appPasswordOf(ownerUrl));
  try {
    await owner.query(`CREATE ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${password}`);
  } catch (cause) {
    throw new DatabaseError(
      `The owner in DATABASE_URL may not create roles. Create the login role ${APP_ROLE} yourself and give its URL in DATABASE_APP_URL.`,
      { cause },
    );
  }
}

/** Derived from the owner's, so that every instance finds the same one and none is stored. */
const appPasswordOf = (ownerUrl: string): string =>
  createHmac('sha256', decodeURIComponent(new URL(ownerUrl).password))
    .update(APP_ROLE)
    .digest('hex');

function appUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = appPasswordOf(ownerUrl);
  return url.toString();
}

function withoutPassword(text: string): string {
  const url = new URL(text);
  url.password = '';
  return url.toString();
}
