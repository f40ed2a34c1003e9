import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BusinessesQueries, canViewBusiness, type Business } from '../businesses/index.js';
import { AccountsQueries } from '../accounts/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { NetworkService } from '../network/index.js';
import type { Alliance, PilotReview } from './alliance.entity.js';
import { violationsOfReady, type ProposalFacts } from './alliance.rules.js';

/** Gathers the facts that the rules of alliances look at. */
@Injectable()
export class AllianceGates {
  constructor(
    private readonly network: NetworkService,
    private readonly businesses: BusinessesQueries,
    private readonly accounts: AccountsQueries,
  ) {}

  async proposalFacts(
    manager: EntityManager,
    viewer: Viewer,
    proposerId: string,
    partnerId: string,
  ): Promise<ProposalFacts & { canBeSeen: boolean }> {
    const [proposer, partner] = await Promise.all([
      this.businesses.find(manager, proposerId),
      this.businesses.find(manager, partnerId),
    ]);
    const [last] = await manager.query<{ not_before: Date | null }[]>(
      `/* alliances.lastDecline */
       SELECT max(not_before) AS not_before FROM alliance
       WHERE stage = 'DECLINED' AND proposer_id = $1 AND partner_id = $2`,
      [proposerId, partnerId],
    );
    const isAdmitted = await this.businesses.isAdmitted(manager, viewer);
    const isSeen = (business: Business | null) => business !== null && canViewBusiness(viewer, business, isAdmitted);
    return {
      isSameBusiness: proposerId === partnerId,
      areBothActive: proposer?.status === 'ACTIVE' && partner?.status === 'ACTIVE',
      shareOwner: await this.accounts.shareOwner(manager, proposerId, partnerId),
      notBefore: last?.not_before ?? null,
      canBeSeen: isSeen(proposer) && isSeen(partner),
    };
  }

  /** Throws every gate that is still shut, each in words. */
  async assertReady(manager: EntityManager, alliance: Alliance): Promise<void> {
    const { minDaysGettingToKnow } = await this.network.policy(manager);
    const [agreed] = await manager.query<{ count: number }[]>(
      `/* alliances.acceptances */
       SELECT count(*)::int AS count FROM agreement_acceptance
       WHERE agreement_id = (SELECT id FROM agreement WHERE alliance_id = $1 ORDER BY number DESC LIMIT 1)`,
      [alliance.id],
    );
    assertNone(
      violationsOfReady(
        {
          sinceKnown: alliance.stageSince,
          minDays: minDaysGettingToKnow,
          isAgreed: agreed?.count === 2,
          hasPilot: alliance.pilotTitle !== null && alliance.pilotGoal !== null,
        },
        now(),
      ),
    );
  }
}

export const READY = 'You have said that you are ready.';
export const RESUME = 'You have said that you want to go on.';

/** What needs both sides is said once by each; until the other has said it, there is nothing to add. */
export function assertNotSaid(alliance: Alliance, isProposer: boolean, said: string): void {
  if ((isProposer ? alliance.proposerReadyAt : alliance.partnerReadyAt) === null) return;
  throw new DomainError({ code: 'ALREADY_DONE', message: `${said} Now it is the other side’s turn.` });
}

/** A side reviews each round of the pilot once. */
export function assertNotReviewed(given: readonly PilotReview[], { pilotRound }: Alliance, businessId: string | null): void {
  if (!given.some((each) => each.round === pilotRound && each.businessId === businessId)) return;
  throw new DomainError({ code: 'ALREADY_DONE', message: 'You have reviewed this round of the pilot.' });
}
