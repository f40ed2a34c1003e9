import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of an introduction. One ally offers it (or the other requests it), the other says yes before the
 * client is asked, the client decides about herself by link, and only then do the two meet.
 *
 * What waits for a partner or for the client has a clock; what ended stays as it was: a re-route is a new
 * introduction that names the old one.
 */
export const introductionLifecycle = defineLifecycle({
  states: [
    ...(['DRAFT', 'OFFERED', 'REQUESTED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'AWAITING_CONSENT'] as const),
    ...(['CONSENT_DECLINED', 'DEFERRED', 'INTRODUCED', 'IN_CONTACT', 'MET', 'WON', 'LOST', 'NO_DECISION'] as const),
    ...(['WITHDRAWN', 'CONSENT_REVOKED'] as const),
  ],
  initial: ['DRAFT', 'OFFERED', 'REQUESTED'],
  moves: {
    update: { from: ['DRAFT'], to: 'DRAFT', event: 'introduction.updated' },
    /** The same event as an offer made in one go: who listens need not know that there was a draft. */
    submit: { from: ['DRAFT'], to: 'OFFERED', event: 'introduction.offered' },
    accept: { from: ['OFFERED', 'REQUESTED'], to: 'ACCEPTED', event: 'introduction.accepted' },
    decline: { from: ['OFFERED', 'REQUESTED'], to: 'DECLINED', event: 'introduction.declined' },
    /** A no taken back at once: it stands again where it stood. */
    reopen: { from: ['DECLINED'], to: ['OFFERED', 'REQUESTED'], event: 'introduction.reopened' },
    askClient: { from: ['ACCEPTED'], to: 'AWAITING_CONSENT', event: 'introduction.client_asked' },
    withdraw: {
      from: ['DRAFT', 'OFFERED', 'REQUESTED', 'ACCEPTED', 'AWAITING_CONSENT', 'DEFERRED'],
      to: 'WITHDRAWN',
      event: 'introduction.withdrawn',
    },
    reportContact: { from: ['INTRODUCED'], to: 'IN_CONTACT', event: 'introduction.contact_reported' },
    reportMeeting: { from: ['IN_CONTACT'], to: 'MET', event: 'introduction.meeting_reported' },
    giveProgress: {
      from: ['INTRODUCED', 'IN_CONTACT', 'MET'],
      to: ['INTRODUCED', 'IN_CONTACT', 'MET'],
      event: 'introduction.progress_given',
    },
    /** An introduction that ended without a contact stays where it ended; one whose first contact was missed closes. */
    reroute: {
      from: ['DECLINED', 'EXPIRED', 'INTRODUCED'],
      to: ['DECLINED', 'EXPIRED', 'NO_DECISION'],
      event: 'introduction.rerouted',
    },
    conclude: {
      from: ['INTRODUCED', 'IN_CONTACT', 'MET'],
      to: ['WON', 'LOST', 'NO_DECISION'],
      event: 'introduction.concluded',
    },
    expire: {
      from: ['OFFERED', 'REQUESTED', 'ACCEPTED', 'AWAITING_CONSENT', 'DEFERRED'],
      to: 'EXPIRED',
      event: 'introduction.expired',
    },
    /** The client said yes. */
    introduce: { from: ['AWAITING_CONSENT', 'DEFERRED'], to: 'INTRODUCED', event: 'introduction.introduced' },
    /** The client said no. */
    refuse: { from: ['AWAITING_CONSENT', 'DEFERRED'], to: 'CONSENT_DECLINED', event: 'introduction.consent_declined' },
    /** The client said "not until". */
    defer: { from: ['AWAITING_CONSENT', 'DEFERRED'], to: 'DEFERRED', event: 'introduction.deferred' },
    /** The date that the client gave has come. */
    askAgain: { from: ['DEFERRED'], to: 'AWAITING_CONSENT', event: 'introduction.client_asked_again' },
    /** The client took her yes back. */
    revoke: {
      from: ['INTRODUCED', 'IN_CONTACT', 'MET', 'WON', 'LOST', 'NO_DECISION'],
      to: 'CONSENT_REVOKED',
      event: 'introduction.consent_revoked',
    },
  },
});

export type IntroductionStage = (typeof introductionLifecycle.states)[number];
export type IntroductionVerb = (typeof introductionLifecycle.verbs)[number];

export type IntroductionKind = 'INTRODUCTION' | 'REFERRAL';
/** Who began it: the introducer offers, the beneficiary requests. */
export type IntroductionDirection = 'OFFER' | 'REQUEST';

/** How an introduction that reached the client can end. */
export type Conclusion = 'WON' | 'LOST' | 'NO_DECISION';

/** Stages before the client was introduced and after a draft: somebody is waited for. */
export const OPEN_STAGES = [
  ...(['OFFERED', 'REQUESTED', 'ACCEPTED', 'AWAITING_CONSENT', 'DEFERRED'] as const),
] satisfies IntroductionStage[];

/** Stages in which the beneficiary works with the introduced client. */
export const RUNNING_STAGES = ['INTRODUCED', 'IN_CONTACT', 'MET'] as const satisfies IntroductionStage[];

/** The few states that integrators may rely on, whatever stages are added. */
export type CoreStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'COMPLETED' | 'CANCELLED' | 'EXPIRED';

const CORE: Readonly<Record<IntroductionStage, CoreStatus>> = {
  DRAFT: 'PENDING',
  OFFERED: 'PENDING',
  REQUESTED: 'PENDING',
  ACCEPTED: 'ACCEPTED',
  AWAITING_CONSENT: 'ACCEPTED',
  DEFERRED: 'ACCEPTED',
  INTRODUCED: 'ACCEPTED',
  IN_CONTACT: 'ACCEPTED',
  MET: 'ACCEPTED',
  DECLINED: 'DECLINED',
  CONSENT_DECLINED: 'DECLINED',
  WON: 'COMPLETED',
  LOST: 'COMPLETED',
  NO_DECISION: 'COMPLETED',
  WITHDRAWN: 'CANCELLED',
  CONSENT_REVOKED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
};

export const coreStatusOf = (stage: IntroductionStage): CoreStatus => CORE[stage];

export const stagesOf = (status: CoreStatus): IntroductionStage[] =>
  introductionLifecycle.states.filter((stage) => CORE[stage] === status);
