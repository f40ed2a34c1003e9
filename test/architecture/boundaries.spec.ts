import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

interface Finding {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** dependency-cruiser's findings for some folders, by rule name. */
async function cruise(...folders: string[]): Promise<Map<string, string[]>> {
  const bin = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const args = [bin, '--config', 'test/architecture/boundaries.cjs', '--output-type', 'json', ...folders];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 28 });
  const { summary } = JSON.parse(stdout) as { summary: { violations: Finding[] } };
  const found = new Map<string, string[]>();
  for (const { rule, from } of summary.violations) found.set(rule.name, [...(found.get(rule.name) ?? []), from]);
  return found;
}

describe('boundaries', () => {
  it('hold in the product', async () => {
    expect(await cruise('src')).toEqual(new Map());
  }, 60_000);

  describe('are seen to fail', () => {
    let found: Map<string, string[]>;
    beforeAll(async () => {
      found = await cruise('test/architecture/planted/src');
    }, 60_000);

    it.each([
      ['no-import-above-platform', 'platform/upward.ts'],
      ['rules-are-pure', 'kernel/impure.rules.ts'],
      ['not-through-own-index', 'accounts/own-index.ts'],
      ['only-through-index', 'alliances/past-the-door.ts'],
      ['no-cycles', 'introductions/one.ts'],
      ['no-orphan-module', 'common/unnamed.ts'],
    ])('%s finds %s', (rule, file) => {
      expect(found.get(rule)).toContain(`test/architecture/planted/src/${file}`);
    });
  });
});
