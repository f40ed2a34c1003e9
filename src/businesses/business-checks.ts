import { Injectable } from '@nestjs/common';
import { AccountsQueries } from '../accounts/index.js';
import { Reads } from '../platform/database/reads.js';
import type { Check } from '../platform/graphql/check.js';
import { Loader } from '../platform/graphql/loader.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { ownDomainOf, ownDomainsOf } from './addresses.js';
import { checksOf, type Twin } from './business-checks.rules.js';
import type { Business } from './business.entity.js';
import { BusinessesQueries } from './businesses.queries.js';

type TwinRow = Pick<Business, 'legalName' | 'tradingName' | 'domains' | 'website'> & { readonly of: string };

/** Where a firm can be found, as the index `business_addresses` spells it. */
const ADDRESSES = `(b.domains || lower(substring(coalesce(b.website, '') FROM '^https?://(?:www\\.)?([^/:]+)')))`;
/** Each looked up by itself: an index serves one of them, and none serves them all joined by OR. */
const LIKENESSES = [
  ...['legal_name', 'trading_name'].flatMap((column) =>
    ['legal', 'trading'].map((name) => `lower(b.${column}) % lower(own.${name})`),
  ),
  `${ADDRESSES} && own.domains`,
];
/** Firms that look like another are looked at up to this many. */
const MOST_TWINS = 20;

/** Looks up the facts about businesses that an admin decides on: four statements, however many there are. */
@Injectable()
export class BusinessChecks {
  constructor(
    private readonly queries: BusinessesQueries,
    private readonly accounts: AccountsQueries,
    private readonly reads: Reads,
  ) {}

  private readonly twinsOf = new Loader<Business, Twin[]>(async (businesses) => {
    const own = businesses.map((business) => {
      const { id, legalName: legal, tradingName: trading, isDemo: demo } = business;
      return { id, legal, trading, demo, domains: ownDomainsOf(business) };
    });
    const rows = await this.reads.rows<TwinRow>(
      'businesses.twins',
      `SELECT own.id AS of, twin.* FROM jsonb_to_recordset($1::jsonb) own(id uuid, legal text, trading text, demo boolean, domains text[])
       CROSS JOIN LATERAL (
         SELECT b.legal_name AS "legalName", b.trading_name AS "tradingName", b.domains, b.website
         FROM (${LIKENESSES.map((like) => `SELECT b.id FROM business b WHERE ${like}`).join(' UNION ')}) like_it
         JOIN business b USING (id)
         WHERE b.id <> own.id AND b.is_demo = own.demo AND b.status <> 'CLOSED'
         ORDER BY ${ADDRESSES} && own.domains DESC NULLS LAST, similarity(lower(b.trading_name), lower(own.trading)) DESC LIMIT ${MOST_TWINS}
       ) twin`,
      [JSON.stringify(own)],
    );
    return new Map(businesses.map((business) => [business, rows.filter((row) => row.of === business.id).map(twinOf)]));
  });

  async of(business: Business, context: RequestContext): Promise<Check[]> {
    const [owners, offerings, markets, twins] = await Promise.all([
      this.accounts.ownersOf.load(context, business.id),
      this.queries.offeringsOf.load(context, business.id),
      this.queries.targetMarketsOf.load(context, business.id),
      this.twinsOf.load(context, business),
    ]);
    const verified = (owners ?? []).filter(({ isVerified }) => isVerified);
    return checksOf({
      names: [business.legalName, business.tradingName],
      domains: ownDomainsOf(business),
      ownerDomains: verified.map(({ email }) => ownDomainOf(email)).filter((domain) => domain !== null),
      hasOwner: (owners ?? []).length > 0,
      isEmailVerified: verified.length > 0,
      offerings: offerings?.length ?? 0,
      marketsWithRole: (markets ?? []).filter(({ decisionMakerRoles }) => decisionMakerRoles.length > 0).length,
      twins: twins ?? [],
    });
  }
}

const twinOf = (row: TwinRow): Twin => ({
  name: row.tradingName,
  names: [row.legalName, row.tradingName],
  domains: ownDomainsOf(row),
});
