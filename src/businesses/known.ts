import currencies from 'currency-codes';
import { parse } from 'tldts';
import { isIndustry, isKnownRegion } from '../markets/index.js';
import type { Known } from './business.rules.js';

/** What the libraries know of regions, sectors, time zones, currencies and domains. */
export const known: Known = {
  isRegion: isKnownRegion,
  isIndustry,
  isTimezone: (name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return name.includes('/') || name === 'UTC';
    } catch {
      return false;
    }
  },
  isCurrency: (code) => currencies.code(code) !== undefined && /^[A-Z]{3}$/.test(code),
  isDomain: (name) => {
    const { domain, hostname, isIp } = parse(name, { allowPrivateDomains: true });
    return !isIp && domain !== null && hostname === name.toLowerCase();
  },
};
