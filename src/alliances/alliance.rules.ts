import type { Violation } from '../kernel/domain-error.js';
import { DAY } from '../kernel/time.js';
import { violationsOfReady, type ReadyFacts } from './gates.rules.js';
import type { AllianceStage } from './alliance.lifecycle.js';

export interface ProposalFacts {
  readonly areBothActive: boolean;
  readonly isSameBusiness: boolean;
  /** Somebody owns both. */
  readonly shareOwner: boolean;
  /** Until when the pair may not be proposed again; null when nothing stands in the way. */
  readonly notBefore: Date | null;
}

/** Why a proposal cannot be made now. That the pair has no live alliance is a constraint of the database. */
export function violationsOfProposal(facts: ProposalFacts, now: Date): Violation[] {
  const wrong: Violation[] = [];
  const refuse = (code: string, message: string) => wrong.push({ code, message, field: ['input', 'partnerId'] });
  if (facts.isSameBusiness) refuse('SAME_BUSINESS', 'A business cannot ally with itself.');
  if (!facts.areBothActive) refuse('NOT_ACTIVE', 'Both businesses must be active members of the network.');
  if (facts.shareOwner) refuse('SAME_OWNER', 'The two businesses have an owner in common; an alliance needs two firms.');
  if (facts.notBefore && facts.notBefore > now) {
    refuse('TOO_EARLY', `They asked not to be proposed to again before ${facts.notBefore.toISOString().slice(0, 10)}.`);
  }
  return wrong;
}

export type Verdict = 'GO' | 'EXTEND' | 'STOP';

/** Where a pilot goes after a review: null while the other side has not given its own. */
export function afterReviews(verdicts: readonly Verdict[]): AllianceStage | null {
  if (verdicts.length < 2) return null;
  if (verdicts.includes('STOP')) return 'ENDED';
  return verdicts.every((verdict) => verdict === 'GO') ? 'ACTIVE' : 'PILOT';
}

/** The later of the date that the partner gave with its decline and the network's waiting time. */
export function notBeforeOf(declinedAt: Date, dateGiven: Date | null, proposeAgainDays: number): Date {
  return dateGiven ?? new Date(declinedAt.getTime() + proposeAgainDays * DAY);
}

export interface DutyFacts extends ReadyFacts {
  readonly stage: AllianceStage;
  /** The side asked about has pressed ready, or resume. */
  readonly isReady: boolean;
  readonly isOtherReady: boolean;
  readonly hasTerms: boolean;
  readonly hasAccepted: boolean;
  readonly hasReviewed: boolean;
  /** The side asked about has dimensions left to evidence, or a question to answer. */
  readonly hasToShow: boolean;
}

/**
 * What a side owes the other while no clock runs against it, so that the two do not wait for each other; null when it
 * is the other's turn, or nobody's. Named as the clock that runs, or else as the mutation that does it.
 */
export function dutyOf(facts: DutyFacts, now: Date): string | null {
  if (facts.stage === 'PILOT') return facts.hasReviewed ? null : 'alliance.pilot';
  if (facts.stage === 'PAUSED') return facts.isOtherReady && !facts.isReady ? 'alliance.resume' : null;
  if (facts.stage !== 'GETTING_TO_KNOW' || facts.isReady) return null;
  const shut = violationsOfReady(facts, now).map(({ code }) => code);
  if (shut.length === 0) return 'alliance.mark_ready';
  if (shut.includes('GATE_AGREEMENT') && !facts.hasAccepted) {
    return facts.hasTerms ? 'alliance.accept_agreement' : 'alliance.write_agreement';
  }
  if (shut.includes('GATE_PILOT')) return 'alliance.set_pilot';
  return shut.includes('GATE_VETTING') && facts.hasToShow ? 'alliance.show_evidence' : null;
}
