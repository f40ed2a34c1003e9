import type { Money } from '../kernel/money.js';
import type { Outcome } from './outcome.entity.js';
import type { OutcomeFacts } from './outcome.policy.js';

/** What the policy looks at. */
export const factsOf = (outcome: Outcome): OutcomeFacts => ({ ...outcome, hasFee: outcome.feeMinor !== null });

/** The value of a win; null for everything else. */
export const moneyOf = ({ amountMinor, currency }: Pick<Outcome, 'amountMinor' | 'currency'>): Money | null =>
  amountMinor === null || currency === null ? null : { amountMinor: BigInt(amountMinor), currency };
