import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of a nomination. The nominee alone registers or says no, by her link; an admin's approval of her firm, and
 * nothing else, makes it JOINED. Whatever waits ends by itself.
 */
export const nominationLifecycle = defineLifecycle({
  states: ['SENT', 'REGISTERED', 'JOINED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'],
  initial: 'SENT',
  moves: {
    register: { from: ['SENT'], to: 'REGISTERED', event: 'nomination.registered' },
    join: { from: ['REGISTERED'], to: 'JOINED', event: 'nomination.joined' },
    decline: { from: ['SENT'], to: 'DECLINED', event: 'nomination.declined' },
    expire: { from: ['SENT', 'REGISTERED'], to: 'EXPIRED', event: 'nomination.expired' },
    withdraw: { from: ['SENT', 'REGISTERED'], to: 'WITHDRAWN', event: 'nomination.withdrawn' },
  },
});

export type NominationStage = (typeof nominationLifecycle.states)[number];
export type NominationVerb = (typeof nominationLifecycle.verbs)[number];
