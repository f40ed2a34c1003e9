import type { Violation } from '../kernel/domain-error.js';
import { DAY } from '../kernel/time.js';

/** What a business is looked at for before somebody lends it her name. */
export const DIMENSIONS = {
  ABILITY: 'Whether it can do what it says',
  ACCOUNT_CARE: 'How it looks after a client',
  ETHICS: 'How it behaves when nobody looks',
  OFFERING: 'What it sells, to whom, and what not',
} as const;
export type Dimension = keyof typeof DIMENSIONS;
const NAMES: Readonly<Record<Dimension, string>> = {
  ABILITY: 'ability',
  ACCOUNT_CARE: 'account care',
  ETHICS: 'ethics',
  OFFERING: 'offering',
};
export const dimensions = Object.keys(DIMENSIONS) as Dimension[];

export const PILOT_TEMPLATES = {
  JOINT_SEMINAR: 'A seminar that both hold',
  JOINT_ARTICLE: 'An article under both names',
  JOINT_CHECKUP: 'A day on which both look at one place',
  TRIAL_INTRODUCTION: 'One client who said yes, looked after from the first call on',
  OWN: 'Something of their own',
} as const;
export type PilotTemplate = keyof typeof PILOT_TEMPLATES;

export const GATES = {
  TIME: 'The two have known each other for long enough',
  ONE_TO_ONES: 'They have met often enough, and both say so',
  VETTING: 'Each side has evidenced what it claims',
  AGREEMENT: 'Both have accepted the newest terms',
  PILOT: 'A low-risk project is planned',
} as const;
export type Gate = keyof typeof GATES;

export interface SideEvidence {
  readonly name: string;
  /** Dimensions that are evidenced and about which no question is open. */
  readonly evidenced: readonly Dimension[];
}

export interface ReadyFacts {
  readonly sinceKnown: Date;
  readonly minDays: number;
  /** One-to-ones that both confirmed. */
  readonly oneToOnes: number;
  readonly minOneToOnes: number;
  readonly sides: readonly SideEvidence[];
  readonly minEvidenced: number;
  /** Both have accepted the newest terms. */
  readonly isAgreed: boolean;
  readonly hasPilot: boolean;
  /** Gates that an admin has opened. */
  readonly waived: readonly Gate[];
}

/** One gate as it stands. The sentence says what is there when it is open, and what is missing when not. */
export interface GateState {
  readonly code: Gate;
  readonly isOpen: boolean;
  readonly isWaived: boolean;
  readonly sentence: string;
}

/** The gates of getting to know, in the order in which they are shown. A waived gate is open whatever is missing. */
export function gatesOf(facts: ReadyFacts, now: Date): GateState[] {
  const found: Record<Gate, readonly [isOpen: boolean, sentence: string]> = {
    TIME: time(facts, now),
    ONE_TO_ONES: oneToOnes(facts),
    VETTING: vetting(facts),
    AGREEMENT: facts.isAgreed
      ? [true, 'Both sides have accepted the newest version of the agreement.']
      : [false, 'Both sides must have accepted the newest version of the agreement.'],
    PILOT: facts.hasPilot ? [true, 'The pilot is planned.'] : [false, 'Name the pilot: a title and a goal.'],
  };
  return (Object.keys(found) as Gate[]).map((code) => {
    const [isOpen, sentence] = found[code];
    const isWaived = !isOpen && facts.waived.includes(code);
    return { code, isOpen: isOpen || isWaived, isWaived, sentence };
  });
}

/** What is missing before a side may press ready, each in words. */
export function violationsOfReady(facts: ReadyFacts, now: Date): Violation[] {
  return gatesOf(facts, now)
    .filter(({ isOpen }) => !isOpen)
    .map(({ code, sentence }) => ({ code: `GATE_${code}`, message: sentence }));
}

function time({ sinceKnown, minDays }: ReadyFacts, now: Date): [boolean, string] {
  const known = (now.getTime() - sinceKnown.getTime()) / DAY;
  const left = Math.ceil(minDays - known);
  if (left > 0) return [false, `Take ${left} more ${left === 1 ? 'day' : 'days'} to get to know each other.`];
  return [true, `You have known each other for ${plural(Math.max(0, Math.floor(known)), 'day')}.`];
}

function oneToOnes({ oneToOnes: held, minOneToOnes: wanted }: ReadyFacts): [boolean, string] {
  if (held >= wanted)
    return [true, `${capital(inWords(held))} ${held === 1 ? 'one-to-one' : 'one-to-ones'} confirmed by both sides.`];
  const of = `${capital(inWords(held))} of ${inWords(wanted)} ${wanted === 1 ? 'one-to-one' : 'one-to-ones'}`;
  return [false, `${of} confirmed by both sides.`];
}

function vetting({ sides, minEvidenced }: ReadyFacts): [boolean, string] {
  const short = sides.filter(({ evidenced }) => evidenced.length < minEvidenced);
  if (short.length === 0) {
    return [true, minEvidenced === 0 ? 'Evidence is not asked for.' : 'Both sides have shown evidence of what they claim.'];
  }
  const missing = short.map(({ name, evidenced }) => {
    const left = dimensions.filter((dimension) => !evidenced.includes(dimension)).map((dimension) => NAMES[dimension]);
    return `${name}: ${left.join(', ')}`;
  });
  return [false, `Evidence is missing from ${missing.join('; ')}.`];
}

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const inWords = (figure: number): string => WORDS[figure] ?? String(figure);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const plural = (figure: number, noun: string): string => `${figure} ${noun}${figure === 1 ? '' : 's'}`;
