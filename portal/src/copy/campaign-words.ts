import type { Tone } from '../ui/pieces';
import { basis } from './basis-words';

type Words = Readonly<Record<string, string>>;

/** What the service's codes of campaigns and their guests are called on the screen. */
export const campaignWords = {
  /** Where an introduction comes from. */
  origin: 'From the campaign',
  kind: {
    SEMINAR: 'Seminar',
    SERVICE: 'Service',
    PRODUCT: 'Product',
    INFORMATION: 'Information',
    NEWSLETTER_FEATURE: 'In a newsletter',
    WEBSITE_FEATURE: 'On a website',
    BLOG_FEATURE: 'On a blog',
  } as Words,
  stage: {
    DRAFT: 'Draft',
    PROPOSED: 'Proposed',
    AGREED: 'Agreed',
    IN_REVIEW: 'In review',
    SCHEDULED: 'Scheduled',
    RUNNING: 'Running',
    PAUSED: 'Paused',
    COMPLETED: 'Over',
    SETTLED: 'Settled',
    DECLINED: 'Declined',
    EXPIRED: 'Expired',
    CANCELLED: 'Called off',
  } as Words,
  channel: { ADJOIN: 'Mails in your name', HOST: 'Links you send yourself' } as Words,
  channelHint: {
    ADJOIN: 'Each guest gets one mail with your name as sender, at the pace you set.',
    HOST: 'You get one personal link for each guest and send it by your own means.',
  } as Words,
  side: { HOST: 'Your clients are invited', BENEFICIARY: 'Their clients are invited' } as Words,
  /** What the partner gets with a yes, beside the name. */
  field: { EMAIL: 'E-mail', PHONE: 'Phone', TITLE: 'Title', COMPANY: 'Company' } as Words,
  guestStage: {
    SUPPRESSED: 'Left out',
    QUEUED: 'Waits to be sent',
    SENT: 'Invited',
    BOUNCED: 'Mail came back',
    OPTED_IN: 'Said yes',
    WAITING: 'Waiting list',
    DECLINED: 'Said no',
    NO_RESPONSE: 'No answer',
    ATTENDED: 'Was there',
    CONVERTED: 'Introduced',
    REVOKED: 'Took the yes back',
    CANCELLED: 'Never invited',
  } as Words,
  /** Why somebody in the segments is not invited. */
  leftOut: {
    NO_ADDRESS: 'No e-mail address',
    OPTED_OUT: 'Opted out',
    DO_NOT_INTRODUCE: 'Not to be introduced',
    NO_LAWFUL_BASIS: 'No lawful basis',
    CONTACTED_LATELY: 'Invited not long ago',
    DUPLICATE: 'Twice in the book',
  } as Words,
  basis,
  basisHint: {
    CONSENT: 'This person agreed to be written to.',
    EXISTING_CUSTOMER: 'A customer who was told that objecting is possible at any time.',
    LEGITIMATE_INTEREST: 'Your interest was weighed against theirs, and that was written down.',
  } as Words,
  /** Why it ended, was sent back or stands still: what people give, then what the service records. */
  reason: {
    NO_FIT: 'Does not suit our clients, or us',
    NOT_NOW: 'Not now',
    TERMS: 'The offer or the split of costs',
    NO_CAPACITY: 'No capacity',
    CONFLICT_OF_INTEREST: 'Conflict of interest',
    NO_LONGER_NEEDED: 'No longer needed',
    WORDING: 'The wording',
    UNLAWFUL: 'Must not be sent like this',
    NOT_AS_AGREED: 'Not what was agreed',
    TOO_MANY_OPT_OUTS: 'Too many guests do not want it',
    MISTAKE: 'A mistake',
    OTHER: 'Something else',
    NO_ANSWER: 'No answer in time',
    OPT_OUTS: 'More than 2 % of the guests opted out',
    COMPLAINTS: 'More than 2 % of the guests complained',
    TOO_MANY_GUESTS: 'So many guests need an admin’s look',
    ALLIANCE_ENDED: 'The alliance ended',
    ALLIANCE_HELD: 'The alliance is paused or held',
    BUSINESS_CLOSED: 'A firm left the network',
  } as Words,
  /** Titles of refusals; the sentence comes with them. */
  refusal: {
    ALLIANCE_NOT_ACTIVE: 'The alliance is not active',
    BRIEF_REVEALS: 'The words name one of your clients',
    DO_NOT_INTRODUCE: 'Not to be introduced',
    FORBIDDEN: 'Not yours to do',
    ILLEGAL_MOVE: 'Not possible now',
    INVALID: 'Something is missing',
    NOT_FOUND: 'Nothing is here',
    NO_GUESTS: 'Nobody is left to invite',
    STALE_VERSION: 'Changed in the meantime',
    TEST_NEEDED: 'Send the test first',
    TOO_LATE: 'Its time is over',
  } as Words,
} as const;

const stageTone: Readonly<Record<string, Tone>> = {
  PROPOSED: 'warn',
  AGREED: 'prim',
  IN_REVIEW: 'warn',
  SCHEDULED: 'info',
  RUNNING: 'prim',
  PAUSED: 'warn',
  COMPLETED: 'ok',
  SETTLED: 'ok',
  DECLINED: 'bad',
  CANCELLED: 'bad',
};
const guestTones: Readonly<Record<string, Tone>> = {
  OPTED_IN: 'ok',
  WAITING: 'warn',
  ATTENDED: 'prim',
  CONVERTED: 'prim',
  SENT: 'info',
  BOUNCED: 'bad',
  REVOKED: 'bad',
};

/** Colour of a state's chip; the word beside it says the same. */
export const campaignTone = (stage: string): Tone => stageTone[stage] ?? 'plain';
export const guestTone = (stage: string): Tone => guestTones[stage] ?? 'plain';

export const isFeature = (kind: string): boolean => kind.endsWith('_FEATURE');
