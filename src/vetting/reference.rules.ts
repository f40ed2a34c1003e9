import type { Dimension } from '../alliances/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { DAY } from '../kernel/time.js';

/** What somebody who has worked with a firm is asked. Each is answered from 1 (not at all) to 5 (very much so). */
export const QUESTIONS: Readonly<Record<Dimension, readonly string[]>> = {
  ABILITY: ['Did the work do what was promised?', 'Were agreed dates kept?', 'Was it right the first time?'],
  ACCOUNT_CARE: [
    'Do they call back when they said they would?',
    'Do they see a problem before you do?',
    'Do they remember what matters to you?',
  ],
  ETHICS: [
    'Do they tell what speaks against their offer?',
    'Do they keep to themselves what you tell them?',
    'Do they own up to a mistake?',
  ],
  OFFERING: ['Did what they sell fit what you needed?', 'Was the price what was agreed?', 'Do they say what they do not do?'],
};

/** So long a person has to answer, and after half of it she is reminded, once. */
export const TO_ANSWER = 14 * DAY;
export const REMINDED_AFTER = 7 * DAY;
/** More people than these are asked about nobody. */
export const MOST_REFERENCES = 5;
export const LONGEST_WORDS = 1000;

/** What all who answered about one item say together: for the claim, against it, or nothing. Null while nobody has answered. */
export type ReferenceVerdict = 'SUPPORTED' | 'CONTRADICTED';

/** The middle of the scale: whoever is rated below it on the whole is contradicted. */
const MIDDLE = 3;

/** Every figure counts once; what somebody cannot say counts for nothing. */
export function verdictOf(answers: readonly (readonly number[])[]): ReferenceVerdict | null {
  const figures = answers.flat().filter((score) => score > 0);
  if (figures.length === 0) return null;
  return figures.reduce((sum, score) => sum + score, 0) / figures.length >= MIDDLE ? 'SUPPORTED' : 'CONTRADICTED';
}

export type ReferenceAnswer =
  | { readonly decision: 'answer'; readonly scores: readonly string[]; readonly words: string }
  | { readonly decision: 'pass' }
  | { readonly decision: 'never' };

/** The figures as they were ticked; INVALID where none is a figure, or one is none of the scale. */
export function scoresOf(dimension: Dimension, ticked: readonly string[]): number[] {
  const scores = QUESTIONS[dimension].map((_, at) => Number(ticked[at] ?? 0));
  if (scores.some((score) => !Number.isInteger(score) || score < 0 || score > 5) || !scores.some((score) => score > 0)) {
    throw new DomainError({
      code: 'INVALID',
      message: 'Tick a figure for at least one question, or press “I cannot say”.',
      field: ['scores'],
    });
  }
  return scores;
}
