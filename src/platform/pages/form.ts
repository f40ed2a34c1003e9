import type { FastifyRequest } from 'fastify';

/**
 * Whether another site's page sent the form. The link is the secret, so this is a second lock. Our own pages hide
 * their address (`no-referrer`), for which browsers send the origin `null`; programs that are no browser send none.
 */
export function isForeignForm({ headers, host }: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (site === 'cross-site' || site === 'same-site') return true;
  if (origin === undefined || origin === 'null') return false;
  return !URL.canParse(origin) || new URL(origin).host !== host.toLowerCase();
}

/** The texts of a form field that may come not at all, once, or several times. */
export const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string');

export const textOf = (value: unknown): string | null => textsOf(value)[0] ?? null;
