import {
  ALL_INDUSTRIES,
  ALL_SIZES,
  categoryInWords,
  companiesInWords,
  familyOf,
  industryInWords,
  listed,
  meet,
  nameOfRegion,
  neighbourhood,
  roleInWords,
  ROLE_FAMILIES,
  type Common,
} from '../markets/index.js';
import { RISKS, rolesOf, type Profile } from './profile.rules.js';

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
 * sentences are said of a high rating, of a low one, and of none; null where there is nothing to say.
 */
export interface Factor {
  readonly part: MatchPart;
  /** Its share of the score. */
  readonly weight: number;
  readonly rate: (own: Profile, other: Profile) => number | null;
  readonly why: (own: Profile, other: Profile) => string | null;
  readonly whyNot: (own: Profile, other: Profile) => string | null;
  readonly missing: (own: Profile, other: Profile) => string;
}

/** More than this share of what one of them does in common makes competitors of them. */
export const MOST_IN_COMMON = 0.3;
/** Fewer questions say nothing about how somebody answers. */
const ENOUGH_ASKED = 3;

export const commonServices = (own: Profile, other: Profile) =>
  own.categories.filter((category) => other.categories.includes(category));

/** Share of the narrower one's services that both have; null where one has said nothing. */
export function shareInCommon(own: Profile, other: Profile): number | null {
  const fewer = Math.min(own.categories.length, other.categories.length);
  return fewer === 0 ? null : commonServices(own, other).length / fewer;
}

const decisionMaker: Factor = {
  part: 'DECISION_MAKER',
  weight: 0.3,
  rate: (own, other) => {
    const [ours, theirs] = [rolesOf(own), rolesOf(other)];
    if (ours.length === 0 || theirs.length === 0) return null;
    const same = ours.filter((role) => theirs.includes(role)).length;
    const near = ours.some((role) => theirs.some((each) => familyOf(each) === familyOf(role)));
    if (same > 0) return Math.min(1, 0.6 + (0.4 * same) / Math.min(ours.length, theirs.length));
    return near ? 0.5 : 0;
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

/** The two markets that have most in common. */
function closest(own: Profile, other: Profile): Common | null {
  let best: Common | null = null;
  for (const ours of own.markets) {
    for (const theirs of other.markets) {
      const common = meet(ours, theirs);
      if (common && common.share > (best?.share ?? 0)) best = common;
    }
  }
  return best;
}

const market: Factor = {
  part: 'MARKET',
  weight: 0.25,
  rate: (own, other) => (own.markets.length === 0 || other.markets.length === 0 ? null : (closest(own, other)?.share ?? 0)),
  why: (own, other) => {
    const common = closest(own, other);
    return common && `You both serve ${companiesInWords(common)}.`;
  },
  whyNot: (own, other) => {
    const common = closest(own, other);
    return common
      ? `Your markets meet only in ${companiesInWords(common)}.`
      : 'No company is in a market of yours and in one of theirs.';
  },
  missing: (own) => (own.markets.length === 0 ? 'You have not said whom you sell to.' : 'They have not said whom they sell to.'),
};

const STANDS = { BEFORE: 'before', DURING: 'together with', AFTER: 'after' } as const;

/** The strongest tie between what the two do, and how it is told. */
function tie(own: Profile, other: Profile): { rate: number; sentence: string } | null {
  const said = other.sequences.find(({ relativeTo }) => own.categories.includes(relativeTo));
  if (said) {
    const { category, sequence, relativeTo } = said;
    return {
      rate: 1,
      sentence: `Their ${categoryInWords(category)} is bought ${STANDS[sequence]} your ${categoryInWords(relativeTo)}.`,
    };
  }
  const ours = own.sequences.find(({ relativeTo }) => other.categories.includes(relativeTo));
  if (ours) {
    const { category, sequence, relativeTo } = ours;
    return {
      rate: 1,
      sentence: `Your ${categoryInWords(category)} is bought ${STANDS[sequence]} their ${categoryInWords(relativeTo)}.`,
    };
  }
  let beside: { rate: number; sentence: string } | null = null;
  for (const mine of own.categories) {
    for (const theirs of other.categories) {
      const how = neighbourhood(theirs, mine);
      const words = [categoryInWords(theirs), categoryInWords(mine)] as const;
      if (how === 'BESIDE')
        beside ??= { rate: 0.65, sentence: `Who buys your ${words[1]} often needs their ${words[0]} as well.` };
      else if (how)
        return {
          rate: 0.8,
          sentence: `Their ${words[0]} usually comes ${how === 'BEFORE' ? 'before' : 'after'} your ${words[1]}.`,
        };
    }
  }
  return beside;
}

const complement: Factor = {
  part: 'COMPLEMENT',
  weight: 0.2,
  rate: (own, other) => (own.categories.length === 0 || other.categories.length === 0 ? null : (tie(own, other)?.rate ?? 0)),
  why: (own, other) => tie(own, other)?.sentence ?? null,
  whyNot: (_, other) =>
    `Nothing says that ${listed(other.categories.map(categoryInWords))} comes before, after or with what you do.`,
  missing: (own) => (own.categories.length === 0 ? 'You have not said what you do.' : 'They have not said what they do.'),
};

/** Industries and places of theirs that are new to us, and how many of all of theirs that is. */
function news(own: Profile, other: Profile): { industries: readonly string[]; regions: readonly string[]; share: number } {
  const industriesOf = ({ markets }: Profile) =>
    ALL_INDUSTRIES.filter((code) => markets.some(({ industries }) => industries.length === 0 || industries.includes(code)));
  const countriesOf = ({ markets }: Profile) =>
    new Set(markets.flatMap(({ regions }) => regions.map((code) => code.slice(0, 2))));
  const theirs = { industries: industriesOf(other), regions: [...countriesOf(other)] };
  const [known, places] = [industriesOf(own), countriesOf(own)];
  const isEverywhere = own.markets.some(({ regions }) => regions.length === 0);
  const industries = theirs.industries.filter((code) => !known.includes(code));
  const regions = isEverywhere ? [] : theirs.regions.filter((code) => !places.has(code));
  const share = (some: readonly string[], all: readonly string[]) => (all.length === 0 ? 0 : some.length / all.length);
  const kept = (1 - share(industries, theirs.industries)) * (1 - share(regions, theirs.regions));
  return { industries, regions, share: 1 - kept };
}

const reach: Factor = {
  part: 'REACH',
  weight: 0.1,
  rate: (own, other) => (own.markets.length === 0 || other.markets.length === 0 ? null : news(own, other).share),
  why: (own, other) => {
    const { industries, regions } = news(own, other);
    const both = [...regions.slice(0, 2).map(nameOfRegion), ...industries.slice(0, 2).map(industryInWords)];
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

const distance = (own: Profile, other: Profile): number => ALL_SIZES.indexOf(other.sizeBand) - ALL_SIZES.indexOf(own.sizeBand);

const size: Factor = {
  part: 'SIZE',
  weight: 0.025,
  rate: (own, other) => [1, 0.8, 0.45, 0.2, 0][Math.abs(distance(own, other))] ?? 0,
  why: (own, other) => (distance(own, other) === 0 ? 'They are about as large as you.' : 'They are nearly as large as you.'),
  whyNot: (own, other) => `They are much ${distance(own, other) > 0 ? 'larger' : 'smaller'} than you.`,
  missing: () => 'How large they are is not known.',
};

/** How far apart the two meet risk: 0 alike, 2 as far as can be; null where one has not said. */
function riskBetween({ riskTolerance: ours }: Profile, { riskTolerance: theirs }: Profile): number | null {
  return ours === null || theirs === null ? null : Math.abs(RISKS.indexOf(ours) - RISKS.indexOf(theirs));
}

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
