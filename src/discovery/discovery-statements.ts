import { Injectable } from '@nestjs/common';
import { LIVE_STAGES } from '../alliances/index.js';
import { Reads } from '../platform/database/reads.js';
import type { Wanted } from './keys.rules.js';
import type { DismissalReason } from './dismissal.rules.js';
import { profileIn } from './remembered.js';
import type { Traits } from './traits.rules.js';

/** A firm that may be shown. */
export interface Candidate {
  readonly id: string;
  readonly facts: Traits;
}

/** Who asks: what it is, whom it knows already, whom it set aside. */
export interface Asker {
  readonly status: string;
  readonly isDemo: boolean;
  /** Null where its row was not made yet. */
  readonly facts: Traits | null;
  /** Partners of live alliances. */
  readonly partnerIds: readonly string[];
  readonly dismissals: readonly {
    readonly id: string;
    readonly reason: DismissalReason;
    readonly at: string;
    readonly facts: Traits | null;
  }[];
}

interface Row {
  readonly id: string;
  readonly facts: string;
}
const readIfThere = (facts: string | null): Traits | null => (facts === null ? null : profileIn(facts));
const read = ({ id, facts }: Row): Candidate => ({ id, facts: profileIn(facts) });

/** Entries of one list that are passed over before looking elsewhere: a rare filter must not read a whole list. */
const FAR = 3_000;
/** Firms found by what they are called. */
const MOST_NAMED = 60;

type AskerRow = Omit<Asker, 'facts' | 'dismissals'> & {
  readonly facts: string | null;
  readonly dismissals: readonly (Omit<Asker['dismissals'][number], 'facts'> & { readonly facts: string | null })[];
};

/** The hot statements of Discover; what they cost does not grow with the network. */
@Injectable()
export class DiscoveryStatements {
  constructor(private readonly reads: Reads) {}

  async asker(businessId: string): Promise<Asker | null> {
    const [asker] = await this.reads.rows<AskerRow>(
      'discovery.asker',
      `SELECT b.status, b.is_demo AS "isDemo", p.facts::text AS facts,
         (SELECT coalesce(json_agg(id), '[]') FROM (
            SELECT partner_id AS id FROM alliance WHERE proposer_id = $1 AND stage = ANY ($2)
            UNION ALL SELECT proposer_id FROM alliance WHERE partner_id = $1 AND stage = ANY ($2)) a) AS "partnerIds",
         (SELECT coalesce(json_agg(json_build_object('id', d.other_id, 'reason', d.reason, 'at', d.dismissed_at, 'facts', op.facts::text)
            ORDER BY d.dismissed_at DESC), '[]')
          FROM discovery_dismissal d LEFT JOIN discovery_profile op ON op.business_id = d.other_id WHERE d.business_id = $1) AS dismissals
       FROM business b LEFT JOIN discovery_profile p ON p.business_id = b.id WHERE b.id = $1`,
      [businessId, LIVE_STAGES],
    );
    if (!asker) return null;
    return {
      ...asker,
      facts: readIfThere(asker.facts),
      dismissals: asker.dismissals.map((each) => ({ ...each, facts: readIfThere(each.facts) })),
    };
  }

  /** From each wanted list its first that have what is wanted; the firm `also` in any case. Active ones only. */
  async candidates(wanted: readonly Wanted[], excluded: readonly string[], also: string | null): Promise<Candidate[]> {
    // As PostgreSQL writes an array of numbers: pg would look at each of some hundred for what must be escaped.
    const column = (name: keyof Wanted) => `{${wanted.map((each) => each[name]).join()}}`;
    const rows = await this.reads.rows<Row>('discovery.candidates', CANDIDATES, [
      ...[column('key'), column('most'), column('roles'), column('industries'), column('sizes')],
      ...[excluded, also],
    ]);
    return rows.map(read);
  }

  /** Firms whose name, or something they sell, is nearly what was typed; searched by its three longest words. */
  async named(text: string, isDemo: boolean): Promise<Candidate[]> {
    const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
    const longest = words.sort((a, b) => b.length - a.length).slice(0, 3);
    const rows = await this.reads.rows<Row>(
      'discovery.named',
      `SELECT business_id AS id, facts::text AS facts FROM discovery_profile WHERE is_active AND number = ANY (ARRAY(
         SELECT number FROM discovery_named($1, $2, $3, ${MOST_NAMED})
         GROUP BY number ORDER BY max(likeness) DESC, number LIMIT ${MOST_NAMED}))`,
      [text, longest.length > 0 ? longest : [text], isDemo],
    );
    return rows.map(read);
  }

  async one(id: string): Promise<Candidate | null> {
    const [row] = await this.reads.rows<Row>(
      'discovery.one',
      'SELECT business_id AS id, facts::text AS facts FROM discovery_profile WHERE business_id = $1 AND is_active',
      [id],
    );
    return row ? read(row) : null;
  }

  /** For each of `otherIds` the active partners that it has in common with the firm. Of alliances of others only that they are. */
  mutualPartners(businessId: string, otherIds: readonly string[]): Promise<{ readonly of: string; readonly id: string }[]> {
    return this.reads.rows(
      'discovery.mutualPartners',
      `WITH mine AS MATERIALIZED (SELECT ARRAY(
         SELECT id FROM business WHERE status = 'ACTIVE' AND id = ANY (ARRAY(
           SELECT partner_id FROM alliance WHERE proposer_id = $1 AND stage = 'ACTIVE'
           UNION ALL SELECT proposer_id FROM alliance WHERE partner_id = $1 AND stage = 'ACTIVE'))) AS ids)
       SELECT proposer_id AS of, partner_id AS id FROM alliance
       WHERE proposer_id = ANY ($2::uuid[]) AND stage = 'ACTIVE' AND partner_id = ANY ((SELECT ids FROM mine)::uuid[])
       UNION ALL SELECT partner_id, proposer_id FROM alliance
       WHERE partner_id = ANY ($2::uuid[]) AND stage = 'ACTIVE' AND proposer_id = ANY ((SELECT ids FROM mine)::uuid[]) ORDER BY id`,
      [businessId, otherIds],
    );
  }
}

/** The text of the candidates' statement; the benchmark explains it. */
export const CANDIDATES = `
  WITH wanted AS (SELECT * FROM unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[]) AS w(key, most, roles, industries, sizes))
  SELECT business_id AS id, facts::text AS facts FROM discovery_profile
  WHERE is_active AND business_id <> ALL ($6::uuid[]) AND number = ANY (ARRAY(
    SELECT near.number FROM wanted w CROSS JOIN LATERAL (
      SELECT number FROM (
        SELECT number, roles, industries, sizes FROM discovery_key k WHERE k.key = w.key ORDER BY k.prior DESC, k.number DESC LIMIT ${FAR}
      ) list
      WHERE list.roles & w.roles <> 0 AND list.industries & w.industries <> 0 AND list.sizes & w.sizes <> 0 LIMIT w.most
    ) near))
  UNION ALL
  SELECT business_id, facts::text FROM discovery_profile WHERE business_id = $7`;
