import {
  ALL_INDUSTRIES,
  categoryInWords,
  CATEGORY_CODES,
  companiesInWords,
  familyOf,
  industryInWords,
  listed,
  meet,
  nameOfRegion,
  neighbourhood,
  roleInWords,
  ROLE_FAMILIES,
  type Category,
  type Common,
} from '../markets/index.js';
import { rolesOf } from './profile.rules.js';
import { closenessOf, countOf, type Traits } from './traits.rules.js';

export const MATCH_PARTS = {
  DECISION_MAKER: 'Both sell to the same person',
  MARKET: 'Both sell to the same kind of company: industry, size and region',
  COMPLEMENT: 'What one does comes before, after or with what the other does',
  REACH: 'Whom a firm reaches that the other one does not',
  FOLLOW_THROUGH: 'How it answers what partners ask',
  SIZE: 'How alike the two firms are in size',
  RISK: 'How alike the two firms meet risk',
  NO_OVERLAP: 'How little the two sell of the same kind',
} as const;
export type MatchPart = keyof typeof MATCH_PARTS;

/**
 * One reason why two firms may fit. `rate` is 0 to 1, null where too little is known: unknown is not zero. The three
 * sentences are said of a high rating, of a low one, and of none; null where there is nothing to say. A rating is made of
 * each of a few hundred firms and makes nothing else; sentences are for those that are shown.
 */
export interface Factor {
  readonly part: MatchPart;
  /** Its share of the score. */
  readonly weight: number;
  readonly rate: (own: Traits, other: Traits) => number | null;
  readonly why: (own: Traits, other: Traits) => string | null;
  readonly whyNot: (own: Traits, other: Traits) => string | null;
  readonly missing: (own: Traits, other: Traits) => string;
}

/** More than this share of what one of them does in common makes competitors of them. */
export const MOST_IN_COMMON = 0.3;
/** Fewer questions say nothing about how somebody answers. */
const ENOUGH_ASKED = 3;

export const commonServices = (own: Traits, other: Traits) =>
  own.categories.filter((category) => other.categories.includes(category));

/** Share of the narrower one's services that both have; null where one has said nothing. */
export function shareInCommon(own: Traits, other: Traits): number | null {
  const fewer = Math.min(own.categories.length, other.categories.length);
  if (fewer === 0) return null;
  let common = 0;
  for (const category of own.does) if (other.does.includes(category)) common += 1;
  return common / fewer;
}

const decisionMaker: Factor = {
  part: 'DECISION_MAKER',
  weight: 0.3,
  rate: (own, other) => {
    if (own.roles === 0 || other.roles === 0) return null;
    const same = countOf(own.roles & other.roles);
    if (same > 0) return Math.min(1, 0.6 + (0.4 * same) / Math.min(countOf(own.roles), countOf(other.roles)));
    return (own.families & other.families) !== 0 ? 0.5 : 0;
  },
  why: (own, other) => {
    const [ours, theirs] = [rolesOf(own), rolesOf(other)];
    const same = ours.filter((role) => theirs.includes(role));
    if (same.length > 0) return `You both sell to the ${listed(same.map(roleInWords))}.`;
    for (const role of ours) {
      const near = theirs.find((each) => familyOf(each) === familyOf(role));
      if (near) {
        const { name } = ROLE_FAMILIES[familyOf(role)];
        return `You sell to the ${roleInWords(role)}, they to the ${roleInWords(near)}: both decide about ${name}.`;
      }
    }
    return null;
  },
  whyNot: (own, other) =>
    `They sell to the ${listed(rolesOf(other).map(roleInWords))}, you to the ${listed(rolesOf(own).map(roleInWords))}.`,
  missing: (own) =>
    rolesOf(own).length === 0
      ? 'You have not said who decides about buying from you.'
      : 'They have not said who decides about buying from them.',
};

/** How much the two markets have in common that have most. */
function closest(own: Traits, other: Traits): number {
  let best = 0;
  for (const ours of own.reaches) for (const theirs of other.reaches) best = Math.max(best, closenessOf(ours, theirs));
  return best;
}

/** What it is; null for nothing. */
function common(own: Traits, other: Traits): Common | null {
  const most = closest(own, other);
  if (most === 0) return null;
  for (const [at, ours] of own.reaches.entries()) {
    const place = other.reaches.findIndex((theirs) => closenessOf(ours, theirs) === most);
    if (place >= 0) return meet(own.markets[at]!, other.markets[place]!);
  }
  return null;
}

const market: Factor = {
  part: 'MARKET',
  weight: 0.25,
  rate: (own, other) => (own.markets.length === 0 || other.markets.length === 0 ? null : closest(own, other)),
  why: (own, other) => {
    const kind = common(own, other);
    return kind && `You both serve ${companiesInWords(kind)}.`;
  },
  whyNot: (own, other) => {
    const kind = common(own, other);
    return kind
      ? `Your markets meet only in ${companiesInWords(kind)}.`
      : 'No company is in a market of yours and in one of theirs.';
  },
  missing: (own) => (own.markets.length === 0 ? 'You have not said whom you sell to.' : 'They have not said whom they sell to.'),
};

const STANDS = { BEFORE: 'before', DURING: 'together with', AFTER: 'after' } as const;

/** How much a tie counts: what a seller says itself, what is bought one after the other, what is bought beside. */
const TIES = { SAID: 1, IN_ORDER: 0.8, BESIDE: 0.65 } as const;
/** What the neighbourhood of two categories counts, by their places. */
const tieOf: readonly (readonly number[])[] = CATEGORY_CODES.map((one) =>
  CATEGORY_CODES.map((other) => {
    const how = neighbourhood(one, other);
    return how === null ? 0 : how === 'BESIDE' ? TIES.BESIDE : TIES.IN_ORDER;
  }),
);

/** The strongest tie between what the two do. */
function tie(own: Traits, other: Traits): number {
  for (const category of other.besides) if (own.does.includes(category)) return TIES.SAID;
  for (const category of own.besides) if (other.does.includes(category)) return TIES.SAID;
  let best = 0;
  for (const mine of own.does) for (const theirs of other.does) best = Math.max(best, tieOf[mine]![theirs]!);
  return best;
}

/** How it is told; null where there is none. */
function tieInWords(own: Traits, other: Traits): string | null {
  const said = other.sequences.find(({ relativeTo }) => own.categories.includes(relativeTo));
  if (said) {
    const { category, sequence, relativeTo } = said;
    return `Their ${categoryInWords(category)} is bought ${STANDS[sequence]} your ${categoryInWords(relativeTo)}.`;
  }
  const ours = own.sequences.find(({ relativeTo }) => other.categories.includes(relativeTo));
  if (ours) {
    const { category, sequence, relativeTo } = ours;
    return `Your ${categoryInWords(category)} is bought ${STANDS[sequence]} their ${categoryInWords(relativeTo)}.`;
  }
  let beside: readonly [theirs: Category, mine: Category] | null = null;
  for (const mine of own.categories) {
    for (const theirs of other.categories) {
      const how = neighbourhood(theirs, mine);
      if (how === 'BESIDE') beside ??= [theirs, mine];
      else if (how) {
        const stands = how === 'BEFORE' ? 'before' : 'after';
        return `Their ${categoryInWords(theirs)} usually comes ${stands} your ${categoryInWords(mine)}.`;
      }
    }
  }
  return beside && `Who buys your ${categoryInWords(beside[1])} often needs their ${categoryInWords(beside[0])} as well.`;
}

const complement: Factor = {
  part: 'COMPLEMENT',
  weight: 0.2,
  rate: (own, other) => (own.categories.length === 0 || other.categories.length === 0 ? null : tie(own, other)),
  why: tieInWords,
  whyNot: (_, other) =>
    `Nothing says that ${listed(other.categories.map(categoryInWords))} comes before, after or with what you do.`,
  missing: (own) => (own.categories.length === 0 ? 'You have not said what you do.' : 'They have not said what they do.'),
};

/** Industries and countries of theirs that are new to us, each told by how many of how many: 0 to 1. */
function news(own: Traits, other: Traits): number {
  const industries = countOf(other.industries & ~own.industries) / Math.max(1, countOf(other.industries));
  let countries = 0;
  if (!own.isEverywhere) for (const country of other.countries) if (!own.countries.includes(country)) countries += 1;
  return 1 - (1 - industries) * (1 - countries / Math.max(1, other.countries.length));
}

/** What these are, two of each at most. */
function newsInWords(own: Traits, other: Traits): string[] {
  const codesOf = ({ markets }: Traits) => new Set(markets.flatMap(({ regions }) => regions.map((code) => code.slice(0, 2))));
  const known = codesOf(own);
  const regions = own.isEverywhere ? [] : [...codesOf(other)].filter((code) => !known.has(code));
  const industries = ALL_INDUSTRIES.filter((_, at) => (other.industries & ~own.industries & (1 << at)) !== 0);
  return [...regions.slice(0, 2).map(nameOfRegion), ...industries.slice(0, 2).map(industryInWords)];
}

const reach: Factor = {
  part: 'REACH',
  weight: 0.1,
  rate: (own, other) => (own.markets.length === 0 || other.markets.length === 0 ? null : news(own, other)),
  why: (own, other) => {
    const both = newsInWords(own, other);
    return both.length === 0 ? null : `They also reach ${listed(both)}, where you do not sell yet.`;
  },
  whyNot: () => 'They reach hardly anybody whom you do not reach already.',
  missing: () => 'Whom they could open a door to cannot be told without both target markets.',
};

const followThrough: Factor = {
  part: 'FOLLOW_THROUGH',
  weight: 0.1,
  rate: (_, { followThrough: { asked, answered } }) => (asked < ENOUGH_ASKED ? null : answered / asked),
  why: (_, { followThrough: { asked, answered } }) => `They answered ${answered} of ${asked} questions of partners in time.`,
  whyNot: (_, { followThrough: { asked, answered } }) =>
    `They answered only ${answered} of ${asked} questions of partners in time.`,
  missing: () => 'Partners have asked them too little so far to say how they answer.',
};

const distance = (own: Traits, other: Traits): number => other.size - own.size;

const size: Factor = {
  part: 'SIZE',
  weight: 0.025,
  rate: (own, other) => [1, 0.8, 0.45, 0.2, 0][Math.abs(distance(own, other))] ?? 0,
  why: (own, other) => (distance(own, other) === 0 ? 'They are about as large as you.' : 'They are nearly as large as you.'),
  whyNot: (own, other) => `They are much ${distance(own, other) > 0 ? 'larger' : 'smaller'} than you.`,
  missing: () => 'How large they are is not known.',
};

/** How far apart the two meet risk: 0 alike, 2 as far as can be; null where one has not said. */
const riskBetween = ({ risk: ours }: Traits, { risk: theirs }: Traits): number | null =>
  ours < 0 || theirs < 0 ? null : Math.abs(ours - theirs);

/** Which risk a firm takes is read by its own people and by admins alone: the sentences say how alike two are, never which. */
const risk: Factor = {
  part: 'RISK',
  weight: 0.025,
  rate: (own, other) => {
    const apart = riskBetween(own, other);
    return apart === null ? null : ([1, 0.5, 0][apart] ?? 0);
  },
  why: (own, other) => (riskBetween(own, other) === 0 ? 'You meet risk alike.' : 'You meet risk nearly alike.'),
  whyNot: () => 'You meet risk very differently: agree early on how you decide.',
  missing: ({ riskTolerance }) =>
    riskTolerance === null ? 'You have not said how you meet risk.' : 'They have not said how they meet risk.',
};

/** Weighs nothing beside the gate: what is said of it is that there is something. */
const noOverlap: Factor = {
  part: 'NO_OVERLAP',
  weight: 0,
  rate: (own, other) => {
    const share = shareInCommon(own, other);
    return share === null ? null : share === 0 ? 1 : share > MOST_IN_COMMON ? 0 : 0.3;
  },
  why: () => null,
  whyNot: (own, other) => `You both do ${listed(commonServices(own, other).map(categoryInWords))}.`,
  missing: () => 'Whether you sell something of the same kind cannot be told.',
};

/** Every factor, the heaviest first. The weights add up to 1. */
export const FACTORS: readonly Factor[] = [decisionMaker, market, complement, reach, followThrough, size, risk, noOverlap];
