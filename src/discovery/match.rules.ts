import { categoryInWords, listed, type Category } from '../markets/index.js';
import { lessonInWords, penaltyOf, type Lessons } from './dismissal.rules.js';
import { commonServices, FACTORS, MOST_IN_COMMON, shareInCommon, type Factor, type MatchPart } from './match-factors.rules.js';
import type { Profile } from './profile.rules.js';
import { traitsOf } from './traits.rules.js';

/** Something said about a match; `part` is the factor it was made from, null for what dismissals taught. */
export interface Sentence {
  readonly part: MatchPart | null;
  readonly text: string;
}

export interface PartScore {
  readonly part: MatchPart;
  /** 0 to 5; null where too little is known. */
  readonly steps: number | null;
}

export interface Explanation {
  /** 1 to 5. */
  readonly steps: number;
  readonly parts: readonly PartScore[];
  readonly reasons: readonly Sentence[];
  readonly counterReasons: readonly Sentence[];
  readonly missingData: readonly Sentence[];
  /** The services in common of a competitor; null for any other. */
  readonly competitor: { readonly services: readonly Category[]; readonly sentence: string } | null;
}

/** What is not known counts as neither good nor bad. */
const UNKNOWN = 0.5;
const GOOD = 0.5;
const POOR = 0.35;
const MOST_REASONS = 3;
const MOST_COUNTER_REASONS = 2;

const NOTHING_LEARNT: Lessons = { categories: new Map(), sizes: new Map() };

export const isCompetitor = (own: Profile, other: Profile): boolean =>
  (shareInCommon(traitsOf(own), traitsOf(other)) ?? 0) > MOST_IN_COMMON;

/** 0 to 1: how well the other firm fits. */
export function scoreOf(own: Profile, other: Profile, lessons = NOTHING_LEARNT, factors: readonly Factor[] = FACTORS): number {
  const [ours, theirs] = [traitsOf(own), traitsOf(other)];
  let [sum, weights] = [0, 0];
  for (const { weight, rate } of factors) {
    if (weight === 0) continue;
    sum += weight * (rate(ours, theirs) ?? UNKNOWN);
    weights += weight;
  }
  return weights === 0 ? 0 : Math.max(0, sum / weights - penaltyOf(lessons, other));
}

/** Every sentence is made by one factor from its own data: without the factor there is no such sentence. */
export function explain(
  own: Profile,
  other: Profile,
  lessons = NOTHING_LEARNT,
  factors: readonly Factor[] = FACTORS,
): Explanation {
  const [ours, theirs] = [traitsOf(own), traitsOf(other)];
  const rated = factors.map((factor) => ({ factor, rate: factor.rate(ours, theirs) }));
  const competes = isCompetitor(ours, theirs);
  const good = rated
    .filter(({ rate }) => rate !== null && rate >= GOOD)
    .sort((a, b) => b.factor.weight * (b.rate ?? 0) - a.factor.weight * (a.rate ?? 0));
  const poor = rated
    .filter(({ factor, rate }) => rate !== null && rate < POOR && !(competes && factor.part === 'NO_OVERLAP'))
    .sort((a, b) => b.factor.weight * (1 - (b.rate ?? 0)) - a.factor.weight * (1 - (a.rate ?? 0)));
  const learnt = lessonInWords(lessons, other);
  const taught: Sentence[] = learnt === null ? [] : [{ part: null, text: learnt }];
  return {
    steps: stepsOf(scoreOf(ours, theirs, lessons, factors)),
    parts: rated.map(({ factor: { part }, rate }) => ({ part, steps: rate === null ? null : rate === 0 ? 0 : stepsOf(rate) })),
    reasons: said(good, MOST_REASONS, ({ why }) => why(ours, theirs)),
    counterReasons: [...taught, ...said(poor, MOST_COUNTER_REASONS - taught.length, ({ whyNot }) => whyNot(ours, theirs))],
    missingData: rated.flatMap(({ factor: { part, missing }, rate }) =>
      rate === null ? [{ part, text: missing(ours, theirs) }] : [],
    ),
    competitor: competes ? competitorIn(commonServices(ours, theirs)) : null,
  };
}

const competitorIn = (services: readonly Category[]) => ({
  services,
  sentence: `A competitor: you both do ${listed(services.map(categoryInWords))}.`,
});

/** The first `most` that have something to say. */
function said(rated: readonly { factor: Factor }[], most: number, say: (factor: Factor) => string | null): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { factor } of rated) {
    if (sentences.length === most) break;
    const text = say(factor);
    if (text !== null) sentences.push({ part: factor.part, text });
  }
  return sentences;
}

/** A share as steps of a bar: 1 to 5. */
const stepsOf = (share: number): number => Math.min(5, Math.max(1, Math.ceil(share * 5 - 1e-9)));
