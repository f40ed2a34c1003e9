import {
  ALL_INDUSTRIES,
  ALL_ROLES,
  ALL_SIZES,
  CATEGORY_CODES,
  familyOf,
  ROLE_FAMILIES,
  type RoleFamily,
} from '../markets/index.js';
import { maskOf, masksOf, RISKS, type Masks, type Profile } from './profile.rules.js';

/** One market as the scores need it: one bit for each code, and how many there are. No bit is all. */
interface Market {
  readonly industries: number;
  readonly sizes: number;
  readonly places: readonly number[];
}

/**
 * A profile together with what the scores need of it: bits and numbers instead of lists of words. A few hundred are
 * compared for one answer, so what belongs to one profile alone is worked out once.
 */
export interface Traits extends Profile, Masks {
  readonly families: number;
  readonly reaches: readonly Market[];
  /** Countries of its markets, none twice. */
  readonly countries: readonly number[];
  readonly isEverywhere: boolean;
  /** Places in `CATEGORY_CODES`. */
  readonly does: readonly number[];
  /** The same of what its offerings are bought before, with or after. */
  readonly besides: readonly number[];
  /** Places in `ALL_SIZES` and `RISKS`; -1 for a risk that it has not told. */
  readonly size: number;
  readonly risk: number;
}

const FAMILIES = Object.keys(ROLE_FAMILIES) as RoleFamily[];
const bitOfFamily = ALL_ROLES.map((role) => 1 << FAMILIES.indexOf(familyOf(role)));

/** Three letters or digits of a region within its country. */
const WITHIN = 37 ** 3;

/** A region as a number: `NO` and `NO-03` differ in what is left of them by `WITHIN`. */
function placeOf(region: string): number {
  let within = 0;
  for (let at = 3; at < 6; at += 1) within = within * 37 + (at < region.length ? signOf(region.charCodeAt(at)) : 0);
  return ((region.charCodeAt(0) - 65) * 26 + (region.charCodeAt(1) - 65)) * WITHIN + within;
}
const signOf = (code: number): number => (code < 65 ? code - 47 : code - 54);
const countryOf = (place: number): number => place - (place % WITHIN);

/** Works them out, where `profile` does not carry them yet. */
export function traitsOf(profile: Profile | Traits): Traits {
  if ('reaches' in profile) return profile;
  const masks = masksOf(profile);
  const reaches = profile.markets.map(({ industries, sizeBands, regions }) => ({
    industries: maskOf(industries, ALL_INDUSTRIES, false),
    sizes: maskOf(sizeBands, ALL_SIZES, false),
    places: distinct(regions.map(placeOf)),
  }));
  return {
    ...profile,
    ...masks,
    families: bitOfFamily.reduce((families, bit, role) => ((masks.roles >> role) & 1 ? families | bit : families), 0),
    reaches,
    countries: distinct(reaches.flatMap(({ places }) => places.map(countryOf))),
    isEverywhere: reaches.some(({ places }) => places.length === 0),
    does: profile.categories.map((category) => CATEGORY_CODES.indexOf(category)),
    besides: profile.sequences.map(({ relativeTo }) => CATEGORY_CODES.indexOf(relativeTo)),
    size: ALL_SIZES.indexOf(profile.sizeBand),
    risk: profile.riskTolerance === null ? -1 : RISKS.indexOf(profile.riskTolerance),
  };
}

/** How much two markets have in common: what `meet` says, without saying what it is. A code named twice counts once. */
export const closenessOf = (one: Market, other: Market): number =>
  bitsShare(one.industries, other.industries) * bitsShare(one.sizes, other.sizes) * placesShare(one.places, other.places);

function bitsShare(one: number, other: number): number {
  if (one === 0 || other === 0) return 1;
  return countOf(one & other) / Math.min(countOf(one), countOf(other));
}

/** Each place that both have counts as the smaller one: Norway and Oslo share Oslo. */
function placesShare(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 1;
  let shared = 0;
  for (const place of other) if (one.includes(place) || one.includes(countryOf(place))) shared += 1;
  for (const place of one) if (!other.includes(place) && other.includes(countryOf(place))) shared += 1;
  return Math.min(1, shared / Math.min(one.length, other.length));
}

/** How many bits of a mask are set. */
export function countOf(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}

const distinct = (numbers: readonly number[]): readonly number[] => (numbers.length < 2 ? numbers : [...new Set(numbers)]);
