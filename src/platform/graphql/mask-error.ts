import { unwrapResolverError } from '@apollo/server/errors';
import { HttpException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** What the client sees of an error: our own words as they are, and nothing of anything unforeseen. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted;
  if (cause instanceof HttpException && cause.getStatus() < 500) {
    return { ...formatted, message: cause.message, extensions: { code: 'BAD_USER_INPUT' } };
  }
  if (formatted.extensions?.['code'] !== undefined && formatted.extensions['code'] !== 'INTERNAL_SERVER_ERROR') return formatted;
  return { ...formatted, message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } };
}
