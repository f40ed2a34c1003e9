import type { ApolloServerPlugin } from '@apollo/server';
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
        const { errors, data } = body.singleResult;
        const [first] = errors ?? [];
        const nothing = !data || Object.values(data).every((value) => value === null);
        const status = first && nothing ? STATUS_OF[String(first.extensions?.['code'])] : undefined;
        if (status !== undefined) http.status = status;
        return Promise.resolve();
      },
    }),
};
