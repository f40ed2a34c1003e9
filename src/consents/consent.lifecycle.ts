import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of one question to one person. Only her own answer grants it, and she may take it back for as long as
 * it stands. A deferral is an answer as well: the question is put again on the day she named, not before.
 *
 * DECLINED stays: who changes her mind lets herself be asked anew, which is another question with its own text.
 */
export const consentLifecycle = defineLifecycle({
  states: ['ASKED', 'GRANTED', 'DECLINED', 'DEFERRED', 'EXPIRED', 'WITHDRAWN', 'REVOKED'],
  initial: 'ASKED',
  moves: {
    grant: { from: ['ASKED', 'DEFERRED'], to: 'GRANTED', event: 'consent.granted' },
    decline: { from: ['ASKED', 'DEFERRED'], to: 'DECLINED', event: 'consent.declined' },
    defer: { from: ['ASKED', 'DEFERRED'], to: 'DEFERRED', event: 'consent.deferred' },
    askAgain: { from: ['DEFERRED'], to: 'ASKED', event: 'consent.asked_again' },
    expire: { from: ['ASKED'], to: 'EXPIRED', event: 'consent.expired' },
    withdraw: { from: ['ASKED', 'DEFERRED'], to: 'WITHDRAWN', event: 'consent.withdrawn' },
    revoke: { from: ['GRANTED'], to: 'REVOKED', event: 'consent.revoked' },
  },
});

export type ConsentState = (typeof consentLifecycle.states)[number];
export type ConsentVerb = (typeof consentLifecycle.verbs)[number];
