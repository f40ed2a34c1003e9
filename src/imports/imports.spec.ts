import { describe, expect, it } from '@jest/globals';
import { readCsv } from './csv-reader.js';
import { dayOf, deriveRow, minorOf } from './derive.rules.js';
import { guessFields, isHeader, type ImportField } from './import-fields.rules.js';
import { importLifecycle } from './import.lifecycle.js';
import { actionsOf } from './import.policy.js';
import { vocabulary } from './vocabulary.js';

async function read(bytes: Buffer, piece = 7): Promise<{ rows: string[][]; encoding: string; delimiter: string }> {
  const rows: string[][] = [];
  let found = { encoding: '', delimiter: '' };
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
  }
  await readCsv(pieces(), {
    mostBytes: 2 ** 30,
    onFormat: (format) => (found = format),
    onRows: (more) => Promise.resolve(void rows.push(...more)),
  });
  return { rows, ...found };
}

const TABLE = 'Name,Note\nBjørn & Søn,"a ""quoted"" word"\nÅse,"two\nlines, and a comma"\n';
const ROWS = [
  ['Name', 'Note'],
  ['Bjørn & Søn', 'a "quoted" word'],
  ['Åse', 'two\nlines, and a comma'],
];
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('a file', () => {
  it.each([
    ['UTF-8', Buffer.from(TABLE), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TABLE}`), 'utf-8'],
    ['UTF-16 LE with its mark', Buffer.from(`\ufeff${TABLE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with its mark', utf16be(`\ufeff${TABLE}`), 'utf-16be'],
    ['UTF-16 LE without a mark', Buffer.from(TABLE, 'utf16le'), 'utf-16le'],
    ['Latin 1', Buffer.from(TABLE, 'latin1'), 'windows-1252'],
    ['lines that end as on Windows', Buffer.from(TABLE.replaceAll('\n', '\r\n')), 'utf-8'],
  ])('in %s is read as it was written', async (name, bytes, encoding) => {
    const found = await read(bytes);
    const rows = name.includes('Windows') ? ROWS.map((row) => row.map((cell) => cell.replace('\n', '\r\n'))) : ROWS;
    expect(found).toEqual({ rows, encoding, delimiter: ',' });
  });

  it('with lines that end as on an old Macintosh is read', async () => {
    expect((await read(Buffer.from('Name;Town\rA;Oslo\rB;Bergen\r'))).rows).toEqual([
      ['Name', 'Town'],
      ['A', 'Oslo'],
      ['B', 'Bergen'],
    ]);
  });

  it.each([';', '\t', '|', ','])('with %j between its cells is read', async (delimiter) => {
    const text =
      ['Company', 'Value', 'Note'].join(delimiter) + `\nA${delimiter}"1,5"${delimiter}x\nB${delimiter}2${delimiter}y; z\n`;
    const { rows, delimiter: found } = await read(Buffer.from(text.replace('y; z', delimiter === ';' ? 'y' : 'y; z')));
    expect(found).toBe(delimiter);
    expect(rows[1]).toEqual(['A', '1,5', 'x']);
  });

  it('whose first letters beyond ASCII come late is read right', async () => {
    const many = 'Name,Town\n' + 'Firm,Oslo\n'.repeat(30_000);
    for (const encoding of ['utf8', 'latin1'] as const) {
      const { rows } = await read(Buffer.from(`${many}Bjørn,Ålesund\n`, encoding), 64 * 1024);
      expect(rows.at(-1)).toEqual(['Bjørn', 'Ålesund']);
    }
  });

  it.each([
    ['is empty', ''],
    ['opens a quote and never closes it', `Name\n"${'x'.repeat(100_000)}\n`],
    ['is no text', 'PK\u0003\u0004\0\0\0\0'],
  ])('that %s is refused', async (_, text) => {
    await expect(read(Buffer.from(text), 4_096)).rejects.toMatchObject({ violations: [{ code: 'BAD_FILE' }] });
  });

  it('of 200,000 rows costs less than 150 MB of memory', async () => {
    const line = Buffer.from(
      `${'Nordvik Ergonomics,https://www.nordvik.example/about,NO,Kari Moen,kari@nordvik.example,Customer\n'.repeat(100)}`,
    );
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let piece = 0; piece < 2_000; piece += 1) yield line;
    }
    const before = process.memoryUsage().heapUsed;
    let [rows, most] = [0, 0];
    await readCsv(pieces(), {
      mostBytes: 2 ** 30,
      onFormat: () => undefined,
      onRows: (more) => {
        rows += more.length;
        if (rows % 20_000 < 700) most = Math.max(most, process.memoryUsage().heapUsed);
        return Promise.resolve();
      },
    });
    expect(rows).toBe(200_000);
    expect((most - before) / 2 ** 20).toBeLessThan(150);
  });
});

describe('columns', () => {
  it.each<[string[], string[][], (ImportField | null)[]]>([
    [['Company', 'Website', 'E-mail'], [], ['NAME', 'DOMAIN', 'EMAIL']],
    [['Firma', 'Nettside', 'Orgnr.', 'Land', 'Ansatte'], [], ['NAME', 'DOMAIN', 'IDENTIFIER', 'REGION', 'SIZE']],
    [
      ['Account Name', 'First Name', 'Last Name', 'Job Title', 'Phone'],
      [],
      ['NAME', 'FIRST_NAME', 'LAST_NAME', 'TITLE', 'PHONE'],
    ],
    [
      ['A', 'B', 'C'],
      [['Nordvik'], ['nordvik.com'], ['kari@nordvik.com']],
      ['NAME', 'DOMAIN', 'EMAIL'],
    ],
    [['Name', 'Company'], [], ['NAME', null]],
  ])('%j are guessed', (headers, samples, fields) => {
    expect(guessFields(headers, samples)).toEqual(fields);
  });

  it('are named by a first line, unless it holds values already', () => {
    expect(isHeader(['Company', 'Website'])).toBe(true);
    expect(isHeader(['Nordvik', 'nordvik.com'])).toBe(false);
    expect(isHeader(['Nordvik', 'kari@nordvik.com'])).toBe(false);
  });
});

describe('cells', () => {
  it.each([
    ['2019-05-01', '2019-05-01'],
    ['1.5.2019', '2019-05-01'],
    ['31/12/2019', '2019-12-31'],
    ['12/31/2019', '2019-12-31'],
    ['31.02.2019', null],
    ['soon', null],
  ])('the day %s is %s', (text, day) => expect(dayOf(text)).toBe(day));

  it.each([
    ['1,250.50', 2, '125050'],
    ['1.250,50', 2, '125050'],
    ['€ 18 400', 2, '1840000'],
    ['18.400', 2, '1840000'],
    ['1250', 0, '1250'],
    ['-5', 2, null],
    ['much', 2, null],
  ])('the amount %s of a currency with %i decimals is %s', (text, decimals, minor) =>
    expect(minorOf(text, decimals)).toBe(minor),
  );

  const row = (cells: Partial<Record<ImportField, string>>) => {
    const fields = Object.keys(cells) as ImportField[];
    return deriveRow(
      Object.values(cells),
      new Map(fields.map((field, index) => [field, index])),
      fields.length,
      null,
      { lifecycle: 'PROSPECT', currency: 'EUR', today: '2026-11-22' },
      vocabulary,
    );
  };

  it('become a client and its keys', () => {
    const facts = {
      NAME: ' Nordvik\u00a0 AS ',
      DOMAIN: 'https://www.nordvik.co.uk/x',
      IDENTIFIER: '923 609 016',
      REGION: 'norway',
    };
    expect(
      row({ ...facts, EMAIL: 'Kari@Mail.Nordvik.NO', LIFECYCLE: 'Opportunity', SIZE: '50-200', INDUSTRY: '541511' }),
    ).toMatchObject({
      name: 'Nordvik AS',
      nameKey: vocabulary.nameKeyOf('Nordvik'),
      domains: ['nordvik.co.uk'],
      region: 'NO',
      lifecycle: 'PROSPECT',
      tags: ['opportunity'],
      sizeBand: 'MEDIUM',
      industry: '54',
      email: 'kari@mail.nordvik.no',
      contactName: 'kari@mail.nordvik.no',
      keyDomains: ['nordvik.co.uk', 'nordvik.no'],
      keyIdentifiers: ['NO:923609016'],
      doubts: [],
    });
  });

  it('of free mail, of pages of many, and numbers of no country are no keys', () => {
    const { keyDomains, keyIdentifiers } = row({
      NAME: 'A',
      DOMAIN: 'facebook.com',
      EMAIL: 'a@gmail.com',
      IDENTIFIER: '123456789',
    });
    expect([keyDomains, keyIdentifiers]).toEqual([[], []]);
  });

  it.each<[Partial<Record<ImportField, string>>, string]>([
    [{ NAME: '' }, 'NO_NAME'],
    [{ NAME: 'A', DOMAIN: 'co.uk' }, 'BAD_DOMAIN'],
    [{ NAME: 'A', EMAIL: 'kari(at)x' }, 'BAD_EMAIL'],
    [{ NAME: 'A', PHONE: 'call me' }, 'BAD_PHONE'],
    [{ NAME: 'A', REGION: 'Atlantis' }, 'BAD_REGION'],
    [{ NAME: 'A', LIFECYCLE: 'sort of' }, 'BAD_LIFECYCLE'],
    [{ NAME: 'A', TIER: 'D' }, 'BAD_TIER'],
    [{ NAME: 'A', VALUE: '12', CURRENCY: 'XXQ' }, 'BAD_VALUE'],
    [{ NAME: 'A', SINCE: '2099-01-01' }, 'BAD_DATE'],
    [{ NAME: 'A'.repeat(201) }, 'TOO_LONG'],
  ])('%j are doubtful: %s', (cells, doubt) => expect(row(cells).doubts).toEqual([doubt]));
});

describe('the life of an import', () => {
  it.each([
    ['UPLOADING', ['cancel']],
    ['CHECKING', ['cancel']],
    ['READY', ['map', 'mend', 'start', 'cancel']],
    ['RUNNING', ['cancel']],
    ['DONE', ['undo']],
    ['UNDOING', []],
    ['UNDONE', []],
    ['CANCELLED', []],
    ['FAILED', []],
  ] as const)('in %s offers %j', (state, actions) => {
    expect(actionsOf({ state, finishedAt: new Date(0) }, new Date(1))).toEqual(actions);
    for (const verb of ['map', 'start', 'undo'] as const) {
      expect(importLifecycle.allows(state, verb)).toBe((actions as readonly string[]).includes(verb));
    }
  });
});
