import { uuidv7 } from '../../src/kernel/id.js';
import { DAY, later, now } from '../../src/kernel/time.js';
import type { Introduced } from './introductions.js';
import type { World } from './world.js';

/** A confirmed win of an introduction, as a line of the ledger. */
export async function win(
  world: World,
  { id, pair, introducer, beneficiary }: Introduced,
  amountMinor: number,
  { currency = 'EUR', attribution = 'SOURCED' } = {},
): Promise<void> {
  const outcomeId = uuidv7();
  await world.db.query(
    `INSERT INTO outcome (id, introduction_id, alliance_id, introducer_id, beneficiary_id, reported_by_id, type, amount_minor, currency,
       attribution, closed_at, state, reported_at)
     VALUES ($1, $2, $3, $4, $5, $5, 'WON', $6, $7, $8, $9, 'CONFIRMED', $9)`,
    [outcomeId, id, pair.id, introducer.id, beneficiary.id, amountMinor, currency, attribution, now()],
  );
  await world.db.query(
    `INSERT INTO reciprocity_entry (id, outcome_id, alliance_id, giver_id, receiver_id, attribution, amount_minor, currency, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [uuidv7(), outcomeId, pair.id, introducer.id, beneficiary.id, attribution, amountMinor, currency, now()],
  );
}

/** Moves an introduction back in time, by days. */
export const shownAgo = (world: World, id: string, days: number): Promise<unknown> =>
  world.db.query('UPDATE introduction SET shown_at = $2 WHERE id = $1', [id, later(now(), -days * DAY)]);

/** A clock that ran for two hours against a side, and how it ended. */
export const answered = (world: World, subjectId: string, sideId: string, state: 'STOPPED' | 'EXPIRED'): Promise<unknown> =>
  world.db.query(
    `INSERT INTO clock (id, subject_id, purpose, started_at, due_at, side_at_fault_id, wake_at, state, ended_at)
     VALUES ($1, $2, 'introduction.offer', $4::timestamptz - interval '2 hours', $4, $3, $4, $5, $4)`,
    [uuidv7(), subjectId, sideId, now(), state],
  );

export const makeDemo = (world: World, businessId: string): Promise<unknown> =>
  world.db.query('UPDATE business SET is_demo = true WHERE id = $1', [businessId]);
