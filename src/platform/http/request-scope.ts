import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyRequest } from 'fastify';

/** This request's hold on an idempotency key. */
export interface Claim {
  readonly caller: string;
  readonly key: string;
  readonly id: string;
}

/** What belongs to one HTTP request and is asked for far from it, such as its id in an error's answer. */
export interface RequestScope {
  readonly id: string;
  /** Field of the schema that the GraphQL operation asks for; null until it is known. */
  operation: string | null;
  /** Codes of the errors that were answered. */
  readonly refusals: string[];
  /** Set while a mutation with an idempotency key is carried out. */
  claim: Claim | null;
}

const storage = new AsyncLocalStorage<RequestScope>();

/** The scope of the request that is being answered; null outside of one, as in a worker. */
export const currentRequest = (): RequestScope | null => storage.getStore() ?? null;

export const runInScope = (scope: RequestScope, work: () => void): void => storage.run(scope, work);

const scopes = new WeakMap<FastifyRequest, RequestScope>();

/** The scope of a request at hand, also before and after the code that runs in it. */
export function scopeOf(request: FastifyRequest): RequestScope {
  let scope = scopes.get(request);
  if (!scope) scopes.set(request, (scope = { id: request.id, operation: null, refusals: [], claim: null }));
  return scope;
}
