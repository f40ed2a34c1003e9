import type { Notice } from './notice.js';

const campaign = { label: 'Open the campaign', path: '/campaigns/:id' };

/** Who the guests are stands in none of them. */
export const campaignNotices: Readonly<Record<string, readonly Notice[]>> = {
  'campaign.proposed': [
    {
      ...campaign,
      to: 'other',
      title: ({ other }) => `${other} proposes a campaign`,
      sentence: () => 'Read the offer and the message. Accept them, change them, or say no with a reason.',
      waits: true,
    },
  ],
  'campaign.updated': [
    {
      ...campaign,
      to: 'other',
      title: ({ other }) => `${other} has changed a campaign`,
      sentence: () => 'Both of you accept the new words before anything goes out.',
      waits: true,
    },
  ],
  'campaign.accepted': [
    {
      ...campaign,
      to: 'other',
      title: ({ other }) => `${other} accepts the words of a campaign`,
      sentence: () => 'What comes next stands beside it.',
    },
  ],
  'campaign.declined': [
    {
      ...campaign,
      to: 'other',
      title: ({ other }) => `${other} says no to a campaign`,
      sentence: () => 'The reason stands beside it.',
    },
  ],
  'campaign.review_requested': [
    {
      ...campaign,
      to: 'admins',
      title: ({ own, other }) => `A campaign of ${own} and ${other} waits for you`,
      sentence: () => 'Read what guests will read, and let it be sent or say what must change.',
    },
  ],
  'campaign.review_overdue': [
    {
      ...campaign,
      to: 'admins',
      title: ({ own, other }) => `A campaign of ${own} and ${other} still waits for you`,
      sentence: () => 'The time for the decision is over.',
    },
  ],
  'campaign.approved': [
    {
      ...campaign,
      to: 'both',
      title: ({ other }) => `The campaign with ${other} may be sent`,
      sentence: () => 'An admin of the network has read it.',
    },
  ],
  'campaign.sent_back': [
    {
      ...campaign,
      to: 'both',
      title: ({ other }) => `The campaign with ${other} needs other words`,
      sentence: () => 'The reason stands beside it. Change the words, and both of you accept them anew.',
      waits: true,
    },
  ],
  'campaign.refused': [
    {
      ...campaign,
      to: 'both',
      title: ({ other }) => `The campaign with ${other} must not be sent`,
      sentence: () => 'The reason stands beside it.',
    },
  ],
  'campaign.start_missed': [
    {
      ...campaign,
      to: 'host',
      title: ({ other }) => `Your campaign with ${other} could not begin`,
      sentence: () => 'What is missing stands beside it; it is tried again tomorrow.',
    },
  ],
  'campaign.paused': [
    {
      ...campaign,
      to: 'both',
      title: ({ other }) => `The campaign with ${other} stands still`,
      sentence: () => 'The reason stands beside it. Nobody is written to meanwhile.',
    },
  ],
  'campaign.placement_due': [
    {
      ...campaign,
      to: 'host',
      title: ({ other }) => `The feature for ${other} is due`,
      sentence: () => 'Place it, and give its address.',
    },
  ],
  'campaign.proof_given': [
    {
      ...campaign,
      to: 'beneficiary',
      title: ({ other }) => `${other} has placed your feature`,
      sentence: () => 'Look at it and confirm, or say what is different. Silence confirms.',
      waits: true,
    },
  ],
  'campaign.proof_disputed': [
    {
      ...campaign,
      to: 'host',
      title: ({ other }) => `${other} sees the feature differently`,
      sentence: () => 'The reason stands beside it.',
    },
  ],
  'campaign.completed': [
    {
      ...campaign,
      to: 'both',
      title: ({ other }) => `The campaign with ${other} is over`,
      sentence: () => 'See what came of it, and settle the costs.',
    },
  ],
  'campaign.cancelled': [
    {
      ...campaign,
      to: 'other',
      title: ({ other }) => `The campaign with ${other} was called off`,
      sentence: () => 'The reason stands beside it.',
    },
  ],
  'campaign.expired': [
    {
      ...campaign,
      to: 'both',
      title: ({ other }) => `The campaign with ${other} ran out of time`,
      sentence: () => 'Nobody acted in time; it can be proposed anew.',
    },
  ],
};
