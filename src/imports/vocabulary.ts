import currencies from 'currency-codes';
import { keysOfFacts, known as known, normaliseCompanyName, tidyIdentifier, tidyTags } from '../clients/index.js';
import { COUNTRIES, INDUSTRIES, isIndustry, isKnownRegion } from '../markets/index.js';
import type { ImportVocabulary } from './derive.rules.js';

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');

const countries = new Map(COUNTRIES.map(({ code, name }) => [bare(name), code]));
for (const [name, code] of Object.entries({
  usa: 'US',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  norge: 'NO',
  sverige: 'SE',
  danmark: 'DK',
  deutschland: 'DE',
})) {
  countries.set(name, code);
}
const industries = new Map(Object.entries(INDUSTRIES).map(([code, name]) => [bare(String(name)), code]));
const PLAIN_ADDRESS = /^[a-z0-9](?:[a-z0-9_+-]|\.(?!\.))*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/;

/** What a file's cells are understood by: the same libraries and vocabularies as the forms use. */
export const vocabulary: ImportVocabulary = {
  domainOf: known.domainOf,
  // Nine in ten addresses are plain; the full grammar costs thirty times as much.
  emailOf: (text) => {
    const lower = text.toLowerCase();
    return lower.length <= 254 && PLAIN_ADDRESS.test(lower) && !lower.includes('.@') ? lower : known.emailOf(text);
  },
  regionOf: (text) => {
    const code = text.toUpperCase();
    return isKnownRegion(code) ? code : (countries.get(bare(text)) ?? null);
  },
  industryOf: (text) => (isIndustry(text) ? text : (industries.get(bare(text)) ?? sectorOf(text))),
  decimalsOf: (currency) => currencies.code(currency)?.digits ?? null,
  nameKeyOf: normaliseCompanyName,
  identifierOf: tidyIdentifier,
  keysOf: keysOfFacts,
  tagsOf: tidyTags,
};

/** The sector of a longer NAICS code: 541511 is of sector 54, 31 to 33 are one. */
function sectorOf(text: string): string | null {
  if (!/^\d{3,6}$/.test(text)) return null;
  const two = text.slice(0, 2);
  return (
    Object.keys(INDUSTRIES).find((code) => {
      const [low = '', high = low] = code.split('-');
      return two >= low && two <= high;
    }) ?? null
  );
}
