import type { RiskTolerance } from '../businesses/index.js';
import {
  ALL_INDUSTRIES,
  ALL_ROLES,
  ALL_SIZES,
  CATEGORY_CODES,
  type Category,
  type DecisionMakerRole,
  type MarketReach,
  type SizeBand,
} from '../markets/index.js';

/** That an offering is bought before, with or after another category, by its seller's own word. */
export interface Sequenced {
  readonly category: Category;
  readonly sequence: 'BEFORE' | 'DURING' | 'AFTER';
  readonly relativeTo: Category;
}

/** What a match is made of. Public words of a profile, and how the firm answers; never a client. */
export interface Profile {
  readonly categories: readonly Category[];
  readonly sequences: readonly Sequenced[];
  readonly markets: readonly Omit<MarketReach, 'name'>[];
  readonly sizeBand: SizeBand;
  readonly regions: readonly string[];
  /** Null where it has not said. */
  readonly riskTolerance: RiskTolerance | null;
  /** What partners asked of it within a year, and how much it answered in time. */
  readonly followThrough: { readonly asked: number; readonly answered: number };
}

export const RISKS = ['LOW', 'MEDIUM', 'HIGH'] as const satisfies readonly RiskTolerance[];
const SEQUENCE_CODES = ['BEFORE', 'DURING', 'AFTER'] as const;

/** A profile as it is kept: numbers count in the vocabularies. A few hundred are read for one answer. */
export interface Stored {
  readonly c: readonly number[];
  readonly q: readonly (readonly [category: number, sequence: number, relativeTo: number])[];
  readonly m: readonly (readonly [
    industries: readonly number[],
    sizes: readonly number[],
    roles: readonly number[],
    regions: readonly string[],
  ])[];
  readonly s: number;
  readonly r: readonly string[];
  /** -1 for unknown. */
  readonly t: number;
  readonly f: readonly [asked: number, answered: number];
}

const places = <Code>(codes: readonly Code[], all: readonly Code[]): number[] =>
  codes.map((code) => all.indexOf(code)).filter((at) => at >= 0);

export const encode = (profile: Profile): Stored => ({
  c: places(profile.categories, CATEGORY_CODES),
  q: profile.sequences.map(({ category, sequence, relativeTo }) => [
    CATEGORY_CODES.indexOf(category),
    SEQUENCE_CODES.indexOf(sequence),
    CATEGORY_CODES.indexOf(relativeTo),
  ]),
  m: profile.markets.map(({ industries, sizeBands, decisionMakerRoles, regions }) => [
    ...([places(industries, ALL_INDUSTRIES), places(sizeBands, ALL_SIZES), places(decisionMakerRoles, ALL_ROLES)] as const),
    regions,
  ]),
  s: ALL_SIZES.indexOf(profile.sizeBand),
  r: profile.regions,
  t: profile.riskTolerance === null ? -1 : RISKS.indexOf(profile.riskTolerance),
  f: [profile.followThrough.asked, profile.followThrough.answered],
});

/** The vocabulary's own strings: to compare those is to compare addresses. */
export const decode = ({ c, q, m, s, r, t, f }: Stored): Profile => ({
  categories: c.map((at) => CATEGORY_CODES[at]!),
  sequences: q.map(([category, sequence, relativeTo]) => ({
    category: CATEGORY_CODES[category]!,
    sequence: SEQUENCE_CODES[sequence]!,
    relativeTo: CATEGORY_CODES[relativeTo]!,
  })),
  markets: m.map(([industries, sizes, roles, regions]) => ({
    industries: industries.map((at) => ALL_INDUSTRIES[at]!),
    sizeBands: sizes.map((at) => ALL_SIZES[at]!),
    decisionMakerRoles: roles.map((at) => ALL_ROLES[at]!),
    regions,
  })),
  sizeBand: ALL_SIZES[s]!,
  regions: r,
  riskTolerance: RISKS[t] ?? null,
  followThrough: { asked: f[0], answered: f[1] },
});

/** Changes with the vocabularies, whose order the masks and keys count in: rows of another encoding are made anew. */
export const ENCODING = hash([...ALL_ROLES, ...ALL_INDUSTRIES, ...ALL_SIZES, ...CATEGORY_CODES, 'form 3'].join());

/** Every bit: nothing is asked for. */
export const ANYTHING = 0x7fffffff;

/** One bit for each code of `all`; an empty list has every bit where `isAllWhenEmpty`. */
export function maskOf<Code extends string>(codes: readonly Code[], all: readonly Code[], isAllWhenEmpty = true): number {
  if (codes.length === 0) return isAllWhenEmpty ? (1 << all.length) - 1 : 0;
  return codes.reduce((mask, code) => mask | (1 << all.indexOf(code)), 0);
}

export const rolesOf = ({ markets }: Profile): DecisionMakerRole[] =>
  ALL_ROLES.filter((role) => markets.some(({ decisionMakerRoles }) => decisionMakerRoles.includes(role)));

/** What all its markets together ask of a company. */
export interface Masks {
  readonly roles: number;
  readonly industries: number;
  readonly sizes: number;
}

export const masksOf = (profile: Profile): Masks => ({
  roles: maskOf(rolesOf(profile), ALL_ROLES, false),
  industries: profile.markets.reduce((mask, { industries }) => mask | maskOf(industries, ALL_INDUSTRIES), 0),
  sizes: profile.markets.reduce((mask, { sizeBands }) => mask | maskOf(sizeBands, ALL_SIZES), 0),
});

function hash(text: string): number {
  let value = 17;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) | 0;
  return value;
}
