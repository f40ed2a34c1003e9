import type { Check } from '../platform/graphql/check.js';
import { slugOf, violationsOfSubmission, type SubmissionFacts } from './business.rules.js';

/** Another business that may be the same one. */
export interface Twin {
  readonly name: string;
  readonly names: readonly string[];
  readonly domains: readonly string[];
}

export interface BusinessCheckFacts extends SubmissionFacts {
  readonly names: readonly string[];
  /** Registered domains that the business names. */
  readonly domains: readonly string[];
  /** Registered domains of its owners’ addresses, those that anybody can have left out. */
  readonly ownerDomains: readonly string[];
  readonly hasOwner: boolean;
  /** Those that may be meant; which of them are is decided here. */
  readonly twins: readonly Twin[];
}

/** Says what kind of company it is, not which one. */
const LEGAL_FORMS = new Set(
  'as asa ab aps oy oyj ltd limited llc llp plc inc corp co company gmbh ag kg ug sa sarl sas bv nv spa srl sro ks da ans enk'.split(
    ' ',
  ),
);

/** What two spellings of one name have in common: no accents, no signs, no legal form. */
export function keyOfName(name: string): string {
  const words = slugOf(name).split('-');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** The same but for a slip of the pen: one letter in a name of five or more, two in one of ten or more. */
export function isNearly(one: string, other: string): boolean {
  const [a, b] = [keyOfName(one), keyOfName(other)];
  const length = Math.min(a.length, b.length);
  return distance(a, b) <= (length >= 10 ? 2 : length >= 5 ? 1 : 0);
}

/** How many letters must be put in, taken out or changed to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** What was found about a business, for whoever admits it. */
export const checksOf = (facts: BusinessCheckFacts): Check[] => [emailDomain(facts), duplicate(facts), complete(facts)];

function emailDomain({ domains, ownerDomains, hasOwner }: BusinessCheckFacts): Check {
  const code = 'EMAIL_DOMAIN';
  if (!hasOwner) return { code, state: 'UNKNOWN', sentence: 'It has no owner.' };
  if (domains.length === 0) return { code, state: 'UNKNOWN', sentence: 'It names no website and no domain of its own.' };
  const shared = ownerDomains.find((domain) => domains.includes(domain));
  if (shared)
    return { code, state: 'PASS', sentence: `An owner’s e-mail address is at ${shared}, which the firm names as its own.` };
  const elsewhere = ownerDomains.length > 0 ? `at ${ownerDomains.join(', ')}` : 'where anybody can have one';
  return { code, state: 'WARN', sentence: `The owner’s e-mail address is ${elsewhere}, the firm at ${domains.join(', ')}.` };
}

function duplicate({ names, domains, twins }: BusinessCheckFacts): Check {
  const code = 'DUPLICATE';
  const found = twins.flatMap((twin) => {
    const shared = twin.domains.find((domain) => domains.includes(domain));
    if (shared) return [`${twin.name} names ${shared} as well`];
    const isNamesake = twin.names.some((one) => names.some((other) => isNearly(one, other)));
    return isNamesake ? [`${twin.name} has the same or nearly the same name`] : [];
  });
  if (found.length === 0) return { code, state: 'PASS', sentence: 'No other firm has its name or its domain.' };
  return { code, state: 'WARN', sentence: `${found.slice(0, 3).join('; ')}.` };
}

function complete(facts: BusinessCheckFacts): Check {
  const code = 'PROFILE_COMPLETE';
  const missing = violationsOfSubmission(facts).map(({ message }) => message);
  if (missing.length === 0) return { code, state: 'PASS', sentence: 'The profile says what it sells, and to whom.' };
  return { code, state: 'WARN', sentence: `Its owner was told: ${missing.join(' ')}` };
}
