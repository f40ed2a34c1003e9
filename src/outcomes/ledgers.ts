import { uuidv7 } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import { now } from '../kernel/time.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { FeeEntry, ReciprocityEntry, type Outcome } from './outcome.entity.js';

/** Credits the introducer with a win, whole: there is one introducer, so her sourced share is 100 %. A fee falls due. */
export async function credit(tx: Tx, outcome: Outcome, amount: Money | null): Promise<void> {
  if (!amount || amount.amountMinor === 0n) return;
  await append(tx, outcome, amount);
  if (outcome.feeMinor !== null) await fee(tx, outcome, 'DUE');
}

export async function fee(tx: Tx, outcome: Outcome, kind: FeeEntry['kind']): Promise<void> {
  const sign = kind === 'DUE' ? 1n : -1n;
  const amountMinor = (sign * BigInt(outcome.feeMinor ?? 0)).toString();
  await tx.insert(FeeEntry, {
    id: uuidv7(),
    outcomeId: outcome.id,
    kind,
    amountMinor,
    currency: outcome.currency ?? '',
    madeAt: now(),
  });
}

/** Takes back every line of the outcome by one that is its negative. */
export async function reverse(tx: Tx, outcome: Outcome): Promise<void> {
  const [line] = await tx.query<{ total: string | null; fee: string | null }[]>(
    `/* ledgers.reverse */
       SELECT (SELECT sum(amount_minor)::text FROM reciprocity_entry WHERE outcome_id = $1) AS total,
              (SELECT sum(amount_minor)::text FROM fee_entry WHERE outcome_id = $1) AS fee`,
    [outcome.id],
  );
  const currency = outcome.currency ?? '';
  if (line?.total && line.total !== '0') await append(tx, outcome, { amountMinor: -BigInt(line.total), currency });
  if (line?.fee && line.fee !== '0') {
    const amountMinor = (-BigInt(line.fee)).toString();
    await tx.insert(FeeEntry, { id: uuidv7(), outcomeId: outcome.id, kind: 'REVERSED', amountMinor, currency, madeAt: now() });
  }
}

async function append(tx: Tx, outcome: Outcome, { amountMinor, currency }: Money): Promise<void> {
  const { id: outcomeId, allianceId, introducerId: giverId, beneficiaryId: receiverId, attribution } = outcome;
  const line = { outcomeId, allianceId, giverId, receiverId, attribution, amountMinor: amountMinor.toString(), currency };
  await tx.insert(ReciprocityEntry, { ...line, id: uuidv7(), madeAt: now() });
}
