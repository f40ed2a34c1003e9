import { ALL_ROLES, familyOf, meet, type Common, type MarketReach } from './reach.rules.js';
import type { DecisionMakerRole } from './vocabulary.js';

/** Where a market of one firm meets a market of another, and who decides in both. */
export interface SharedMarket {
  readonly ours: string;
  readonly theirs: string;
  readonly common: Common;
  readonly decisionMakerRoles: readonly DecisionMakerRole[];
}

/** Two decision makers of one family: not the same person, but a door away. */
export interface NearRoles {
  readonly ours: DecisionMakerRole;
  readonly theirs: DecisionMakerRole;
}

/** What two firms reach, laid side by side. It is made of profiles alone: no client of either is looked at. */
export interface SharedMarkets {
  readonly shared: readonly SharedMarket[];
  readonly onlyOurs: readonly string[];
  readonly onlyTheirs: readonly string[];
  readonly sharedRoles: readonly DecisionMakerRole[];
  readonly nearRoles: readonly NearRoles[];
  readonly onlyOurRoles: readonly DecisionMakerRole[];
  readonly onlyTheirRoles: readonly DecisionMakerRole[];
}

/** The closest of the shared markets come first. */
export function sharedMarketsOf(ours: readonly MarketReach[], theirs: readonly MarketReach[]): SharedMarkets {
  const shared = ours
    .flatMap((one) =>
      theirs.flatMap((other): SharedMarket[] => {
        const common = meet(one, other);
        if (!common) return [];
        const roles = one.decisionMakerRoles.filter((role) => other.decisionMakerRoles.includes(role));
        return [{ ours: one.name, theirs: other.name, common, decisionMakerRoles: roles }];
      }),
    )
    .sort((a, b) => b.common.share - a.common.share || b.decisionMakerRoles.length - a.decisionMakerRoles.length);
  const [ourRoles, theirRoles] = [rolesOf(ours), rolesOf(theirs)];
  const sharedRoles = ourRoles.filter((role) => theirRoles.includes(role));
  const [onlyOurRoles, onlyTheirRoles] = [without(ourRoles, sharedRoles), without(theirRoles, sharedRoles)];
  return {
    shared,
    onlyOurs: ours.filter(({ name }) => !shared.some((each) => each.ours === name)).map(({ name }) => name),
    onlyTheirs: theirs.filter(({ name }) => !shared.some((each) => each.theirs === name)).map(({ name }) => name),
    sharedRoles,
    nearRoles: onlyOurRoles.flatMap((one) =>
      onlyTheirRoles.filter((other) => familyOf(one) === familyOf(other)).map((other) => ({ ours: one, theirs: other })),
    ),
    onlyOurRoles,
    onlyTheirRoles,
  };
}

const rolesOf = (markets: readonly MarketReach[]): DecisionMakerRole[] =>
  ALL_ROLES.filter((role) => markets.some(({ decisionMakerRoles }) => decisionMakerRoles.includes(role)));
const without = <Code>(codes: readonly Code[], taken: readonly Code[]): Code[] => codes.filter((code) => !taken.includes(code));
