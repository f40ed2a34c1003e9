import { Injectable } from '@nestjs/common';
import { LIVE_STAGES } from '../alliances/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export const FIRST_STEPS = {
  PROFILE: 'Said when partners should think of the firm',
  CLIENTS: 'Has a client in its book',
  PARTNERS: 'Has begun with three partners',
  INTRODUCTION: 'Offered an introduction, or asked for one',
  SHARING: 'Said what a partner may see of its clients',
} as const;

export type FirstStep = keyof typeof FIRST_STEPS;

/** How far a step is: done when `have` has reached `of`. */
export interface FirstStepState {
  readonly step: FirstStep;
  readonly have: number;
  readonly of: number;
}

const ENOUGH_PARTNERS = 3;

/** What a firm that is new here does first, and what of it is done. */
@Injectable()
export class FirstSteps {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One statement, of rows found by index. NOT_FOUND for who does not belong to the business. */
  async of(viewer: Viewer, businessId: string): Promise<FirstStepState[]> {
    if (!belongsTo(viewer, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    const [found] = await this.unitOfWork.readFor([businessId], (tx) =>
      tx.query<[Record<FirstStep, number>]>(
        `/* reports.firstSteps */
         SELECT EXISTS (SELECT FROM referral_trigger WHERE business_id = $1)::int AS "PROFILE",
                EXISTS (SELECT FROM client WHERE business_id = $1 AND removed_at IS NULL)::int AS "CLIENTS",
                (SELECT count(*) FROM (SELECT FROM alliance WHERE $1 IN (proposer_id, partner_id) AND stage = ANY ($2) LIMIT $3) live)::int
                  AS "PARTNERS",
                (EXISTS (SELECT FROM introduction WHERE introducer_id = $1) OR
                 EXISTS (SELECT FROM introduction WHERE beneficiary_id = $1 AND shown_at IS NOT NULL))::int AS "INTRODUCTION",
                EXISTS (SELECT FROM sharing_rule WHERE business_id = $1)::int AS "SHARING"`,
        [businessId, LIVE_STAGES, ENOUGH_PARTNERS],
      ),
    );
    return (Object.keys(FIRST_STEPS) as FirstStep[]).map((step) => ({
      step,
      have: found[step],
      of: step === 'PARTNERS' ? ENOUGH_PARTNERS : 1,
    }));
  }
}
