import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BusinessesQueries, canViewBusiness, Discretion, type Business } from '../businesses/index.js';
import { AccountsQueries } from '../accounts/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Passage } from '../kernel/giveaways.js';
import type { Viewer } from '../kernel/viewer.js';
import { NetworkService } from '../network/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import type { Alliance, PilotReview } from './alliance.entity.js';
import type { ProposalFacts } from './alliance.rules.js';
import { violationsOfReady, type ReadyFacts } from './gates.rules.js';

/** Gathers the facts that the rules of alliances look at. */
@Injectable()
export class AllianceGates {
  constructor(
    private readonly network: NetworkService,
    private readonly businesses: BusinessesQueries,
    private readonly accounts: AccountsQueries,
    private readonly dataSource: DataSource,
    private readonly discretion: Discretion,
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

  /** Refuses words for the other side that name somebody in the writer's own book, each at its field. */
  assertDiscreet(tx: Tx, businessId: string, words: Readonly<Record<string, string | null>>): Promise<void> {
    const passages: Passage[] = Object.entries(words).map(([field, text]) => ({ field: ['input', field], text }));
    return this.discretion.assert(tx, businessId, passages);
  }

  /** Throws every gate that is still shut, each in words. */
  async assertReady(manager: EntityManager, alliance: Pick<Alliance, 'id'>): Promise<void> {
    const facts = (await this.facts(manager, [alliance.id])).get(alliance.id);
    if (facts) assertNone(violationsOfReady(facts, now()));
  }

  /** What the gates of these alliances look at, in two statements however many they are. */
  async facts(manager: EntityManager, ids: readonly string[]): Promise<Map<string, ReadyFacts>> {
    const policy = await this.network.policy(manager);
    const [minDays, minOneToOnes, minEvidenced] = [
      policy.minDaysGettingToKnow,
      policy.minOneToOnes,
      policy.minDimensionsEvidenced,
    ];
    const rows = await manager.query<FactsRow[]>(FACTS, [ids]);
    return new Map(rows.map(({ id, ...row }) => [id, { ...row, minDays, minOneToOnes, minEvidenced }]));
  }

  /** The same for fields of the graph: one batch per request. */
  readonly factsOf = new Loader<string, ReadyFacts>((ids) => this.facts(this.dataSource.manager, ids));
}

type FactsRow = Omit<ReadyFacts, 'minDays' | 'minOneToOnes' | 'minEvidenced'> & { readonly id: string };

const evidenceOf = (side: 'proposer' | 'partner') => `json_build_object('name', ${side}.trading_name, 'evidenced', ARRAY(
  SELECT dimension FROM vetting_answer v
  WHERE v.alliance_id = a.id AND v.business_id = a.${side}_id AND v.state = 'EVIDENCED' AND v.question IS NULL))`;

const FACTS = `/* alliances.gateFacts */
  SELECT a.id, coalesce(a.known_since, a.stage_since) AS "sinceKnown",
    a.pilot_title IS NOT NULL AND a.pilot_goal IS NOT NULL AS "hasPilot",
    (SELECT count(*) = 2 FROM agreement_acceptance
     WHERE agreement_id = (SELECT id FROM agreement WHERE alliance_id = a.id ORDER BY number DESC LIMIT 1)) AS "isAgreed",
    (SELECT count(*)::int FROM one_to_one o WHERE o.alliance_id = a.id AND o.cancelled_at IS NULL
       AND o.proposer_confirmed_at IS NOT NULL AND o.partner_confirmed_at IS NOT NULL) AS "oneToOnes",
    json_build_array(${evidenceOf('proposer')}, ${evidenceOf('partner')}) AS sides,
    ARRAY(SELECT gate FROM gate_waiver w WHERE w.alliance_id = a.id) AS waived
  FROM alliance a
  JOIN business proposer ON proposer.id = a.proposer_id
  JOIN business partner ON partner.id = a.partner_id
  WHERE a.id = ANY ($1)`;

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
