import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of a campaign. One side of an active alliance proposes that the host invites its own clients to something
 * of the beneficiary; both accept the very same words; an admin looks where the policy says so; the host sends.
 *
 * A change of the words returns to PROPOSED, and both accept anew. What is RUNNING or later keeps its words: guests
 * have read them. A feature (newsletter, website, blog) has no guests: it runs from its proof to its confirmation.
 */
export const campaignLifecycle = defineLifecycle({
  states: [
    ...(['DRAFT', 'PROPOSED', 'AGREED', 'IN_REVIEW', 'SCHEDULED', 'RUNNING', 'PAUSED'] as const),
    ...(['COMPLETED', 'SETTLED', 'DECLINED', 'EXPIRED', 'CANCELLED'] as const),
  ],
  initial: 'DRAFT',
  moves: {
    update: { from: ['DRAFT', 'PROPOSED', 'AGREED'], to: ['DRAFT', 'PROPOSED'], event: 'campaign.updated' },
    propose: { from: ['DRAFT'], to: 'PROPOSED', event: 'campaign.proposed' },
    accept: { from: ['PROPOSED'], to: ['PROPOSED', 'AGREED'], event: 'campaign.accepted' },
    decline: { from: ['PROPOSED'], to: 'DECLINED', event: 'campaign.declined' },
    /** The host's own list; nobody else learns more of it than a number. */
    chooseAudience: {
      from: ['DRAFT', 'PROPOSED', 'AGREED', 'SCHEDULED'],
      to: ['DRAFT', 'PROPOSED', 'AGREED', 'SCHEDULED'],
      event: 'campaign.audience_chosen',
    },
    schedule: { from: ['AGREED', 'SCHEDULED'], to: ['IN_REVIEW', 'SCHEDULED'], event: 'campaign.scheduled' },
    approve: { from: ['IN_REVIEW'], to: 'SCHEDULED', event: 'campaign.approved' },
    sendBack: { from: ['IN_REVIEW'], to: 'PROPOSED', event: 'campaign.sent_back' },
    refuse: { from: ['IN_REVIEW'], to: 'DECLINED', event: 'campaign.refused' },
    testSend: {
      from: ['AGREED', 'IN_REVIEW', 'SCHEDULED'],
      to: ['AGREED', 'IN_REVIEW', 'SCHEDULED'],
      event: 'campaign.tested',
    },
    start: { from: ['SCHEDULED'], to: 'RUNNING', event: 'campaign.started' },
    pause: { from: ['RUNNING'], to: 'PAUSED', event: 'campaign.paused' },
    resume: { from: ['PAUSED'], to: 'RUNNING', event: 'campaign.resumed' },
    complete: { from: ['RUNNING', 'PAUSED'], to: 'COMPLETED', event: 'campaign.completed' },
    giveProof: { from: ['SCHEDULED'], to: 'RUNNING', event: 'campaign.proof_given' },
    confirmProof: { from: ['RUNNING'], to: 'COMPLETED', event: 'campaign.proof_confirmed' },
    disputeProof: { from: ['RUNNING'], to: 'SCHEDULED', event: 'campaign.proof_disputed' },
    settle: { from: ['COMPLETED'], to: ['COMPLETED', 'SETTLED'], event: 'campaign.settled' },
    cancel: {
      from: ['DRAFT', 'PROPOSED', 'AGREED', 'IN_REVIEW', 'SCHEDULED', 'RUNNING', 'PAUSED'],
      to: 'CANCELLED',
      event: 'campaign.cancelled',
    },
    expire: { from: ['PROPOSED', 'AGREED', 'SCHEDULED'], to: 'EXPIRED', event: 'campaign.expired' },
  },
});

export type CampaignStage = (typeof campaignLifecycle.states)[number];
export type CampaignVerb = (typeof campaignLifecycle.verbs)[number];

/** Stages in which it can still come to something. */
export const OPEN_STAGES = campaignLifecycle.moves.cancel.from;

/** Stages in which a guest's link takes an answer. */
export const ANSWERABLE_STAGES: readonly CampaignStage[] = ['RUNNING', 'PAUSED'];
