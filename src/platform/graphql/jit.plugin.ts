import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  GraphQLError,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { KnownOperations } from './known-operations.js';
import type { RequestContext } from './request-context.js';

/**
 * Clients that write values into the text of their operations must neither grow the cache without bound,
 * nor keep others out of it: when it is full it begins anew.
 */
const MAX_OPERATIONS = 500;

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Runs operations through graphql-jit, and through graphql-js what it cannot compile.
 *
 * A non-null `responseForOperation` replaces Apollo's `execute()` and everything Apollo does after
 * it, so error codes, masking (`formatError`) and the HTTP status are done here.
 */
export function jitPlugin(formatError: FormatError, known: KnownOperations): ApolloServerPlugin<RequestContext> {
  let schema: GraphQLSchema;
  let compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery | null>>();
  let count = 0;

  function compile(document: DocumentNode, operationName: string | null): CompiledQuery | null {
    if (count >= MAX_OPERATIONS) {
      compiled = new WeakMap();
      count = 0;
    }
    let byName = compiled.get(document);
    if (!byName) compiled.set(document, (byName = new Map<string, CompiledQuery | null>()));
    const known = byName.get(operationName ?? '');
    if (known !== undefined) return known;
    const result = compileQuery(schema, document, operationName ?? undefined);
    const query = isCompiledQuery(result) ? result : null;
    byName.set(operationName ?? '', query);
    count += 1;
    return query;
  }

  return {
    serverWillStart: (server) => {
      schema = server.schema;
      return Promise.resolve({
        schemaDidLoadOrUpdate({ apiSchema }) {
          if (apiSchema === schema) return;
          schema = apiSchema;
          compiled = new WeakMap();
          count = 0;
          known.forget();
        },
      });
    },
    requestDidStart: () =>
      Promise.resolve({
        async responseForOperation(request) {
          const query = request.operation ? compile(request.document, request.operationName) : null;
          if (!query) return null;
          known.remember(request, query);
          const { http } = request.response;
          const { result, errors, isRefused } = await execute(
            query,
            request.contextValue,
            request.request.variables ?? {},
            formatError,
          );
          if (errors) (request as { errors?: readonly GraphQLError[] } & GraphQLRequestContext<RequestContext>).errors = errors;
          if (isRefused) http.status = 400;
          return { http, body: { kind: 'single', singleResult: result } };
        },
      }),
  };
}

interface Outcome {
  readonly result: FormattedExecutionResult;
  readonly errors?: readonly GraphQLError[];
  /** Nothing was executed: the variables were refused. */
  readonly isRefused: boolean;
}

/** Executes a compiled operation and puts its errors into our words. */
export async function execute(
  query: CompiledQuery,
  context: RequestContext,
  variables: Readonly<Record<string, unknown>>,
  formatError: FormatError,
): Promise<Outcome> {
  const { data, errors: raw } = await query.query(undefined, context, variables);
  if (!raw?.length) return { result: { data: data ?? null }, isRefused: false };
  const errors = raw.map(toGraphQLError);
  const formatted = errors.map((error) => formatError(error.toJSON(), error));
  const isRefused = data === undefined;
  return { result: isRefused ? { errors: formatted } : { errors: formatted, data }, errors, isRefused };
}

/** graphql-jit returns error objects of its own: real ones, with Apollo's codes, come out. */
function toGraphQLError(error: GraphQLError): GraphQLError {
  const aboutVariable = error.path === undefined && error.originalError === undefined && error.message.startsWith('Variable "$');
  const original = error.originalError as (Error & { extensions?: Record<string, unknown> }) | undefined;
  const extensions = { ...error.extensions, ...original?.extensions };
  extensions['code'] ??= aboutVariable ? ApolloServerErrorCode.BAD_USER_INPUT : ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    path: error.path ?? null,
    originalError: original ?? null,
    extensions,
  });
}
