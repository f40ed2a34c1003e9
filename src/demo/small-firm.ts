import { contact, type ClientScript, type ContactScript, type FirmScript, type PersonScript } from './firm-script.js';

type Profile = FirmScript['profile'];
type Offering = FirmScript['offerings'][number];
type Market = FirmScript['markets'][number];
type Band = NonNullable<ClientScript['sizeBand']>;
type DecisionMaker = NonNullable<ContactScript['decisionMakerRole']>;

/** Key, name and title, what she decides on, how well she is known in business and in person. */
export type Known = readonly [string, string, string, DecisionMaker, number, number];
/** Name, domain, sector, size, country, tier, and who is known there. */
export type Account = readonly [string, string, string, Band, 'NO' | 'DK' | 'DE' | 'SE', 'A' | 'B' | 'C', ...Known[]];

/** What tells one of the smaller firms from another; the rest is alike. */
export interface SmallFirm {
  readonly key: string;
  readonly joins: number;
  readonly names: readonly [legal: string, trading: string, domain: string];
  readonly about: string;
  readonly city: 'OSLO' | 'COPENHAGEN' | 'HAMBURG';
  readonly sizeBand: Band;
  readonly category: Offering['category'];
  readonly regulated?: NonNullable<Profile['regulatedProfessions']>[number];
  readonly owner: readonly [key: string, name: string];
  readonly colleague: readonly [key: string, name: string, role: FirmScript['colleague']['role']];
  readonly offers: readonly [name: string, solves: string, issue: Offering['businessIssue']];
  /** Before, beside or after whom it comes. */
  readonly comes: readonly [Offering['sequence'], Offering['relativeTo']];
  readonly serves: readonly [name: string, industries: string[], sizeBands: Market['sizeBands'], decides: DecisionMaker[]];
  readonly trigger: readonly [see: string, say: string];
  readonly book: readonly Account[];
  readonly question?: string;
}

const CITIES = {
  OSLO: { timezone: 'Europe/Oslo', country: 'NO' },
  COPENHAGEN: { timezone: 'Europe/Copenhagen', country: 'DK' },
  HAMBURG: { timezone: 'Europe/Berlin', country: 'DE' },
} as const;
/** Ranges that nobody is called by. */
const PHONES = { NO: '+47 22 55', DK: '+45 33 55', DE: '+49 40 5550', SE: '+46 8 555' } as const;

export function smallFirm(firm: SmallFirm): FirmScript {
  const { key, joins, names, about, city, sizeBand, category, regulated, question } = firm;
  const [legalName, tradingName, domain] = names;
  const { timezone, country } = CITIES[city];
  const [name, problemSolved, businessIssue] = firm.offers;
  const [sequence, relativeTo] = firm.comes;
  const [market, industries, sizeBands, decisionMakerRoles] = firm.serves;
  const [see, say] = firm.trigger;
  const [colleague, colleagueName, role] = firm.colleague;
  return {
    ...{ key, joins, ...(question && { question }) },
    profile: {
      ...{ legalName, tradingName, about, website: `https://${domain}`, domains: [domain], sizeBand, regions: [country] },
      ...{ categories: [category], ...(regulated && { regulatedProfessions: [regulated] }) },
      ...{ riskTolerance: 'MEDIUM', timezone, currency: 'EUR' },
    },
    owner: person(firm.owner[0], firm.owner[1], domain),
    colleague: { ...person(colleague, colleagueName, domain), role },
    offerings: [{ name, problemSolved, businessIssue, category, sequence, relativeTo }],
    markets: [{ name: market, industries, sizeBands, regions: [country], decisionMakerRoles, exclusions: '', isPrimary: true }],
    triggers: [{ see, say }],
    book: accounts(firm.book),
  };
}

/** Companies in a book, each with the people who are known there. */
export const accounts = (book: readonly Account[]): ClientScript[] =>
  book.map(([name, domain, industry, sizeBand, region, tier, ...people]) => ({
    ...{ name, domains: [domain], industry, sizeBand, region, tier, lifecycle: 'CUSTOMER' },
    contacts: people.map(([key, person, title, decides, business, personal], index) =>
      contact(
        key,
        [person, title, decides],
        [`${localPart(person)}@${domain}`, `${PHONES[region]} ${String(100 + name.length * 7 + index)}`],
        [business, personal],
      ),
    ),
  }));

const person = (key: string, name: string, domain: string): PersonScript => ({
  ...{ key, name },
  email: `${localPart(name).split('.')[0]}@${domain}`,
});

/** `Jørgen Ås` is `jorgen.as`. */
const localPart = (name: string): string =>
  name
    .replace(/^Dr /, '')
    .toLowerCase()
    .replace(/[øö]/g, 'o')
    .replace(/[åä]/g, 'a')
    .replace(/æ/g, 'ae')
    .replace(/ü/g, 'u')
    .replace(/[^a-z]+/g, '.');
