import { CATEGORIES, type Category } from './vocabulary.js';

/** What clients usually buy after something, and what they buy beside it; written down once for each pair. */
const FOLLOWS: Partial<Record<Category, readonly Category[]>> = {
  ACCOUNTING: ['BANKING', 'MERGERS'],
  ACOUSTICS: ['FURNITURE'],
  ARCHITECTURE: ['INTERIOR_DESIGN', 'CONSTRUCTION'],
  BANKING: ['INSURANCE'],
  BRANDING: ['WEB', 'MARKETING'],
  CONSTRUCTION: ['FURNITURE', 'RELOCATION', 'CLEANING'],
  ERGONOMICS: ['FURNITURE', 'INTERIOR_DESIGN'],
  EXECUTIVE_COACHING: ['TRAINING'],
  FURNITURE: ['RELOCATION'],
  INTERIOR_DESIGN: ['CONSTRUCTION', 'RELOCATION'],
  IT_SERVICES: ['SECURITY'],
  MARKETING: ['SALES_TRAINING'],
  PROPERTY: ['ARCHITECTURE', 'INTERIOR_DESIGN', 'RELOCATION'],
  RECRUITMENT: ['TRAINING'],
  RELOCATION: ['CLEANING', 'FACILITIES'],
  SOFTWARE: ['TRAINING'],
};
const BESIDE: Partial<Record<Category, readonly Category[]>> = {
  ACCOUNTING: ['LEGAL', 'PENSIONS', 'DATA_AND_ANALYTICS'],
  ACOUSTICS: ['INTERIOR_DESIGN', 'ELECTRICAL', 'ERGONOMICS'],
  ARCHITECTURE: ['ENERGY', 'ACOUSTICS'],
  BRANDING: ['PR', 'EVENTS'],
  CLEANING: ['FACILITIES', 'SECURITY'],
  CONSTRUCTION: ['ELECTRICAL', 'ENERGY'],
  DATA_AND_ANALYTICS: ['SOFTWARE', 'IT_SERVICES', 'MARKETING'],
  ELECTRICAL: ['INTERIOR_DESIGN', 'ENERGY'],
  ENERGY: ['FACILITIES', 'PROPERTY'],
  ERGONOMICS: ['OCCUPATIONAL_HEALTH'],
  EVENTS: ['PR', 'TRAVEL', 'MARKETING'],
  EXECUTIVE_COACHING: ['RECRUITMENT', 'MERGERS', 'SALES_TRAINING'],
  FACILITIES: ['SECURITY', 'PROCUREMENT'],
  FURNITURE: ['INTERIOR_DESIGN'],
  INSURANCE: ['PENSIONS', 'LEGAL'],
  IT_SERVICES: ['SOFTWARE', 'WEB', 'RELOCATION'],
  LANGUAGES: ['LEGAL', 'MARKETING', 'WEB'],
  LEGAL: ['MERGERS', 'RECRUITMENT', 'PROPERTY'],
  LOGISTICS: ['PROCUREMENT', 'RELOCATION'],
  MARKETING: ['PR', 'WEB'],
  OCCUPATIONAL_HEALTH: ['PENSIONS', 'TRAINING'],
  PENSIONS: ['RECRUITMENT'],
  SALES_TRAINING: ['TRAINING'],
  SOFTWARE: ['WEB'],
  TRAVEL: ['RELOCATION'],
};

/** How one category stands to another: bought before it, after it, or beside it. */
export type Neighbourhood = 'BEFORE' | 'AFTER' | 'BESIDE';

const known = new Map<Category, Map<Category, Neighbourhood>>();
const note = (one: Category, other: Category, how: Neighbourhood): void => {
  const of = known.get(one) ?? new Map<Category, Neighbourhood>();
  if (!of.has(other)) known.set(one, of.set(other, how));
};
for (const [first, others] of Object.entries(FOLLOWS) as [Category, readonly Category[]][]) {
  for (const later of others) {
    note(first, later, 'BEFORE');
    note(later, first, 'AFTER');
  }
}
for (const [one, others] of Object.entries(BESIDE) as [Category, readonly Category[]][]) {
  for (const other of others) {
    note(one, other, 'BESIDE');
    note(other, one, 'BESIDE');
  }
}

/** How `one` stands to `other`, as clients usually buy; null for strangers. */
export const neighbourhood = (one: Category, other: Category): Neighbourhood | null => known.get(one)?.get(other) ?? null;

/** The categories next to a category. */
export const neighboursOf = (category: Category): Category[] => [...(known.get(category)?.keys() ?? [])];

/** Every category, in the order that encodings count in. */
export const CATEGORY_CODES = Object.keys(CATEGORIES) as Category[];
