import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { PreparedClient } from './prepared-client.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/**
 * The one definition of how we reach the database, for the service, the command line and the tests.
 * Entities are added by the modules that own them. `wait` is for a free connection (ms): after it the answer is 503.
 */
export function dataSourceOptions(
  url: string,
  { pool = 4, wait = 5_000, statementTimeout = 60_000 }: { pool?: number; wait?: number; statementTimeout?: number } = {},
): PostgresOptions {
  return {
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    applicationName: 'adjoin',
    extra: {
      max: pool,
      Client: PreparedClient,
      // What is asked at once is sent at once; see `Lane`. Statements one after the other are not touched by it.
      pipeline: true,
      connectionTimeoutMillis: wait,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      statement_timeout: statementTimeout,
      lock_timeout: statementTimeout,
      idle_in_transaction_session_timeout: 2 * statementTimeout,
    },
    poolErrorHandler: () => undefined,
  };
}
