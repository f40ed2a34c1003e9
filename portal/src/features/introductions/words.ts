import type {
  BusinessIssue,
  ClaimInput,
  Incumbent,
  IntroductionBriefInput,
  QualificationInput,
  SizeBand,
} from '../../gql/generated/introductions/graphql';
import type { Record } from './record';

/** How somebody knows an answer, in the three words the form has for it. */
export type How = 'CONTACT' | 'SEEN' | 'GUESS';

export interface Answer {
  readonly value: string;
  readonly how: How;
  readonly seen: string;
}
/** Until somebody says how it is known, an answer is a guess. */
export const NO_ANSWER: Answer = { value: '', how: 'GUESS', seen: '' };

/** All that is written in the drawer; kept as a draft. */
export interface Draft {
  readonly way: 'offer' | 'request';
  readonly client: string;
  readonly contact: string;
  readonly alliance: string;
  readonly need: Answer;
  readonly budget: Answer;
  readonly authority: Answer;
  readonly timing: Answer;
  readonly issue: string;
  readonly cost: string;
  readonly stake: string;
  readonly incumbent: string;
  readonly strength: string;
  readonly basis: string;
  /** Of a request: the kind of client. */
  readonly industry: string;
  readonly size: string;
  readonly region: string;
}

export const EMPTY: Draft = {
  way: 'offer',
  client: '',
  contact: '',
  alliance: '',
  need: NO_ANSWER,
  budget: NO_ANSWER,
  authority: NO_ANSWER,
  timing: NO_ANSWER,
  issue: '',
  cost: '',
  stake: '',
  incumbent: '',
  strength: '3',
  basis: '',
  industry: '',
  size: '',
  region: '',
};

/** What is known of the client in one's own book. */
export interface Bands {
  readonly industry?: string | null;
  readonly sizeBand?: string | null;
  readonly region?: string | null;
}

/** The brief as it is sent: an offer's bands come from the book, a request's from the form. */
export const briefOf = (draft: Draft, bands: Bands | null): IntroductionBriefInput => ({
  need: draft.need.value,
  industry: (bands ? bands.industry : draft.industry) || null,
  sizeBand: ((bands ? bands.sizeBand : draft.size) || null) as SizeBand | null,
  region: (bands ? bands.region : draft.region) || null,
  businessIssue: (draft.issue || null) as BusinessIssue | null,
  costOfNotActing: draft.cost || null,
  personalStake: draft.stake || null,
  incumbent: (draft.incumbent || null) as Incumbent | null,
});

/** Said by the client is asked about; seen is evidence when it is told what was seen; a guess stays a claim. */
export function claimOf({ value, how, seen }: Answer): ClaimInput | null {
  if (value.trim() === '') return null;
  if (how === 'SEEN') return { value, saidBy: 'INTRODUCER', state: 'EVIDENCED', evidence: seen || null };
  if (how === 'CONTACT') return { value, saidBy: 'CONTACT', state: 'CLARIFIED' };
  return { value, saidBy: 'INTRODUCER', state: 'CLAIMED' };
}

export const qualificationOf = ({ need, budget, authority, timing }: Draft): QualificationInput => ({
  need: claimOf(need),
  budget: claimOf(budget),
  authority: claimOf(authority),
  timing: claimOf(timing),
});

type Claimed = NonNullable<Record['qualification']>['need'];

function answerOf(claim: Claimed | undefined): Answer {
  if (!claim) return NO_ANSWER;
  const { value, saidBy, evidence, state } = claim;
  const how = state === 'EVIDENCED' ? 'SEEN' : saidBy === 'CONTACT' ? 'CONTACT' : 'GUESS';
  return { value: value ?? '', how, seen: evidence ?? '' };
}

/** What a draft that the service keeps says, as the form has it. */
export function writtenIn({ client, contact, alliance, brief, qualification, vouch }: Record): Draft {
  return {
    ...EMPTY,
    client: client?.id ?? '',
    contact: contact?.id ?? '',
    alliance: alliance.id,
    need: { ...answerOf(qualification?.need), value: brief?.need ?? '' },
    budget: answerOf(qualification?.budget),
    authority: answerOf(qualification?.authority),
    timing: answerOf(qualification?.timing),
    issue: brief?.businessIssue ?? '',
    cost: brief?.costOfNotActing ?? '',
    stake: brief?.personalStake ?? '',
    incumbent: brief?.incumbent ?? '',
    strength: String(vouch?.strength ?? EMPTY.strength),
    basis: vouch?.basis ?? '',
  };
}
