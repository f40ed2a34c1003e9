import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import { STATUS_OF } from '../http/answers.js';
import type { RequestContext } from './request-context.js';

/**
 * Gives the answer the HTTP status of its refusal when nothing of the operation was done: balancers, monitors
 * and simple clients look no further. An answer that holds any data is 200.
 */
export const statusPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response: { http, body } }) {
        if (body.kind !== 'single') return Promise.resolve();
        const status = statusOf(body.singleResult);
        if (status !== undefined) http.status = status;
        return Promise.resolve();
      },
    }),
};

/** The status of an answer that is a refusal; undefined for every other. */
export function statusOf({ errors, data }: FormattedExecutionResult): number | undefined {
  const [first] = errors ?? [];
  const nothing = !data || Object.values(data).every((value) => value === null);
  return first && nothing ? STATUS_OF[String(first.extensions?.['code'])] : undefined;
}
