import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';
import { repeatedFieldsRule } from './repeated-fields.rule.js';

/** Tokens of a document: about ten screens of text. */
export const MAX_TOKENS = 1_000;
export const MAX_DEPTH = 12;
export const MAX_ALIASES = 20;
export const MAX_DIRECTIVES = 20;
/** How often one field may be asked for in one place. */
export const MAX_REPEATS = 20;
/** See the cost plugin for what counts. A page of 100 rows with ten things each is 1,000. */
export const MAX_COST = 5_000;
/** Errors told about one document; checking stops there. */
export const MAX_ERRORS = 5;

/** The limits that a document's text alone decides, checked once for each text. */
export function documentRules(): ValidationRule[] {
  const { validationRules } = new ApolloArmor({
    maxDepth: { n: MAX_DEPTH, flattenFragments: true },
    // Its default lets `__typename` be aliased without limit.
    maxAliases: { n: MAX_ALIASES, allowList: [] },
    maxDirectives: { n: MAX_DIRECTIVES },
    // Done better by the parser itself, by Apollo, and by our cost plugin.
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
    costLimit: { enabled: false },
  }).protect();
  return [...validationRules, repeatedFieldsRule(MAX_REPEATS)];
}
