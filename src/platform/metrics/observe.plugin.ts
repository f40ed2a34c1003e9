import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import { rootFields } from '../graphql/root-fields.js';
import type { RequestContext } from '../graphql/request-context.js';
import { currentRequest } from '../http/request-scope.js';
import type { Metrics } from './metrics.js';

/** Measures operations, and notes what they were and why they were refused where the log finds it. */
export function observePlugin(metrics: Metrics): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () => {
      const begin = performance.now();
      let operation: string | null = null;
      return Promise.resolve({
        didResolveOperation({ document, operationName }) {
          operation = operationLabel(document, operationName);
          const scope = currentRequest();
          if (scope) scope.operation = operation;
          return Promise.resolve();
        },
        willSendResponse({ response: { body } }) {
          observe(metrics, operation, begin, body.kind === 'single' ? body.singleResult.errors : undefined);
          return Promise.resolve();
        },
      });
    },
  };
}

/** What an operation asks for: the schema's word, not the caller's own name for it. */
export function operationLabel(document: DocumentNode, operationName: string | null): string {
  const [first, ...others] = new Set(rootFields(document, operationName).values());
  return others.length > 0 ? 'several' : (first ?? '__typename');
}

/** Notes an answer. `operation` null: it was refused before it was known; `begin` is of `performance.now()`. */
export function observe(
  metrics: Metrics,
  operation: string | null,
  begin: number,
  errors: readonly GraphQLFormattedError[] | undefined,
): void {
  if (operation !== null) metrics.operations.observe({ operation }, (performance.now() - begin) / 1_000);
  if (errors) currentRequest()?.refusals.push(...errors.map((error) => String(error.extensions?.['code'])));
}
