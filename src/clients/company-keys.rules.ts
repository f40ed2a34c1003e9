/**
 * Where anybody may have an address or a page: such a domain says nothing about the company. Our own list, from the
 * public mail and page hosts with the most users in 2026 as their owners name them; a missing one shows as two firms
 * that share too much, and is added here.
 */
const SHARED_DOMAINS = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com aol.com icloud.com me.com
   mac.com proton.me protonmail.com pm.me tutanota.com tuta.io fastmail.com hey.com zoho.com mail.com email.com gmx.com gmx.de
   gmx.net gmx.at gmx.ch web.de t-online.de freenet.de arcor.de posteo.de mailbox.org yandex.com yandex.ru mail.ru bk.ru inbox.ru
   list.ru rambler.ru qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net rediffmail.com orange.fr free.fr
   laposte.net sfr.fr wanadoo.fr libero.it virgilio.it tiscali.it alice.it wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz
   online.no telenor.no getmail.no hotmail.no live.no telia.com spray.se live.se hotmail.se jubii.dk mail.dk bluewin.ch ziggo.nl
   xs4all.nl kpnmail.nl home.nl telenet.be skynet.be btinternet.com talktalk.net virginmedia.com ntlworld.com sky.com comcast.net
   verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net shaw.ca rogers.com telus.net bigpond.com
   optusnet.com.au uol.com.br bol.com.br terra.com.br hotmail.co.uk live.co.uk outlook.de outlook.fr hotmail.fr hotmail.de hotmail.it
   yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.co.jp yahoo.co.in yahoo.com.br mailinator.com guerrillamail.com
   facebook.com instagram.com linkedin.com x.com twitter.com youtube.com tiktok.com linktr.ee google.com goo.gl bit.ly
   wordpress.com blogspot.com wixsite.com squarespace.com weebly.com medium.com etsy.com ebay.com amazon.com notion.site`.split(
    /\s+/,
  ),
);

/** Whether a registrable domain stands for one company. */
export const isOfOneCompany = (domain: string): boolean => !SHARED_DOMAINS.has(domain);

/** A company register number as it is kept: its letters and digits, in capitals; null when nothing of it is left. */
export const tidyIdentifier = (text: string): string | null =>
  text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 40) || null;

const LEAST_IDENTIFIER = 5;

/**
 * The text by which an identifier is compared. Registers of two countries give the same number to two companies, so
 * the country belongs to it: the number's own (`NO923609016MVA`), else that of the region. Without one there is none.
 */
export function identifierKeyOf(identifier: string | null, region: string | null): string | null {
  if (identifier === null) return null;
  const own = /^([A-Z]{2})(\d[A-Z0-9]+)$/.exec(identifier);
  const country = own?.[1] ?? region?.slice(0, 2).toUpperCase() ?? null;
  const number = (own?.[2] ?? identifier).replace(/MVA$/, '');
  return country !== null && number.length >= LEAST_IDENTIFIER ? `${country}:${number}` : null;
}

/** What the keys of a client rest on. */
export interface KeyFacts {
  readonly domains: readonly string[];
  readonly identifier: string | null;
  readonly region: string | null;
  readonly emails: readonly string[];
}

export interface CompanyKeyTexts {
  readonly domains: readonly string[];
  readonly identifiers: readonly string[];
}

/** The keys of a client, each once: its domains, those of its people's addresses, and its identifier. */
export function keyTextsOf(facts: KeyFacts, domainOf: (text: string) => string | null): CompanyKeyTexts {
  const ofPeople = facts.emails.flatMap((email) => {
    const host = email.slice(email.lastIndexOf('@') + 1);
    // Most people have an address at their own company, and to look a domain up costs more than to compare it.
    return facts.domains.includes(host) ? [] : (domainOf(host) ?? []);
  });
  const identifier = identifierKeyOf(facts.identifier, facts.region);
  const domains = ofPeople.length > 0 ? [...facts.domains, ...ofPeople] : facts.domains;
  return {
    domains: (domains.length > 1 ? [...new Set(domains)] : domains).filter(isOfOneCompany),
    identifiers: identifier === null ? [] : [identifier],
  };
}
