import { tidy } from './client.rules.js';

type Present<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

/** Without what was not given; texts on one line, and an empty one as none. */
export function present<Values extends object>(values: Values): Present<Values> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([key, value]) => [key, typeof value === 'string' ? tidy(value) || null : (value as unknown)]),
  ) as Present<Values>;
}
