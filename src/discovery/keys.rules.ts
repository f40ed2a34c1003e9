import {
  ALL_INDUSTRIES,
  ALL_ROLES,
  ALL_SIZES,
  CATEGORY_CODES,
  neighboursOf,
  type Category,
  type DecisionMakerRole,
  type SizeBand,
} from '../markets/index.js';
import { ANYTHING, maskOf, masksOf, type Profile } from './profile.rules.js';

/** What a search is narrowed to; an empty list does not narrow. */
export interface Filter {
  readonly text: string;
  readonly categories: readonly Category[];
  readonly industries: readonly string[];
  readonly decisionMakerRoles: readonly DecisionMakerRole[];
  readonly regions: readonly string[];
  readonly sizeBands: readonly SizeBand[];
}

/** A list to look into: at most `most` firms of it that have a bit of each mask. */
export interface Wanted {
  readonly key: number;
  readonly most: number;
  readonly roles: number;
  readonly industries: number;
  readonly sizes: number;
}

/** Sells everywhere, and any country at all. */
const EVERYWHERE = 0;
const ANYWHERE = 1023;
const MOST_COUNTRIES = 12;
const MOST_CATEGORIES = 8;

/** The list of a country and a category (null for all), of real or of demo firms. */
const keyOf = (isDemo: boolean, country: number, category: Category | null): number =>
  (isDemo ? 1 << 16 : 0) | (country << 6) | (category === null ? 0 : CATEGORY_CODES.indexOf(category) + 1);

const numberOf = (region: string): number => 1 + (region.charCodeAt(0) - 65) * 26 + (region.charCodeAt(1) - 65);

/** Where it sells; a firm that sells everywhere is also found where it works. */
function countriesOf({ markets, regions }: Profile): number[] {
  const sold = [...new Set(markets.flatMap((market) => market.regions.map(numberOf)))];
  const isEverywhere = markets.length === 0 || markets.some((market) => market.regions.length === 0);
  const all = isEverywhere || sold.length > MOST_COUNTRIES ? [EVERYWHERE, ...regions.map(numberOf), ...sold] : sold;
  return [...new Set(all)].slice(0, MOST_COUNTRIES);
}

/** The lists that a firm stands in. */
export function keysOf(profile: Profile, isDemo: boolean): number[] {
  const categories = [null, ...profile.categories.slice(0, MOST_CATEGORIES)];
  return [...countriesOf(profile), ANYWHERE].flatMap((country) => categories.map((each) => keyOf(isDemo, country, each)));
}

/**
 * The lists in which the best matches of a firm stand: what goes with what it does, in its countries, for its decision
 * makers; then each of these alone; then anybody. Where a filter names something, that is looked for instead.
 */
export function wantedBy(own: Profile, isDemo: boolean, filter: Filter): Wanted[] {
  const mine = masksOf(own);
  const filtered = {
    roles: filter.decisionMakerRoles.length > 0 ? maskOf(filter.decisionMakerRoles, ALL_ROLES) : ANYTHING,
    industries: filter.industries.length > 0 ? maskOf(filter.industries, ALL_INDUSTRIES) : ANYTHING,
    sizes: filter.sizeBands.length > 0 ? maskOf(filter.sizeBands, ALL_SIZES) : ANYTHING,
  };
  // A firm that has not said whom it reaches may meet anybody.
  const narrowed = {
    roles: filtered.roles & (mine.roles || ANYTHING) || filtered.roles,
    industries: filtered.industries & (mine.industries || ANYTHING) || filtered.industries,
    sizes: filtered.sizes & (mine.sizes || ANYTHING) || filtered.sizes,
  };
  const isPlaced = filter.regions.length > 0;
  const countries = [...new Set([...(isPlaced ? filter.regions.map(numberOf) : countriesOf(own)), EVERYWHERE])];
  const near = new Set([...own.categories.flatMap(neighboursOf), ...own.sequences.map(({ relativeTo }) => relativeTo)]);
  const isNamed = filter.categories.length > 0;
  const categories: (Category | null)[] = isNamed
    ? [...filter.categories]
    : [...near].filter((each) => !own.categories.includes(each));
  const lists = (where: readonly number[], what: readonly (Category | null)[], masks: typeof mine, most: number): Wanted[] => {
    const each = Math.max(3, Math.ceil(most / Math.max(1, where.length * what.length)));
    return where.flatMap((country) => what.map((category) => ({ key: keyOf(isDemo, country, category), most: each, ...masks })));
  };
  return [
    ...lists(countries, categories, narrowed, 140),
    ...lists(countries, isNamed ? [] : [null], narrowed, 40),
    ...lists(countries, categories, filtered, 40),
    ...lists(isPlaced ? countries : [ANYWHERE], isNamed ? categories : [null], filtered, 60),
  ];
}
