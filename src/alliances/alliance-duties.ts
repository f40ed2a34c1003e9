import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { now } from '../kernel/time.js';
import { Reads } from '../platform/database/reads.js';
import { AllianceGates } from './alliance-gates.js';
import { dutyOf, type DutyFacts } from './alliance.rules.js';
import type { ReadyFacts } from './gates.rules.js';

/** Something that one side of an alliance owes the other. */
export interface AllianceDuty {
  readonly allianceId: string;
  readonly type: string;
  /** Tells this duty from the same one in another round of the pilot, or about other terms. */
  readonly turn: string;
  readonly since: Date;
  readonly dueAt: Date | null;
}

type Row = Omit<DutyFacts, keyof ReadyFacts | 'hasToShow'> & {
  readonly id: string;
  readonly isProposer: boolean;
  readonly since: Date;
  readonly turn: string;
  readonly dueAt: Date | null;
};

/** Where nothing but reviews and resuming is waited for, nobody looks at the gates. */
const NO_GATES: ReadyFacts = {
  ...{ sinceKnown: new Date(0), minDays: 0, oneToOnes: 0, minOneToOnes: 0, sides: [], minEvidenced: 0 },
  ...{ isAgreed: true, hasPilot: true, waived: [] },
};

/** Says what a business owes its partners where no clock says so. */
@Injectable()
export class AllianceDuties {
  constructor(
    private readonly reads: Reads,
    private readonly gates: AllianceGates,
    private readonly dataSource: DataSource,
  ) {}

  /** In at most three statements, however many alliances there are. */
  async of(businessId: string): Promise<AllianceDuty[]> {
    const rows = await this.rows(businessId);
    const known = rows.filter(({ stage }) => stage === 'GETTING_TO_KNOW').map(({ id }) => id);
    const gates = known.length > 0 ? await this.gates.facts(this.dataSource.manager, known) : new Map<string, ReadyFacts>();
    return rows.flatMap(({ id: allianceId, isProposer, since, turn, dueAt, ...row }) => {
      const facts = gates.get(allianceId) ?? NO_GATES;
      const hasToShow = (facts.sides[isProposer ? 0 : 1]?.evidenced.length ?? 0) < facts.minEvidenced;
      const type = dutyOf({ ...row, ...facts, hasToShow }, now());
      return type === null ? [] : [{ allianceId, type, turn, since, dueAt }];
    });
  }

  private rows(businessId: string): Promise<Row[]> {
    const side = (own: 'proposer' | 'partner', other: 'proposer' | 'partner') => `
      SELECT id, stage, stage_since, '${own}' = 'proposer' AS is_proposer, pilot_round, ${own}_ready_at AS own_ready, ${other}_ready_at AS other_ready
      FROM alliance WHERE ${own}_id = $1 AND stage IN ('GETTING_TO_KNOW', 'PILOT', 'PAUSED')`;
    return this.reads.rows<Row>(
      'alliances.duties',
      `SELECT a.id, a.stage, a.stage_since AS since, a.is_proposer AS "isProposer",
              a.own_ready IS NOT NULL AS "isReady", a.other_ready IS NOT NULL AS "isOtherReady", terms.id IS NOT NULL AS "hasTerms",
              EXISTS (SELECT FROM agreement_acceptance WHERE agreement_id = terms.id AND business_id = $1) AS "hasAccepted",
              EXISTS (SELECT FROM pilot_review r WHERE r.alliance_id = a.id AND r.round = a.pilot_round AND r.business_id = $1) AS "hasReviewed",
              concat_ws(' ', a.pilot_round, terms.id, a.stage_since) AS turn, c.due_at AS "dueAt"
       FROM (${side('proposer', 'partner')} UNION ALL ${side('partner', 'proposer')}) a
       LEFT JOIN LATERAL (SELECT id FROM agreement WHERE alliance_id = a.id ORDER BY number DESC LIMIT 1) terms ON true
       LEFT JOIN clock c ON c.subject_id = a.id AND c.purpose = 'alliance.pilot' AND c.state = 'RUNNING'`,
      [businessId],
    );
  }
}
