import type { Check } from '../platform/graphql/check.js';

export interface PartyFacts {
  readonly name: string;
  /** Categories of what it sells. */
  readonly categories: readonly string[];
  readonly professions: readonly string[];
  /** Registered domains that it names. */
  readonly domains: readonly string[];
}

/** What somebody belongs to on both sides. */
export interface SharedPeople {
  readonly owners: number;
  readonly members: number;
}

/** More than this share of what one of them sells in common makes competitors of them. */
const MOST_IN_COMMON = 0.3;

/** What was found about two firms that want to be allied, for whoever approves it. */
export function checksOf(one: PartyFacts, other: PartyFacts, shared: SharedPeople): Check[] {
  return [sameOwner(shared), competitor(one, other), regulated(one, other), sharedDomain(one, other)];
}

function sameOwner({ owners, members }: SharedPeople): Check {
  const code = 'SAME_OWNER';
  if (owners > 0) return { code, state: 'WARN', sentence: 'Somebody owns both firms.' };
  if (members > 0) return { code, state: 'WARN', sentence: 'Somebody is a member of both firms.' };
  return { code, state: 'PASS', sentence: 'Nobody belongs to both firms.' };
}

function competitor(one: PartyFacts, other: PartyFacts): Check {
  const code = 'COMPETITOR';
  if (one.categories.length === 0 || other.categories.length === 0) {
    const silent = one.categories.length === 0 ? one : other;
    return { code, state: 'UNKNOWN', sentence: `${silent.name} does not say what it sells.` };
  }
  const common = one.categories.filter((category) => other.categories.includes(category));
  const share = common.length / Math.min(one.categories.length, other.categories.length);
  if (common.length === 0) return { code, state: 'PASS', sentence: 'They sell nothing of the same kind.' };
  return {
    code,
    state: share > MOST_IN_COMMON ? 'WARN' : 'PASS',
    sentence: `Both sell ${common.map(inWords).join(', ')}.`,
  };
}

function regulated(...parties: [PartyFacts, PartyFacts]): Check {
  const code = 'REGULATED_PROFESSION';
  const bound = parties.filter(({ professions }) => professions.length > 0);
  if (bound.length === 0) return { code, state: 'PASS', sentence: 'Neither has a regulated profession in the house.' };
  const who = bound.map(({ name, professions }) => `${name} (${professions.map(inWords).join(', ')})`).join(' and ');
  return { code, state: 'WARN', sentence: `Fees may be forbidden: ${who}.` };
}

function sharedDomain(one: PartyFacts, other: PartyFacts): Check {
  const code = 'SHARED_DOMAIN';
  const common = one.domains.find((domain) => other.domains.includes(domain));
  if (common) return { code, state: 'WARN', sentence: `Both name ${common} as their own.` };
  if (one.domains.length === 0 || other.domains.length === 0) {
    const silent = one.domains.length === 0 ? one : other;
    return { code, state: 'UNKNOWN', sentence: `${silent.name} names no website and no domain of its own.` };
  }
  return { code, state: 'PASS', sentence: 'They share no website and no domain.' };
}

const inWords = (word: string): string => word.replaceAll('_', ' ').toLowerCase();
