import type { Doubt, MendedCells } from './doubts.rules.js';
import type { ImportField } from './import-fields.rules.js';

/** What libraries, vocabularies and the book know, handed in so that these rules stay pure. Null: not one. */
export interface ImportVocabulary {
  readonly domainOf: (text: string) => string | null;
  readonly emailOf: (text: string) => string | null;
  readonly regionOf: (text: string) => string | null;
  readonly industryOf: (text: string) => string | null;
  /** Decimals of a currency. */
  readonly decimalsOf: (currency: string) => number | null;
  readonly nameKeyOf: (name: string) => string;
  readonly identifierOf: (text: string) => string | null;
  readonly keysOf: (facts: {
    domains: readonly string[];
    identifier: string | null;
    region: string | null;
    emails: readonly string[];
  }) => { readonly domains: readonly string[]; readonly identifiers: readonly string[] };
  readonly tagsOf: (tags: readonly string[]) => string[];
}

export interface RowDefaults {
  readonly lifecycle: string;
  readonly currency: string;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** A row as the book would have it. */
export interface DerivedRow {
  readonly name: string;
  readonly nameKey: string;
  readonly domains: readonly string[];
  readonly identifier: string | null;
  readonly industry: string | null;
  readonly sizeBand: string | null;
  readonly region: string | null;
  readonly tier: string | null;
  /** Null where the row does not say. */
  readonly lifecycle: string | null;
  readonly valueMinor: string | null;
  readonly currency: string | null;
  readonly since: string | null;
  readonly tags: readonly string[];
  readonly barred: boolean;
  readonly contactName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly title: string | null;
  readonly keyDomains: readonly string[];
  readonly keyIdentifiers: readonly string[];
  readonly doubts: readonly Doubt[];
}

const PHONE = /^\+?[\d\s().\-/]{5,30}$/;
const LONGEST_NAME = 200;
const LONGEST_PERSON = 120;
const NONE: readonly string[] = [];

const LIFECYCLES: Readonly<Record<string, string>> = {
  customer: 'CUSTOMER',
  client: 'CUSTOMER',
  kunde: 'CUSTOMER',
  active: 'CUSTOMER',
  won: 'CUSTOMER',
  prospect: 'PROSPECT',
  lead: 'PROSPECT',
  opportunity: 'PROSPECT',
  open: 'PROSPECT',
  lapsed: 'LAPSED',
  inactive: 'LAPSED',
  dormant: 'LAPSED',
  former: 'LOST',
  lost: 'LOST',
  churned: 'LOST',
  friend: 'FRIEND',
  partner: 'FRIEND',
};

const SIZES: Readonly<Record<string, string>> = {
  micro: 'MICRO',
  small: 'SMALL',
  medium: 'MEDIUM',
  large: 'LARGE',
  enterprise: 'ENTERPRISE',
};

/** What a row says, by the columns of the mapping (index by field); `mended` stands over its cells. */
export function deriveRow(
  cells: readonly string[],
  columns: ReadonlyMap<ImportField, number>,
  width: number,
  mended: MendedCells | null,
  defaults: RowDefaults,
  known: ImportVocabulary,
): DerivedRow {
  const doubts: Doubt[] = [];
  const text = (field: ImportField): string => {
    const index = columns.get(field);
    if (index === undefined && mended === null) return '';
    const cell = mended?.[field] ?? (index === undefined ? undefined : cells[index]);
    return cell ? tidyCell(cell) : '';
  };
  if (cells.length > width && mended === null) doubts.push('EXTRA_CELLS');

  const name = text('NAME');
  if (!name) doubts.push('NO_NAME');
  else if (name.length > LONGEST_NAME) doubts.push('TOO_LONG');

  const domains = listOf(
    text('DOMAIN'),
    /[\s,;|]+/,
    (part) => known.domainOf(part),
    () => doubts.push('BAD_DOMAIN'),
  );
  const email = checked(text('EMAIL'), known.emailOf, () => doubts.push('BAD_EMAIL'));
  const region = checked(text('REGION'), known.regionOf, () => doubts.push('BAD_REGION'));
  const identifier = checked(text('IDENTIFIER'), known.identifierOf, () => undefined);
  const phone = checked(
    text('PHONE'),
    (part) => (PHONE.test(part) ? part : null),
    () => doubts.push('BAD_PHONE'),
  );
  const stage = text('LIFECYCLE').toLowerCase();
  const lifecycle = checked(stage, lifecycleOf, () => doubts.push('BAD_LIFECYCLE'));
  const tier = checked(
    text('TIER').toUpperCase(),
    (part) => (/^[ABC]$/.test(part) ? part : null),
    () => doubts.push('BAD_TIER'),
  );
  const since = checked(
    text('SINCE'),
    (part) => {
      const day = dayOf(part);
      return day !== null && day <= defaults.today ? day : null;
    },
    () => doubts.push('BAD_DATE'),
  );
  const worth = text('VALUE');
  const currency = worth ? (text('CURRENCY') || defaults.currency).toUpperCase() : null;
  const valueMinor = checked(
    worth,
    (part) => minorOf(part, currency ? known.decimalsOf(currency) : null),
    () => doubts.push('BAD_VALUE'),
  );
  const contactName = text('CONTACT_NAME') || `${text('FIRST_NAME')} ${text('LAST_NAME')}`.trim();
  const title = text('TITLE');
  if (contactName.length > LONGEST_PERSON || title.length > LONGEST_PERSON) doubts.push('TOO_LONG');
  const tagged = text('TAGS');
  const keys = known.keysOf({ domains, identifier, region, emails: email ? [email] : NONE });
  const isOpportunity = stage.startsWith('opp') || stage === 'open';
  return {
    name,
    nameKey: name ? known.nameKeyOf(name) : '',
    domains,
    identifier,
    industry: checked(text('INDUSTRY'), known.industryOf, () => undefined),
    sizeBand: checked(text('SIZE').toLowerCase(), sizeOf, () => undefined),
    region,
    tier,
    lifecycle,
    valueMinor,
    currency: valueMinor === null ? null : currency,
    since,
    tags: tagged || isOpportunity ? known.tagsOf([...tagged.split(/[,;|]/), ...(isOpportunity ? ['opportunity'] : [])]) : NONE,
    barred: /^(yes|y|true|1|x|ja|oui|si)$/i.test(text('DO_NOT_INTRODUCE')),
    // A person is known by name, or at least by address.
    contactName: contactName || email,
    email,
    phone,
    title: title || null,
    keyDomains: keys.domains,
    keyIdentifiers: keys.identifiers,
    doubts: doubts.length > 1 ? [...new Set(doubts)] : doubts,
  };
}

/** What is not plain: a space at an end or two together, and all that is beyond ASCII's letters and marks. */
const UNTIDY = /[^\x20-\x7e]|^ | $| {2}/;

/** One line without stray spaces; what is plain already, as most cells are, is not touched. */
function tidyCell(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function checked(text: string, valueOf: (text: string) => string | null, doubt: () => unknown): string | null {
  if (!text) return null;
  const value = valueOf(text);
  if (value === null) doubt();
  return value;
}

function listOf(
  text: string,
  between: RegExp,
  valueOf: (part: string) => string | null,
  doubt: () => unknown,
): readonly string[] {
  if (!text) return NONE;
  if (!between.test(text)) {
    const value = valueOf(text);
    if (value === null) doubt();
    return value === null ? NONE : [value];
  }
  const found = new Set<string>();
  for (const part of text.split(between)) {
    if (!part) continue;
    const value = valueOf(part);
    if (value === null) doubt();
    else found.add(value);
  }
  return [...found];
}

const lifecycleOf = (text: string): string | null =>
  LIFECYCLES[text] ?? LIFECYCLES[text.replace(/s$/, '')] ?? (text.startsWith('opp') ? 'PROSPECT' : null);

/** The band of a number of people, or of the middle of a range. */
function sizeOf(text: string): string | null {
  const word = SIZES[text];
  if (word) return word;
  const numbers = (text.replace(/(?<=\d)[.,\s](?=\d{3})/g, '').match(/\d+/g) ?? []).map(Number);
  const [low, high] = numbers;
  if (low === undefined) return null;
  const people = high === undefined ? low : (low + high) / 2;
  if (people < 10) return 'MICRO';
  if (people < 50) return 'SMALL';
  if (people < 250) return 'MEDIUM';
  return people < 1_000 ? 'LARGE' : 'ENTERPRISE';
}

/** `2019-05-01`, `1.5.2019`, `1/5/2019` (day first, unless that cannot be). */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  const local = iso ? null : /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : null;
  if (!parts) return null;
  const [year = 0, first = 0, second = 0] = parts.map(Number);
  const [month, day] = !iso && first > 12 ? [second, first] : [first, second];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** An amount in minor units: the last of comma and point is the decimal one where at most as many digits follow as the currency has. */
export function minorOf(text: string, decimals: number | null): string | null {
  if (decimals === null) return null;
  const bare = text.replace(/[^\d.,-]/g, '');
  const [, whole = '', fraction = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  const isFraction = decimals > 0 && fraction !== '';
  const digits = (isFraction || fraction === '' ? whole : `${whole}${fraction}`).replace(/[.,]/g, '');
  if (!/^\d{1,13}$/.test(digits)) return null;
  const minor = BigInt(digits + (isFraction ? fraction : '').padEnd(decimals, '0').slice(0, decimals));
  return minor > 0n && minor <= 10n ** 15n ? minor.toString() : null;
}
