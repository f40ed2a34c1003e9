import { parse } from 'tldts';
import type { Business } from './business.entity.js';

/** Where anybody gets an address: it says nothing about a firm. */
const FREE_MAIL = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com', 'icloud.com', 'me.com'],
  ...['aol.com', 'gmx.com', 'gmx.net', 'gmx.de', 'web.de', 'mail.com', 'proton.me', 'protonmail.com', 'zoho.com', 'online.no'],
]);

/** The domain that somebody registered, of an e-mail address, a website or a host; null where it is nobody's own. */
export function ownDomainOf(address: string): string | null {
  const { domain, isIp } = parse(address, { allowPrivateDomains: true });
  return domain === null || isIp || FREE_MAIL.has(domain) ? null : domain;
}

/** The registered domains that a business names, of its website and besides. */
export function ownDomainsOf({ website, domains }: Pick<Business, 'website' | 'domains'>): string[] {
  const own = [...domains, ...(website ? [website] : [])].map(ownDomainOf).filter((domain) => domain !== null);
  return [...new Set(own)];
}
