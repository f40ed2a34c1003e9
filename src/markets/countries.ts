import countries from 'i18n-iso-countries';
import { createRequire } from 'node:module';
import { isRegion } from './region.rules.js';

const require = createRequire(import.meta.url);
countries.registerLocale(require('i18n-iso-countries/langs/en.json') as countries.LocaleData);

/** Every country's alpha-2 code and English name, by name. */
export const COUNTRIES: readonly { readonly code: string; readonly name: string }[] = Object.entries(countries.getNames('en'))
  .map(([code, name]) => ({ code, name: Array.isArray(name) ? String(name[0]) : name }))
  .sort((a, b) => a.name.localeCompare(b.name));

const codes: ReadonlySet<string> = new Set(COUNTRIES.map(({ code }) => code));

/** Whether a code is a country, or a subdivision by its form. The list of subdivisions is not checked. */
export const isKnownRegion = (code: string): boolean => isRegion(code, codes);
