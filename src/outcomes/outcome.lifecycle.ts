import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of an outcome: one side reports it, the other confirms it (or says nothing for a while) or
 * disputes it; a dispute is settled between the two, else by an admin. What was confirmed is never edited:
 * it is reversed by a negative entry, and reported anew.
 */
export const outcomeLifecycle = defineLifecycle({
  states: ['REPORTED', 'CONFIRMED', 'DISPUTED', 'RESOLVED', 'SETTLED', 'WAIVED', 'REVERSED'],
  initial: 'REPORTED',
  moves: {
    confirm: { from: ['REPORTED'], to: 'CONFIRMED', event: 'outcome.confirmed' },
    dispute: { from: ['REPORTED'], to: 'DISPUTED', event: 'outcome.disputed' },
    /** An amount that the other side may agree to; stays a dispute until it does. */
    propose: { from: ['DISPUTED'], to: 'DISPUTED', event: 'outcome.resolution_proposed' },
    agree: { from: ['DISPUTED'], to: 'RESOLVED', event: 'outcome.resolved' },
    resolve: { from: ['DISPUTED'], to: 'RESOLVED', event: 'outcome.resolved_by_admin' },
    settle: { from: ['CONFIRMED', 'RESOLVED'], to: 'SETTLED', event: 'outcome.settled' },
    waive: { from: ['CONFIRMED', 'RESOLVED'], to: 'WAIVED', event: 'outcome.waived' },
    reverse: { from: ['CONFIRMED', 'RESOLVED', 'SETTLED', 'WAIVED'], to: 'REVERSED', event: 'outcome.reversed' },
  },
});

export type OutcomeState = (typeof outcomeLifecycle.states)[number];
export type OutcomeVerb = (typeof outcomeLifecycle.verbs)[number];

/** What came of an introduction. The first three close it. */
export const OUTCOME_TYPES = {
  WON: 'The client bought',
  LOST: 'The client did not buy, for a reason',
  NO_DECISION: 'The client decided nothing',
  MEETING: 'A meeting was held',
  PROPOSAL: 'A proposal was made',
} as const;
export type OutcomeType = keyof typeof OUTCOME_TYPES;

export const isClosing = (type: OutcomeType): type is 'WON' | 'LOST' | 'NO_DECISION' =>
  type === 'WON' || type === 'LOST' || type === 'NO_DECISION';
