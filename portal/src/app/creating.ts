/** A word of the address; an empty one is none. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Takes these words of the address, and no others. */
export const words =
  <Key extends string>(...keys: readonly Key[]) =>
  (search: Record<string, unknown>): Partial<Record<Key, string | undefined>> =>
    Object.fromEntries(keys.map((key) => [key, text(search[key])])) as Partial<Record<Key, string | undefined>>;

/** Which drawer stands open over the page, and what is filled in already; part of the address, so it can be linked to. */
export interface Creating {
  readonly new?: 'introduction' | 'alliance' | 'client' | 'outcome' | undefined;
  readonly client?: string | undefined;
  readonly contact?: string | undefined;
  readonly alliance?: string | undefined;
  readonly partner?: string | undefined;
  readonly introduction?: string | undefined;
  /** Whether an introduction is asked for rather than offered, and in which words. */
  readonly way?: 'request' | undefined;
  readonly need?: string | undefined;
  readonly about?: string | undefined;
}
const creations = ['introduction', 'alliance', 'client', 'outcome'] as const;

/** What of an address says so. */
export const creatingIn = (search: Record<string, unknown>): Creating => ({
  new: creations.find((each) => each === search['new']),
  client: text(search['client']),
  contact: text(search['contact']),
  alliance: text(search['alliance']),
  partner: text(search['partner']),
  introduction: text(search['introduction']),
  way: search['way'] === 'request' ? 'request' : undefined,
  need: text(search['need']),
  about: text(search['about']),
});
