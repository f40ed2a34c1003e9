import { QueryFailedError } from 'typeorm';

/** Frames of a stack, without the message that stands before them. */
const framesOf = (stack: string | undefined): string => stack?.slice(Math.max(stack.search(/\n\s+at /), 0)).trim() ?? '';

/**
 * What the log says of an error. PostgreSQL puts values into its messages and details, and TypeORM puts the
 * parameters beside them; of those only code, constraint and the statement's text are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const { code, constraint } = (error instanceof QueryFailedError ? error.driverError : error) as Record<string, unknown>;
  const fromDatabase = error instanceof QueryFailedError || 'routine' in error;
  return {
    type: name,
    message: fromDatabase ? 'The database refused a statement.' : message,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(error instanceof QueryFailedError && { sql: error.query.slice(0, 500) }),
    stack: framesOf(stack),
    ...(cause instanceof Error && !fromDatabase && { cause: describeError(cause) }),
  };
}
