import { uuidv7 } from '../../src/kernel/id.js';
import { now } from '../../src/kernel/time.js';
import type { BusinessStatus } from '../../src/businesses/business.lifecycle.js';
import { memberOf, type Person } from './accounts.js';
import type { World } from './world.js';

/** A business and the person who owns it. */
export interface Firm {
  readonly id: string;
  readonly name: string;
  readonly owner: Person;
}

/** A business in some state, complete enough to be submitted, with its owner signed in. */
export async function firm(world: World, name = 'Harbour Ergonomics', status: BusinessStatus = 'ACTIVE'): Promise<Firm> {
  const id = uuidv7();
  await world.db.query(
    `INSERT INTO business (id, legal_name, trading_name, slug, about, size_band, regions, categories, timezone, currency, status, created_at)
     VALUES ($1, $2, $2, $3, 'We help people work well.', 'SMALL', '{NO}', '{ERGONOMICS}', 'Europe/Oslo', 'EUR', $4, $5)`,
    [id, name, `firm-${id}`, status, now()],
  );
  await world.db.query(
    `INSERT INTO offering (id, business_id, name, problem_solved, business_issue, category)
     VALUES ($1, $2, 'Workplace survey', 'People are away with back pain', 'COST', 'ERGONOMICS')`,
    [uuidv7(), id],
  );
  await world.db.query(
    `INSERT INTO target_market (id, business_id, name, decision_maker_roles) VALUES ($1, $2, 'Offices', '{HEAD_OF_WORKPLACE}')`,
    [uuidv7(), id],
  );
  return { id, name, owner: await memberOf(world, id, 'OWNER') };
}
