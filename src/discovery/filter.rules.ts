import {
  ALL_INDUSTRIES,
  ALL_ROLES,
  bothRegions,
  CATEGORIES,
  CATEGORY_CODES,
  COUNTRIES,
  DECISION_MAKER_ROLES,
  INDUSTRIES,
  ROLE_TITLES,
  type Category,
  type DecisionMakerRole,
} from '../markets/index.js';
import type { Filter } from './keys.rules.js';
import type { Profile } from './profile.rules.js';

/** The words of the vocabulary that somebody may have meant by what she typed. */
export interface Meant {
  readonly categories: readonly Category[];
  readonly industries: readonly string[];
  readonly decisionMakerRoles: readonly DecisionMakerRole[];
  readonly regions: readonly string[];
}

/** Say too little by themselves. */
const EMPTY_WORDS = new Set(
  'and other of the head chief officer director manager services service general with public'.split(' '),
);
/** Share of letters in threes that two words must have in common to be taken for one. */
const ALIKE = 0.55;
/** The same of several words: titles have most of their words in common with others. */
const ALIKE_ALL = 0.75;

/** Whether a firm has what is asked for; of its markets one must have all of it. */
export function passes(filter: Omit<Filter, 'text'>, { categories, markets }: Profile): boolean {
  if (filter.categories.length > 0 && !filter.categories.some((category) => categories.includes(category))) return false;
  if (!asksMarket(filter)) return true;
  return markets.some(
    (market) =>
      has(filter.industries, market.industries) &&
      has(filter.sizeBands, market.sizeBands) &&
      (filter.regions.length === 0 || bothRegions(filter.regions, market.regions) !== null) &&
      (filter.decisionMakerRoles.length === 0 ||
        filter.decisionMakerRoles.some((role) => market.decisionMakerRoles.includes(role))),
  );
}

const asksMarket = ({ industries, decisionMakerRoles, regions, sizeBands }: Omit<Filter, 'text'>): boolean =>
  industries.length > 0 || decisionMakerRoles.length > 0 || regions.length > 0 || sizeBands.length > 0;

/** An empty list on the market's side is all. */
const has = <Code>(asked: readonly Code[], codes: readonly Code[]): boolean =>
  asked.length === 0 || codes.length === 0 || asked.some((code) => codes.includes(code));

/** Whether a firm has anything of what was meant. */
export const fits = (meant: Meant, profile: Profile): boolean =>
  (Object.keys(meant) as (keyof Meant)[]).some(
    (kind) => meant[kind].length > 0 && passes({ ...NOTHING, [kind]: meant[kind] }, profile),
  );

export const NOTHING: Omit<Filter, 'text'> = {
  categories: [],
  industries: [],
  decisionMakerRoles: [],
  regions: [],
  sizeBands: [],
};

/** What the typed words mean in the vocabulary; a letter too much, too little or in the wrong place is forgiven. */
export function meantBy(text: string): Meant {
  const typed = threesOf(text);
  const isOne = !text.trim().includes(' ');
  const isMeant = (labels: readonly string[]): boolean =>
    labels.some((label) => {
      const words = isOne
        ? label
            .toLowerCase()
            .split(/[^\p{L}\p{N}]+/u)
            .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word))
        : [];
      return [label, ...words].some((each) => likeness(typed, threesOf(each)) >= (isOne ? ALIKE : ALIKE_ALL));
    });
  if (text.trim().length < 2 || EMPTY_WORDS.has(text.trim().toLowerCase())) return NOTHING;
  return {
    categories: CATEGORY_CODES.filter((code) => isMeant([CATEGORIES[code]])),
    industries: ALL_INDUSTRIES.filter((code) => isMeant([INDUSTRIES[code as keyof typeof INDUSTRIES]])),
    decisionMakerRoles: ALL_ROLES.filter((role) => isMeant([role, DECISION_MAKER_ROLES[role], ...(ROLE_TITLES[role] ?? [])])),
    regions: COUNTRIES.filter(({ name }) => isMeant([name])).map(({ code }) => code),
  };
}

const known = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 4_000;

function threesOf(text: string): ReadonlySet<string> {
  const found = known.get(text);
  if (found) return found;
  const padded = `  ${text.trim().toLowerCase()} `;
  const threes = new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, threes);
  return threes;
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const three of one) if (other.has(three)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
