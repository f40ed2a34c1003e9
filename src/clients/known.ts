import currencies from 'currency-codes';
import emailAddresses from 'email-addresses';
import { parse } from 'tldts';
import { isIndustry, isKnownRegion } from '../markets/index.js';
import type { Known } from './client.rules.js';

const LONGEST_ADDRESS = 254;

/** What the libraries know of sectors, regions, currencies, domains and addresses. */
export const known: Known = {
  isIndustry,
  isRegion: isKnownRegion,
  isCurrency: (code) => currencies.code(code) !== undefined,
  domainOf: (text) => {
    const { domain, isIp } = parse(text.trim().toLowerCase(), { allowPrivateDomains: true });
    return isIp ? null : domain;
  },
  emailOf: (text) => {
    if (text.length > LONGEST_ADDRESS || /[<>"\s,;]/.test(text.trim())) return null;
    const parsed = emailAddresses.parseOneAddress({ input: text.trim(), rejectTLD: true });
    return parsed?.type === 'mailbox' ? parsed.address.toLowerCase() : null;
  },
};
