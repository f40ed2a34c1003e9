import { allianceNotices } from './alliance-notices.js';
import { businessNotices } from './business-notices.js';
import type { Notice } from './notice.js';

/** Who is told of which events, in which words. Where a person is among two audiences of one event, the first counts. */
export const NOTICES: Readonly<Record<string, readonly Notice[]>> = {
  ...businessNotices,
  ...allianceNotices,
};

export const NOTICED = Object.keys(NOTICES) as [string, ...string[]];
