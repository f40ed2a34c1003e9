import { COUNTRIES } from './countries.js';

/** Cities and regions that firms name, ISO 3166-2; each lies in the country that its code begins with. */
const NAMES: Readonly<Record<string, string>> = {
  'AT-9': 'Vienna',
  'BE-BRU': 'Brussels',
  'CH-GE': 'Geneva',
  'CH-ZH': 'Zurich',
  'CZ-10': 'Prague',
  'DE-BE': 'Berlin',
  'DE-BY': 'Bavaria',
  'DE-HB': 'Bremen',
  'DE-HE': 'Hesse',
  'DE-HH': 'Hamburg',
  'DE-NW': 'North Rhine-Westphalia',
  'DK-81': 'North Jutland',
  'DK-82': 'Central Jutland',
  'DK-83': 'Southern Denmark',
  'DK-84': 'Greater Copenhagen',
  'DK-85': 'Zealand',
  'EE-37': 'Tallinn and Harju',
  'ES-CT': 'Catalonia',
  'ES-MD': 'Madrid',
  'FI-11': 'Tampere and Pirkanmaa',
  'FI-18': 'Helsinki and Uusimaa',
  'FR-IDF': 'Paris and Île-de-France',
  'GB-ENG': 'England',
  'GB-LND': 'London',
  'GB-SCT': 'Scotland',
  'GB-WLS': 'Wales',
  'IE-D': 'Dublin',
  'IS-1': 'Reykjavík',
  'IT-25': 'Milan and Lombardy',
  'IT-62': 'Rome and Lazio',
  'LT-VL': 'Vilnius',
  'LV-RIX': 'Riga',
  'NL-NH': 'Amsterdam and North Holland',
  'NL-ZH': 'Rotterdam and South Holland',
  'NO-03': 'Oslo',
  'NO-11': 'Stavanger and Rogaland',
  'NO-32': 'Akershus',
  'NO-42': 'Kristiansand and Agder',
  'NO-46': 'Bergen and Vestland',
  'NO-50': 'Trondheim and Trøndelag',
  'NO-55': 'Tromsø and Troms',
  'PL-14': 'Warsaw and Masovia',
  'PT-11': 'Lisbon',
  'SE-AB': 'Stockholm',
  'SE-C': 'Uppsala',
  'SE-E': 'Linköping and Östergötland',
  'SE-M': 'Malmö and Skåne',
  'SE-O': 'Gothenburg and Västra Götaland',
  'US-CA': 'California',
  'US-MA': 'Massachusetts',
  'US-NY': 'New York',
};

export interface Place {
  readonly code: string;
  readonly name: string;
  /** Code of the country that it lies in. */
  readonly within: string;
}

/** Every city and region with a name here, by name. Other codes of ISO 3166-2 are accepted and shown as they are. */
export const PLACES: readonly Place[] = Object.entries(NAMES)
  .map(([code, name]) => ({ code, name, within: code.slice(0, 2) }))
  .sort((a, b) => a.name.localeCompare(b.name));

const names = new Map([...COUNTRIES, ...PLACES].map(({ code, name }) => [code, name]));

/** The English name of a region; the code itself where it has none here. */
export const nameOfRegion = (code: string): string => names.get(code) ?? code;
