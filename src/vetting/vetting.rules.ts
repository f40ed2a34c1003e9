import type { VettingState } from '../alliances/index.js';
import type { Violation } from '../kernel/domain-error.js';
import { DAY } from '../kernel/time.js';

export interface Claim {
  readonly claim: string;
  readonly clarification: string | null;
  readonly evidence: string | null;
  readonly evidenceLink: string | null;
  readonly saidBy: string | null;
  /** A day, such as 2026-03-01. */
  readonly shownOn: string | null;
}

/** Evidence is what was shown, by whom, and when: two of the three are a claim in a better suit. */
export function violationsOfClaim({ evidence, evidenceLink, saidBy, shownOn }: Claim, now: Date): Violation[] {
  const wrong: Violation[] = [];
  const refuse = (field: string, message: string) => wrong.push({ code: 'INVALID', message, field: ['input', field] });
  if (evidence === null && evidenceLink !== null) refuse('evidence', 'Say in a sentence what the link shows.');
  if (evidence !== null && saidBy === null) refuse('saidBy', 'Evidence needs somebody who says so.');
  if (evidence !== null && shownOn === null) refuse('shownOn', 'Evidence needs a date.');
  // A day's grace for whoever is ahead of UTC.
  if (shownOn !== null && new Date(shownOn).getTime() > now.getTime() + DAY) refuse('shownOn', 'This date is still to come.');
  return wrong;
}

/** What others say counts before what the firm shows of itself: against it or for it. */
export function stateOf(
  { clarification, evidence }: Pick<Claim, 'clarification' | 'evidence'>,
  verdict: 'SUPPORTED' | 'CONTRADICTED' | null,
): VettingState {
  if (verdict === 'CONTRADICTED') return 'CONTRADICTED';
  if (verdict === 'SUPPORTED' || evidence !== null) return 'EVIDENCED';
  return clarification === null ? 'CLAIMED' : 'CLARIFIED';
}

/** An open question is answered by a clarification that was not there when it was asked, and by nothing else. */
export function openQuestion(
  before: { question: string | null; clarification: string | null } | null,
  now: Claim,
): string | null {
  if (!before?.question) return null;
  return now.clarification !== null && now.clarification !== before.clarification ? null : before.question;
}
