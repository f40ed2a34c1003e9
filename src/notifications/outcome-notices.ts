import type { Notice } from './notice.js';

/** The page of the introduction shows what came of it. */
const outcome = { label: 'Open the introduction', path: '/introductions/:id' };

export const outcomeNotices: Readonly<Record<string, readonly Notice[]>> = {
  'outcome.reported': [
    {
      ...outcome,
      to: 'other',
      title: ({ other }) => `${other} reports what came of an introduction`,
      sentence: () => 'Confirm it, or dispute it with a reason. Silence confirms.',
      waits: true,
    },
  ],
  'outcome.confirmed': [
    {
      ...outcome,
      to: 'other',
      title: ({ other }) => `An outcome with ${other} is confirmed`,
      sentence: () => 'It counts from now on.',
    },
  ],
  'outcome.disputed': [
    {
      ...outcome,
      to: 'other',
      title: ({ other }) => `${other} sees an outcome differently`,
      sentence: () =>
        'The reason stands beside it. Propose what would end the dispute; if the two of you cannot, an admin decides.',
    },
  ],
  'outcome.resolution_proposed': [
    {
      ...outcome,
      to: 'other',
      title: ({ other }) => `${other} proposes how to end a dispute`,
      sentence: () => 'Agree to it, or propose something else.',
    },
  ],
  'outcome.dispute_overdue': [
    {
      label: 'Open the inbox',
      path: '/inbox',
      to: 'admins',
      title: ({ own, other }) => `${own} and ${other} cannot settle an outcome`,
      sentence: () => 'The time for the two sides is over: decide what counts.',
    },
  ],
  'outcome.resolved': [
    {
      ...outcome,
      to: 'both',
      title: ({ other }) => `A dispute with ${other} is settled`,
      sentence: () => 'What you agreed on counts from now on.',
    },
  ],
  'outcome.resolved_by_admin': [
    {
      ...outcome,
      to: 'both',
      title: ({ other }) => `An admin has settled a dispute with ${other}`,
      sentence: () => 'What was decided counts from now on. The reason stands beside it.',
    },
  ],
  'outcome.reversed': [
    {
      ...outcome,
      to: 'other',
      title: ({ other }) => `An outcome with ${other} was reversed`,
      sentence: () => 'It no longer counts. The reason stands beside it.',
    },
  ],
};
