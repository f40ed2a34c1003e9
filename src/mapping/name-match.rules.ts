import { hasLegalForm, wordsOfCompanyName } from '../clients/index.js';

/** What a name alone says about who it is, worked out once a client; two of them are compared by `judgeNames`. */
export interface NameFacts {
  /** Every word of the name without its legal form, in one piece: `O Reilly` and `O'Reilly` are the same. */
  readonly exact: string;
  /** Without the words that companies put after their name or leave out: Holdings, Group, Technologies. */
  readonly core: string;
  /** The first word; where others in a book begin with it, the core alone does not say who it is. */
  readonly head: string;
  /** The words in the order of the alphabet: registers put family names first. */
  readonly bag: string;
  /** Too short or too ordinary to say who it is. */
  readonly isWeak: boolean;
  /** The family of the legal form, where it belongs to one country only. */
  readonly form: string | null;
  /** Whether it is written with a legal form: then whatever else it says is meant. */
  readonly isFormal: boolean;
}

export type NameVerdict = 'SAME' | 'DOUBTFUL' | 'DIFFERENT';

/** Only structure: what is left over says who it is. */
const STRUCTURE = new Set([
  'holdings',
  'group',
  'company',
  'corporation',
  'companies',
  'enterprises',
  'enterprise',
  'and',
  'the',
]);
/** What a company is in, or how far it reaches: left out in everyday speech, and yet what tells some companies apart. */
const TRAILING = new Set(
  'international worldwide global technologies technology systems industries services solutions software brands usa us america platforms laboratories'.split(
    ' ',
  ),
);

/** Words that many companies of no relation are called by: alone they say nothing. */
const ORDINARY = new Set(
  (
    'delta alpha beta gamma sigma omega apex summit pinnacle phoenix atlas titan orion pioneer liberty eagle falcon star sun moon sky first national united ' +
    'american america general global universal international central premier prime royal imperial crown regal capital trust union alliance allied associated ' +
    'standard superior supreme quality advanced modern digital smart dynamic active express direct rapid swift future vision horizon frontier gateway bridge ' +
    'harbor harbour river lake ocean pacific atlantic northern southern eastern western north south east west nordic baltic alpine mountain valley forest green ' +
    'blue red white black silver gold golden diamond pearl crystal iron steel stone rock ' +
    'unity unico victory victoria heritage legacy century millennium new nova novus core nexus vertex zenith matrix vector fusion synergy catalyst momentum ' +
    'impact insight integra element elements origin genesis source spectrum prism beacon compass anchor sentinel guardian shield fortress patriot independent ' +
    'freedom independence columbia colonial continental metro metropolitan urban city state home family community people partners services solutions systems ' +
    'technologies technology energy power water air land earth terra solar health medical care bank bancorp bancshares insurance financial finance investment investments ' +
    'consulting management construction engineering design media studio group holdings company foods food auto motors transport logistics security'
  ).split(' '),
);
/** Initials of up to so many letters are shared by many companies. */
const SHORT = 2;

/** Legal forms that one country, or one family of countries, has for itself. */
const FORMS: Readonly<Record<string, string>> = {
  ...{ inc: 'us', incorporated: 'us', corp: 'us', corporation: 'us', llc: 'us', lllp: 'us', pbc: 'us' },
  ...{ plc: 'uk', gmbh: 'de', kgaa: 'de', ohg: 'de', ug: 'de', aps: 'dk', ivs: 'dk', asa: 'no', oyj: 'fi', oy: 'fi' },
  ...{
    bv: 'nl',
    bvba: 'be',
    sarl: 'fr',
    sas: 'fr',
    eurl: 'fr',
    srl: 'it',
    spa: 'it',
    doo: 'yu',
    zrt: 'hu',
    kft: 'hu',
    bhd: 'my',
  },
  ...{ tbk: 'id', pty: 'au', ltda: 'br', eireli: 'br', lda: 'pt', zoo: 'pl', sro: 'cz' },
};

export function nameFacts(name: string): NameFacts {
  const words = wordsOfCompanyName(name);
  const core = withoutTail(words);
  return {
    exact: words.join(''),
    core: core.join(''),
    head: core[0] ?? '',
    bag: [...words].sort().join(' '),
    isWeak: isWeak(core),
    form: formOf(name),
    isFormal: hasLegalForm(name),
  };
}

/** Ordinary words only, or initials: `Delta`, `First National`, `AB`. */
const isWeak = (words: readonly string[]): boolean =>
  words.every((word) => ORDINARY.has(word) || /^\d*$/u.test(word)) || words.join('').length <= SHORT;

function withoutTail(words: readonly string[]): readonly string[] {
  let rest = words;
  while (rest.length > 1 && (STRUCTURE.has(rest.at(-1) ?? '') || TRAILING.has(rest.at(-1) ?? ''))) rest = rest.slice(0, -1);
  return rest;
}

function formOf(name: string): string | null {
  const words = name
    .toLowerCase()
    .replace(/[.'’]/gu, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  for (const word of words.reverse()) if (FORMS[word]) return FORMS[word];
  return null;
}

/** What is known beside the names, on both sides. */
export interface Beside {
  /** ISO 3166 of either side; only the country counts. */
  readonly regions?: readonly [string | null, string | null];
  readonly industries?: readonly [string | null, string | null];
  /** Whether either book has other clients that this name could stand for. */
  readonly isUnique?: boolean;
}

/**
 * Whether two names stand for one company. SAME only where a stranger would hardly ever be meant: a false match shows a
 * client to one. What is likely and no more is DOUBTFUL: it is asked, never shown.
 */
export function judgeNames(a: NameFacts, b: NameFacts, { regions, industries, isUnique = true }: Beside = {}): NameVerdict {
  if (!a.exact || !b.exact) return 'DIFFERENT';
  const isExact = a.exact === b.exact;
  const isCore = a.core === b.core;
  if (!isExact && !isCore && a.bag !== b.bag) return 'DIFFERENT';
  const country = (region: string | null) => region?.slice(0, 2) ?? null;
  const against = differ(regions?.map(country)) || differ(industries) || differ([a.form, b.form]);
  const supported = agree(regions?.map(country)) && agree(industries);
  if (against || !isUnique) return 'DOUBTFUL';
  if (isExact) return !a.isWeak || supported ? 'SAME' : 'DOUBTFUL';
  // Hawaiian Electric Industries, Inc. and Hawaiian Electric Co. both say what they mean: parent and child.
  if (isCore) return !a.isWeak && !b.isWeak && !(a.isFormal && b.isFormal) ? 'SAME' : 'DOUBTFUL';
  return 'DOUBTFUL';
}

const differ = (pair: readonly (string | null)[] | undefined) =>
  !!pair && pair[0] != null && pair[1] != null && pair[0] !== pair[1];
const agree = (pair: readonly (string | null)[] | undefined) => !!pair && pair[0] != null && pair[0] === pair[1];

export interface NamedPair {
  readonly ours: string;
  readonly theirs: string;
  readonly verdict: NameVerdict;
}

/**
 * Every pair of two lists that is not plainly different. A name that several of the other list answer to is SAME with
 * none of them, unless one has it to the letter.
 */
export function matchByName(ours: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): NamedPair[] {
  const mine = new Index(ours);
  const other = new Index(theirs);
  const pairs: NamedPair[] = [];
  for (const [key, facts] of mine.facts) {
    for (const candidate of other.candidatesOf(facts)) {
      const found = other.facts.get(candidate);
      if (!found) continue;
      const isUnique = mine.isUnique(facts, found) && other.isUnique(found, facts);
      const verdict = judgeNames(facts, found, { isUnique });
      if (verdict !== 'DIFFERENT') pairs.push({ ours: key, theirs: candidate, verdict });
    }
  }
  return pairs;
}

/** One list by what its names say. */
class Index {
  readonly facts = new Map<string, NameFacts>();
  private readonly byExact = new Map<string, string[]>();
  private readonly byCore = new Map<string, string[]>();
  private readonly byBag = new Map<string, string[]>();
  private readonly byHead = new Map<string, number>();

  constructor(names: ReadonlyMap<string, string>) {
    for (const [key, name] of names) {
      const facts = nameFacts(name);
      this.facts.set(key, facts);
      push(this.byExact, facts.exact, key);
      push(this.byCore, facts.core, key);
      push(this.byBag, facts.bag, key);
      this.byHead.set(facts.head, (this.byHead.get(facts.head) ?? 0) + 1);
    }
  }

  candidatesOf(facts: NameFacts): Set<string> {
    return new Set([
      ...(this.byExact.get(facts.exact) ?? []),
      ...(this.byCore.get(facts.core) ?? []),
      ...(this.byBag.get(facts.bag) ?? []),
    ]);
  }

  /** Whether `own`, which is in this list, is the only one that `other` could stand for. */
  isUnique(own: NameFacts, other: NameFacts): boolean {
    const exact = (this.byExact.get(other.exact) ?? []).map((key) => this.facts.get(key)?.form ?? null);
    if (own.exact === other.exact) {
      // Two of the same name: told apart by the country of their forms, or not at all.
      return (
        exact.length === 1 ||
        (other.form !== null && own.form === other.form && exact.filter((form) => form === own.form).length === 1)
      );
    }
    return exact.length === 0 && this.byCore.get(own.core)?.length === 1 && this.byHead.get(own.head) === 1;
  }
}

const push = (map: Map<string, string[]>, key: string, value: string) => map.set(key, [...(map.get(key) ?? []), value]);
