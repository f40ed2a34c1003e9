import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountsQueries } from '../accounts/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import type { Business } from './business.entity.js';
import type { BusinessVerb } from './business.lifecycle.js';
import { canView } from './business.policy.js';
import { violationsOfSubmission } from './business.rules.js';
import { BusinessesQueries } from './businesses.queries.js';

/** Gathers the facts that the rules of businesses look at. */
@Injectable()
export class BusinessGates {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly queries: BusinessesQueries,
  ) {}

  async canView(manager: EntityManager, viewer: Viewer, business: Business): Promise<boolean> {
    return canView(viewer, business, await this.queries.isAdmitted(manager, viewer));
  }

  /** What still stands in the way of a verb in the present state; throws the same refusal as the verb would. */
  async assertOpen(manager: EntityManager, viewer: Viewer, business: Business, verb: BusinessVerb): Promise<void> {
    if (verb === 'submit') {
      const [counts] = await manager.query<{ offerings: number; markets: number }[]>(
        `/* businesses.gate */
         SELECT (SELECT count(*)::int FROM offering WHERE business_id = $1) AS offerings,
                (SELECT count(*)::int FROM target_market WHERE business_id = $1 AND decision_maker_roles <> '{}') AS markets`,
        [business.id],
      );
      assertNone(
        violationsOfSubmission({
          isEmailVerified: await this.accounts.isEmailVerified(manager, viewer.userId),
          offerings: counts?.offerings ?? 0,
          marketsWithRole: counts?.markets ?? 0,
        }),
      );
    }
    if (verb === 'reapply' && business.reapplyAt && business.reapplyAt > now()) {
      throw new DomainError({
        code: 'TOO_EARLY',
        message: `You may apply again from ${business.reapplyAt.toISOString().slice(0, 10)}.`,
      });
    }
  }
}
