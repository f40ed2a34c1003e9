import type { IntroductionScript } from './introduction-story.js';

type Brief = IntroductionScript['brief'];
type Qualification = IntroductionScript['qualification'];
type Claim = Qualification['need'];

const NOTHING: Brief = {
  need: '',
  businessIssue: null,
  costOfNotActing: null,
  personalStake: null,
  riskTolerance: null,
  incumbent: null,
};
const UNKNOWN: Claim = { value: null, saidBy: null, evidence: null, state: 'UNKNOWN' };

/** What the client needs, and what is known beside it. */
export const brief = (need: string, businessIssue: string, rest: Partial<Brief> = {}): Pick<IntroductionScript, 'brief'> => ({
  brief: { ...NOTHING, need, businessIssue, ...rest },
});

type Said = readonly [value: string, saidBy: string, evidence?: string];

/** What was said about the four questions, by whom, and what shows it; the others are unknown. */
export function claims(said: Partial<Record<keyof Qualification, Said>>): Pick<IntroductionScript, 'qualification'> {
  const claim = (question: keyof Qualification): Claim => {
    const [value, saidBy, evidence = null] = said[question] ?? [];
    if (value === undefined || saidBy === undefined) return UNKNOWN;
    return { value, saidBy, evidence, state: evidence === null ? 'CLAIMED' : 'EVIDENCED' };
  };
  return {
    qualification: {
      need: claim('need'),
      budget: claim('budget'),
      authority: claim('authority'),
      timing: claim('timing'),
    },
  };
}

export const vouch = (strength: number, basis: string, text: string | null): Pick<IntroductionScript, 'vouch'> => ({
  vouch: { strength, basis, text },
});
