import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of an alliance, always of two businesses. The proposer asks, the partner answers, both get to
 * know each other and press ready, an admin who belongs to neither approves, a pilot is tried and reviewed
 * by both, and only then is the alliance ACTIVE and may carry introductions and campaigns.
 *
 * DECLINED, EXPIRED, WITHDRAWN, REJECTED and ENDED are final: a pair that tries again proposes a new
 * alliance, so that the record of the old one stays as it was.
 */
export const allianceLifecycle = defineLifecycle({
  states: [
    ...(['PROPOSED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'GETTING_TO_KNOW', 'PENDING_APPROVAL', 'REJECTED'] as const),
    ...(['PILOT', 'ACTIVE', 'PAUSED', 'SUSPENDED', 'ENDED'] as const),
  ],
  initial: 'PROPOSED',
  moves: {
    accept: { from: ['PROPOSED'], to: 'GETTING_TO_KNOW', event: 'alliance.accepted' },
    decline: { from: ['PROPOSED'], to: 'DECLINED', event: 'alliance.declined' },
    withdraw: { from: ['PROPOSED'], to: 'WITHDRAWN', event: 'alliance.withdrawn' },
    expire: { from: ['PROPOSED'], to: 'EXPIRED', event: 'alliance.expired' },
    /** Stays until the second side presses it too. */
    markReady: { from: ['GETTING_TO_KNOW'], to: ['GETTING_TO_KNOW', 'PENDING_APPROVAL'], event: 'alliance.marked_ready' },
    requestMore: { from: ['PENDING_APPROVAL'], to: 'GETTING_TO_KNOW', event: 'alliance.more_requested' },
    reject: { from: ['PENDING_APPROVAL'], to: 'REJECTED', event: 'alliance.rejected' },
    approve: { from: ['PENDING_APPROVAL'], to: 'PILOT', event: 'alliance.approved' },
    /** Stays until both have given theirs; then go for both is ACTIVE, one stop is ENDED, else another round. */
    review: { from: ['PILOT'], to: ['PILOT', 'ACTIVE', 'ENDED'], event: 'alliance.pilot_reviewed' },
    lapse: { from: ['PILOT'], to: 'ENDED', event: 'alliance.pilot_lapsed' },
    pause: { from: ['ACTIVE'], to: 'PAUSED', event: 'alliance.paused' },
    /** Stays until the second side presses it too. */
    resume: { from: ['PAUSED'], to: ['PAUSED', 'ACTIVE'], event: 'alliance.resumed' },
    suspend: {
      from: ['PROPOSED', 'GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED'],
      to: 'SUSPENDED',
      event: 'alliance.suspended',
    },
    /** Back to where it was. */
    reinstate: {
      from: ['SUSPENDED'],
      to: ['PROPOSED', 'GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED'],
      event: 'alliance.reinstated',
    },
    end: {
      from: ['GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED', 'SUSPENDED'],
      to: 'ENDED',
      event: 'alliance.ended',
    },
  },
});

export type AllianceStage = (typeof allianceLifecycle.states)[number];
export type AllianceVerb = (typeof allianceLifecycle.verbs)[number];

/** Stages in which the pair is taken: one live alliance per pair. */
export const LIVE_STAGES = [
  ...(['PROPOSED', 'GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED', 'SUSPENDED'] as const),
] satisfies AllianceStage[];

/** What an alliance in this stage can carry. */
export interface Capabilities {
  readonly canIntroduce: boolean;
  readonly canCampaign: boolean;
}

export const capabilitiesOf = (stage: AllianceStage): Capabilities => ({
  canIntroduce: stage === 'ACTIVE',
  canCampaign: stage === 'ACTIVE',
});
