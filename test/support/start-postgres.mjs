import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// jest does not transform what a global setup imports, so this takes the built code.
import { startEmbeddedServer } from '../../dist/src/platform/database/embedded-server.js';
import { jobsLayout } from '../../dist/src/platform/jobs/jobs-layout.js';
import { prepareDatabase } from '../../dist/src/platform/database/prepare-database.js';
import { findBrowser } from './find-browser.mjs';

/**
 * One real PostgreSQL for all test files, with a migrated database that each file copies. Durability is off: nobody needs
 * it after. And one browser, found before the workers would all unpack it at once.
 */
export default async function start() {
  const dir = mkdtempSync(join(tmpdir(), 'adjoin-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startEmbeddedServer(dir, { settings });
  globalThis.postgres = { server, dir };
  process.env['TEST_DATABASE_URL'] = server.url;
  process.env['TEST_DATABASE_APP_URL'] = await prepareDatabase(server.url, { layouts: [jobsLayout] });
  process.env['TEST_BROWSER'] = (await findBrowser()) ?? '';
}
