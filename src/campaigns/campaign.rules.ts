import type { Violation } from '../kernel/domain-error.js';
import { MAX_AMOUNT_MINOR } from '../kernel/money.js';

export const CAMPAIGN_KINDS = {
  SEMINAR: 'An event to come to',
  SERVICE: 'Something that is done for the guest',
  PRODUCT: 'Something that the guest gets',
  INFORMATION: 'Something to read or know',
  NEWSLETTER_FEATURE: 'A place in the host’s newsletter',
  WEBSITE_FEATURE: 'A place on the host’s website',
  BLOG_FEATURE: 'A post on the host’s blog',
} as const;
export type CampaignKind = keyof typeof CAMPAIGN_KINDS;

/** A feature is placed, not sent: it has a due date and a proof, and no guests. */
export const isFeature = (kind: CampaignKind): boolean => kind.endsWith('_FEATURE');

/** What both sides accept: the offer and the message, together. Amounts as texts, days and moments as ISO. */
export interface CampaignContent {
  readonly title: string;
  /** What the guest gets. */
  readonly what: string;
  readonly forWhom: string;
  readonly valueMinor: string | null;
  readonly costMinor: string | null;
  readonly currency: string | null;
  /** Of the cost, in percent; the beneficiary bears the rest. */
  readonly hostShare: number;
  /** Null: as many as come. */
  readonly capacity: number | null;
  /** The moment of an event. */
  readonly heldAt: string | null;
  readonly minutes: number | null;
  readonly place: string | null;
  readonly subject: string;
  /** In the host's voice, as the guest reads it. */
  readonly text: string;
  /** One question to the guest, that she may leave open. */
  readonly question: string | null;
  /** Where a feature stands, such as "front page, left". */
  readonly placement: string | null;
  /** The day by which a feature is placed. */
  readonly dueOn: string | null;
  /** What the beneficiary gets with a yes, beside the name. */
  readonly fields: readonly ('EMAIL' | 'PHONE' | 'TITLE' | 'COMPANY')[];
}

/** A guest's page, with all of it, weighs at most 3 kB. */
export const LONGEST = {
  title: 100,
  what: 300,
  forWhom: 200,
  subject: 120,
  text: 800,
  question: 120,
  place: 120,
  placement: 160,
};

/** What the present words miss before they can be proposed. */
export function violationsOfContent(kind: CampaignKind, content: CampaignContent, now: Date): Violation[] {
  const wrong: Violation[] = [];
  const say = (part: keyof CampaignContent, message: string) =>
    wrong.push({ code: 'INVALID', message, field: ['input', 'content', part] });
  for (const [part, most] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
    if ((content[part]?.length ?? 0) > most) say(part, `At most ${most} characters.`);
  }
  if (!content.title.trim()) say('title', 'Give it a title.');
  if (!content.what.trim()) say('what', 'Say what the guest gets.');
  if (!content.forWhom.trim()) say('forWhom', 'Say for whom it is.');
  if (content.hostShare < 0 || content.hostShare > 100) say('hostShare', 'A share is from 0 to 100 percent.');
  for (const part of ['valueMinor', 'costMinor'] as const) {
    const amount = content[part];
    if (amount === null) continue;
    if (BigInt(amount) < 0n || BigInt(amount) > MAX_AMOUNT_MINOR) say(part, 'The amount must be zero or more, in minor units.');
    if (!/^[A-Z]{3}$/.test(content.currency ?? '')) say('currency', 'The currency must be an ISO 4217 code such as EUR.');
  }
  if (content.capacity !== null && (content.capacity < 1 || content.capacity > 100_000))
    say('capacity', 'From 1 to 100,000 places, or none said.');
  if (isFeature(kind)) {
    if (!content.placement?.trim()) say('placement', 'Say where it is placed.');
    if (content.dueOn === null) say('dueOn', 'Say by which day it is placed.');
    else if (new Date(`${content.dueOn}T23:59:59Z`) <= now) say('dueOn', 'The day must be in the future.');
    return wrong;
  }
  if (!content.subject.trim()) say('subject', 'The mail needs a subject.');
  if (!content.text.trim()) say('text', 'Write what the guest reads.');
  if (kind === 'SEMINAR' && content.heldAt === null) say('heldAt', 'Say when it is held.');
  if (content.heldAt !== null && new Date(content.heldAt) <= now) say('heldAt', 'The date must be in the future.');
  return wrong;
}

/** Reasons that people give; the others are the clocks' and the network's. */
export const PEOPLES_REASONS = {
  NO_FIT: 'It does not suit our clients, or us',
  NOT_NOW: 'Not now',
  TERMS: 'The offer or the split of costs is not what we want',
  NO_CAPACITY: 'We cannot do it at present',
  CONFLICT_OF_INTEREST: 'It would harm somebody we work for',
  NO_LONGER_NEEDED: 'What it was for has been done otherwise',
  WORDING: 'The words promise too much, or are unclear',
  UNLAWFUL: 'It must not be sent like this',
  NOT_AS_AGREED: 'What was placed is not what was agreed',
  TOO_MANY_OPT_OUTS: 'Too many guests do not want it',
  MISTAKE: 'It was begun by mistake',
  OTHER: 'Another reason, told in the note',
} as const;
export const OTHER_REASONS = {
  NO_ANSWER: 'The side whose turn it was did not answer in time',
  OPT_OUTS: 'More than 2 % of the guests asked not to be invited',
  COMPLAINTS: 'More than 2 % of the guests complained',
  TOO_MANY_GUESTS: 'More guests than may be invited without the look of an admin',
  ALLIANCE_ENDED: 'The alliance ended',
  ALLIANCE_HELD: 'The alliance is paused or held',
  BUSINESS_CLOSED: 'One of the two businesses left the network',
} as const;
export type CampaignReason = keyof typeof PEOPLES_REASONS | keyof typeof OTHER_REASONS;

export function violationsOfReason(reason: CampaignReason, note: string | null): Violation[] {
  const wrong = (part: string, message: string): Violation => ({ code: 'INVALID', message, field: ['input', part] });
  if (!Object.hasOwn(PEOPLES_REASONS, reason)) return [wrong('reason', 'This reason is recorded by the service, not given.')];
  if (reason === 'OTHER' && !note?.trim()) return [wrong('note', 'Say in the note what the reason is.')];
  return [];
}

/** What an admin must look at before anything is sent. */
export interface ReviewFacts {
  /** Whether a campaign of this alliance was ever sent or placed before. */
  readonly isFirst: boolean;
  readonly guests: number;
  readonly mostGuests: number;
  readonly isRegulated: boolean;
}
export const needsReview = ({ isFirst, guests, mostGuests, isRegulated }: ReviewFacts): boolean =>
  isFirst || isRegulated || guests > mostGuests;

/** Of a hundred guests who were written to, so many may object. */
export const MOST_OBJECTIONS_PERCENT = 2;
export const objectTooMany = (objections: number, sent: number): boolean => objections * 100 > sent * MOST_OBJECTIONS_PERCENT;

/** A number of people as the partner may see it: none below five, for few can be told apart. */
export const FEWEST_SHOWN = 5;
export const blurred = (count: number): number | null => (count > 0 && count < FEWEST_SHOWN ? null : count);

/** The last part of an invitation's address, for whoever reads it. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '') || 'invitation';
