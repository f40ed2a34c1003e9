import { consentLifecycle, type ConsentState, type ConsentVerb } from './consent.lifecycle.js';

/** Who can act on a consent: the person who was asked (by her link), the business that asks, and the clock. */
export type Party = 'PERSON' | 'OWNER' | 'CLOCK';

/** Who may use each verb. Nobody answers for the person: neither side, nor an admin, nor time. */
const mayUse: Record<ConsentVerb, Party> = {
  grant: 'PERSON',
  decline: 'PERSON',
  defer: 'PERSON',
  askAgain: 'CLOCK',
  expire: 'CLOCK',
  withdraw: 'OWNER',
  revoke: 'PERSON',
};

/** Whether the verb is both legal now and open to this party. */
export const can = (party: Party, verb: ConsentVerb, state: ConsentState): boolean =>
  mayUse[verb] === party && consentLifecycle.allows(state, verb);

/** What the page offers while nothing stands in its way. */
export const answersFor = (state: ConsentState): ConsentVerb[] =>
  consentLifecycle.verbs.filter((verb) => can('PERSON', verb, state));

/** Whether the link still leads somewhere. An unanswered question ends with its time, its clock may lag. */
export const isOpen = ({ state, expiresAt }: { state: ConsentState; expiresAt: Date }, now: Date): boolean =>
  state === 'ASKED' ? expiresAt > now : state !== 'EXPIRED' && state !== 'WITHDRAWN';

/** Who said no or took a yes back is not asked again for long, unless she says that she may be. */
export const canReopen = (state: ConsentState): boolean => state === 'DECLINED' || state === 'REVOKED';
