const DOMAINS = {
  network: 'the network: anything by id, vocabularies, the directory',
  businesses: 'the business: profile, offerings, members',
  alliances: 'alliances',
  clients: 'the private client book',
  introductions: 'introductions',
  campaigns: 'campaigns and their guests',
  outcomes: 'outcomes',
  inbox: 'what waits for the business, and what happened',
  reports: 'figures and plots of the business',
  discovery: 'partners to be found, and those set aside',
} as const;

type Domain = keyof typeof DOMAINS;
export type KeyScope = `${Domain}:${'read' | 'write'}`;

/** Every scope that a key may hold, and what it allows. */
export const SCOPES: Readonly<Record<KeyScope, string>> = Object.fromEntries(
  Object.entries(DOMAINS).flatMap(([domain, what]) => [
    [`${domain}:read`, `Read ${what}`],
    [`${domain}:write`, `Read and change ${what}`],
  ]),
) as Record<KeyScope, string>;

/** What a key with these scopes may do: to write is to read as well. */
export function scopesOf(held: readonly string[]): ReadonlySet<string> {
  return new Set(held.flatMap((scope) => [scope, scope.replace(/:write$/, ':read')]));
}
