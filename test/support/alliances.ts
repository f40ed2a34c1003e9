import { uuidv7 } from '../../src/kernel/id.js';
import { now } from '../../src/kernel/time.js';
import type { AllianceStage } from '../../src/alliances/alliance.lifecycle.js';
import { firm, type Firm } from './businesses.js';
import type { World } from './world.js';

/** An alliance and the two firms in it. */
export interface Pair {
  readonly id: string;
  readonly proposer: Firm;
  readonly partner: Firm;
}

/** An alliance in some stage between two active firms, with terms that both accepted and a named pilot. No clock runs for it. */
export async function alliance(
  world: World,
  stage: AllianceStage,
  firms: { proposer?: Firm; partner?: Firm } = {},
): Promise<Pair> {
  const proposer = firms.proposer ?? (await firm(world, 'Harbour Ergonomics'));
  const partner = firms.partner ?? (await firm(world, 'Quayside Interiors'));
  const [id, agreementId, at] = [uuidv7(), uuidv7(), now()];
  await world.db.query(
    `INSERT INTO alliance (id, proposer_id, partner_id, purpose, stage, stage_since, suspended_from, pilot_title, pilot_goal, created_at)
     VALUES ($1, $2, $3, 'Offices that people like to work in', $4, $5, $6, 'Joint check-up day', 'Three offices seen together', $5)`,
    [id, proposer.id, partner.id, stage, at, stage === 'SUSPENDED' ? 'ACTIVE' : null],
  );
  await world.db.query(
    `INSERT INTO agreement (id, alliance_id, number, terms, written_by, written_at) VALUES ($1, $2, 1, 'We treat each other’s clients as our own.', $3, $4)`,
    [agreementId, id, proposer.owner.userId, at],
  );
  for (const side of [proposer, partner]) {
    await world.db.query(
      'INSERT INTO agreement_acceptance (agreement_id, business_id, accepted_by, accepted_at) VALUES ($1, $2, $3, $4)',
      [agreementId, side.id, side.owner.userId, at],
    );
  }
  return { id, proposer, partner };
}
