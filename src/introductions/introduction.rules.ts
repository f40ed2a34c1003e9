import { later, SECOND } from '../kernel/time.js';
import type { Violation } from '../kernel/domain-error.js';
import { violationsOfPassages, type Passage, type Secrets } from '../kernel/giveaways.js';
import type { IntroductionStage } from './introduction.lifecycle.js';

/** The anonymous description of a client: bands and needs, never a name. */
export interface Brief {
  /** NAICS sector. */
  readonly industry: string | null;
  readonly sizeBand: string | null;
  /** ISO 3166. */
  readonly region: string | null;
  readonly need: string;
  readonly businessIssue: string | null;
  readonly costOfNotActing: string | null;
  readonly personalStake: string | null;
  readonly riskTolerance: string | null;
  /** What kind of provider does it now. */
  readonly incumbent: string | null;
}

export const CLAIM_STATES = ['UNKNOWN', 'CLAIMED', 'CLARIFIED', 'EVIDENCED', 'CONTRADICTED'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** One thing that is said of the client, by whom, and how far it is shown. */
export interface Claim {
  readonly value: string | null;
  readonly saidBy: string | null;
  readonly evidence: string | null;
  readonly state: ClaimState;
}

export const QUESTIONS = ['need', 'budget', 'authority', 'timing'] as const;
export type Question = (typeof QUESTIONS)[number];
export type Qualification = Readonly<Record<Question, Claim>>;

/** How far the introducer answers for the client. */
export interface Vouch {
  /** 1 (met once) to 5 (would put our name to it). */
  readonly strength: number;
  readonly basis: string;
  readonly text: string | null;
}

export const UNKNOWN_CLAIM: Claim = { value: null, saidBy: null, evidence: null, state: 'UNKNOWN' };

type Given<T> = { readonly [Key in keyof T]?: T[Key] | null | undefined };

/** A claim as given. Nothing given is UNKNOWN; a value of which nothing more is said is no more than CLAIMED. */
export function claimOf(given: Given<Claim> | null | undefined): Claim {
  const value = given?.value?.trim() || null;
  return {
    value,
    saidBy: given?.saidBy ?? null,
    evidence: given?.evidence?.trim() || null,
    state: given?.state ?? (value === null ? 'UNKNOWN' : 'CLAIMED'),
  };
}

export function qualificationOf(given: Partial<Record<Question, Given<Claim> | null>> | null | undefined): Qualification {
  const [need, budget, authority, timing] = QUESTIONS.map((question) => claimOf(given?.[question]));
  return { need: need!, budget: budget!, authority: authority!, timing: timing! };
}

/** What is claimed says what and by whom; what is evidenced or contradicted shows by what; unknown says nothing. */
export function violationsOfQualification(qualification: Qualification): Violation[] {
  return QUESTIONS.flatMap((question) => {
    const { value, saidBy, evidence, state } = qualification[question];
    const wrong = (part: string, message: string): Violation => ({
      code: 'INVALID',
      message,
      field: ['input', 'qualification', question, part],
    });
    if (state === 'UNKNOWN') return value === null ? [] : [wrong('state', 'What has a value is claimed at least, not unknown.')];
    return [
      ...(value === null ? [wrong('value', 'Say what is claimed, or leave it unknown.')] : []),
      ...(saidBy === null ? [wrong('saidBy', 'Say who said it.')] : []),
      ...(evidence === null && (state === 'EVIDENCED' || state === 'CONTRADICTED')
        ? [wrong('evidence', 'Say what shows it: without evidence it is a claim.')]
        : []),
    ];
  });
}

/** What libraries know. */
export interface Known {
  readonly isIndustry: (code: string) => boolean;
  readonly isRegion: (code: string) => boolean;
  readonly isDomain: (name: string) => boolean;
}

export interface Letter {
  readonly brief: Brief;
  readonly qualification: Qualification;
  readonly vouch: Vouch | null;
}

/** Every text of it that the beneficiary reads before the client was asked. */
export function passagesOf({ brief, qualification, vouch }: Letter): Passage[] {
  return [
    ...(['need', 'costOfNotActing', 'personalStake'] as const).map((part) => ({
      field: ['input', 'brief', part],
      text: brief[part],
    })),
    ...QUESTIONS.flatMap((question) =>
      (['value', 'evidence'] as const).map((part) => ({
        field: ['input', 'qualification', question, part],
        text: qualification[question][part],
      })),
    ),
    { field: ['input', 'vouch', 'basis'], text: vouch?.basis },
    { field: ['input', 'vouch', 'text'], text: vouch?.text },
  ];
}

/** Codes that nobody knows; the same for drafts. */
export function violationsOfBands({ industry, region }: Brief, known: Known): Violation[] {
  const wrong: Violation[] = [];
  if (industry !== null && !known.isIndustry(industry)) {
    wrong.push({ code: 'INVALID', message: 'No such NAICS sector.', field: ['input', 'brief', 'industry'] });
  }
  if (region !== null && !known.isRegion(region)) {
    wrong.push({ code: 'INVALID', message: 'No such ISO 3166 region.', field: ['input', 'brief', 'region'] });
  }
  return wrong;
}

/** Why it cannot go to the other side as it is. */
export function violationsOfLetter(letter: Letter, secrets: Secrets, known: Known): Violation[] {
  return [
    ...(letter.brief.need.trim() === ''
      ? [{ code: 'NEED_MISSING', message: 'Say what the client needs.', field: ['input', 'brief', 'need'] }]
      : []),
    ...violationsOfBands(letter.brief, known),
    ...violationsOfQualification(letter.qualification),
    ...violationsOfPassages(passagesOf(letter), secrets, known.isDomain),
  ];
}

/** Reasons that people give. The others are the clocks', the client's or the network's. */
export const PEOPLES_REASONS = {
  NO_FIT: 'We do not serve this need',
  NO_CAPACITY: 'No room for another client now',
  NOT_NOW: 'Not now; the date says when',
  CONFLICT_OF_INTEREST: 'We work for somebody whom it would harm',
  NO_SUCH_CLIENT: 'We know nobody like that',
  TIE_TOO_WEAK: 'We do not know the client well enough to ask',
  CLIENT_NOT_READY: 'It is too early for the client',
  NO_LONGER_NEEDED: 'What was needed is no longer needed',
  MISTAKE: 'It was begun by mistake',
  OTHER: 'Another reason, told in the note',
} as const;
export const OTHER_REASONS = {
  NO_ANSWER: 'The side whose turn it was did not answer in time',
  CLIENT_SAID_NO: 'The client said no',
  CLIENT_SILENT: 'The client did not answer in time',
  CLIENT_REVOKED: 'The client took the yes back',
  CLIENT_REMOVED: 'The client is no longer in the introducer’s book',
  FIRST_CONTACT_MISSED: 'Nobody contacted the client in time, and the introduction went to another ally',
  SILENCE: 'Nothing was heard of it for a long time',
  ALLIANCE_ENDED: 'The alliance ended before it was offered',
  BUSINESS_CLOSED: 'One of the two businesses left the network',
} as const;
export type IntroductionReason = keyof typeof PEOPLES_REASONS | keyof typeof OTHER_REASONS;

export interface Reasons {
  readonly reason: IntroductionReason;
  readonly note: string | null;
  /** "Not until": when to try again. */
  readonly notBefore?: Date | null;
}

/** A person's reason must be one that people have; "not now" says until when, "other" says what. */
export function violationsOfReasons({ reason, note, notBefore }: Reasons, now: Date): Violation[] {
  const wrong = (part: string, message: string): Violation => ({ code: 'INVALID', message, field: ['input', part] });
  if (!Object.hasOwn(PEOPLES_REASONS, reason)) return [wrong('reason', 'This reason is recorded by the service, not given.')];
  if (reason === 'OTHER' && !note?.trim()) return [wrong('note', 'Say in the note what the reason is.')];
  if (reason === 'NOT_NOW' && notBefore === null) return [wrong('notBefore', 'Say when to try again.')];
  if (notBefore && notBefore <= now) return [wrong('notBefore', 'The date must be in the future.')];
  return [];
}

/** How long a no can be taken back (milliseconds). Nobody has been written to by then, see `notifications`. */
export const REOPEN_WITHIN = 15 * SECOND;

/** Until when a no that was said at `stageSince` can be taken back. */
export const reopenUntil = (stageSince: Date): Date => later(stageSince, REOPEN_WITHIN);

/** Why an introduction cannot be sent to another ally; null when it can. */
export function obstacleToReroute(facts: {
  readonly stage: IntroductionStage;
  readonly contactId: string | null;
  readonly firstContactMissedAt: Date | null;
}): Violation | null {
  if (facts.contactId === null) {
    return { code: 'NOT_REROUTABLE', message: 'No client was named in this request: there is nothing to send on.' };
  }
  if (facts.stage === 'INTRODUCED' && facts.firstContactMissedAt === null) {
    return { code: 'NOT_REROUTABLE', message: 'The partner still has time for the first contact.' };
  }
  return null;
}
