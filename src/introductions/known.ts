import { parse } from 'tldts';
import { isIndustry, isKnownRegion } from '../markets/index.js';
import type { Known } from './introduction.rules.js';

/** What the libraries know of sectors, regions and domains. */
export const known: Known = {
  isIndustry,
  isRegion: isKnownRegion,
  isDomain: (name) => {
    const { domain, isIcann, isIp } = parse(name);
    return isIp === true || (isIcann === true && domain !== null);
  },
};
