import { describe, expect, it } from '@jest/globals';
import { readContacts } from './contact-file.js';
import { MOST_ROWS, place, type BookPart, type Row } from './contact-rows.rules.js';

const NONE: Row = { name: null, email: null, phone: null, title: null, company: null };
const CARD = `BEGIN:VCARD
VERSION:3.0
N:Moen;Kari;;;
FN:Kari Moen
ORG:Fjord Logistics;Operations
TITLE:Head of operations
TEL;TYPE=WORK:+47 22 12 34 56
EMAIL;TYPE=HOME:kari@home.example
EMAIL;TYPE=WORK,pref:Kari@Fjord.example
END:VCARD
`;
const KARI = {
  ...{ name: 'Kari Moen', email: 'Kari@Fjord.example', phone: '+47 22 12 34 56' },
  ...{ title: 'Head of operations', company: 'Fjord Logistics' },
};
const read = (text: string, encoding: BufferEncoding = 'utf8') => readContacts(Buffer.from(text, encoding));
const codeOf = (bytes: Buffer | string): string => {
  try {
    readContacts(Buffer.from(bytes as string));
    return 'read';
  } catch (error) {
    return (error as { violations: { code: string }[] }).violations[0]!.code;
  }
};

describe('a file of contacts', () => {
  it('is read as cards of version 3 and 4, the preferred address first', () => {
    expect(read(CARD)).toEqual([KARI]);
    const four = `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Åse Ruud\r\nTEL;VALUE=uri:tel:+47-91-00-00-00\r\nEMAIL:ase@tide.example\r\nORG:Tide\r\nNOTE:A long\r\n  note\r\nEND:VCARD\r\n`;
    expect(read(CARD + four)).toEqual([
      KARI,
      { ...NONE, name: 'Åse Ruud', phone: '+47-91-00-00-00', email: 'ase@tide.example', company: 'Tide' },
    ]);
  });

  it.each([
    ['comma', 'Name,E-mail,Company\nKari Moen,kari@fjord.example,Fjord'],
    ['semicolon', 'Navn;E-post;Firma\nKari Moen;kari@fjord.example;Fjord'],
    ['tab', 'Fornavn\tEtternavn\tEmail Address\tOrganisation\nKari\tMoen\tkari@fjord.example\tFjord'],
    ['a byte order mark', '\uFEFF"First Name","Last Name",Email,"Company Name"\r\n"Kari","Moen",kari@fjord.example,Fjord\r\n'],
  ])('is read as a table with %s', (_, text) => {
    expect(read(text)).toEqual([{ ...NONE, name: 'Kari Moen', email: 'kari@fjord.example', company: 'Fjord' }]);
  });

  it.each(['utf8', 'utf16le', 'latin1'] as const)('keeps its letters in %s', (encoding) => {
    const people =
      'Navn;E-post;Firma\nGrønnestad Åse;ase@tide.example;Blåbær og sønn\nMøller Jørgen;j@tide.example;Sjøgløtt på Ærø\n';
    expect(read(people, encoding).map(({ name, company }) => [name, company])).toEqual([
      ['Grønnestad Åse', 'Blåbær og sønn'],
      ['Møller Jørgen', 'Sjøgløtt på Ærø'],
    ]);
    expect(readContacts(Buffer.from(`\uFEFF${people}`, 'utf16le').swap16())[0]?.name).toBe('Grønnestad Åse');
  });

  it('is refused with a word on what to do', () => {
    expect(codeOf(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0xff]))).toBe('NOT_TEXT');
    expect(codeOf('one,two\n1,2')).toBe('NO_HEADER');
    expect(codeOf('Name,Email\n"Kari,kari@fjord.example')).toBe('BROKEN_CSV');
    expect(codeOf('Name,Email\n')).toBe('EMPTY_FILE');
    expect(codeOf('')).toBe('NO_HEADER');
    expect(codeOf(CARD.replace('3.0', '2.1'))).toBe('OLD_VCARD');
    expect(codeOf('BEGIN:VCARD\nVERSION:3.0\nthis is no line\nEND:VCARD')).toBe('BROKEN_VCARD');
    const rows = (count: number) => `Name,Email\n${Array.from({ length: count }, (_, n) => `P ${n},p${n}@x.example`).join('\n')}`;
    expect(read(rows(MOST_ROWS))).toHaveLength(MOST_ROWS);
    expect(codeOf(rows(MOST_ROWS + 1))).toBe('TOO_MANY_ROWS');
  });
});

describe('a row', () => {
  const known = {
    emailOf: (text: string) => (/^\S+@\S+\.\S+$/.test(text) ? text.toLowerCase() : null),
    isPhone: (text: string) => /^\+?[\d ]+$/.test(text),
    ownDomainOf: (address: string) => (address.endsWith('@gmail.com') ? null : (address.split('@')[1] ?? null)),
  };
  const fjord = { id: 'fjord', name: 'Fjord Logistics', domains: ['fjord.example'] };
  const kari = { id: 'kari', clientId: 'fjord', name: 'Kari Moen', email: 'kari@fjord.example' };
  const book: BookPart = { clients: [fjord], contacts: [kari] };
  const placed = (...rows: Partial<Row>[]) =>
    place(
      rows.map((row) => ({ ...NONE, ...row })),
      book,
      known,
    );

  it('finds her company by the domain of her address, then by its name in any case', () => {
    const [byDomain, byName, fresh, free] = placed(
      { name: 'Per Lie', email: 'Per@fjord.example', company: 'Something else' },
      { name: 'Eva Holm', email: 'eva@gmail.com', company: ' fjord  LOGISTICS ' },
      { name: 'Åse Ruud', email: 'ase@tide.example' },
      { name: 'Ola', email: 'ola@gmail.com' },
    );
    expect([byDomain?.client, byName?.client]).toEqual([fjord, fjord]);
    expect(fresh).toMatchObject({ client: null, newClient: { name: 'tide.example', domains: ['tide.example'] }, doubts: [] });
    expect(free?.doubts).toEqual(['NO_COMPANY']);
  });

  it('knows who is in the book, by address or by name at the same company', () => {
    const [byEmail, byName, other] = placed(
      { name: 'K. Moen', email: 'KARI@fjord.example' },
      { name: 'kari moen', email: 'k.moen@fjord.example' },
      { name: 'Kari Moen', email: 'kari@tide.example' },
    );
    expect([byEmail?.doubts, byName?.doubts, other?.doubts]).toEqual([['KNOWN'], ['KNOWN'], []]);
  });

  it('says what is missing or wrong, and who comes twice', () => {
    const [nobody, wrong, first, again] = placed(
      { company: 'Tide' },
      { name: 'Per', email: 'per@', phone: 'call me', company: 'Tide' },
      { name: 'Åse', email: 'ase@tide.example' },
      { name: 'Åse R', email: 'ASE@tide.example' },
    );
    expect(nobody?.doubts).toEqual(['NO_NAME', 'NO_EMAIL']);
    expect(wrong?.doubts).toEqual(['BAD_EMAIL', 'BAD_PHONE']);
    expect([first?.doubts, again?.doubts]).toEqual([[], ['TWICE']]);
  });
});
