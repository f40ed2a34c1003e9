import { Injectable } from '@nestjs/common';
import { DAY, HOUR, later, now } from '../kernel/time.js';
import { Every } from '../platform/background/every.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { RiskTolerance } from '../businesses/index.js';
import type { Category, SizeBand } from '../markets/index.js';
import { keysOf } from './keys.rules.js';
import { encode, ENCODING, masksOf, type Profile, type Sequenced } from './profile.rules.js';

interface Source {
  readonly id: string;
  readonly isDemo: boolean;
  readonly names: string;
  readonly completeness: number;
  readonly sizeBand: SizeBand;
  readonly regions: string[];
  readonly riskTolerance: RiskTolerance | null;
  readonly categories: Category[];
  readonly offerings: { name: string; category: Category; sequence: Sequenced['sequence'] | null; relativeTo: Category | null }[];
  readonly markets: Profile['markets'];
  readonly followThrough: Profile['followThrough'];
}

/** Firms made anew in one run of the duty that finds what is missing. */
const AT_ONCE = 2_000;

/** Keeps the rows that Discover looks through. They can be made again from the profiles at any time. */
@Injectable()
export class DiscoveryProfiles {
  @OnEvent(
    ...([
      'business.approved',
      'business.suspended',
      'business.reinstated',
      'business.closed',
      'business.profile_changed',
    ] as const),
    ...(['business.offering_added', 'business.offering_changed', 'business.offering_removed'] as const),
    ...(['business.target_market_added', 'business.target_market_changed', 'business.target_market_removed'] as const),
  )
  follow(tx: Tx, { subjectId }: Event): Promise<void> {
    return this.refresh(tx, [subjectId]);
  }

  /** How a firm answers changes with each answer, and with each silence. */
  @OnEvent(
    ...(['alliance.accepted', 'alliance.declined', 'alliance.expired'] as const),
    ...(['introduction.accepted', 'introduction.declined', 'introduction.expired'] as const),
  )
  async followAnswer(tx: Tx, { subjectId }: Event): Promise<void> {
    const sides = await tx.query<{ id: string }[]>(
      `/* discovery.asked */ SELECT DISTINCT side_at_fault_id AS id FROM clock
       WHERE subject_id = $1 AND ended_at IS NOT NULL AND side_at_fault_id IS NOT NULL`,
      [subjectId],
    );
    await this.refresh(
      tx,
      sides.map(({ id }) => id),
    );
  }

  /** Firms that were there before Discover was, or before its vocabulary changed. */
  @Every(HOUR)
  async refreshMissing(tx: Tx): Promise<void> {
    for (;;) {
      const missing = await tx.query<{ id: string }[]>(
        `/* discovery.missing */ SELECT b.id FROM business b LEFT JOIN discovery_profile p ON p.business_id = b.id
         WHERE b.status = 'ACTIVE' AND p.encoding IS DISTINCT FROM $1 ORDER BY b.id LIMIT ${AT_ONCE}`,
        [ENCODING],
      );
      if (missing.length === 0) return;
      await this.refresh(
        tx,
        missing.map(({ id }) => id),
      );
    }
  }

  /** Makes the rows of these firms anew; those that are not active have none. */
  async refresh(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // Two that come at once take turns: the later one has read what the earlier one missed.
    await tx.query('/* discovery.lock */ SELECT FROM business WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
    const sources = await this.read(tx, ids);
    await tx.query('/* discovery.clear */ DELETE FROM discovery_profile WHERE business_id = ANY ($1)', [ids]);
    const rows = sources.map((source) => {
      const profile = profileOf(source);
      const { asked, answered } = profile.followThrough;
      const prior = Math.round(8 * (asked < 3 ? 50 : (100 * answered) / asked)) + source.completeness;
      const words = [source.names, ...source.offerings.map(({ name }) => name)].join(' ').toLowerCase().slice(0, 1_000);
      return {
        id: source.id,
        is_demo: source.isDemo,
        facts: encode(profile),
        words,
        prior,
        keys: keysOf(profile, source.isDemo),
        ...masksOf(profile),
      };
    });
    await tx.query(
      `/* discovery.write */
       WITH source AS MATERIALIZED (
         SELECT * FROM json_to_recordset($1::json)
           AS s(id uuid, is_demo boolean, facts json, words text, prior smallint, keys int[], roles int, industries int, sizes smallint)
       ), made AS (
         INSERT INTO discovery_profile (business_id, is_demo, encoding, facts, words)
         SELECT id, is_demo, $2, facts, words FROM source RETURNING business_id, number
       )
       INSERT INTO discovery_key (key, prior, number, roles, industries, sizes)
       SELECT DISTINCT key, prior, number, roles, industries, sizes
       FROM source JOIN made ON made.business_id = source.id CROSS JOIN LATERAL unnest(keys) AS key`,
      [JSON.stringify(rows), ENCODING],
    );
  }

  private read(tx: Tx, ids: readonly string[]): Promise<Source[]> {
    return tx.query<Source[]>(
      `/* discovery.read */
       SELECT b.id, b.is_demo AS "isDemo", concat_ws(' ', b.trading_name, b.legal_name) AS names, b.size_band AS "sizeBand", b.risk_tolerance AS "riskTolerance", b.regions, b.categories,
         50 * ((b.about <> '')::int + (b.website IS NOT NULL)::int + EXISTS (SELECT FROM referral_trigger t WHERE t.business_id = b.id)::int) AS completeness,
         (SELECT coalesce(json_agg(json_build_object('name', o.name, 'category', o.category, 'sequence', o.sequence, 'relativeTo', o.relative_to) ORDER BY o.id), '[]')
          FROM offering o WHERE o.business_id = b.id) AS offerings,
         (SELECT coalesce(json_agg(json_build_object('industries', m.industries, 'sizeBands', m.size_bands, 'regions', m.regions,
            'decisionMakerRoles', m.decision_maker_roles) ORDER BY m.is_primary DESC, m.id), '[]')
          FROM target_market m WHERE m.business_id = b.id) AS markets,
         (SELECT json_build_object('asked', count(*), 'answered', count(*) FILTER (WHERE c.state = 'STOPPED'))
          FROM clock c WHERE c.side_at_fault_id = b.id AND c.ended_at >= $2
            AND c.purpose IN ('alliance.proposal', 'introduction.offer', 'introduction.request')
            AND NOT EXISTS (SELECT FROM introduction i WHERE i.id = c.subject_id AND i.stage = 'WITHDRAWN' AND i.stage_since <= c.ended_at)
            AND NOT EXISTS (SELECT FROM alliance a WHERE a.id = c.subject_id AND a.stage IN ('WITHDRAWN', 'SUSPENDED') AND a.stage_since <= c.ended_at)
         ) AS "followThrough"
       FROM business b WHERE b.id = ANY ($1) AND b.status = 'ACTIVE'`,
      [ids, later(now(), -365 * DAY)],
    );
  }
}

/** What it does by its own word, and what its offerings are. */
function profileOf({ categories, offerings, markets, sizeBand, regions, riskTolerance, followThrough }: Source): Profile {
  return {
    categories: [...new Set([...categories, ...offerings.map(({ category }) => category)])],
    sequences: offerings.flatMap(({ category, sequence, relativeTo }) =>
      sequence && relativeTo ? [{ category, sequence, relativeTo }] : [],
    ),
    ...{ markets, sizeBand, regions, riskTolerance, followThrough },
  };
}
