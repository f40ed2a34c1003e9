import type { Category } from '../markets/index.js';

/** What an ally has to do with a need, as the database found it. */
export interface Likeness {
  readonly needId: string;
  readonly allianceId: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly offeringId: string | null;
  readonly offeringName: string | null;
  readonly triggerId: string | null;
  readonly see: string | null;
  /** The need and the offering are of this one category; null when they are not. */
  readonly category: Category | null;
  /** Words of the need that the ally listens for, or that tell what it solves. */
  readonly words: readonly string[];
}

/** Two words in common are a hint; one is a coincidence. */
const ENOUGH_WORDS = 2;
/** More names than these nobody weighs up. */
const MOST_SUGGESTED = 3;

/** A category in common counts for more than words. */
const weightOf = ({ category, words, triggerId }: Likeness): number =>
  (category === null ? 0 : 10) + Math.min(words.length, 8) + (triggerId === null ? 0 : 0.5);

/** The best of each ally, the likeliest first; nobody who has no more than a word in common. */
export function bestOf(found: readonly Likeness[]): Likeness[] {
  const best = new Map<string, Likeness>();
  for (const each of found) {
    if (each.category === null && each.words.length < ENOUGH_WORDS) continue;
    const known = best.get(each.partnerId);
    if (!known || weightOf(each) > weightOf(known)) best.set(each.partnerId, each);
  }
  const byWeight = (a: Likeness, b: Likeness) => weightOf(b) - weightOf(a) || a.partnerName.localeCompare(b.partnerName, 'en');
  return [...best.values()].sort(byWeight).slice(0, MOST_SUGGESTED);
}

/** Why this ally, in a sentence made of what was found. */
export function reasonOf(
  { partnerName, offeringName, category, words, see }: Likeness,
  nameOf: (code: Category) => string,
): string {
  const quoted = words.slice(0, 4).map((word) => `“${word}”`);
  const said = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : quoted.join('');
  const also = words.length > 0 ? `, and you wrote ${said}` : '';
  if (category !== null) return `${partnerName} does ${nameOf(category)}${offeringName ? `: ${offeringName}` : ''}${also}.`;
  return see === null
    ? `${partnerName} offers ${offeringName ?? ''}: you wrote ${said}.`
    : `${partnerName} asks you to look out for this: you wrote ${said}.`;
}
