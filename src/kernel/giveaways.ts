import type { Violation } from './domain-error.js';

/** What must not be readable from a text that the beneficiary sees before the client said yes. */
export interface Secrets {
  readonly clientName: string;
  readonly domains: readonly string[];
  readonly contactName: string;
}

/** Nobody's name is at stake: a request describes a kind of client. */
export const NO_SECRETS: Secrets = { clientName: '', domains: [], contactName: '' };

/** A text and the input field it stands in. */
export interface Passage {
  readonly field: readonly string[];
  readonly text: string | null | undefined;
}

/** Words that say what kind of company it is, and of themselves point to none. */
const GENERIC = new Set(
  (
    'and the for und och fur der die das company group holding holdings international global national nordic european services ' +
    'service solutions systems consulting consultants advisers advisors partners associates management industries industry ' +
    'trading trade bank insurance finance capital property estate office offices design interiors studio architects ' +
    'construction building build engineering energy power water transport logistics shipping freight marine technology ' +
    'technologies digital software data media marketing legal law accounting health care clinic medical dental hotel ' +
    'hotels restaurant food foods bakery retail store stores shop market school college university training city north ' +
    'south east west central house home work works people team'
  ).split(' '),
);
/** Legal forms, which nobody says. */
const FORMS = new Set(
  'as asa ab aps oy oyj gmbh ag kg ug se sa sas sarl srl spa bv nv ltd limited llc llp plc inc corp corporation co pty'.split(
    ' ',
  ),
);
/** Parts of names that are words of their own in many languages. */
const PARTICLES = new Set('de del den der des di da do dos du la le el al van von ter ten bin ibn af av zu'.split(' '));

/** Letters that Unicode does not take apart. */
const FOLDED: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Lower case without diacritics: `Søn` and `SON` are one word. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæœßłđðþı]/g, (letter) => FOLDED[letter] ?? letter);

export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words and sequences of words that give the client or the contact away. */
function givenAwayBy({ clientName, domains, contactName }: Secrets): { words: Set<string>; joined: Set<string> } {
  const words = new Set<string>();
  const joined = new Set<string>();
  const name = wordsOf(clientName).filter((word) => !FORMS.has(word));
  for (const word of name) if (word.length >= 3 && !GENERIC.has(word)) words.add(word);
  if (name.length > 0) joined.add(name.join(''));
  for (const domain of domains) {
    const [label = ''] = fold(domain)
      .replace(/^www\./, '')
      .split('.');
    const parts = wordsOf(label);
    joined.add(parts.join(''));
    for (const part of parts) if (part.length >= 4 && !GENERIC.has(part)) words.add(part);
  }
  const person = wordsOf(contactName);
  for (const part of person) if (part.length >= 3 && !PARTICLES.has(part)) words.add(part);
  if (person.length > 0) joined.add(person.join(''));
  joined.delete('');
  return { words, joined };
}

const MAX_JOINED = 6;

/** Whether the words contain the sequence, however it was split: `harbourbakery` is in "the Harbour Bakery". */
function containsJoined(words: readonly string[], joined: string): boolean {
  return words.some((_, start) => {
    let run = '';
    for (const word of words.slice(start, start + MAX_JOINED)) {
      run += word;
      if (run === joined) return true;
      if (!joined.startsWith(run)) return false;
    }
    return false;
  });
}

const EMAIL = /[^\s@<>()]+\s?@\s?[^\s@<>()]+\.\p{L}{2,}/u;
const SPELLED_EMAIL = /\S+\s*[[({]\s*at\s*[\])}]\s*\S+/iu;
const ADDRESS = /(?:[a-z][a-z0-9+.-]*:\/\/|\bwww\.)\S/iu;
const DOTTED = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Dates and spans of years are no telephone numbers. */
const DATES = /\b(?:\d{4}-\d{2}-\d{2}|(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)\d{2}|\d{1,2}\.\d{1,2}\.\d{4})\b/g;
const NUMBER = /\+?\p{Nd}(?:[\s().\-–/]{0,3}\p{Nd}){6,}/u;

/** What kind of address a text holds; null when none. `isDomain` knows the public suffixes. */
function addressIn(text: string, isDomain: (name: string) => boolean): string | null {
  if (EMAIL.test(text) || SPELLED_EMAIL.test(text)) return 'an e-mail address';
  if (ADDRESS.test(text) || (text.match(DOTTED) ?? []).some((name) => isDomain(fold(name)))) return 'an internet address';
  if (NUMBER.test(text.normalize('NFKC').replace(DATES, ' '))) return 'a telephone number or as long a figure';
  return null;
}

/**
 * Refuses texts that would tell the beneficiary who the client is: addresses of any kind, the client's own name,
 * the words of its domains, and the parts of the contact's name, whatever their case, accents and spacing.
 *
 * It errs on the side of the client: a harmless word that happens to be her name is refused as well.
 */
export function violationsOfPassages(
  passages: readonly Passage[],
  secrets: Secrets,
  isDomain: (name: string) => boolean,
): Violation[] {
  const { words: givenAway, joined } = givenAwayBy(secrets);
  return passages.flatMap(({ field, text }) => {
    if (!text) return [];
    const address = addressIn(text, isDomain);
    if (address) return [reveals(field, `This holds ${address}. Leave it out: the client decides who may have it.`)];
    const words = wordsOf(text);
    const named = words.find((word) => givenAway.has(word));
    if (named !== undefined || [...joined].some((each) => containsJoined(words, each))) {
      return [
        reveals(field, `This tells who the client is${named ? ` (“${named}”)` : ''}. Describe the kind of client instead.`),
      ];
    }
    return [];
  });
}

/** The names in one business's book. */
export interface Book {
  readonly clients: readonly { readonly name: string; readonly domains: readonly string[] }[];
  readonly people: readonly string[];
}

/** Shorter words are too often words of the language to be taken for a company among hundreds. */
const TELLING = 5;

/**
 * Refuses texts for a partner that name anybody in the writer's book. Milder than for one client at stake: single words
 * count when they are long enough, people only by their full names, or nobody with a large book could write a sentence.
 */
export function violationsOfBook(passages: readonly Passage[], { clients, people }: Book): Violation[] {
  const { words, joined } = givenAwayByBook(clients, people);
  return passages.flatMap(({ field, text }) => {
    if (!text) return [];
    if (EMAIL.test(text) || SPELLED_EMAIL.test(text)) {
      return [reveals(field, 'This holds an e-mail address. Leave it out: whose it is decides who may have it.')];
    }
    const read = wordsOf(text);
    const named =
      read.find((word) => words.has(word)) ?? read.flatMap((_, at) => runsFrom(read, at)).find((run) => joined.has(run));
    if (named === undefined) return [];
    return [reveals(field, `This names somebody in your book (“${named}”). Describe the kind of client instead.`)];
  });
}

function givenAwayByBook(clients: Book['clients'], people: Book['people']): { words: Set<string>; joined: Set<string> } {
  const words = new Set<string>();
  const joined = new Set<string>();
  const add = (parts: readonly string[]) => {
    for (const part of parts) if (part.length >= TELLING && !GENERIC.has(part)) words.add(part);
    if (parts.length > 1 || (parts[0] && parts[0].length > 2 && !GENERIC.has(parts[0]))) joined.add(parts.join(''));
  };
  for (const { name, domains } of clients) {
    add(wordsOf(name).filter((word) => !FORMS.has(word)));
    for (const domain of domains) add(wordsOf(domain.replace(/^www\./i, '').split('.')[0] ?? ''));
  }
  for (const name of people) {
    const parts = wordsOf(name);
    if (parts.length > 1) joined.add(parts.join(''));
  }
  return { words, joined };
}

/** `a`, `ab`, `abc` … from this word on. */
const runsFrom = (words: readonly string[], at: number): string[] =>
  words.slice(at, at + MAX_JOINED).map((_, n) => words.slice(at, at + n + 1).join(''));

const reveals = (field: readonly string[], message: string): Violation => ({ code: 'BRIEF_REVEALS', message, field });
