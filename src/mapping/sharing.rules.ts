/** What a business gives an ally to see of one of its segments; each level gives what those before it give. */
export const SHARING_LEVELS = {
  HIDDEN: 'Nothing, not even that the segment exists',
  COUNT: 'How many both have, rounded; under five is not told',
  OVERLAP: 'The names of those that both have',
  ALL: 'The names of all of them',
} as const;
export type SharingLevel = keyof typeof SHARING_LEVELS;

/** What is shown of a client beside the name, where both sides give it. */
export const SHARED_FIELDS = {
  DOMAINS: 'Its domains',
  INDUSTRY: 'Its industry',
  SIZE: 'How many people work there',
  REGION: 'Where it is',
  LIFECYCLE: 'Whether it buys, might buy, or has left',
  SINCE: 'Since when it buys',
  TIE: 'How strong the best tie to its people is',
} as const;
export type SharedField = keyof typeof SHARED_FIELDS;

export const DECLINE_REASONS = {
  NOT_YET: 'We would like to work together a little longer first',
  CLIENTS_TRUST: 'Our clients expect us to keep their names to ourselves',
  NOT_ALLOWED: 'A contract or a rule forbids it',
  ENOUGH: 'What we share now is enough for what we do together',
  NO_ANSWER: 'Nobody answered in time',
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;

export const REQUEST_STATES = {
  OPEN: 'Waits for the other side',
  GRANTED: 'The other side shares more',
  DECLINED: 'The other side said no, with a reason',
  WITHDRAWN: 'Taken back by who asked, or gone with the alliance',
  EXPIRED: 'Nobody answered in time',
} as const;
export type RequestState = keyof typeof REQUEST_STATES;

/** How a match was found. */
export const MATCH_BASES = {
  DOMAIN: 'Both know it by the same registrable domain',
  IDENTIFIER: 'Both have the same company identifier',
  CONTACT_DOMAIN: 'People that one of the two knows write from a domain of the other’s client',
  NAME: 'The names stand for one company, and nothing speaks against it',
} as const;
export type MatchBasis = keyof typeof MATCH_BASES;

const order = Object.keys(SHARING_LEVELS) as SharingLevel[];
export const rankOf = (level: SharingLevel): number => order.indexOf(level);

/** You see what you show: of two levels the lower one. */
export const least = (a: SharingLevel, b: SharingLevel): SharingLevel => (rankOf(a) < rankOf(b) ? a : b);

/** Whose rule keeps a cell from showing more: NOBODY where it shows all that there is. */
export const HELD_BY = {
  NOBODY: 'Everything is shown',
  US: 'The viewer’s own rule gives less than the partner’s',
  THEM: 'The partner’s rule gives less than the viewer’s',
  BOTH: 'Both give the same, and could give more',
} as const;
export type HeldBy = keyof typeof HELD_BY;

export function heldBy(ours: SharingLevel, theirs: SharingLevel): HeldBy {
  if (ours === theirs) return ours === 'ALL' ? 'NOBODY' : 'BOTH';
  return rankOf(ours) < rankOf(theirs) ? 'US' : 'THEM';
}

/** A partner that wants more than it gives asks in vain: what it would see is the lower of the two. */
export const isWorthAsking = (wanted: SharingLevel, given: readonly SharingLevel[]): boolean =>
  given.some((level) => rankOf(level) >= rankOf(wanted));
