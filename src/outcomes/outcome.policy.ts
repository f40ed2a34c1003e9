import { belongsTo, worksFor, type Viewer } from '../kernel/viewer.js';
import { outcomeLifecycle, type OutcomeState, type OutcomeVerb } from './outcome.lifecycle.js';

/** What the policy looks at. */
export interface OutcomeFacts {
  readonly state: OutcomeState;
  readonly introducerId: string;
  readonly beneficiaryId: string;
  /** The side that reported it. */
  readonly reportedById: string;
  /** The side that proposed a resolution of the dispute; null while none is on the table. */
  readonly proposedById: string | null;
  /** Whether a fee was agreed for it. */
  readonly hasFee: boolean;
}

type Sides = Pick<OutcomeFacts, 'introducerId' | 'beneficiaryId'>;
type Rule = (viewer: Viewer, outcome: OutcomeFacts) => boolean;

/** The side that the viewer works for; null for admins, strangers, mere viewers, and members of both. */
export function sideOf(viewer: Viewer, { introducerId, beneficiaryId }: Sides): string | null {
  if (belongsTo(viewer, introducerId) && belongsTo(viewer, beneficiaryId)) return null;
  return [introducerId, beneficiaryId].find((id) => worksFor(viewer, id)) ?? null;
}

const isParty: Rule = (viewer, outcome) => sideOf(viewer, outcome) !== null;

/** Who reports cannot confirm. */
const isOtherThanReporter: Rule = (viewer, outcome) => {
  const side = sideOf(viewer, outcome);
  return side !== null && side !== outcome.reportedById;
};

const isOtherThanProposer: Rule = (viewer, outcome) => {
  const side = sideOf(viewer, outcome);
  return side !== null && outcome.proposedById !== null && side !== outcome.proposedById;
};

/** The introducer earns the credit and the fee: it is the one who can say that they are settled, or give them up. */
const isIntroducer: Rule = (viewer, outcome) => sideOf(viewer, outcome) === outcome.introducerId;

/** An admin who belongs to neither side. */
const isJudge: Rule = (viewer, { introducerId, beneficiaryId }) =>
  viewer.isAdmin && !belongsTo(viewer, introducerId) && !belongsTo(viewer, beneficiaryId);

/** Who may use each verb. A new verb in the lifecycle does not compile until it has a rule here. */
const mayUse: Record<OutcomeVerb, Rule> = {
  confirm: isOtherThanReporter,
  dispute: isOtherThanReporter,
  propose: isParty,
  agree: isOtherThanProposer,
  resolve: isJudge,
  settle: (viewer, outcome) => isIntroducer(viewer, outcome) && outcome.hasFee,
  waive: (viewer, outcome) => isIntroducer(viewer, outcome) && outcome.hasFee,
  reverse: (viewer, outcome) => isIntroducer(viewer, outcome) || isJudge(viewer, outcome),
};

export const can = (viewer: Viewer, verb: OutcomeVerb, outcome: OutcomeFacts): boolean => mayUse[verb](viewer, outcome);

export const canView = (viewer: Viewer, { introducerId, beneficiaryId }: Sides): boolean =>
  viewer.isAdmin || belongsTo(viewer, introducerId) || belongsTo(viewer, beneficiaryId);

/** The verbs that are both legal now and open to this viewer: the buttons to show. */
export function actionsFor(viewer: Viewer, outcome: OutcomeFacts): OutcomeVerb[] {
  return outcomeLifecycle.verbs.filter((verb) => outcomeLifecycle.allows(outcome.state, verb) && can(viewer, verb, outcome));
}

/** Whether a dispute waits for this side: for both until one has put an amount on the table, then for the other. */
export const isAwaited = ({ state, proposedById }: Pick<OutcomeFacts, 'state' | 'proposedById'>, businessId: string): boolean =>
  state === 'DISPUTED' && proposedById !== businessId;
