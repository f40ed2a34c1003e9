import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, MAX_AMOUNT_MINOR, sum, violationsOfAmount } from './money.js';

const amount = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });
// JPY has no decimals, EUR two, BHD three: minor units are whole in each.
const currency = fc.constantFrom('JPY', 'EUR', 'BHD');
const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }).filter((each) => each.some((weight) => weight > 0));

describe('allocate', () => {
  it('gives parts that add up to the whole, whatever the weights', () => {
    fc.assert(
      fc.property(amount, currency, weights, (amountMinor, code, shares) => {
        const [first, ...rest] = allocate({ amountMinor, currency: code }, shares);
        expect(sum(first!, ...rest)).toEqual({ amountMinor, currency: code });
      }),
    );
  });

  it('is never further than one minor unit from the exact share, and gives nothing for no weight', () => {
    fc.assert(
      fc.property(amount, weights, (amountMinor, shares) => {
        const total = BigInt(shares.reduce((a, b) => a + b, 0));
        allocate({ amountMinor, currency: 'EUR' }, shares).forEach((part, index) => {
          const off = part.amountMinor * total - amountMinor * BigInt(shares[index]!);
          expect(off < total && off > -total).toBe(true);
          if (shares[index] === 0) expect(part.amountMinor).toBe(0n);
        });
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[-1, 2]], [[0.5, 0.5]]])('refuses the weights %j', (shares) => {
    expect(() => allocate({ amountMinor: 1n, currency: 'EUR' }, shares)).toThrow('Weights');
  });
});

describe('sum', () => {
  it('refuses to mix currencies', () => {
    expect(() => sum({ amountMinor: 1n, currency: 'EUR' }, { amountMinor: 1n, currency: 'NOK' })).toThrow(
      'Cannot add NOK to EUR.',
    );
  });
});

describe('violationsOfAmount', () => {
  it.each([
    [1n, 'EUR', 0],
    [MAX_AMOUNT_MINOR, 'JPY', 0],
    [0n, 'EUR', 1],
    [MAX_AMOUNT_MINOR + 1n, 'EUR', 1],
    [-1n, 'euro', 2],
  ])('finds in %s %s %i faults', (amountMinor, code, count) => {
    expect(violationsOfAmount({ amountMinor, currency: code }, ['amount'])).toHaveLength(count);
  });
});
