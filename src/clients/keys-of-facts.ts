import { keyTextsOf, type CompanyKeyTexts, type KeyFacts } from './company-keys.rules.js';
import { known } from './known.js';

/** The texts of a company's keys, by the public suffix list. */
export const keysOfFacts = (facts: KeyFacts): CompanyKeyTexts => keyTextsOf(facts, known.domainOf);
