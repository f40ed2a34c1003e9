import type { ApolloServerPlugin } from '@apollo/server';
import { getNullableType, GraphQLError, isCompositeType, getNamedType, isListType } from 'graphql';
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { DEFAULT_PAGE } from '../../kernel/page.js';
import { MAX_COST } from './limits.js';
import type { RequestContext } from './request-context.js';

/** What a list without `first` is taken to hold: those are short by nature. */
const SHORT_LIST = 5;

/**
 * Refuses an operation by what it may touch: one for each field that is more than a property of its row, times
 * the rows it may return. Variables count with their values, so this is asked on each request.
 */
export function costPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ schema, document, request, operationName }) {
          let cost: number;
          try {
            cost = getComplexity({
              schema,
              query: document,
              variables: request.variables ?? {},
              ...(operationName === null ? {} : { operationName }),
              estimators: [estimate],
            });
          } catch (error) {
            // Bad variables, or a document of more nodes than anyone writes by hand.
            const message = error instanceof Error ? error.message : 'The operation cannot be read.';
            throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
          }
          if (cost <= MAX_COST) return;
          throw new GraphQLError(`The operation may cost ${cost}; ${MAX_COST} is the most. Ask for fewer rows, or in parts.`, {
            extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } },
          });
        },
      }),
  };
}

function estimate({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number {
  // The schema and the names of types lie in memory.
  if (type.name.startsWith('__') || field.name === '__typename') return 0;
  const own = isCompositeType(getNamedType(field.type)) || field.resolve ? 1 : 0;
  const { first } = args as { first?: unknown };
  if (field.args.some((arg) => arg.name === 'first')) {
    return own + Math.max(typeof first === 'number' ? first : DEFAULT_PAGE, 1) * Math.max(childComplexity, 1);
  }
  // The rows of a page were counted where its `first` stands.
  const isShortList = isListType(getNullableType(field.type)) && !type.name.endsWith('Connection');
  return own + childComplexity * (isShortList ? SHORT_LIST : 1);
}
