import { Field, ObjectType, ResolveField, Resolver } from '@nestjs/graphql';
import { AllianceType, sideOf, type Alliance } from '../alliances/index.js';
import { BusinessesQueries } from '../businesses/index.js';
import { DAY, later, now } from '../kernel/time.js';
import { NetworkService } from '../network/index.js';
import { Reads } from '../platform/database/reads.js';
import { enumOf } from '../platform/graphql/enum.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { healthOf, type Health, type HealthFacts } from './health.rules.js';

const AllianceHealthState = enumOf('AllianceHealthState', 'How two partners are', {
  GOOD: 'Nothing to worry about',
  WATCH: 'Something to talk about',
});

@ObjectType('AllianceHealth', { description: 'How two partners are, told to the two only' })
export class AllianceHealthType implements Health {
  @Field(() => AllianceHealthState, { description: 'Whether there is something to talk about' }) state!: Health['state'];
  @Field(() => [String], { description: 'What was seen, what needs care first, as sentences to the viewer' })
  sentences!: readonly string[];
  @Field(() => Boolean, { description: 'Whether nothing is wrong and nothing happens' }) isComplacent!: boolean;
}

type Row = Omit<HealthFacts, 'otherName' | 'daysSinceOneToOne' | 'daysActive' | 'daysSinceIntroduction'> & {
  readonly metAt: Date | null;
  readonly introducedAt: Date | null;
};
const HALF_A_YEAR = 182;

/** The state of a partnership, worked out from what the two did; nothing of it is kept. */
@Resolver(() => AllianceType)
export class AllianceHealthResolver {
  constructor(
    private readonly reads: Reads,
    private readonly network: NetworkService,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ResolveField(() => AllianceHealthType, {
    nullable: true,
    description: 'How the two are; null for everybody but the two, admins included, and for what is not active',
  })
  async health(alliance: Alliance, _args: unknown, context: RequestContext): Promise<Health | null> {
    const us = sideOf(viewerOf(context), alliance);
    if (us === null || alliance.stage !== 'ACTIVE') return null;
    const them = us === alliance.proposerId ? alliance.partnerId : alliance.proposerId;
    const { progressDays } = await this.network.current();
    const [[row], other] = await Promise.all([
      this.reads.rows<Row>('alliances.health', HEALTH, [
        alliance.id,
        us,
        later(now(), -progressDays * DAY),
        later(now(), -HALF_A_YEAR * DAY),
      ]),
      this.businesses.byId.load(context, them),
    ]);
    if (!row) return null;
    return healthOf({
      ...row,
      otherName: other?.tradingName ?? '',
      daysActive: daysSince(alliance.stageSince),
      daysSinceOneToOne: row.metAt && daysSince(row.metAt),
      daysSinceIntroduction: row.introducedAt && daysSince(row.introducedAt),
    });
  }
}

const daysSince = (at: Date): number => Math.max(0, Math.floor((now().getTime() - at.getTime()) / DAY));

/** An offer is the beneficiary's to answer, a request the introducer's; news are the beneficiary's to tell. */
const HEALTH = `
  SELECT
    count(*) FILTER (WHERE stage = 'OFFERED' AND beneficiary_id = $2 OR stage = 'REQUESTED' AND introducer_id = $2)::int AS "unansweredByUs",
    count(*) FILTER (WHERE stage = 'OFFERED' AND introducer_id = $2 OR stage = 'REQUESTED' AND beneficiary_id = $2)::int AS "unansweredByThem",
    count(*) FILTER (WHERE introducer_id = $2 AND shown_at > $4 AND contact_id IS NOT NULL)::int AS given,
    count(*) FILTER (WHERE beneficiary_id = $2 AND shown_at > $4 AND contact_id IS NOT NULL)::int AS received,
    count(*) FILTER (WHERE is_silent AND beneficiary_id = $2)::int AS "overdueOurs",
    count(*) FILTER (WHERE is_silent AND introducer_id = $2)::int AS "overdueTheirs",
    max(shown_at) AS "introducedAt",
    (SELECT max(starts_at) FROM one_to_one WHERE alliance_id = $1 AND cancelled_at IS NULL
       AND proposer_confirmed_at IS NOT NULL AND partner_confirmed_at IS NOT NULL) AS "metAt"
  FROM (
    SELECT *, stage IN ('INTRODUCED', 'IN_CONTACT', 'MET') AND coalesce(progress_at, stage_since) < $3 AS is_silent
    FROM introduction WHERE alliance_id = $1 AND shown_at IS NOT NULL
  ) i`;
