import { belongsTo, manages, owns, type Viewer } from '../kernel/viewer.js';
import { businessLifecycle, type BusinessStatus, type BusinessVerb } from './business.lifecycle.js';

/** What the policy looks at. */
export interface BusinessFacts {
  readonly id: string;
  readonly status: BusinessStatus;
}

type Rule = (viewer: Viewer, business: BusinessFacts) => boolean;

/** An admin who belongs to the business may not decide on it. */
const isJudge: Rule = (viewer, business) => viewer.isAdmin && !belongsTo(viewer, business.id);
const isOwner: Rule = (viewer, business) => owns(viewer, business.id);
const isNobody: Rule = () => false;

/** Who may use each verb. A new verb in the lifecycle does not compile until it has a rule here. */
const mayUse: Record<BusinessVerb, Rule> = {
  submit: isOwner,
  requestInfo: isJudge,
  lapse: isNobody,
  approve: isJudge,
  reject: isJudge,
  reapply: isOwner,
  suspend: isJudge,
  reinstate: isJudge,
  close: (viewer, business) => isOwner(viewer, business) || isJudge(viewer, business),
};

export const can = (viewer: Viewer, verb: BusinessVerb, business: BusinessFacts): boolean => mayUse[verb](viewer, business);

/**
 * Active businesses are the network's directory, open to members of active businesses (`isAdmitted`): you see what
 * you show. The others are seen by their members and by admins.
 */
export const canView = (viewer: Viewer, business: BusinessFacts, isAdmitted: boolean): boolean =>
  viewer.isAdmin || belongsTo(viewer, business.id) || (business.status === 'ACTIVE' && isAdmitted);

/** Who sees why a business stands where it stands, and its risk tolerance. */
export const canViewStanding: Rule = (viewer, business) => viewer.isAdmin || belongsTo(viewer, business.id);

/** The profile may be mended at any time but in the end state: what an admin approved is in the event log. */
export const canEdit: Rule = (viewer, business) => manages(viewer, business.id) && business.status !== 'CLOSED';

/** The verbs that are both legal now and open to this viewer: the buttons to show. */
export function actionsFor(viewer: Viewer, business: BusinessFacts): BusinessVerb[] {
  return businessLifecycle.verbs.filter((verb) => businessLifecycle.allows(business.status, verb) && can(viewer, verb, business));
}
