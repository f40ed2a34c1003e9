import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { blurred } from './campaign.rules.js';

/** What came of the guests of a campaign, step by step. Null: hidden from the viewer, for it is few or none of its business. */
export interface Funnel {
  readonly selected: number | null;
  readonly leftOut: number | null;
  readonly queued: number | null;
  readonly invited: number | null;
  readonly delivered: number | null;
  readonly bounced: number | null;
  readonly opened: number | null;
  readonly declined: number | null;
  readonly optedOut: number | null;
  readonly complained: number | null;
  readonly waiting: number | null;
  readonly yes: number;
  readonly attended: number;
  readonly met: number;
  readonly won: number;
  readonly value: readonly { readonly amountMinor: bigint; readonly currency: string }[];
}

type Row = Omit<Funnel, 'value'> & { readonly id: string; readonly value: { amount: string; currency: string }[] | null };

const COUNTS = `
  /* funnels.count */
  SELECT c.id,
    count(i.id)::int AS selected,
    count(i.id) FILTER (WHERE i.stage = 'SUPPRESSED')::int AS "leftOut",
    count(i.id) FILTER (WHERE i.stage = 'QUEUED')::int AS queued,
    count(i.sent_at)::int AS invited,
    count(i.sent_at) FILTER (WHERE i.stage <> 'BOUNCED')::int AS delivered,
    count(i.id) FILTER (WHERE i.stage = 'BOUNCED')::int AS bounced,
    count(i.opened_at)::int AS opened,
    count(i.id) FILTER (WHERE i.stage IN ('DECLINED', 'REVOKED'))::int AS declined,
    count(i.id) FILTER (WHERE i.stage = 'WAITING')::int AS waiting,
    count(i.id) FILTER (WHERE i.stage IN ('OPTED_IN', 'ATTENDED', 'CONVERTED'))::int AS yes,
    count(i.attended_at)::int AS attended,
    (SELECT count(DISTINCT e.subject_id)::int FROM event e JOIN invitation o ON o.id = e.subject_id
      WHERE o.campaign_id = c.id AND e.type = 'invitation.opted_out') AS "optedOut",
    (SELECT count(DISTINCT e.subject_id)::int FROM event e JOIN invitation o ON o.id = e.subject_id
      WHERE o.campaign_id = c.id AND e.type = 'invitation.complained') AS complained,
    (SELECT count(*)::int FROM introduction n WHERE n.campaign_id = c.id AND (n.met_at IS NOT NULL OR n.stage IN ('MET', 'WON'))) AS met,
    (SELECT count(*)::int FROM introduction n WHERE n.campaign_id = c.id AND n.stage = 'WON') AS won,
    (SELECT json_agg(json_build_object('amount', s.amount::text, 'currency', s.currency) ORDER BY s.currency) FROM (
      SELECT o.currency, sum(o.amount_minor) AS amount FROM outcome o JOIN introduction n ON n.id = o.introduction_id
      WHERE n.campaign_id = c.id AND o.type = 'WON' AND o.state IN ('CONFIRMED', 'RESOLVED', 'SETTLED') AND o.currency IS NOT NULL
      GROUP BY o.currency) s) AS value
  FROM campaign c LEFT JOIN invitation i ON i.campaign_id = c.id
  WHERE c.id = ANY ($1) GROUP BY c.id`;

/** Counts guests. It acts for the hosts, whoever asks: only figures leave it, and `asSeenBy` says which. */
@Injectable()
export class FunnelsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  readonly ofCampaign = new Loader<string, Funnel>(async (ids) => {
    const hosts = await this.dataSource.query<{ id: string }[]>(
      '/* funnels.hosts */ SELECT DISTINCT host_id AS id FROM campaign WHERE id = ANY ($1)',
      [ids],
    );
    const rows = await this.unitOfWork.readFor(
      hosts.map(({ id }) => id),
      (tx) => tx.query<Row[]>(COUNTS, [ids]),
    );
    return new Map(rows.map(({ id, value, ...counts }) => [id, { ...counts, value: amountsOf(value) }]));
  });

  /** Ids of the campaigns of an alliance, or of a business, that were ever shown to both. */
  async shownOf(of: { allianceId?: string; businessId?: string }): Promise<{ id: string; hostId: string }[]> {
    return this.dataSource.query<{ id: string; hostId: string }[]>(
      `/* funnels.shownOf */ SELECT id, host_id AS "hostId" FROM campaign WHERE shown_at IS NOT NULL
         AND ($1::uuid IS NULL OR alliance_id = $1) AND ($2::uuid IS NULL OR host_id = $2 OR beneficiary_id = $2)`,
      [of.allianceId ?? null, of.businessId ?? null],
    );
  }
}

const amountsOf = (value: Row['value']): Funnel['value'] =>
  (value ?? []).map(({ amount, currency }) => ({ amountMinor: BigInt(amount), currency }));

/** The host sees all of it; everybody else what was said yes to, and before that numbers, none under five. */
export function asSeenBy(isHost: boolean, funnel: Funnel): Funnel {
  if (isHost) return funnel;
  const { invited, delivered, opened, waiting } = funnel;
  const hidden = { selected: null, leftOut: null, queued: null, bounced: null, declined: null, optedOut: null, complained: null };
  const blur = (count: number | null) => (count === null ? null : blurred(count));
  return {
    ...funnel,
    ...hidden,
    invited: blur(invited),
    delivered: blur(delivered),
    opened: blur(opened),
    waiting: blur(waiting),
  };
}

/** Adds what may be seen of each: a sum of the true figures would tell the one that is hidden. */
export function sumOf(funnels: readonly Funnel[]): Funnel {
  const total = (part: keyof Omit<Funnel, 'value'>): number => funnels.reduce((sum, funnel) => sum + (funnel[part] ?? 0), 0);
  const orNull = (part: keyof Omit<Funnel, 'value'>): number | null =>
    funnels.length > 0 && funnels.every((funnel) => funnel[part] === null) ? null : total(part);
  const amounts = new Map<string, bigint>();
  for (const { amountMinor, currency } of funnels.flatMap(({ value }) => value)) {
    amounts.set(currency, (amounts.get(currency) ?? 0n) + amountMinor);
  }
  return {
    ...{ selected: orNull('selected'), leftOut: orNull('leftOut'), queued: orNull('queued'), invited: orNull('invited') },
    ...{ delivered: orNull('delivered'), bounced: orNull('bounced'), opened: orNull('opened'), declined: orNull('declined') },
    ...{ optedOut: orNull('optedOut'), complained: orNull('complained'), waiting: orNull('waiting') },
    ...{ yes: total('yes'), attended: total('attended'), met: total('met'), won: total('won') },
    value: [...amounts].map(([currency, amountMinor]) => ({ amountMinor, currency })),
  };
}
