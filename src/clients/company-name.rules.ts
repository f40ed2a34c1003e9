/** Legal forms, as words at the end of a name. */
const LEGAL_FORMS = new Set(
  `ab ag as asa aps bv co company corp corporation gmbh inc incorporated kg kft llc llp lp ltd limited nv oy oyj plc pte pty sa
   sas sarl se sl spa srl sro ug`.split(/\s+/),
);

/**
 * A company's name as names are compared: lower case, without accents, punctuation and the legal form at its end.
 * What has nothing else in it (`AS AS`) keeps its words. The same name always gives the same text.
 */
export function normaliseCompanyName(name: string): string {
  const words = wordsOf(name);
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end).join(' ');
}

const PLAIN = /^[A-Za-z0-9 ]*$/;

function wordsOf(name: string): string[] {
  // Most names are plain, and a file has a million of them.
  if (PLAIN.test(name)) return name.toLowerCase().split(' ').filter(Boolean);
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
