import chardet from 'chardet';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { tidy } from '../clients/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { MOST_ROWS, type Row } from './contact-rows.rules.js';

/** The people in a file of cards or a table, in any usual encoding. Refused with what to do about it. */
export function readContacts(bytes: Buffer): Row[] {
  const text = textOf(bytes);
  const rows = /^\s*BEGIN:VCARD/i.test(text) ? fromCards(text) : fromTable(text);
  const people = rows.filter((row) => Object.values(row).some((value) => value !== null));
  if (people.length === 0) throw refusal('EMPTY_FILE', 'The file names nobody. Export the contacts again, as vCard or CSV.');
  if (people.length > MOST_ROWS) {
    throw refusal('TOO_MANY_ROWS', `The file names ${people.length} people, and ${MOST_ROWS} fit at a time. Split it in parts.`);
  }
  return people;
}

/** UTF-8 where it is that; otherwise what it looks like most. */
function textOf(bytes: Buffer): string {
  const isMarked16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isMarked16) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // Not UTF-8.
    }
  }
  const encoding = bytes.includes(0) ? utf16Of(bytes) : (chardet.detect(bytes) ?? 'windows-1252');
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // No encoding that we know.
  }
  throw refusal('NOT_TEXT', 'That is no text file. Export the contacts as vCard (.vcf) or CSV; an Excel sheet by “Save as CSV”.');
}

/** With its mark, or by which half of each pair is empty, as it is in Latin letters. */
function utf16Of(bytes: Buffer): string {
  const half = (from: number) => bytes.subarray(0, 512).filter((byte, at) => at % 2 === from && byte === 0).length;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xff || half(1) >= half(0) ? 'utf-16le' : 'utf-16be';
}

const refusal = (code: string, message: string): DomainError => new DomainError({ code, message });

const valueOf = (text: unknown): string | null => (typeof text === 'string' ? tidy(text).slice(0, 254) || null : null);

function fromCards(text: string): Row[] {
  if (/^VERSION:2\./im.test(text)) {
    throw refusal('OLD_VCARD', 'These are cards of version 2.1. Export them as vCard 3.0 or 4.0, or as CSV.');
  }
  return text
    .split(/^(?=BEGIN:VCARD)/im)
    .filter((part) => /^BEGIN:VCARD/i.test(part))
    .map((part) => {
      try {
        return fromCard(new ICAL.Component(ICAL.parse(part.trim()) as ConstructorParameters<typeof ICAL.Component>[0]));
      } catch {
        throw refusal(
          'BROKEN_VCARD',
          `A card cannot be read, near “${part.slice(0, 60).replace(/\s+/g, ' ')}…”. Export it again.`,
        );
      }
    });
}

function fromCard(card: ICAL.Component): Row {
  const all = (name: string) => card.getAllProperties(name);
  const best = (name: string): string | null => {
    const found = all(name);
    const preferred = found.find(
      (each) => each.getParameter('pref') === '1' || String(each.getParameter('type')).includes('pref'),
    );
    return flat((preferred ?? found[0])?.getFirstValue());
  };
  const [family, given] = listOf(all('n')[0]?.getFirstValue());
  return {
    name: best('fn') ?? valueOf([given, family].filter(Boolean).join(' ')),
    email: best('email')?.replace(/^mailto:/i, '') ?? null,
    phone: best('tel')?.replace(/^tel:/i, '') ?? null,
    title: best('title') ?? best('role'),
    company: valueOf(listOf(all('org')[0]?.getFirstValue())[0]),
  };
}

/** Structured values are lists, some of them of lists. */
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.flat() : [value]).map((each) => String(each ?? ''));
const flat = (value: unknown): string | null => valueOf(value == null ? null : listOf(value)[0]);

/** How columns are called, in lower case without signs; the languages in which people export most. */
const COLUMNS: Readonly<Record<keyof Row | 'given' | 'family', readonly string[]>> = {
  name: ['name', 'fullname', 'displayname', 'contact', 'contactname', 'navn', 'namn', 'nom', 'nombre', 'naam', 'person'],
  given: ['firstname', 'givenname', 'fornavn', 'förnamn', 'vorname', 'prénom', 'prenom', 'voornaam'],
  family: ['lastname', 'familyname', 'surname', 'etternavn', 'efternavn', 'efternamn', 'nachname', 'nomdefamille', 'achternaam'],
  email: [
    'email',
    'emailaddress',
    'email1value',
    'epost',
    'epostadresse',
    'epostadress',
    'mail',
    'emailadresse',
    'courriel',
    'correo',
  ],
  phone: [
    'phone',
    'phonenumber',
    'mobile',
    'mobilephone',
    'phone1value',
    'tel',
    'telefon',
    'telephone',
    'mobil',
    'telefoon',
    'businessphone',
  ],
  title: ['title', 'jobtitle', 'position', 'role', 'tittel', 'stilling', 'titel', 'fonction', 'cargo', 'functie'],
  company: [
    'company',
    'companyname',
    'organization',
    'organisation',
    'organization1name',
    'firma',
    'bedrift',
    'företag',
    'entreprise',
    'empresa',
    'bedrijf',
    'virksomhed',
    'firm',
  ],
};

function fromTable(text: string): Row[] {
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].reduce((a, b) => (head.split(b).length > head.split(a).length ? b : a));
  let lines: string[][];
  try {
    lines = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    throw refusal(
      'BROKEN_CSV',
      `Line ${line ?? '?'} cannot be read: a quotation mark is missing or too many. Mend it and try again.`,
    );
  }
  const [header = [], ...rest] = lines;
  const names = header.map((each) => each.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const at = (column: keyof typeof COLUMNS): number => names.findIndex((name) => COLUMNS[column].includes(name));
  if (at('email') < 0 && at('name') < 0 && at('given') < 0) {
    throw refusal('NO_HEADER', 'The first line must name the columns, such as: Name, E-mail, Phone, Title, Company.');
  }
  return rest.map((line) => {
    const cell = (column: keyof typeof COLUMNS) => valueOf(line[at(column)]);
    const parts = [cell('given'), cell('family')].filter(Boolean).join(' ');
    return {
      ...{ name: cell('name') ?? valueOf(parts), email: cell('email'), phone: cell('phone') },
      ...{ title: cell('title'), company: cell('company') },
    };
  });
}
