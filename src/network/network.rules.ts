import type { Violation } from '../kernel/domain-error.js';

/** The figures that the network's admins set. Days are calendar days, working days those of the side that must act. */
export const DEFAULT_FIGURES = {
  proposalDays: 14,
  adminDecisionWorkingDays: 5,
  informationDays: 30,
  offerWorkingDays: 2,
  requestWorkingDays: 3,
  consentDays: 7,
  consentReminderDays: 3,
  firstContactWorkingDays: 2,
  progressDays: 14,
  silentCloseDays: 104,
  outcomeConfirmationDays: 14,
  disputeWorkingDays: 10,
  pilotDays: 120,
  allianceReviewDays: 90,
  proposeAgainDays: 90,
  windDownDays: 180,
  erasureDays: 30,
  minDaysGettingToKnow: 14,
  minOneToOnes: 2,
  minDimensionsEvidenced: 4,
  maxOpenRequests: 5,
  suppressionMonths: 12,
  contactCapDays: 30,
  campaignReviewGuests: 500,
  campaignProposalDays: 14,
  campaignPlanningDays: 30,
  campaignProofDays: 14,
  campaignSettleDays: 30,
} as const;

export type Figure = keyof typeof DEFAULT_FIGURES;
export type Figures = Readonly<Record<Figure, number>>;

/** Figures that may be zero; the others are waits, and a wait of nothing is no wait. */
const MAY_BE_ZERO: ReadonlySet<Figure> = new Set([
  ...(['minDaysGettingToKnow', 'minOneToOnes', 'minDimensionsEvidenced', 'proposeAgainDays'] as const),
]);

const MOST = 730;
/** There are no more dimensions to vet. */
const MOST_OF: Partial<Record<Figure, number>> = { minDimensionsEvidenced: 4, campaignReviewGuests: 100_000 };

export function violationsOf(figures: Partial<Figures>): Violation[] {
  return (Object.entries(figures) as [Figure, number][]).flatMap(([figure, value]) => {
    const least = MAY_BE_ZERO.has(figure) ? 0 : 1;
    const most = MOST_OF[figure] ?? MOST;
    if (Number.isInteger(value) && value >= least && value <= most) return [];
    return [{ code: 'INVALID', message: `${figure} must be a whole number from ${least} to ${most}.`, field: ['input', figure] }];
  });
}
