import { text } from './creating';

const KEYS = ['text', 'categories', 'industries', 'roles', 'regions', 'sizes', 'aside'] as const;

/** What a search for partners is narrowed to, as the address has it: several codes are one word, `CFO,CEO`. */
export type Narrowed = Partial<Record<(typeof KEYS)[number], string | undefined>>;

/** A single sector, such as 54, comes out of the address as a number. */
const codes = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

export const narrowedBy = (search: Record<string, unknown>): Narrowed =>
  Object.fromEntries(KEYS.map((key) => [key, codes(search[key])]));

/** What the book is narrowed to; part of the address. */
export interface BookAsked {
  readonly search?: string | undefined;
  readonly segment?: string | undefined;
  readonly tag?: string | undefined;
  readonly by?: 'name' | undefined;
}

export const bookAsked = (search: Record<string, unknown>): BookAsked => ({
  search: text(search['search']),
  segment: text(search['segment']),
  tag: text(search['tag']),
  by: search['by'] === 'name' ? 'name' : undefined,
});
