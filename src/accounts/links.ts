import { DAY, HOUR } from '../kernel/time.js';

/** What our mailed links are for, and how long each lives (milliseconds). */
export const LINKS = {
  verify: { purpose: 'account.verify', lives: 3 * DAY },
  reset: { purpose: 'account.reset', lives: HOUR },
  /** A first password: as a reset, but nobody waits for it. */
  setPassword: { purpose: 'account.reset', lives: 3 * DAY },
  join: { purpose: 'member.join', lives: 7 * DAY },
} as const;
