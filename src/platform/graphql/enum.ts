import { registerEnumType } from '@nestjs/graphql';

/**
 * Declares a GraphQL enum from domain words and what each means: the verb `requestChanges` is
 * shown as `REQUEST_CHANGES`, and answered and accepted as the word itself.
 */
export function enumOf<Word extends string>(
  name: string,
  description: string,
  words: Readonly<Record<Word, string>>,
): Record<string, Word> {
  const entries = (Object.entries(words) as [Word, string][]).map(([word, meaning]) => ({
    constant: constantCase(word),
    word,
    meaning,
  }));
  const values = Object.fromEntries(entries.map(({ constant, word }) => [constant, word]));
  registerEnumType(values, {
    name,
    description,
    valuesMap: Object.fromEntries(entries.map(({ constant, meaning }) => [constant, { description: meaning }])),
  });
  return values;
}

/** Refusals that every mutation may answer; a feature adds its own to these. */
export const COMMON_ERROR_CODES = {
  NOT_FOUND: 'Not there, or not for the caller',
  FORBIDDEN: 'Visible, but not the caller’s to do',
  INVALID: 'A field breaks a rule; `field` says which',
  ILLEGAL_MOVE: 'Not possible in the present state',
  STALE_VERSION: 'Changed since the caller read it; read it again',
} as const;

/** A word already in capitals stays as it is. */
const constantCase = (word: string): string => word.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
