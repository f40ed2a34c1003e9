/** SQLSTATEs that say "not now": the server stops or starts, has no free connection, or gave up waiting. */
const NOT_NOW = new Set(['57P01', '57P02', '57P03', '57014', '55P03', '53300', '53400', '25P03', '08000', '08003', '08006']);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
/** pg and its pool give these no code. */
const SAID =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Cannot use a pool after/;

/** Our own word for it, where we do not wait any longer. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** Whether the database, rather than the request or our code, is the reason: trying again later may work. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Unavailable) return true;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (NOT_NOW.has(code) || UNREACHABLE.has(code))) return true;
  if (SAID.test(error.message)) return true;
  return isUnavailable((error as { driverError?: unknown }).driverError ?? error.cause);
}
