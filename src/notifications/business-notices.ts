import type { Notice } from './notice.js';

const business = { label: 'Open Adjoin', path: '/inbox' };
const inbox = { label: 'Open the inbox', path: '/inbox' };

export const businessNotices: Readonly<Record<string, readonly Notice[]>> = {
  'business.submitted': [
    {
      ...inbox,
      to: 'admins',
      title: ({ own }) => `${own} asks to join`,
      sentence: ({ own }) => `${own} has sent its profile and waits for your decision.`,
      waits: true,
    },
  ],
  'business.decision_overdue': [
    {
      ...inbox,
      to: 'admins',
      title: ({ own }) => `${own} is still waiting for a decision`,
      sentence: ({ own }) => `The time in which the network promises ${own} an answer is over. It has begun anew.`,
      waits: true,
    },
  ],
  'business.info_requested': [
    {
      ...business,
      to: 'business',
      title: () => 'One question about your profile',
      sentence: ({ own }) => `Before an admin decides on ${own} there is a question. Answer it and send the profile again.`,
      waits: true,
    },
  ],
  'business.approved': [
    {
      ...business,
      to: 'business',
      title: ({ own }) => `Welcome: ${own} has joined`,
      sentence: ({ own }) => `An admin has approved ${own}. You see the directory now, and may propose alliances.`,
    },
  ],
  'business.rejected': [
    {
      ...business,
      to: 'business',
      title: ({ own }) => `${own} was not admitted`,
      sentence: () => 'An admin has decided against it. The reason, and when you may apply again, stand in your profile.',
    },
  ],
  'business.suspended': [
    {
      ...business,
      to: 'business',
      title: ({ own }) => `${own} is suspended`,
      sentence: () => 'An admin has suspended your membership. The reason stands in your profile. Nothing new begins meanwhile.',
    },
  ],
  'business.reinstated': [
    {
      ...business,
      to: 'business',
      title: ({ own }) => `${own} is active again`,
      sentence: () => 'An admin has lifted the suspension.',
    },
  ],
};
