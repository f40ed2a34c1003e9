const KEYS = ['text', 'categories', 'industries', 'roles', 'regions', 'sizes', 'aside'] as const;

/** What a search for partners is narrowed to, as the address has it: several codes are one word, `CFO,CEO`. */
export type Narrowed = Partial<Record<(typeof KEYS)[number], string | undefined>>;

/** A single sector, such as 54, comes out of the address as a number. */
const codes = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

export const narrowedBy = (search: Record<string, unknown>): Narrowed =>
  Object.fromEntries(KEYS.map((key) => [key, codes(search[key])]));
