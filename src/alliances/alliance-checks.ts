import { Injectable } from '@nestjs/common';
import { AccountsQueries } from '../accounts/index.js';
import { BusinessesQueries, ownDomainsOf } from '../businesses/index.js';
import type { Check } from '../platform/graphql/check.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { checksOf, type PartyFacts } from './alliance-checks.rules.js';
import type { Alliance } from './alliance.entity.js';

/** Looks up the facts about alliances that an admin decides on: three statements, however many there are. */
@Injectable()
export class AllianceChecks {
  constructor(
    private readonly businesses: BusinessesQueries,
    private readonly accounts: AccountsQueries,
  ) {}

  async of({ proposerId, partnerId }: Alliance, context: RequestContext): Promise<Check[]> {
    const [proposer, partner, shared] = await Promise.all([
      this.party(proposerId, context),
      this.party(partnerId, context),
      this.accounts.peopleOfBoth.load(context, `${proposerId} ${partnerId}`),
    ]);
    return checksOf(proposer, partner, shared ?? { owners: 0, members: 0 });
  }

  /** What it does by its own word, and what its offerings are. */
  private async party(id: string, context: RequestContext): Promise<PartyFacts> {
    const [business, offerings] = await Promise.all([
      this.businesses.byId.load(context, id),
      this.businesses.offeringsOf.load(context, id),
    ]);
    return {
      name: business?.tradingName ?? '',
      categories: [...new Set([...(business?.categories ?? []), ...(offerings ?? []).map(({ category }) => category)])],
      professions: business?.regulatedProfessions ?? [],
      domains: business ? ownDomainsOf(business) : [],
    };
  }
}
