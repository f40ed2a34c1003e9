import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALL_INDUSTRIES, ALL_SIZES, meet } from '../markets/index.js';
import type { Profile } from './profile.rules.js';
import { closenessOf, traitsOf } from './traits.rules.js';

const some = <Code>(codes: readonly Code[], maxLength: number) => fc.uniqueArray(fc.constantFrom(...codes), { maxLength });
const markets: fc.Arbitrary<Profile['markets'][number]> = fc.record({
  industries: some(ALL_INDUSTRIES, 5),
  sizeBands: some(ALL_SIZES, 4),
  regions: some(['NO', 'NO-03', 'NO-0', 'SE', 'SE-AB', 'DE-HH', 'GB-ENG'], 5),
  decisionMakerRoles: fc.constant([]),
});
const sellingTo = (market: Profile['markets'][number]): Profile => ({
  ...{ categories: [], sequences: [], markets: [market], sizeBand: 'SMALL', regions: [] },
  riskTolerance: null,
  followThrough: { asked: 0, answered: 0 },
});

describe('the traits of two profiles', () => {
  it('say of their markets what the lists of words say', () => {
    fc.assert(
      fc.property(markets, markets, (one, other) => {
        const [ours, theirs] = [traitsOf(sellingTo(one)).reaches[0]!, traitsOf(sellingTo(other)).reaches[0]!];
        expect(closenessOf(ours, theirs)).toBe(meet(one, other)?.share ?? 0);
      }),
    );
  });
});
