import { Injectable } from '@nestjs/common';
import { BusinessesQueries } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { companiesInWords, listed, roleInWords, sharedMarketsOf, type SharedMarkets } from '../markets/index.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { SharedMarketsType } from './shared-markets.graph.js';

const MOST = 20;

/** Lays the target markets of two firms side by side. */
@Injectable()
export class SharedMarketsQueries {
  constructor(private readonly businesses: BusinessesQueries) {}

  /** Null where the viewer may not know the other firm; NOT_FOUND where the first one is not hers. */
  async of(viewer: Viewer, businessId: string, otherId: string, request: RequestContext): Promise<SharedMarketsType | null> {
    if (!belongsTo(viewer, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    if (businessId === otherId || !(await this.businesses.findVisible(viewer, otherId))) return null;
    const [ours, theirs] = await Promise.all([
      this.businesses.targetMarketsOf.load(request, businessId),
      this.businesses.targetMarketsOf.load(request, otherId),
    ]);
    const found = sharedMarketsOf(ours ?? [], theirs ?? []);
    return {
      ...found,
      shared: found.shared.slice(0, MOST).map(({ common, ...shared }) => ({
        ...shared,
        ...{ industries: common.industries, sizeBands: common.sizeBands, regions: common.regions },
        inWords: companiesInWords(common),
      })),
      nearRoles: found.nearRoles.slice(0, MOST).map((near) => ({ ...near })),
      sentences: inWords(found),
    };
  }
}

function inWords({ shared, onlyOurs, onlyTheirs, sharedRoles, nearRoles }: SharedMarkets): string[] {
  const [closest] = shared;
  const [near] = nearRoles;
  const who = listed(sharedRoles.map(roleInWords));
  return [
    closest ? `You both serve ${companiesInWords(closest.common)}.` : 'No company is in a market of yours and in one of theirs.',
    sharedRoles.length > 0 ? `You both sell to the ${who}.` : 'You sell to nobody in common.',
    ...(sharedRoles.length === 0 && near
      ? [`Your ${roleInWords(near.ours)} and their ${roleInWords(near.theirs)} work side by side.`]
      : []),
    ...(onlyOurs.length > 0 ? [`Only you reach ${listed(onlyOurs)}.`] : []),
    ...(onlyTheirs.length > 0 ? [`Only they reach ${listed(onlyTheirs)}.`] : []),
  ];
}
