import type { ApolloServerPlugin } from '@apollo/server';
import {
  getNullableType,
  GraphQLError,
  isCompositeType,
  getNamedType,
  isListType,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { DEFAULT_PAGE } from '../../kernel/page.js';
import { MAX_COST } from './limits.js';
import type { RequestContext } from './request-context.js';

/** Costs remembered of one document. */
const MAX_REMEMBERED = 50;

export type Variables = Readonly<Record<string, unknown>>;

/** What a list without `first` is taken to hold: those are short by nature. */
const SHORT_LIST = 5;

/**
 * Refuses an operation by what it may touch: one for each field that is more than a property of its row, times
 * the rows it may return. Of the variables only numbers and switches can change the cost, so it is worked out once
 * for each document and its numbers, and remembered as long as the document is.
 */
export function costPlugin(): ApolloServerPlugin<RequestContext> {
  const check = costCheck();
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, request, operationName }) =>
          check(schema, document, operationName, request.variables ?? {}),
      }),
  };
}

type CostCheck = (schema: GraphQLSchema, document: DocumentNode, operationName: string | null, variables: Variables) => void;

/** The check itself, for operations that do not come to Apollo; throws the refusal. */
export function costCheck(): CostCheck {
  return (...operation) => {
    let cost: number;
    try {
      cost = costOf(...operation);
    } catch (error) {
      // Bad variables, or a document of more nodes than anyone writes by hand.
      const message = error instanceof Error ? error.message : 'The operation cannot be read.';
      throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
    }
    if (cost <= MAX_COST) return;
    throw new GraphQLError(`The operation may cost ${cost}; ${MAX_COST} is the most. Ask for fewer rows, or in parts.`, {
      extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } },
    });
  };
}

const known = new WeakMap<DocumentNode, Map<string, number>>();

function costOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null, variables: Variables): number {
  let byNumbers = known.get(document);
  if (!byNumbers) known.set(document, (byNumbers = new Map<string, number>()));
  const key = `${operationName} ${numbersOf(variables)}`;
  let cost = byNumbers.get(key);
  if (cost === undefined) {
    cost = getComplexity({
      schema,
      query: document,
      variables,
      ...(operationName === null ? {} : { operationName }),
      estimators: [estimate],
    });
    if (byNumbers.size < MAX_REMEMBERED) byNumbers.set(key, cost);
  }
  return cost;
}

/** Whether the operation would be let through; false as well where its cost cannot be told. */
export function isAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Variables,
): boolean {
  try {
    return costOf(schema, document, operationName, variables) <= MAX_COST;
  } catch {
    return false;
  }
}

/** The variables that can be a `first` or decide an `@include`, with their values; of the others only that they are there. */
const numbersOf = (variables: Variables): string =>
  JSON.stringify(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'number' || typeof value === 'boolean' ? value : typeof value,
    ]),
  );

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
