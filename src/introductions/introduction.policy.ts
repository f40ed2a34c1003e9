import { belongsTo, worksFor, type Viewer } from '../kernel/viewer.js';
import {
  introductionLifecycle,
  type IntroductionDirection,
  type IntroductionStage,
  type IntroductionVerb,
} from './introduction.lifecycle.js';

/** What the policy looks at. */
export interface IntroductionFacts {
  readonly stage: IntroductionStage;
  readonly direction: IntroductionDirection;
  readonly introducerId: string;
  readonly beneficiaryId: string;
  /** When the beneficiary could first see it; null for what never left the introducer. */
  readonly shownAt: Date | null;
}

type Rule = (viewer: Viewer, introduction: IntroductionFacts) => boolean;

/** Whoever belongs to both businesses acts for neither. */
const worksOnlyFor = (viewer: Viewer, businessId: string, otherId: string): boolean =>
  worksFor(viewer, businessId) && !belongsTo(viewer, otherId);

const forIntroducer: Rule = (viewer, { introducerId, beneficiaryId }) => worksOnlyFor(viewer, introducerId, beneficiaryId);
const forBeneficiary: Rule = (viewer, { introducerId, beneficiaryId }) => worksOnlyFor(viewer, beneficiaryId, introducerId);
const forEither: Rule = (viewer, introduction) => forIntroducer(viewer, introduction) || forBeneficiary(viewer, introduction);
const forWhoBegan: Rule = (viewer, introduction) =>
  introduction.direction === 'OFFER' ? forIntroducer(viewer, introduction) : forBeneficiary(viewer, introduction);
const forWhoAnswers: Rule = (viewer, introduction) =>
  introduction.direction === 'OFFER' ? forBeneficiary(viewer, introduction) : forIntroducer(viewer, introduction);
/** A clock's step, or the client's word by link. */
const isNobody: Rule = () => false;

/** Who may use each verb. A new verb in the lifecycle does not compile until it has a rule here. */
const mayUse: Record<IntroductionVerb, Rule> = {
  update: forIntroducer,
  submit: forIntroducer,
  accept: forWhoAnswers,
  decline: forWhoAnswers,
  reopen: forWhoAnswers,
  askClient: forIntroducer,
  withdraw: forWhoBegan,
  reportContact: forBeneficiary,
  reportMeeting: forBeneficiary,
  giveProgress: forBeneficiary,
  reroute: forIntroducer,
  conclude: forEither,
  expire: isNobody,
  introduce: isNobody,
  refuse: isNobody,
  defer: isNobody,
  askAgain: isNobody,
  revoke: isNobody,
};

export const can = (viewer: Viewer, verb: IntroductionVerb, introduction: IntroductionFacts): boolean =>
  mayUse[verb](viewer, introduction);

/** Members of the introducer see all of it, those of the beneficiary from the moment it was offered or requested. */
export const canRead: Rule = (viewer, { introducerId, beneficiaryId, shownAt }) =>
  belongsTo(viewer, introducerId) || (shownAt !== null && belongsTo(viewer, beneficiaryId));

/** The businesses whose members may read it now. */
export const audienceOf = ({ introducerId, beneficiaryId, shownAt }: Omit<IntroductionFacts, 'stage' | 'direction'>): string[] =>
  shownAt === null ? [introducerId] : [introducerId, beneficiaryId];

/** Admins see that it is there, its sides, its stage and reasons; what is in it is for the two sides. */
export const canView: Rule = (viewer, introduction) => viewer.isAdmin || canRead(viewer, introduction);

/** Whose book the client is in. */
export const isIntroducers: Rule = (viewer, { introducerId }) => belongsTo(viewer, introducerId);

/** Which side the viewer acts for; null for an admin and for a member of both. */
export function sideOf(
  viewer: Viewer,
  { introducerId, beneficiaryId }: Pick<IntroductionFacts, 'introducerId' | 'beneficiaryId'>,
): string | null {
  const [gives, receives] = [belongsTo(viewer, introducerId), belongsTo(viewer, beneficiaryId)];
  if (gives === receives) return null;
  return gives ? introducerId : beneficiaryId;
}

/** The verbs that are both legal now and open to this viewer: the buttons to show. Concluding is what an outcome does. */
export function actionsFor(viewer: Viewer, introduction: IntroductionFacts): IntroductionVerb[] {
  return introductionLifecycle.verbs.filter(
    (verb) => verb !== 'conclude' && introductionLifecycle.allows(introduction.stage, verb) && can(viewer, verb, introduction),
  );
}
