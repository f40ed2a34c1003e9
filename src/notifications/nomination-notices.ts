import type { Notice } from './notice.js';

const inbox = { label: 'Open the inbox', path: '/inbox' };

export const nominationNotices: Readonly<Record<string, readonly Notice[]>> = {
  'nomination.joined': [
    {
      ...inbox,
      to: 'nominator',
      title: ({ other }) => `${other} has joined by your nomination`,
      sentence: ({ own, other }) => `${other} was admitted to the network because ${own} nominated it. Ask it for an alliance.`,
    },
    {
      ...inbox,
      to: 'nominee',
      title: ({ other }) => `You were nominated by ${other}`,
      sentence: ({ own, other }) => `${own} is on the network now. ${other} nominated it, and may be the first to ally with.`,
    },
  ],
};
