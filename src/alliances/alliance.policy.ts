import { belongsTo, manages, type Viewer } from '../kernel/viewer.js';
import { allianceLifecycle, type AllianceStage, type AllianceVerb } from './alliance.lifecycle.js';

/** What the policy looks at. */
export interface AllianceFacts {
  readonly stage: AllianceStage;
  readonly proposerId: string;
  readonly partnerId: string;
}

type Rule = (viewer: Viewer, alliance: AllianceFacts) => boolean;

/**
 * A member of both businesses cannot act for either on the alliance between them: whoever sits on
 * both sides of the table decides nothing at it.
 */
const isTorn: Rule = (viewer, { proposerId, partnerId }) => belongsTo(viewer, proposerId) && belongsTo(viewer, partnerId);

const managesProposer: Rule = (viewer, alliance) => manages(viewer, alliance.proposerId) && !isTorn(viewer, alliance);
const managesPartner: Rule = (viewer, alliance) => manages(viewer, alliance.partnerId) && !isTorn(viewer, alliance);
const managesEither: Rule = (viewer, alliance) => managesProposer(viewer, alliance) || managesPartner(viewer, alliance);

/** An admin who belongs to neither business. */
const isJudge: Rule = (viewer, { proposerId, partnerId }) =>
  viewer.isAdmin && !belongsTo(viewer, proposerId) && !belongsTo(viewer, partnerId);
const isNobody: Rule = () => false;

/** Who may use each verb. A new verb in the lifecycle does not compile until it has a rule here. */
const mayUse: Record<AllianceVerb, Rule> = {
  accept: managesPartner,
  decline: managesPartner,
  withdraw: managesProposer,
  expire: isNobody,
  markReady: managesEither,
  requestMore: isJudge,
  reject: isJudge,
  approve: isJudge,
  review: managesEither,
  lapse: isNobody,
  pause: managesEither,
  resume: managesEither,
  suspend: isJudge,
  reinstate: isJudge,
  end: managesEither,
};

export const can = (viewer: Viewer, verb: AllianceVerb, alliance: AllianceFacts): boolean => mayUse[verb](viewer, alliance);

/** Opening a gate although something is missing: an admin who belongs to neither business. */
export const canWaive: Rule = isJudge;

/** Writing the terms and the pilot's goal, and accepting terms: managers of either side. */
export const canNegotiate: Rule = managesEither;

export const canPropose = (viewer: Viewer, proposerId: string, partnerId: string): boolean =>
  manages(viewer, proposerId) && !belongsTo(viewer, partnerId);

export const canView: Rule = (viewer, alliance) =>
  viewer.isAdmin || belongsTo(viewer, alliance.proposerId) || belongsTo(viewer, alliance.partnerId);

/** The two businesses, which both learn of whatever happens to it. */
export const partiesOf = ({ proposerId, partnerId }: Pick<AllianceFacts, 'proposerId' | 'partnerId'>): string[] => [
  proposerId,
  partnerId,
];

/** Which of the two businesses the viewer acts for; null for an admin and for a member of both. */
export function sideOf(viewer: Viewer, alliance: Pick<AllianceFacts, 'proposerId' | 'partnerId'>): string | null {
  const [proposer, partner] = [belongsTo(viewer, alliance.proposerId), belongsTo(viewer, alliance.partnerId)];
  if (proposer === partner) return null;
  return proposer ? alliance.proposerId : alliance.partnerId;
}

/** The verbs that are both legal now and open to this viewer: the buttons to show. */
export function actionsFor(viewer: Viewer, alliance: AllianceFacts): AllianceVerb[] {
  return allianceLifecycle.verbs.filter((verb) => allianceLifecycle.allows(alliance.stage, verb) && can(viewer, verb, alliance));
}
