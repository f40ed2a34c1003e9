import type { Violation } from '../kernel/domain-error.js';

/** Days in which a nominee answers, and after how many of them she is reminded, once. */
export const NOMINATION_DAYS = 30;
export const REMINDER_DAYS = 10;
/** Days in which a firm that has registered becomes a member. */
export const JOINING_DAYS = 180;
/** Nominations of one firm that may be open at a time. */
export const MOST_OPEN = 20;
/** Letters to one address from the whole network in as many days as a nomination waits: a nominee is nobody's prey. */
export const MOST_LETTERS = 3;

/** A nomination as it is typed, each text on one line and trimmed; null where nothing was typed. */
export interface Nominee {
  readonly firmName: string;
  readonly personName: string;
  readonly email: string;
  readonly website: string | null;
  readonly why: string;
}

/** What libraries know, handed in so that these rules stay pure. */
export interface Known {
  readonly emailOf: (text: string) => string | null;
  readonly domainOf: (text: string) => string | null;
}

const invalid = (field: string, message: string): Violation => ({ code: 'INVALID', message, field: ['input', field] });

export function violationsOfNominee(nominee: Nominee, known: Known): Violation[] {
  const wrong: Violation[] = [];
  if (!nominee.firmName) wrong.push(invalid('firmName', 'Write the name of the firm.'));
  if (!nominee.personName) wrong.push(invalid('personName', 'Write the name of the person there.'));
  if (!known.emailOf(nominee.email)) {
    wrong.push(invalid('email', 'That is not one e-mail address, such as anna@nordvik.example.'));
  }
  if (nominee.website && !known.domainOf(nominee.website)) {
    wrong.push(invalid('website', 'That is no website that a company can own, such as nordvik.example.'));
  }
  if (!nominee.why) wrong.push(invalid('why', 'Write a word to them: it is what they read first.'));
  return wrong;
}

/** Refuses one more open nomination than a firm may have. `open` are those that it has. */
export function violationsOfCount(open: number): Violation[] {
  if (open < MOST_OPEN) return [];
  const message = `Your firm has ${MOST_OPEN} open nominations. Withdraw one, or wait for an answer.`;
  return [{ code: 'TOO_MANY', message }];
}
