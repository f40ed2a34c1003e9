import type { Violation } from '../kernel/domain-error.js';
import { violationsOfAmount, type Money } from '../kernel/money.js';
import { DAY } from '../kernel/time.js';
import { isClosing, type OutcomeType } from './outcome.lifecycle.js';

export interface ReportFacts {
  readonly type: OutcomeType;
  readonly amount: Money | null;
  readonly fee: Money | null;
  readonly reason: string | null;
  readonly closedAt: Date;
}

const invalid = (message: string, ...field: string[]): Violation => ({ code: 'INVALID', message, field: ['input', ...field] });

/** What is wrong with a report: a win has an amount, a loss has a reason, nothing is closed tomorrow. */
export function violationsOfReport({ type, amount, fee, reason, closedAt }: ReportFacts, now: Date): Violation[] {
  const wrong: Violation[] = [];
  if (type === 'WON' && !amount) wrong.push(invalid('A win has an amount.', 'amount'));
  if (type !== 'WON' && amount) wrong.push(invalid('Only a win has an amount.', 'amount'));
  if (type !== 'WON' && fee) wrong.push(invalid('Only a win carries a fee.', 'fee'));
  if ((type === 'LOST' || type === 'NO_DECISION') && !reason) wrong.push(invalid('Say why: the other side reads it.', 'reason'));
  if (!isClosing(type) && reason) wrong.push(invalid('A meeting or a proposal needs no reason.', 'reason'));
  if (closedAt.getTime() > now.getTime() + DAY) wrong.push(invalid('The date lies in the future.', 'closedAt'));
  if (amount) wrong.push(...violationsOfAmount(amount, ['input', 'amount']));
  if (fee) wrong.push(...violationsOfAmount(fee, ['input', 'fee']));
  if (amount && fee && fee.currency !== amount.currency)
    wrong.push(invalid('The fee is in the currency of the amount.', 'fee', 'currency'));
  if (amount && fee && fee.amountMinor > amount.amountMinor) wrong.push(invalid('The fee is more than the amount.', 'fee'));
  return wrong;
}

/** What is wrong with an amount that shall end a dispute: it stays in the currency of the report. */
export function violationsOfResolution(proposed: Money, reported: Money | null): Violation[] {
  if (!reported) return [{ code: 'INVALID', message: 'Only a win has an amount to agree on.', field: ['input', 'amount'] }];
  if (proposed.amountMinor === 0n && proposed.currency === reported.currency) return [];
  const wrong = violationsOfAmount(proposed, ['input', 'amount']);
  if (proposed.currency !== reported.currency)
    wrong.push(invalid(`The report is in ${reported.currency}.`, 'amount', 'currency'));
  return wrong;
}
