import { surveyLifecycle, type SurveyState, type SurveyVerb } from './survey.lifecycle.js';

/** Who can act on a question to a client: she by her link, the firm that asks, and the clock. */
export type SurveyParty = 'CLIENT' | 'ASKER' | 'CLOCK';

/** Who may use each verb. Nobody answers for the client. */
const mayUse: Record<SurveyVerb, SurveyParty> = {
  answer: 'CLIENT',
  decline: 'CLIENT',
  expire: 'CLOCK',
  withdraw: 'ASKER',
  revoke: 'CLIENT',
};

/** Whether the verb is both legal now and open to this party. */
export const canInSurvey = (party: SurveyParty, verb: SurveyVerb, state: SurveyState): boolean =>
  mayUse[verb] === party && surveyLifecycle.allows(state, verb);

/** Whether the client's link still leads somewhere. An unanswered question ends with its time, its clock may lag. */
export const isSurveyOpen = ({ state, expiresAt }: { state: SurveyState; expiresAt: Date }, now: Date): boolean =>
  state === 'ASKED' ? expiresAt > now : state !== 'EXPIRED' && state !== 'WITHDRAWN';
