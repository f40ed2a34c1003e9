import pg from 'pg';
import { uuidv7 } from '../../src/kernel/id.js';

export interface TestDatabase {
  readonly ownerUrl: string;
  /** The application role's URL: what the service itself uses. */
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** A database of its own for one test file, copied from the migrated template (about 50 ms). */
export async function createDatabase(template = 'adjoin'): Promise<TestDatabase> {
  const [owner, app] = [process.env['TEST_DATABASE_URL'], process.env['TEST_DATABASE_APP_URL']];
  if (!owner || !app) throw new Error('No test PostgreSQL: run the tests through jest.');
  const name = `test_${uuidv7().replaceAll('-', '')}`;
  await asMaintainer(owner, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    ownerUrl: withDatabase(owner, name),
    appUrl: withDatabase(app, name),
    drop: () => asMaintainer(owner, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function asMaintainer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        // Two files may copy the template at once; PostgreSQL lets one at a time.
        if ((error as { code?: string }).code !== '55006' || attempt === 100) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
