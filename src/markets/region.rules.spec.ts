import { describe, expect, it } from '@jest/globals';
import { contains, isRegion } from './region.rules.js';

describe('regions', () => {
  const countries = new Set(['NO', 'SE']);

  it.each([
    ['NO', true],
    ['NO-03', true],
    ['no', false],
    ['XX', false],
    ['XX-03', false],
    ['NO-', false],
    ['NOR', false],
  ])('%s is a region: %s', (code, expected) => {
    expect(isRegion(code, countries)).toBe(expected);
  });

  it('puts Oslo in Norway, and not Norway in Oslo', () => {
    expect(contains('NO', 'NO-03')).toBe(true);
    expect(contains('NO-03', 'NO')).toBe(false);
    expect(contains('SE', 'NO-03')).toBe(false);
    expect(contains('NO-03', 'NO-03')).toBe(true);
  });
});
