import type { FastifyRequest } from 'fastify';

/** The texts of a form's field, which may come not at all, once, or several times. */
export function textsOf(form: unknown, field: string): string[] {
  const value = typeof form === 'object' && form !== null ? (form as Record<string, unknown>)[field] : undefined;
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string');
}

/**
 * Whether another site's page sent the form. The link is the secret, so this is a second lock. Our own pages hide
 * their address (`no-referrer`), for which browsers send the origin `null`; programs that are no browser send none.
 */
export function isForeign({ headers, host }: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (site === 'cross-site' || site === 'same-site') return true;
  if (origin === undefined || origin === 'null') return false;
  return !URL.canParse(origin) || new URL(origin).host !== host.toLowerCase();
}
