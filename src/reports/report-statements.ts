import { Injectable } from '@nestjs/common';
import { LIVE_STAGES } from '../alliances/index.js';
import { DAY, later } from '../kernel/time.js';
import { Reads } from '../platform/database/reads.js';
import { ANSWERS } from './answers.sql.js';
import type { FlowGroup } from './flow.rules.js';

/** A firm and its period: from `since` to `until`, and from `before` to `since` the one to compare with. */
export interface Period {
  readonly businessId: string;
  readonly before: Date;
  readonly since: Date;
  readonly until: Date;
}

export interface IntroductionFacts {
  readonly isDemo: boolean;
  readonly current: number;
  readonly previous: number;
  readonly buckets: readonly { readonly bucket: number; readonly count: number }[];
  readonly flow: readonly FlowGroup[];
  readonly partners: readonly {
    readonly partnerId: string;
    readonly given: number;
    readonly received: number;
    /** In the last 12 months, either way. */
    readonly inYear: number;
  }[];
}

export interface ValueRow {
  readonly partnerId: string;
  readonly isGiven: boolean;
  readonly attribution: string;
  readonly currency: string;
  /** Minor units, as text: a sum of bigints. */
  readonly amountMinor: string;
}

interface Answers {
  readonly isDemo: boolean;
  readonly asked: number;
  readonly answered: number;
  readonly hours: number | null;
}

interface Rings {
  readonly partners: { readonly businessId: string; readonly allianceId: string; readonly stage: string }[];
  readonly reach: { readonly businessId: string; readonly through: string }[];
}

/**
 * Introductions of a firm ($1) that the other side has seen, since $2. A firm of the demo network counts only for one
 * of its own: `counts` drops what a real firm did with it.
 */
const MINE = `own AS (SELECT is_demo FROM business WHERE id = $1),
  mine AS (
    SELECT i.*, true AS is_given, i.beneficiary_id AS partner FROM introduction i WHERE i.introducer_id = $1 AND i.shown_at >= $2
    UNION ALL
    SELECT i.*, false, i.introducer_id FROM introduction i WHERE i.beneficiary_id = $1 AND i.shown_at >= $2
  ),
  counts AS MATERIALIZED (
    SELECT mine.id, stage, reason, met_at, shown_at, is_given, partner
    FROM mine JOIN business p ON p.id = partner CROSS JOIN own WHERE own.is_demo OR NOT p.is_demo
  )`;

/** Whether something happened to an introduction, asked only where its stage leaves that open. */
const happened = (type: string, ...stages: string[]): string =>
  `(stage IN (${stages.map((stage) => `'${stage}'`).join(', ')})
     AND EXISTS (SELECT FROM event e WHERE e.subject_id = counts.id AND e.type = 'introduction.${type}'))`;

/** The statements of a report. Each looks at the rows of one firm, through the indexes that begin with it. */
@Injectable()
export class ReportStatements {
  constructor(private readonly reads: Reads) {}

  /** Everything that is counted of introductions, in one walk over the firm's. `$5` is 12 months ago. */
  async introductions({ businessId, before, since, until }: Period): Promise<IntroductionFacts> {
    const yearAgo = later(until, -365 * DAY);
    const [facts] = await this.reads.rows<IntroductionFacts>(
      'reports.introductions',
      `WITH ${MINE}
       SELECT (SELECT is_demo FROM own) AS "isDemo",
         (SELECT count(*)::int FROM counts WHERE shown_at >= $3) AS current,
         (SELECT count(*)::int FROM counts WHERE shown_at >= $4 AND shown_at < $3) AS previous,
         (SELECT coalesce(json_agg(b), '[]') FROM (
            SELECT least(12, 1 + floor(12 * extract(epoch FROM shown_at - $3) / extract(epoch FROM $6::timestamptz - $3)))::int AS bucket,
                   count(*)::int AS count
            FROM counts WHERE shown_at >= $3 GROUP BY 1) b) AS buckets,
         (SELECT coalesce(json_agg(f), '[]') FROM (
            SELECT stage, reason, ${happened('accepted', 'EXPIRED', 'WITHDRAWN')} AS "wasAccepted",
                   ${happened('contact_reported', 'LOST', 'NO_DECISION', 'CONSENT_REVOKED')} AS "wasInContact",
                   met_at IS NOT NULL AS "wasMet", count(*)::int AS count
            FROM counts WHERE shown_at >= $3 GROUP BY 1, 2, 3, 4, 5) f) AS flow,
         (SELECT coalesce(json_agg(p), '[]') FROM (
            SELECT partner AS "partnerId", count(*) FILTER (WHERE shown_at >= $3 AND is_given)::int AS given,
                   count(*) FILTER (WHERE shown_at >= $3 AND NOT is_given)::int AS received,
                   count(*) FILTER (WHERE shown_at >= $5)::int AS "inYear"
            FROM counts GROUP BY partner) p) AS partners`,
      [businessId, before < yearAgo ? before : yearAgo, since, before, yearAgo, until],
    );
    return facts!;
  }

  /** Confirmed wins of the period by partner, direction, attribution and currency; reversals take away. */
  values({ businessId, since }: Period): Promise<ValueRow[]> {
    return this.reads.rows<ValueRow>(
      'reports.values',
      `SELECT partner AS "partnerId", is_given AS "isGiven", attribution, line.currency, sum(amount_minor)::text AS "amountMinor"
       FROM (
         SELECT receiver_id AS partner, true AS is_given, * FROM reciprocity_entry WHERE giver_id = $1 AND made_at >= $2
         UNION ALL
         SELECT giver_id, false, * FROM reciprocity_entry WHERE receiver_id = $1 AND made_at >= $2
       ) line
       JOIN business p ON p.id = partner
       WHERE NOT p.is_demo OR (SELECT is_demo FROM business WHERE id = $1)
       GROUP BY partner, is_given, attribution, line.currency`,
      [businessId, since],
    );
  }

  /** How the firm answered what real partners asked of it. */
  async answers({ businessId, since }: Pick<Period, 'businessId' | 'since'>): Promise<Answers> {
    const [answers] = await this.reads.rows<Answers>(
      'reports.answers',
      `SELECT own.is_demo AS "isDemo", count(subject_id)::int AS asked, count(*) FILTER (WHERE was_answered)::int AS answered,
              round(percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) FILTER (WHERE was_answered))::int AS hours
       FROM business own
       LEFT JOIN LATERAL (
         SELECT * FROM (${ANSWERS} AND c.side_at_fault_id = $1 AND c.ended_at >= $2) answer
         WHERE own.is_demo OR NOT EXISTS (
           SELECT FROM (
             SELECT CASE WHEN introducer_id = $1 THEN beneficiary_id ELSE introducer_id END AS id
             FROM introduction WHERE introduction.id = subject_id
             UNION ALL SELECT proposer_id FROM alliance WHERE alliance.id = subject_id
           ) asker JOIN business b ON b.id = asker.id AND b.is_demo)
       ) answer ON true
       WHERE own.id = $1 GROUP BY own.is_demo`,
      [businessId, since],
    );
    return answers!;
  }

  /**
   * Partners of live alliances; and active firms of the directory that active partners are allied with, those within
   * reach of most partners first. Of alliances between others nothing is told but that they are.
   */
  async rings(businessId: string): Promise<Rings> {
    const [rings] = await this.reads.rows<Rings>(
      'reports.rings',
      `WITH own AS (SELECT is_demo, status FROM business WHERE id = $1),
       partner AS MATERIALIZED (
         SELECT a.id AS alliance_id, a.stage, a.partner_id AS id FROM alliance a WHERE a.proposer_id = $1 AND a.stage = ANY ($2)
         UNION ALL
         SELECT a.id, a.stage, a.proposer_id FROM alliance a WHERE a.partner_id = $1 AND a.stage = ANY ($2)
       ),
       known AS MATERIALIZED (
         SELECT partner.*, b.status FROM partner JOIN business b ON b.id = partner.id CROSS JOIN own WHERE own.is_demo OR NOT b.is_demo
       ),
       step AS MATERIALIZED (
         SELECT far.id, known.id AS through FROM known
         CROSS JOIN LATERAL (
           SELECT partner_id AS id FROM alliance WHERE proposer_id = known.id AND alliance.stage = 'ACTIVE'
           UNION ALL
           SELECT proposer_id FROM alliance WHERE partner_id = known.id AND alliance.stage = 'ACTIVE'
         ) far
         JOIN business b ON b.id = far.id AND b.status = 'ACTIVE'
         CROSS JOIN own
         WHERE own.status = 'ACTIVE' AND known.stage = 'ACTIVE' AND known.status = 'ACTIVE' AND (own.is_demo OR NOT b.is_demo)
           AND far.id <> $1 AND NOT EXISTS (SELECT FROM partner WHERE partner.id = far.id)
       )
       SELECT
         (SELECT coalesce(json_agg(json_build_object('businessId', id, 'allianceId', alliance_id, 'stage', stage)), '[]')
          FROM (SELECT * FROM known ORDER BY alliance_id DESC LIMIT 200) k) AS partners,
         (SELECT coalesce(json_agg(json_build_object('businessId', id, 'through', through)), '[]')
          FROM (SELECT id, through FROM step JOIN (SELECT id, count(*) AS ways FROM step GROUP BY id) w USING (id)
                ORDER BY ways DESC, id, through LIMIT 300) s) AS reach`,
      [businessId, LIVE_STAGES],
    );
    return rings!;
  }
}
