import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

/** In a process of its own: in this one, other test files have added to the schema. */
it('schema.gql is what the running service serves; if not, run `npm run schema`', () => {
  const dir = mkdtempSync(join(tmpdir(), 'adjoin-schema-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, ['dist/src/schema.js', join(dir, 'schema.gql')], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync('schema.gql', 'utf8')).toBe(readFileSync(join(dir, 'schema.gql'), 'utf8'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
