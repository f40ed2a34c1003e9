import { contains } from './region.rules.js';
import {
  DECISION_MAKER_ROLES,
  INDUSTRIES,
  ROLE_FAMILIES,
  SIZE_BANDS,
  type DecisionMakerRole,
  type RoleFamily,
  type SizeBand,
} from './vocabulary.js';

/** A kind of company that somebody sells to, and who decides there. An empty list is all, but for decision makers. */
export interface MarketReach {
  readonly name: string;
  readonly industries: readonly string[];
  readonly sizeBands: readonly SizeBand[];
  readonly regions: readonly string[];
  readonly decisionMakerRoles: readonly DecisionMakerRole[];
}

/** What two markets have in common, and how much of the narrower one on each side: 0 to 1. Empty lists are all. */
export interface Common {
  readonly industries: readonly string[];
  readonly sizeBands: readonly SizeBand[];
  readonly regions: readonly string[];
  readonly share: number;
}

export const ALL_INDUSTRIES: readonly string[] = Object.keys(INDUSTRIES);
export const ALL_SIZES = Object.keys(SIZE_BANDS) as SizeBand[];
export const ALL_ROLES = Object.keys(DECISION_MAKER_ROLES) as DecisionMakerRole[];

const FAMILIES = Object.keys(ROLE_FAMILIES) as RoleFamily[];
const familyByRole = new Map<DecisionMakerRole, RoleFamily>(
  FAMILIES.flatMap((family) => ROLE_FAMILIES[family].roles.map((role) => [role, family] as const)),
);
export const familyOf = (role: DecisionMakerRole): RoleFamily => familyByRole.get(role) ?? 'DIRECTION';

/** What two lists share where an empty one is all; null when nothing. */
function both<Code extends string>(
  one: readonly Code[],
  other: readonly Code[],
): { codes: readonly Code[]; share: number } | null {
  if (one.length === 0) return { codes: other, share: 1 };
  if (other.length === 0) return { codes: one, share: 1 };
  const codes = one.filter((code) => other.includes(code));
  return codes.length === 0 ? null : { codes, share: codes.length / Math.min(one.length, other.length) };
}

/** The places that two lists share, each as the smaller one: Norway and Oslo share Oslo. */
export function bothRegions(
  one: readonly string[],
  other: readonly string[],
): { codes: readonly string[]; share: number } | null {
  if (one.length === 0) return { codes: other, share: 1 };
  if (other.length === 0) return { codes: one, share: 1 };
  const codes = new Set<string>();
  for (const mine of one) {
    for (const theirs of other) {
      if (contains(mine, theirs)) codes.add(theirs);
      else if (contains(theirs, mine)) codes.add(mine);
    }
  }
  return codes.size === 0 ? null : { codes: [...codes], share: Math.min(1, codes.size / Math.min(one.length, other.length)) };
}

/** Where two markets meet: companies that are in both; null when no company can be. */
export function meet(one: Omit<MarketReach, 'name'>, other: Omit<MarketReach, 'name'>): Common | null {
  const [industries, sizes, regions] = [
    both(one.industries, other.industries),
    both(one.sizeBands, other.sizeBands),
    bothRegions(one.regions, other.regions),
  ];
  if (!industries || !sizes || !regions) return null;
  return {
    industries: industries.codes,
    sizeBands: sizes.codes,
    regions: regions.codes,
    share: industries.share * sizes.share * regions.share,
  };
}
