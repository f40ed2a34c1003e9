import { allianceNotices } from './alliance-notices.js';
import { businessNotices } from './business-notices.js';
import { introductionNotices } from './introduction-notices.js';
import { nominationNotices } from './nomination-notices.js';
import { campaignNotices } from './campaign-notices.js';
import type { Notice } from './notice.js';
import { outcomeNotices } from './outcome-notices.js';

/** Who is told of which events, in which words. Where a person is among two audiences of one event, the first counts. */
export const NOTICES: Readonly<Record<string, readonly Notice[]>> = {
  ...businessNotices,
  ...allianceNotices,
  ...introductionNotices,
  ...outcomeNotices,
  ...nominationNotices,
  ...campaignNotices,
};

export const NOTICED = Object.keys(NOTICES) as [string, ...string[]];

/** Events that are no news: whoever is told of them has something to do, and that is in the inbox by itself. */
export const ASKING: readonly string[] = NOTICED.filter((type) =>
  (NOTICES[type] ?? []).every(({ to, waits }) => to === 'admins' || waits),
);
