import type { Violation } from './domain-error.js';

/** An amount in the currency's minor unit (cents for EUR, yen for JPY). Never a fraction, never a float. */
export interface Money {
  /** Integer minor units. PostgreSQL keeps them as bigint. */
  readonly amountMinor: bigint;
  /** ISO 4217 code, three capitals. */
  readonly currency: string;
}

/** Adds amounts of one currency; refuses to mix. */
export function sum(first: Money, ...rest: readonly Money[]): Money {
  return rest.reduce((total, each) => {
    if (each.currency !== total.currency) throw new Error(`Cannot add ${each.currency} to ${total.currency}.`);
    return { amountMinor: total.amountMinor + each.amountMinor, currency: total.currency };
  }, first);
}

/**
 * Shares an amount by integer weights so that the parts always add up to the whole
 * (largest remainders get the left-over minor units, earlier parts first).
 */
export function allocate(whole: Money, weights: readonly number[]): Money[] {
  const total = BigInt(weights.reduce((a, b) => a + b, 0));
  if (total <= 0n || weights.some((weight) => !Number.isInteger(weight) || weight < 0)) {
    throw new Error('Weights must be whole numbers, not negative, and not all zero.');
  }
  const parts = weights.map((weight) => (whole.amountMinor * BigInt(weight)) / total);
  const remainders = weights.map((weight, index) => ({
    index,
    remainder: abs((whole.amountMinor * BigInt(weight)) % total),
  }));
  let left = whole.amountMinor - parts.reduce((a, b) => a + b, 0n);
  const step = left < 0n ? -1n : 1n;
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + step;
    left -= step;
  }
  return parts.map((amountMinor) => ({ amountMinor, currency: whole.currency }));
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** At most a million million minor units: well inside bigint, and a typing error beyond it. */
export const MAX_AMOUNT_MINOR = 10n ** 15n;

/** What is wrong with an amount that somebody reports; empty when nothing is. */
export function violationsOfAmount(money: Money, field: readonly string[]): Violation[] {
  const wrong: Violation[] = [];
  if (money.amountMinor <= 0n || money.amountMinor > MAX_AMOUNT_MINOR) {
    wrong.push({
      code: 'INVALID',
      message: 'The amount must be more than zero, in minor units.',
      field: [...field, 'amountMinor'],
    });
  }
  if (!/^[A-Z]{3}$/.test(money.currency)) {
    wrong.push({ code: 'INVALID', message: 'The currency must be an ISO 4217 code such as EUR.', field: [...field, 'currency'] });
  }
  return wrong;
}
