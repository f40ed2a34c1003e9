import { categoryInWords, SIZE_BANDS, type Category, type SizeBand } from '../markets/index.js';
import type { Profile } from './profile.rules.js';

export const DISMISSAL_REASONS = {
  NOT_OUR_SERVICE: 'What it does does not go with what we do',
  OTHER_MARKET: 'It serves others than we do',
  WRONG_SIZE: 'Too large or too small for us',
  COMPETITOR: 'It sells what we sell',
  KNOWN_TO_US: 'We know it, and would rather not',
  OTHER: 'Another reason',
} as const;
export type DismissalReason = keyof typeof DISMISSAL_REASONS;

/** What a firm that was set aside was like, and why. */
export interface Dismissed {
  readonly reason: DismissalReason;
  readonly profile: Profile | null;
}

/** How often something was the reason. */
export interface Lessons {
  readonly categories: ReadonlyMap<Category, number>;
  readonly sizes: ReadonlyMap<SizeBand, number>;
}

/** Points (of 1) that one dismissal costs the firms like it, and the most that all of them cost together. */
const EACH = 0.05;
const MOST = 0.15;

/**
 * The rule by which “not for us” teaches: who was set aside for what it does lowers all that do the same, who was set
 * aside for its size lowers all of that size. Any other reason is about that firm alone.
 */
export function lessonsOf(dismissed: readonly Dismissed[]): Lessons {
  const [categories, sizes] = [new Map<Category, number>(), new Map<SizeBand, number>()];
  for (const { reason, profile } of dismissed) {
    if (!profile) continue;
    if (reason === 'NOT_OUR_SERVICE') for (const category of profile.categories) count(categories, category);
    if (reason === 'WRONG_SIZE') count(sizes, profile.sizeBand);
  }
  return { categories, sizes };
}

/** What the lessons take from the score of a firm. */
export function penaltyOf({ categories, sizes }: Lessons, { categories: does, sizeBand }: Profile): number {
  if (categories.size === 0 && sizes.size === 0) return 0;
  const times = Math.max(0, ...does.map((category) => categories.get(category) ?? 0)) + (sizes.get(sizeBand) ?? 0);
  return Math.min(MOST, times * EACH);
}

/** The same in words; null where nothing was learnt about such a firm. */
export function lessonInWords({ categories, sizes }: Lessons, { categories: does, sizeBand }: Profile): string | null {
  const [category] = does.filter((each) => categories.has(each));
  if (category) return `You set aside ${firms(categories.get(category) ?? 0)} for doing ${categoryInWords(category)}.`;
  if (sizes.has(sizeBand)) return `You set aside ${firms(sizes.get(sizeBand) ?? 0)} for having ${SIZE_BANDS[sizeBand]}.`;
  return null;
}

const firms = (count: number): string => (count === 1 ? 'a firm' : `${count} firms`);

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
