import { uuidv7 } from '../kernel/id.js';
import type { DerivedRow } from './derive.rules.js';

/** Rows of one chunk: few enough that one is read in a moment, many enough that a row of the table costs nothing. */
export const CHUNK_ROWS = 1_000;

/** The columns of `import_chunk` that hold a value a row, in order, with their types. */
export const CHUNK_ARRAYS = {
  ids: 'uuid',
  names: 'text',
  name_keys: 'text',
  domains: 'text',
  identifiers: 'text',
  industries: 'text',
  size_bands: 'text',
  regions: 'text',
  tiers: 'text',
  lifecycles: 'text',
  value_minors: 'bigint',
  value_currencies: 'text',
  sinces: 'date',
  tags: 'text',
  barred: 'boolean',
  contact_names: 'text',
  emails: 'text',
  phones: 'text',
  titles: 'text',
  contact_ids: 'uuid',
  keyed: 'boolean',
} as const;
type Arrays = { [Name in keyof typeof CHUNK_ARRAYS]: (string | boolean | null)[] };

/** A chunk before it is written. Domains and tags of a row are one text: an array of arrays must be a rectangle. */
export interface Chunk {
  readonly firstRow: number;
  readonly size: number;
  /** Rows that have a key at all. */
  readonly keyed: number;
  readonly cells: string;
  /** One value a row; null where none of them has any. */
  readonly arrays: readonly (readonly (string | boolean | null)[] | null)[];
  /** Texts of keys by the row's place in the chunk, from 1. */
  readonly domainKeys: readonly [place: number, text: string][];
  readonly identifierKeys: readonly [place: number, text: string][];
  readonly doubtful: readonly { readonly row: number; readonly doubts: readonly string[] }[];
}

/** Turns rows into a chunk. `ids` are those of a chunk that is derived anew, so that what refers to them stays right. */
export function chunkOf(
  firstRow: number,
  cells: readonly (readonly string[])[],
  rows: readonly DerivedRow[],
  kept: { readonly ids: readonly string[] } | null = null,
): Chunk {
  const arrays = Object.fromEntries(Object.keys(CHUNK_ARRAYS).map((name) => [name, []])) as unknown as Arrays;
  const domainKeys: [number, string][] = [];
  const identifierKeys: [number, string][] = [];
  const doubtful: { row: number; doubts: readonly string[] }[] = [];
  rows.forEach((row, index) => {
    arrays.ids.push(kept?.ids[index] ?? uuidv7());
    arrays.names.push(row.name);
    arrays.name_keys.push(row.nameKey);
    arrays.domains.push(row.domains.length > 0 ? row.domains.join(' ') : null);
    arrays.identifiers.push(row.identifier);
    arrays.industries.push(row.industry);
    arrays.size_bands.push(row.sizeBand);
    arrays.regions.push(row.region);
    arrays.tiers.push(row.tier);
    arrays.lifecycles.push(row.lifecycle);
    arrays.value_minors.push(row.valueMinor);
    arrays.value_currencies.push(row.currency);
    arrays.sinces.push(row.since);
    arrays.tags.push(row.tags.length > 0 ? row.tags.join('|') : null);
    arrays.barred.push(row.barred || null);
    arrays.contact_names.push(row.contactName);
    arrays.emails.push(row.email);
    arrays.phones.push(row.contactName === null ? null : row.phone);
    arrays.titles.push(row.contactName === null ? null : row.title);
    arrays.contact_ids.push(row.contactName === null ? null : uuidv7());
    arrays.keyed.push(row.keyDomains.length + row.keyIdentifiers.length > 0 || null);
    for (const text of row.keyDomains) domainKeys.push([index + 1, text]);
    for (const text of row.keyIdentifiers) identifierKeys.push([index + 1, text]);
    if (row.doubts.length > 0) doubtful.push({ row: firstRow + index, doubts: row.doubts });
  });
  return {
    firstRow,
    size: rows.length,
    keyed: arrays.keyed.filter(Boolean).length,
    cells: JSON.stringify(cells),
    arrays: Object.values(arrays).map((values) => (values.every((value) => value === null) ? null : values)),
    domainKeys,
    identifierKeys,
    doubtful,
  };
}
