/**
 * Names of companies, brought to a form in which the same company is spelled the same way: what a registry adds
 * (legal forms, the state of incorporation), what a person leaves out (The, & Co), and how either abbreviates.
 * Everything here is general knowledge of how companies are named; nothing knows a particular company.
 */

/** Legal forms of many countries, as one word each after dots were taken out; several words are written with a space. */
const LEGAL_FORMS = new Set(
  (
    'inc incorporated corp corporation co company companies cos llc lc llp lp lllp ltd limited plc pllc pc pbc ulc unlimited ' +
    'gmbh mbh ag kg kgaa ohg gbr ug ev eg se sce ewiv ggmbh ' +
    'sa sas sasu sarl sarlu eurl snc sca scs scop sl slu slne sau sab sapi srl srls spa sapa snc ss scarl scpa ' +
    'ab hb kb as asa ans da ks a/s aps ivs is oy oyj ky ehf hf ' +
    'bv nv cv vof bvba cvba sprl scrl vzw asbl ' +
    'doo dd ad ood eood jsc pjsc ojsc oao ooo zao pao ao tov sro spol zrt nyrt kft bt rt sp zoo sia uab ' +
    'kk gk yk kabushiki kaisha bhd sdn berhad pte pty tbk pt pvt private proprietary jtstk fze fzco fzc dmcc wll ' +
    'ltda eireli epp mei cia cv sc scl eirl lda unipessoal'
  ).split(' '),
);
/** Written apart they are ordinary words or initials, so they count only together. */
const LEGAL_PHRASES = [
  ['gmbh', 'and', 'co', 'kg'],
  ['gmbh', 'and', 'co'],
  ['ag', 'and', 'co', 'kgaa'],
  ['limited', 'liability', 'company'],
  ['limited', 'liability', 'partnership'],
  ['limited', 'partnership'],
  ['public', 'limited', 'company'],
  ['societe', 'anonyme'],
  ['sociedad', 'anonima'],
  ['naamloze', 'vennootschap'],
  ['besloten', 'vennootschap'],
  ['de', 'cv'],
  ['de', 'rl'],
  ['sp', 'z', 'oo'],
  ['spol', 's', 'ro'],
  ['s', 'a', 'de', 'cv'],
];
/** Forms that also stand before the name: AB Volvo, PT Astra, OOO Romashka. */
const LEADING_FORMS = new Set([
  'ab',
  'as',
  'pt',
  'ooo',
  'oao',
  'zao',
  'pao',
  'ao',
  'jsc',
  'pjsc',
  'uab',
  'sia',
  'oy',
  'sa',
  'the',
]);

/**
 * Ways of writing one word. A plural is not one of them, nor is "tech": Tetra Tech and TETRA Technologies are two companies.
 */
const SAME_WORD: ReadonlyMap<string, string> = new Map(
  [
    'international intl internatl',
    'holdings holding hldg hldgs',
    'group grp groupe gruppe gruppen',
    'manufacturing mfg',
    'services svcs svc service',
    'systems sys',
    'industries inds',
    'laboratories labs',
    'pharmaceuticals pharma pharm',
    'association assn assoc',
    'associates assocs',
    'brothers bros',
    'center ctr centre',
    'development dev',
    'engineering engr eng',
    'management mgmt mgt',
    'marketing mktg',
    'national natl',
    'properties pptys',
    'products prods',
    'solutions solns',
    'university univ',
    'utilities utils',
    'corporation corp',
    'company co',
    'companies cos',
    'limited ltd',
    'incorporated inc',
  ].flatMap((line) => {
    const [word = '', ...others] = line.split(' ');
    return others.map((other) => [other, word] as const);
  }),
);

/** Letters that NFKD leaves whole. */
const LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** What stands after the name in registers: /DE/, /NY, (DE), \NEW\, and what kind of security it is. */
const REGISTER_SUFFIX = /\s*[/\\]\s*[a-z]{2,4}\s*[/\\]?\s*$|\s*\(\s*[a-z]{2}\s*\)\s*$/iu;

const SHARE_CLASS = /\(\s*(class|series|ser|cl)\.?\s+[a-z0-9]{1,2}\s*\)/giu;

/** The words of a name without its legal form; none only where the name has no letter or digit. */
export const wordsOfCompanyName = (name: string): string[] => withoutForms(split(name)).map(spelledOut);

/** Whether it is written as a register would write it. */
export function hasLegalForm(name: string): boolean {
  const words = split(name).filter((word) => word !== 'the');
  return withoutForms(words).length < words.length;
}

const PLAIN = /^[A-Za-z0-9 ]*$/;

function split(name: string): string[] {
  // Most names are plain, and a file has a million of them.
  if (PLAIN.test(name)) return joinInitials(name.toLowerCase().split(' ').filter(Boolean));
  let text = name.normalize('NFKC').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  text = text.replace(SHARE_CLASS, ' ').trim() || text;
  while (REGISTER_SUFFIX.test(text) && text.replace(REGISTER_SUFFIX, '').trim()) text = text.replace(REGISTER_SUFFIX, '');
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßđðþłı]/gu, (letter) => LETTERS[letter] ?? letter)
    // Danish and Norwegian forms are written with a stroke; everywhere else a stroke separates.
    .replace(/\ba\/s\b/gu, 'as')
    .replace(/['’‘`´]/gu, '')
    .replace(/[&+]/gu, ' and ')
    // S.p.A., U.S., J.M.: dots between single letters bind them.
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return joinInitials(plain.split(' ').filter(Boolean));
}

/** The form in which two spellings of one company are the same text. Empty for a name without letters or digits. */
export function normaliseCompanyName(name: string): string {
  return wordsOfCompanyName(name).join(' ');
}

const INITIAL = /^\p{L}$/u;

/** J M Smucker → jm smucker. */
function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const word of words) {
    // Almost no word is as short as that; a letter beyond the first plane has two units.
    const isInitial = word.length <= 2 && INITIAL.test(word);
    if (isInitial && open) joined[joined.length - 1] += word;
    else joined.push(word);
    open = isInitial;
  }
  return joined;
}

const spelledOut = (word = '') => SAME_WORD.get(word) ?? word;

/** A name that does not end as one of them does is not compared with each. */
const ENDS_OF_PHRASES = new Set(LEGAL_PHRASES.map((phrase) => phrase.at(-1)));

const phraseAtEnd = (words: readonly string[]): readonly string[] | undefined =>
  LEGAL_PHRASES.find(
    (each) => words.length > each.length && each.every((word, at) => spelledOut(words[words.length - each.length + at]) === word),
  );

function withoutForms(words: readonly string[]): string[] {
  let rest = [...words];
  while (rest.length > 1 && LEADING_FORMS.has(rest[0] ?? '')) rest = rest.slice(1);
  for (;;) {
    const last = rest.at(-1) ?? '';
    const phrase = ENDS_OF_PHRASES.has(spelledOut(last)) ? phraseAtEnd(rest) : undefined;
    if (phrase) rest = rest.slice(0, -phrase.length);
    else if (rest.length > 1 && (LEGAL_FORMS.has(last) || last === 'the' || last === 'and')) rest = rest.slice(0, -1);
    else return rest;
  }
}
