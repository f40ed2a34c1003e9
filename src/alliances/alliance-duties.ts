import { Injectable } from '@nestjs/common';
import { now } from '../kernel/time.js';
import { NetworkService } from '../network/index.js';
import { Reads } from '../platform/database/reads.js';
import { dutyOf, type DutyFacts } from './alliance.rules.js';

/** Something that one side of an alliance owes the other. */
export interface AllianceDuty {
  readonly allianceId: string;
  readonly type: string;
  /** Tells this duty from the same one in another round of the pilot, or about other terms. */
  readonly turn: string;
  readonly since: Date;
  readonly dueAt: Date | null;
}

type Row = Omit<DutyFacts, 'minDays'> & { readonly id: string; readonly turn: string; readonly dueAt: Date | null };

/** Says what a business owes its partners where no clock says so. */
@Injectable()
export class AllianceDuties {
  constructor(
    private readonly reads: Reads,
    private readonly network: NetworkService,
  ) {}

  /** In two statements, however many alliances there are. */
  async of(businessId: string): Promise<AllianceDuty[]> {
    const [rows, { minDaysGettingToKnow: minDays }] = await Promise.all([this.rows(businessId), this.network.current()]);
    return rows.flatMap((row) => {
      const type = dutyOf({ ...row, minDays }, now());
      if (type === null) return [];
      return [{ allianceId: row.id, type, turn: row.turn, since: row.sinceKnown, dueAt: row.dueAt }];
    });
  }

  private rows(businessId: string): Promise<Row[]> {
    const side = (own: 'proposer' | 'partner', other: 'proposer' | 'partner') => `
      SELECT id, stage, stage_since, pilot_title, pilot_goal, pilot_round, ${own}_ready_at AS own_ready, ${other}_ready_at AS other_ready
      FROM alliance WHERE ${own}_id = $1 AND stage IN ('GETTING_TO_KNOW', 'PILOT', 'PAUSED')`;
    return this.reads.rows<Row>(
      'alliances.duties',
      `SELECT a.id, a.stage, a.stage_since AS "sinceKnown", a.own_ready IS NOT NULL AS "isReady",
              a.other_ready IS NOT NULL AS "isOtherReady", a.pilot_title IS NOT NULL AND a.pilot_goal IS NOT NULL AS "hasPilot",
              terms.id IS NOT NULL AS "hasTerms", accepted.own > 0 AS "hasAccepted", accepted.both_sides = 2 AS "isAgreed",
              EXISTS (SELECT FROM pilot_review r WHERE r.alliance_id = a.id AND r.round = a.pilot_round AND r.business_id = $1) AS "hasReviewed",
              concat_ws(' ', a.pilot_round, terms.id, a.stage_since) AS turn, c.due_at AS "dueAt"
       FROM (${side('proposer', 'partner')} UNION ALL ${side('partner', 'proposer')}) a
       LEFT JOIN LATERAL (SELECT id FROM agreement WHERE alliance_id = a.id ORDER BY number DESC LIMIT 1) terms ON true
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE business_id = $1) AS own, count(*) AS both_sides
         FROM agreement_acceptance WHERE agreement_id = terms.id
       ) accepted
       LEFT JOIN clock c ON c.subject_id = a.id AND c.purpose = 'alliance.pilot' AND c.state = 'RUNNING'`,
      [businessId],
    );
  }
}
