import type { ApolloServerPlugin } from '@apollo/server';
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
          // The schema's word, not the caller's own name for it.
          const [first, ...others] = new Set(rootFields(document, operationName).values());
          operation = others.length > 0 ? 'several' : (first ?? '__typename');
          const scope = currentRequest();
          if (scope) scope.operation = operation;
          return Promise.resolve();
        },
        willSendResponse({ response: { body } }) {
          if (operation !== null) metrics.operations.observe({ operation }, (performance.now() - begin) / 1_000);
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          currentRequest()?.refusals.push(...errors.map((error) => String(error.extensions?.['code'])));
          return Promise.resolve();
        },
      });
    },
  };
}
