import type { Violation } from '../kernel/domain-error.js';

export interface ProfileFacts {
  readonly regions: readonly string[];
  readonly domains: readonly string[];
  readonly timezone: string;
  readonly workingDays: readonly number[];
  readonly currency: string;
  readonly website: string | null;
}

/** The words that only a vocabulary or a calendar knows, handed in so that these rules stay pure. */
export interface Known {
  readonly isRegion: (code: string) => boolean;
  readonly isIndustry: (code: string) => boolean;
  readonly isTimezone: (name: string) => boolean;
  readonly isCurrency: (code: string) => boolean;
  readonly isDomain: (name: string) => boolean;
}

const invalid = (message: string, ...field: string[]): Violation => ({ code: 'INVALID', message, field: ['input', ...field] });

/** What is wrong with the parts of a profile that are being set; absent parts are not looked at. */
export function violationsOfProfile(profile: Partial<ProfileFacts>, known: Known): Violation[] {
  const wrong: Violation[] = [];
  for (const region of profile.regions ?? []) {
    if (!known.isRegion(region)) wrong.push(invalid(`${region} is no ISO 3166 region.`, 'regions'));
  }
  for (const domain of profile.domains ?? []) {
    if (!known.isDomain(domain)) wrong.push(invalid(`${domain} is no domain that a business can own.`, 'domains'));
  }
  if (profile.timezone !== undefined && !known.isTimezone(profile.timezone)) {
    wrong.push(invalid('The time zone must be an IANA name such as Europe/Oslo.', 'timezone'));
  }
  const days = profile.workingDays;
  if (days && (days.length === 0 || new Set(days).size !== days.length || days.some((day) => day < 1 || day > 7))) {
    wrong.push(invalid('Working days are numbers from 1 (Monday) to 7 (Sunday), at least one, each once.', 'workingDays'));
  }
  if (profile.currency !== undefined && !known.isCurrency(profile.currency)) {
    wrong.push(invalid('The currency must be an ISO 4217 code such as EUR.', 'currency'));
  }
  if (profile.website && !/^https?:\/\/[^\s/]+\.[^\s/]+/.test(profile.website)) {
    wrong.push(invalid('The website must be an address that starts with https://.', 'website'));
  }
  return wrong;
}

export interface MarketFacts {
  readonly industries: readonly string[];
  readonly regions: readonly string[];
}

export function violationsOfMarket(market: Partial<MarketFacts>, known: Known): Violation[] {
  return [
    ...(market.industries ?? [])
      .filter((code) => !known.isIndustry(code))
      .map((code) => invalid(`${code} is no NAICS sector.`, 'industries')),
    ...(market.regions ?? [])
      .filter((code) => !known.isRegion(code))
      .map((code) => invalid(`${code} is no ISO 3166 region.`, 'regions')),
  ];
}

export interface SubmissionFacts {
  readonly isEmailVerified: boolean;
  readonly offerings: number;
  /** Target markets that name at least one decision-maker role. */
  readonly marketsWithRole: number;
}

/** What a business still lacks before an admin should look at it; `field` names the part of the profile where it belongs. */
export function violationsOfSubmission(facts: SubmissionFacts): Violation[] {
  const missing: Violation[] = [];
  const lacks = (part: string, message: string) => missing.push({ code: 'INCOMPLETE', message, field: ['id', part] });
  if (!facts.isEmailVerified) lacks('email', 'Confirm your e-mail address by the link we sent you.');
  if (facts.offerings < 1) lacks('offerings', 'Add at least one offering: what you do, and for whom.');
  if (facts.marketsWithRole < 1) lacks('targetMarkets', 'Add at least one target market with a decision-maker role.');
  return missing;
}

/** A slug for the address bar, from a name: `Nordvik & Søn AS` → `nordvik-son-as`. May be empty. */
export function slugOf(name: string): string {
  return name
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll(/[łŁ]/g, 'l')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}
