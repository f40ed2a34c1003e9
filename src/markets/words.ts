import { nameOfRegion } from './places.js';
import { CATEGORIES, type Category, type DecisionMakerRole, type SizeBand } from './vocabulary.js';

const ROLES: Readonly<Record<DecisionMakerRole, string>> = {
  OWNER: 'owner',
  CEO: 'chief executive',
  CFO: 'finance director',
  COO: 'operations director',
  CTO: 'technology director',
  CIO: 'head of IT',
  CISO: 'head of information security',
  CMO: 'head of marketing',
  CRO: 'head of sales',
  CHRO: 'head of people',
  GENERAL_COUNSEL: 'head of legal',
  HEAD_OF_WORKPLACE: 'head of workplace',
  HEAD_OF_FACILITIES: 'head of facilities',
  HEAD_OF_HEALTH_AND_SAFETY: 'head of health and safety',
  HEAD_OF_PROCUREMENT: 'head of procurement',
  HEAD_OF_LOGISTICS: 'head of logistics',
  HEAD_OF_PRODUCT: 'head of product',
  HEAD_OF_SUSTAINABILITY: 'head of sustainability',
};
/** The sectors as people call them; their official names do not fit into a sentence. */
const SECTORS: Readonly<Record<string, string>> = {
  '11': 'farming and fishing',
  '21': 'mining',
  '22': 'utilities',
  '23': 'construction',
  '31-33': 'manufacturing',
  '42': 'wholesale',
  '44-45': 'retail',
  '48-49': 'transport',
  '51': 'information',
  '52': 'finance',
  '53': 'real estate',
  '54': 'professional services',
  '55': 'holding companies',
  '56': 'support services',
  '61': 'education',
  '62': 'health care',
  '71': 'arts and recreation',
  '72': 'hotels and restaurants',
  '81': 'other services',
  '92': 'public administration',
};
const SIZES: Readonly<Record<SizeBand, readonly [from: string, to: string]>> = {
  MICRO: ['1', '9'],
  SMALL: ['10', '49'],
  MEDIUM: ['50', '249'],
  LARGE: ['250', '999'],
  ENTERPRISE: ['1,000', 'more'],
};
const BANDS = Object.keys(SIZES) as SizeBand[];

/** Of more than three the first two are named, and how many more there are. */
export function listed(words: readonly string[]): string {
  if (words.length > 3) return `${words[0]}, ${words[1]} and ${words.length - 2} more`;
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export const roleInWords = (role: DecisionMakerRole): string => ROLES[role];
/** In the middle of a sentence, so without its capital; abbreviations keep theirs. */
export const categoryInWords = (category: Category): string => categoriesInWords[category];
export const industryInWords = (code: string): string => SECTORS[code] ?? code;

/** A kind of company in words: “construction with 50 to 249 people in Oslo”. Empty lists are all, and left out. */
export function companiesInWords(kind: {
  readonly industries: readonly string[];
  readonly sizeBands: readonly SizeBand[];
  readonly regions: readonly string[];
}): string {
  const what = kind.industries.length > 0 ? listed(kind.industries.map(industryInWords)) : 'companies of every kind';
  const where = kind.regions.length > 0 ? ` in ${listed(kind.regions.map(nameOfRegion))}` : '';
  return `${what}${sizesInWords(kind.sizeBands)}${where}`;
}

function sizesInWords(bands: readonly SizeBand[]): string {
  if (bands.length === 0 || bands.length === BANDS.length) return '';
  const order = BANDS.filter((band) => bands.includes(band));
  const isRow = BANDS.indexOf(order.at(-1)!) - BANDS.indexOf(order[0]!) === order.length - 1;
  const one = ([from, to]: readonly [string, string]) => (to === 'more' ? `${from} people or more` : `${from} to ${to} people`);
  if (!isRow) return ` with ${order.map((band) => one(SIZES[band])).join(' or ')}`;
  return ` with ${one([SIZES[order[0]!][0], SIZES[order.at(-1)!][1]])}`;
}

const uncapital = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);
const categoriesInWords = Object.fromEntries(
  Object.entries(CATEGORIES).map(([category, name]) => [category, uncapital(name)]),
) as Record<Category, string>;
