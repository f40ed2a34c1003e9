/** What went on between two partners, as one of them sees it. */
export interface HealthFacts {
  readonly otherName: string;
  /** Null when the two never met. */
  readonly daysSinceOneToOne: number | null;
  readonly daysActive: number;
  /** Offers and requests that wait for an answer. */
  readonly unansweredByUs: number;
  readonly unansweredByThem: number;
  /** Introductions shown within the last half year. */
  readonly given: number;
  readonly received: number;
  /** Introductions about which nothing was said for longer than the network's policy wants. */
  readonly overdueOurs: number;
  readonly overdueTheirs: number;
  readonly daysSinceIntroduction: number | null;
}

export interface Health {
  readonly state: 'GOOD' | 'WATCH';
  readonly sentences: readonly string[];
  /** Nothing is wrong and nothing happens: what a pair notices last. */
  readonly isComplacent: boolean;
}

/** Days without a meeting after which two partners begin to forget what the other does. */
const FORGOTTEN = 60;
/** Days without anything new after which a pair has fallen asleep. */
const ASLEEP = 60;
/** One side gives three times what it gets, and at least that many. */
const ONE_SIDED = 3;

/** How the two are, in sentences for the two; what is well is said as well. */
export function healthOf(facts: HealthFacts): Health {
  const { otherName } = facts;
  const worries: string[] = [];
  const well: string[] = [];

  const { daysSinceOneToOne: met, daysActive } = facts;
  const unmet = met ?? daysActive;
  if (unmet > FORGOTTEN) worries.push(met === null ? 'You have not met yet.' : `You last met ${days(met)} ago.`);
  else if (met !== null) well.push(met === 0 ? 'You met today.' : `You met ${days(met)} ago.`);

  if (facts.unansweredByUs > 0) worries.push(`${count(facts.unansweredByUs, 'ask')} of ${otherName} without your answer.`);
  if (facts.unansweredByThem > 0) worries.push(`${count(facts.unansweredByThem, 'ask')} of yours without an answer.`);
  if (facts.unansweredByUs + facts.unansweredByThem === 0) well.push('No ask is left unanswered.');

  const { given, received } = facts;
  if (given >= ONE_SIDED && given >= received * ONE_SIDED)
    worries.push(`It flows one way: you gave ${given} and received ${received} in half a year.`);
  else if (received >= ONE_SIDED && received >= given * ONE_SIDED) {
    worries.push(`It flows one way: you received ${received} and gave ${given} in half a year.`);
  } else if (given + received > 0) well.push(`You gave ${given} and received ${received} in half a year.`);

  if (facts.overdueOurs > 0) worries.push(`${otherName} waits for news about ${count(facts.overdueOurs, 'introduction')}.`);
  if (facts.overdueTheirs > 0) worries.push(`You wait for news about ${count(facts.overdueTheirs, 'introduction')}.`);

  const isComplacent = unmet > ASLEEP && (facts.daysSinceIntroduction ?? daysActive) > ASLEEP;
  if (isComplacent)
    worries.push('Nothing is wrong, and nothing happens: that is how partners are lost. Meet, or make one small introduction.');
  return { state: worries.length > 0 ? 'WATCH' : 'GOOD', sentences: [...worries, ...well], isComplacent };
}

const days = (figure: number): string => `${figure} ${figure === 1 ? 'day' : 'days'}`;
const count = (figure: number, noun: string): string => `${figure} ${noun}${figure === 1 ? '' : 's'}`;
