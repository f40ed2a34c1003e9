import type { Notice } from './notice.js';

const alliance = { label: 'Open the alliance', path: '/alliances/:id' };
const ended: readonly Notice[] = [
  {
    ...alliance,
    to: 'both',
    title: ({ other }) => `Your alliance with ${other} has ended`,
    sentence: () => 'Nothing new can begin in it. Open introductions may finish, and outcomes can still be reported for a while.',
  },
];

export const allianceNotices: Readonly<Record<string, readonly Notice[]>> = {
  'alliance.proposed': [
    {
      ...alliance,
      to: 'partner',
      title: ({ other }) => `${other} proposes an alliance`,
      sentence: () => 'Read what for, and say yes, or no with a reason. Without an answer the proposal ends by itself.',
      waits: true,
    },
  ],
  'alliance.accepted': [
    {
      ...alliance,
      to: 'proposer',
      title: ({ other }) => `${other} accepts your proposal`,
      sentence: () => 'Get to know each other: agree on terms, name a pilot, then press ready.',
    },
  ],
  'alliance.declined': [
    {
      ...alliance,
      to: 'proposer',
      title: ({ other }) => `${other} declines your proposal`,
      sentence: () => 'The reason, and from when you may propose again, stand beside it.',
    },
  ],
  'alliance.withdrawn': [
    {
      ...alliance,
      to: 'partner',
      title: ({ other }) => `${other} has taken its proposal back`,
      sentence: () => 'Nothing is waited for any more. The reason stands beside it.',
    },
  ],
  'alliance.expired': [
    {
      ...alliance,
      to: 'proposer',
      title: ({ other }) => `${other} has not answered your proposal`,
      sentence: () => 'The time for an answer is over, and the proposal has ended. You may propose again.',
    },
    {
      ...alliance,
      to: 'partner',
      title: ({ other }) => `The proposal of ${other} has ended without an answer`,
      sentence: () => 'Your side let the time pass; that counts in how responsive your firm is. Nothing is waited for any more.',
    },
  ],
  /** Who she is and what she said stands in no mailbox: she may have asked that it be forgotten by then. */
  'alliance.reference_answered': [
    {
      ...alliance,
      to: 'both',
      title: ({ other }) => `A reference has answered: your alliance with ${other}`,
      sentence: () => 'What she said stands beside the item that it is about, for both of you.',
    },
  ],
  'alliance.marked_ready': [
    {
      ...alliance,
      to: 'other',
      title: ({ other }) => `${other} is ready`,
      sentence: () => 'Once both of you have pressed ready, an admin of the network decides.',
    },
  ],
  'alliance.became_pending_approval': [
    {
      label: 'Open the inbox',
      path: '/inbox',
      to: 'admins',
      title: ({ own, other }) => `${own} and ${other} ask for approval`,
      sentence: () => 'Both have accepted the terms and pressed ready. Their alliance waits for your decision.',
      waits: true,
    },
  ],
  'alliance.decision_overdue': [
    {
      label: 'Open the inbox',
      path: '/inbox',
      to: 'admins',
      title: ({ own, other }) => `${own} and ${other} are still waiting for a decision`,
      sentence: () => 'The time in which the network promises an answer is over. It has begun anew.',
      waits: true,
    },
  ],
  'alliance.approved': [
    {
      ...alliance,
      to: 'both',
      title: ({ other }) => `Your alliance with ${other} is approved`,
      sentence: () => 'The pilot begins: one project of low risk together, then each side reviews it.',
    },
  ],
  'alliance.rejected': [
    {
      ...alliance,
      to: 'both',
      title: ({ other }) => `Your alliance with ${other} was not approved`,
      sentence: () => 'An admin has decided against it. The reason stands beside it.',
    },
  ],
  'alliance.more_requested': [
    {
      ...alliance,
      to: 'both',
      title: ({ other }) => `More is asked for before your alliance with ${other} is approved`,
      sentence: () => 'An admin says what is missing. When it is there, both sides press ready again.',
    },
  ],
  'alliance.pilot_reviewed': [
    {
      ...alliance,
      to: 'other',
      title: ({ other }) => `${other} has reviewed the pilot`,
      sentence: () => 'Each review stays hidden until both are given.',
    },
  ],
  'alliance.pilot_lapsed': ended,
  'alliance.became_active': [
    {
      ...alliance,
      to: 'both',
      title: ({ other }) => `Your alliance with ${other} is active`,
      sentence: () => 'From now on you can introduce clients to each other, each with her own yes.',
    },
  ],
  'alliance.review_due': [
    {
      ...alliance,
      to: 'both',
      title: ({ other }) => `How does the alliance with ${other} go?`,
      sentence: () => 'Some months have passed. Take an hour together: what was given, what came back, what should change.',
    },
  ],
  'alliance.sharing_asked': [
    {
      label: 'Open the inbox',
      path: '/inbox',
      to: 'other',
      title: ({ other }) => `${other} asks you to share more`,
      sentence: () => 'Share it for a group of your clients, or say not now with a reason. You see what you show.',
      waits: true,
    },
  ],
  'alliance.paused': [
    {
      ...alliance,
      to: 'other',
      title: ({ other }) => `${other} has paused your alliance`,
      sentence: () => 'Nothing new begins and clocks stand still until both resume. The reason stands beside it.',
    },
  ],
  'alliance.suspended': [
    {
      ...alliance,
      to: 'both',
      title: ({ other }) => `Your alliance with ${other} is suspended`,
      sentence: () => 'An admin has suspended it. The reason stands beside it.',
    },
  ],
  'alliance.ended': ended,
  'alliance.became_ended': ended,
};
