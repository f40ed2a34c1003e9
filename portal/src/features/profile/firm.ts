import { profile as copy } from '../../copy/profile';
import type { BusinessProfileInput } from '../../gql/generated/profile/graphql';
import type { Profile } from './queries';

/** The facts of a firm as they stand in the form: everything is text or a list of codes. */
export interface FirmValue {
  readonly legalName: string;
  readonly tradingName: string;
  readonly about: string;
  readonly website: string;
  readonly domains: string;
  readonly sizeBand: string;
  readonly categories: readonly string[];
  readonly regions: readonly string[];
  readonly regulatedProfessions: readonly string[];
  readonly currency: string;
  readonly timezone: string;
  readonly workingDays: readonly string[];
  readonly riskTolerance: string;
}

export const FIRM_FIELDS: readonly (keyof FirmValue)[] = [
  'legalName',
  'tradingName',
  'about',
  'website',
  'domains',
  'sizeBand',
  'categories',
  'regions',
  'regulatedProfessions',
  'currency',
  'timezone',
  'workingDays',
  'riskTolerance',
];

/** Domains that say nothing about a firm. */
const FREE_MAIL = /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|proton|protonmail|gmx|web)\./;

/** A form of a new firm, with what the browser and the address of whoever fills it in already tell. */
export function blankFirm(email: string): FirmValue {
  const domain = email.split('@')[1] ?? '';
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    legalName: '',
    tradingName: '',
    about: '',
    website: '',
    domains: FREE_MAIL.test(domain) ? '' : domain,
    sizeBand: 'SMALL',
    categories: [],
    regions: [],
    regulatedProfessions: [],
    currency: 'EUR',
    timezone: timezone.includes('/') ? timezone : 'Europe/Oslo',
    workingDays: ['1', '2', '3', '4', '5'],
    riskTolerance: '',
  };
}

export const firmOf = (firm: Profile): FirmValue => ({
  legalName: firm.legalName,
  tradingName: firm.tradingName === firm.legalName ? '' : firm.tradingName,
  about: firm.about,
  website: firm.website ?? '',
  domains: firm.domains.join(', '),
  sizeBand: firm.sizeBand,
  categories: firm.categories,
  regions: firm.regions,
  regulatedProfessions: firm.regulatedProfessions,
  currency: firm.currency,
  timezone: firm.timezone,
  workingDays: firm.workingDays.map(String),
  riskTolerance: firm.standing?.riskTolerance ?? '',
});

export function firmInput(value: FirmValue): BusinessProfileInput {
  const { legalName, tradingName, about, website, domains, workingDays, riskTolerance, ...rest } = value;
  return {
    // The form offers codes of the schema only.
    ...(rest as object as Pick<BusinessProfileInput, 'categories' | 'currency' | 'regions' | 'sizeBand' | 'timezone'>),
    riskTolerance: (riskTolerance || null) as BusinessProfileInput['riskTolerance'],
    legalName: legalName.trim(),
    tradingName: tradingName.trim() || legalName.trim(),
    about: about.trim(),
    website: website.trim() || null,
    domains: domains.split(/[\s,;]+/).filter(Boolean),
    workingDays: workingDays.map(Number).sort(),
  };
}

/** What is plainly missing, before the service is asked. */
export function firmProblems({ legalName, categories, regions, workingDays }: FirmValue): Record<string, string> {
  return {
    ...(legalName.trim().length < 2 && { legalName: copy.firm.legalNameNeeded }),
    ...(categories.length === 0 && { categories: copy.firm.categoriesNeeded }),
    ...(regions.length === 0 && { regions: copy.firm.regionsNeeded }),
    ...(workingDays.length === 0 && { workingDays: copy.firm.workingDaysNeeded }),
  };
}
