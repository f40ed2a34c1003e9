import type { Violation } from '../kernel/domain-error.js';
import { violationsOfAmount, type Money } from '../kernel/money.js';

/** At most so many people of one company: a book is read by people. */
export const MOST_CONTACTS = 100;

/** What libraries and vocabularies know, handed in so that these rules stay pure. Null: not one. */
export interface Known {
  readonly isIndustry: (code: string) => boolean;
  readonly isRegion: (code: string) => boolean;
  readonly isCurrency: (code: string) => boolean;
  /** The registrable domain of what was typed: `https://www.nordvik.example/om` → `nordvik.example`. */
  readonly domainOf: (text: string) => string | null;
  /** The one address in what was typed, in lower case. */
  readonly emailOf: (text: string) => string | null;
}

export interface ClientFacts {
  readonly name: string;
  readonly domains: readonly string[];
  readonly industry: string | null;
  readonly region: string | null;
  readonly valuePerYear: Money | null;
  /** YYYY-MM-DD */
  readonly customerSince: string | null;
}

export interface ContactFacts {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly businessTie: number;
  readonly personalTie: number;
  readonly cadenceDays: number | null;
}

const invalid = (message: string, field: string): Violation => ({ code: 'INVALID', message, field: ['input', field] });

/** What is wrong with the parts of a client that are being set; absent parts are not looked at. */
export function violationsOfClient(client: Partial<ClientFacts>, known: Known, today: string): Violation[] {
  const wrong: Violation[] = [];
  if (client.name !== undefined && !client.name) wrong.push(invalid('A client needs a name.', 'name'));
  for (const domain of client.domains ?? []) {
    if (!known.domainOf(domain)) wrong.push(invalid(`${domain} is no domain that a company can own.`, 'domains'));
  }
  if (client.industry && !known.isIndustry(client.industry)) {
    wrong.push(invalid(`${client.industry} is no NAICS sector.`, 'industry'));
  }
  if (client.region && !known.isRegion(client.region)) wrong.push(invalid(`${client.region} is no ISO 3166 region.`, 'region'));
  if (client.valuePerYear) {
    const field = ['input', 'valuePerYear'];
    const amount = violationsOfAmount(client.valuePerYear, field);
    wrong.push(...amount);
    if (amount.length === 0 && !known.isCurrency(client.valuePerYear.currency)) {
      wrong.push({
        code: 'INVALID',
        message: 'The currency must be an ISO 4217 code such as EUR.',
        field: [...field, 'currency'],
      });
    }
  }
  if (client.customerSince && client.customerSince > today) {
    wrong.push(invalid('A customer cannot be one since a day to come.', 'customerSince'));
  }
  return wrong;
}

const PHONE = /^\+?[\d\s().\-/]{5,30}$/;
const isTie = (tie: number | undefined) => tie === undefined || (Number.isInteger(tie) && tie >= 0 && tie <= 5);

/** What is wrong with the parts of a contact that are being set; absent parts are not looked at. */
export function violationsOfContact(contact: Partial<ContactFacts>, known: Known): Violation[] {
  const wrong: Violation[] = [];
  const { cadenceDays } = contact;
  if (contact.name !== undefined && !contact.name) wrong.push(invalid('A contact needs a name.', 'name'));
  if (contact.email && !known.emailOf(contact.email)) {
    wrong.push(invalid('That is not one e-mail address, such as anna@nordvik.example.', 'email'));
  }
  if (contact.phone && !PHONE.test(contact.phone)) {
    wrong.push(invalid('A phone number has digits, such as +47 22 12 34 56.', 'phone'));
  }
  if (!isTie(contact.businessTie)) wrong.push(invalid('A tie is a whole number from 0 to 5.', 'businessTie'));
  if (!isTie(contact.personalTie)) wrong.push(invalid('A tie is a whole number from 0 to 5.', 'personalTie'));
  if (cadenceDays != null && !(Number.isInteger(cadenceDays) && cadenceDays >= 1 && cadenceDays <= 730)) {
    wrong.push(invalid('A cadence is a whole number of days from 1 to 730.', 'cadenceDays'));
  }
  return wrong;
}

/** One line without stray spaces, as it goes into a letter: no line break can come along. */
export const tidy = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** At most so many tags of one client, and so many characters of one. */
export const MOST_TAGS = 20;
const LONGEST_TAG = 40;

/** Tags as they are kept: in lower case, one line each, each once. */
export const tidyTags = (tags: readonly string[]): string[] =>
  [...new Set(tags.map((tag) => tidy(tag).toLowerCase().slice(0, LONGEST_TAG).trim()).filter(Boolean))].sort();
