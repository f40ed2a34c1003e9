import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of a business on the network. A person drafts and submits it, an admin judges it: approving
 * is never automatic. Only an ACTIVE business may propose alliances.
 *
 * CLOSED is final; private data is erased some time after (see the network's policy).
 */
export const businessLifecycle = defineLifecycle({
  states: ['DRAFT', 'SUBMITTED', 'NEEDS_INFO', 'ACTIVE', 'REJECTED', 'SUSPENDED', 'CLOSED'],
  initial: 'DRAFT',
  moves: {
    submit: { from: ['DRAFT', 'NEEDS_INFO'], to: 'SUBMITTED', event: 'business.submitted' },
    requestInfo: { from: ['SUBMITTED'], to: 'NEEDS_INFO', event: 'business.info_requested' },
    lapse: { from: ['NEEDS_INFO'], to: 'DRAFT', event: 'business.lapsed' },
    approve: { from: ['SUBMITTED'], to: 'ACTIVE', event: 'business.approved' },
    reject: { from: ['SUBMITTED'], to: 'REJECTED', event: 'business.rejected' },
    reapply: { from: ['REJECTED'], to: 'DRAFT', event: 'business.reapplied' },
    suspend: { from: ['ACTIVE'], to: 'SUSPENDED', event: 'business.suspended' },
    reinstate: { from: ['SUSPENDED'], to: 'ACTIVE', event: 'business.reinstated' },
    close: {
      from: ['DRAFT', 'SUBMITTED', 'NEEDS_INFO', 'ACTIVE', 'REJECTED', 'SUSPENDED'],
      to: 'CLOSED',
      event: 'business.closed',
    },
  },
});

export type BusinessStatus = (typeof businessLifecycle.states)[number];
export type BusinessVerb = (typeof businessLifecycle.verbs)[number];
