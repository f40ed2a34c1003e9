import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of a question to a client which suppliers she respects. Only her own answer is one, and she may take her
 * words back for as long as they stand.
 */
export const surveyLifecycle = defineLifecycle({
  states: ['ASKED', 'ANSWERED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'REVOKED'],
  initial: 'ASKED',
  moves: {
    answer: { from: ['ASKED'], to: 'ANSWERED', event: 'supplier_survey.answered' },
    decline: { from: ['ASKED'], to: 'DECLINED', event: 'supplier_survey.declined' },
    expire: { from: ['ASKED'], to: 'EXPIRED', event: 'supplier_survey.expired' },
    withdraw: { from: ['ASKED'], to: 'WITHDRAWN', event: 'supplier_survey.withdrawn' },
    revoke: { from: ['ANSWERED'], to: 'REVOKED', event: 'supplier_survey.revoked' },
  },
});

export type SurveyState = (typeof surveyLifecycle.states)[number];
export type SurveyVerb = (typeof surveyLifecycle.verbs)[number];
