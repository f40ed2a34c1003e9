import { worksFor, type Viewer } from '../kernel/viewer.js';
import { nominationLifecycle, type NominationStage, type NominationVerb } from './nomination.lifecycle.js';

/** Who can act on a nomination: the firm that nominates, the nominee by her link, and the network itself. */
export type Party = 'NOMINATOR' | 'NOMINEE' | 'NETWORK';

/** Who may use each verb. Nobody answers for the nominee. */
const mayUse: Record<NominationVerb, Party> = {
  register: 'NOMINEE',
  join: 'NETWORK',
  decline: 'NOMINEE',
  expire: 'NETWORK',
  withdraw: 'NOMINATOR',
};

/** Whether the verb is both legal now and open to this party. */
export const can = (party: Party, verb: NominationVerb, stage: NominationStage): boolean =>
  mayUse[verb] === party && nominationLifecycle.allows(stage, verb);

/** Everybody who does the firm's daily work nominates; a VIEWER only reads. */
export const canNominate = (viewer: Viewer, businessId: string): boolean => worksFor(viewer, businessId);

/** What the viewer can do to a nomination of her firm now. */
export const verbsOf = (viewer: Viewer, businessId: string, stage: NominationStage): NominationVerb[] =>
  nominationLifecycle.verbs.filter((verb) => canNominate(viewer, businessId) && can('NOMINATOR', verb, stage));

/** Whether the link still leads somewhere. An unanswered one ends with its time, its clock may lag. */
export const isOpen = ({ stage, expiresAt }: { stage: NominationStage; expiresAt: Date }, now: Date): boolean =>
  stage === 'SENT' && expiresAt > now;
