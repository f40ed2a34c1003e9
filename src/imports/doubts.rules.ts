import type { ImportField } from './import-fields.rules.js';

/** Why a row cannot simply go into the book. */
export const DOUBTS = {
  NO_NAME: 'The company has no name',
  BAD_DOMAIN: 'What should be a website is no domain that a company can own',
  BAD_EMAIL: 'What should be an e-mail address is none',
  BAD_PHONE: 'What should be a phone number is none',
  BAD_REGION: 'What should be a country is none',
  BAD_LIFECYCLE: 'How it stands to you is none of the known words',
  BAD_TIER: 'The tier is none of A, B and C',
  BAD_VALUE: 'The value is no amount above zero, or its currency is none',
  BAD_DATE: 'What should be a day is none, or is still to come',
  TOO_LONG: 'A text is longer than the book takes',
  EXTRA_CELLS: 'The line has more cells than the file has columns',
  MANY_KNOWN: 'It looks like more than one client of the book',
  SAME_NAME: 'A client of the book has the same name, and nothing else tells whether it is the same company',
} as const;
export type Doubt = keyof typeof DOUBTS;

/** What was typed over the file's cells. */
export type MendedCells = Partial<Record<ImportField, string>>;
