import { uuidv7 } from '../kernel/id.js';
import type { DerivedRow } from './derive.rules.js';

/** Rows of one chunk: few enough that one is read in a moment, many enough that a row of the table costs nothing. */
export const CHUNK_ROWS = 1_000;

type Value = string | boolean | null;

/** The columns of `import_chunk` that hold a value a row, in order, with their types and where the value comes from. */
const ARRAYS: Readonly<Record<string, readonly [type: string, of: (row: DerivedRow) => Value]>> = {
  names: ['text', (row) => row.name],
  name_keys: ['text', (row) => row.nameKey],
  domains: ['text', (row) => (row.domains.length > 0 ? row.domains.join(' ') : null)],
  identifiers: ['text', (row) => row.identifier],
  industries: ['text', (row) => row.industry],
  size_bands: ['text', (row) => row.sizeBand],
  regions: ['text', (row) => row.region],
  tiers: ['text', (row) => row.tier],
  lifecycles: ['text', (row) => row.lifecycle],
  value_minors: ['bigint', (row) => row.valueMinor],
  value_currencies: ['text', (row) => row.currency],
  sinces: ['date', (row) => row.since],
  tags: ['text', (row) => (row.tags.length > 0 ? row.tags.join('|') : null)],
  barred: ['boolean', (row) => row.barred || null],
  contact_names: ['text', (row) => row.contactName],
  emails: ['text', (row) => row.email],
  phones: ['text', (row) => (row.contactName === null ? null : row.phone)],
  titles: ['text', (row) => (row.contactName === null ? null : row.title)],
  contact_ids: ['uuid', (row) => (row.contactName === null ? null : uuidv7())],
  keyed: ['boolean', (row) => isKeyed(row) || null],
};
const READERS = Object.values(ARRAYS).map(([, of]) => of);
export const CHUNK_ARRAYS = Object.entries(ARRAYS).map(([name, [type]]) => ({ name, type }));

/** A chunk before it is written, its arrays as PostgreSQL reads them. */
export interface Chunk {
  readonly firstRow: number;
  readonly size: number;
  /** Rows that have a key at all. */
  readonly keyed: number;
  readonly cells: string;
  readonly ids: string;
  /** In the order of `CHUNK_ARRAYS`; null where no row has a value. */
  readonly arrays: readonly (string | null)[];
  /**
   * Texts of keys, in the order in which the database keeps them: for it that is half the work. And for all of them, domains
   * first, the place in the chunk, from 1, of its row.
   */
  readonly domainKeys: readonly string[];
  readonly identifierKeys: readonly string[];
  readonly keyPlaces: readonly number[];
  readonly doubtful: readonly { readonly row: number; readonly doubts: readonly string[] }[];
}

interface PlacedKey {
  readonly text: string;
  readonly place: number;
}

/** By code units, which is the order of bytes for all that domains and identifiers are made of. */
const byText = (a: PlacedKey, b: PlacedKey): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

/** Turns rows into a chunk. `ids` are those of a chunk that is derived anew, so that what refers to them stays right. */
export function chunkOf(
  firstRow: number,
  cells: readonly (readonly string[])[],
  rows: readonly DerivedRow[],
  kept: { readonly ids: readonly string[] } | null = null,
): Chunk {
  const domainKeys: PlacedKey[] = [];
  const identifierKeys: PlacedKey[] = [];
  const doubtful: { row: number; doubts: readonly string[] }[] = [];
  const ids: string[] = [];
  let keyed = 0;
  rows.forEach((row, index) => {
    ids.push(kept?.ids[index] ?? uuidv7());
    if (isKeyed(row)) keyed += 1;
    for (const text of row.keyDomains) domainKeys.push({ text, place: index + 1 });
    for (const text of row.keyIdentifiers) identifierKeys.push({ text, place: index + 1 });
    if (row.doubts.length > 0) doubtful.push({ row: firstRow + index, doubts: row.doubts });
  });
  domainKeys.sort(byText);
  identifierKeys.sort(byText);
  return {
    firstRow,
    size: rows.length,
    keyed,
    cells: JSON.stringify(cells),
    ids: `{${ids.join(',')}}`,
    arrays: READERS.map((of) => columnText(rows, of)),
    domainKeys: domainKeys.map(({ text }) => text),
    identifierKeys: identifierKeys.map(({ text }) => text),
    keyPlaces: [...domainKeys, ...identifierKeys].map(({ place }) => place),
    doubtful,
  };
}

const isKeyed = (row: DerivedRow): boolean => row.keyDomains.length + row.keyIdentifiers.length > 0;

/** One column of all rows as the text of an array; null where none of them has a value. */
function columnText(rows: readonly DerivedRow[], of: (row: DerivedRow) => Value): string | null {
  const values = rows.map(of);
  return values.some((value) => value !== null) ? arrayText(values) : null;
}

/** An array as PostgreSQL reads it. The driver's own way looks twice through every text for what few have. */
export function arrayText(values: readonly Value[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return String(value);
  return value.includes('"') || value.includes('\\') ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;
}
