import { unwrapResolverError } from '@apollo/server/errors';
import { HttpException, Logger } from '@nestjs/common';
import { type GraphQLFormattedError } from 'graphql';
import { isUnavailable } from '../database/unavailable.js';
import { CODE_OF } from '../http/answers.js';
import { currentRequest } from '../http/request-scope.js';

const logger = new Logger('GraphQL');

/** What a client may do about a request that the edge refused. Everything that is no word of ours is INTERNAL. */
const BY_APOLLO: Readonly<Record<string, string>> = { GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT' };

/**
 * What the client sees of an error: our own words as they are, and nothing of anything unforeseen but the
 * request's id, under which the log has the stack.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const code = formatted.extensions?.['code'];
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (cause instanceof HttpException && cause.getStatus() < 500) {
    return { ...place, message: cause.message, extensions: { code: codeOf(cause.getStatus()) } };
  }
  if (isUnavailable(cause)) {
    return { ...place, message: 'Too busy at the moment. Try again in a second.', extensions: { code: 'UNAVAILABLE' } };
  }
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
    return { ...place, message: withoutHints(formatted.message), extensions: { code: BY_APOLLO[code] ?? code } };
  }
  const requestId = currentRequest()?.id ?? null;
  logger.error({ err: cause instanceof Error ? cause : error, requestId });
  return {
    ...place,
    message: `Something went wrong on our side (request ${requestId}).`,
    extensions: { code: 'INTERNAL', requestId },
  };
}

const codeOf = (status: number): string =>
  status === 400 || status === 422 ? 'BAD_USER_INPUT' : (CODE_OF[status] ?? 'BAD_USER_INPUT');

/** "Did you mean" tells the schema to those who may not read it; Apollo removes it from the checks of documents only. */
const withoutHints = (message: string): string => message.replace(/\s*Did you mean .*$/s, '');
