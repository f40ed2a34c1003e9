import type { Violation } from '../kernel/domain-error.js';

/** Days in which a client answers. She is not reminded: it is a favour. */
export const SURVEY_DAYS = 21;
/** Days before the same person is asked again, whatever became of the last time. */
export const ASK_AGAIN_DAYS = 180;
/** How many suppliers she may name. */
export const MOST_SUPPLIERS = 3;
const LONGEST_NAME = 120;
const LONGEST_WORDS = 200;

/** A supplier as she typed it; texts may be empty. */
export interface Named {
  readonly name: string;
  readonly website: string;
  readonly whatFor: string;
  /** Whether the supplier may be told that a client recommends it; never who. */
  readonly mayTell: boolean;
}

/** Those of which she wrote anything, in her order. */
export const namedIn = (rows: readonly Named[]): Named[] =>
  rows.slice(0, MOST_SUPPLIERS).filter(({ name, website, whatFor }) => name || website || whatFor);

/** The first thing wrong with what she typed, in her words; null when nothing is. `domainOf` knows the public suffixes. */
export function faultOf(rows: readonly Named[], domainOf: (text: string) => string | null): string | null {
  const named = namedIn(rows);
  if (named.length === 0) return 'Name at least one firm, or say no.';
  for (const { name, website, whatFor } of named) {
    if (!name) return 'Write the name of each firm.';
    if (name.length > LONGEST_NAME) return `A name may have ${LONGEST_NAME} characters.`;
    if (whatFor.length > LONGEST_WORDS) return `What a firm does for you may have ${LONGEST_WORDS} characters.`;
    if (website && !domainOf(website)) return `${website} is no website, such as nordvik.example. It may stay empty.`;
  }
  return null;
}

/** Refuses a question to somebody who was asked not long ago. */
export function violationsOfFrequency(lastAskedAt: Date | null, now: Date): Violation[] {
  const days = lastAskedAt ? Math.floor((now.getTime() - lastAskedAt.getTime()) / 86_400_000) : ASK_AGAIN_DAYS;
  if (days >= ASK_AGAIN_DAYS) return [];
  const when = days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
  const message = `This person was asked ${when}. Ask again after ${ASK_AGAIN_DAYS} days.`;
  return [{ code: 'ASKED_LATELY', message, field: ['contactId'] }];
}
