import { AsyncLocalStorage } from 'node:async_hooks';

/** This request's hold on an idempotency key. */
export interface Claim {
  readonly caller: string;
  readonly key: string;
  readonly id: string;
}

/** What belongs to one HTTP request and is asked for far from it, such as its id in an error's answer. */
export interface RequestScope {
  readonly id: string;
  /** Name of the GraphQL operation that runs, for the log; null until it is known. */
  operation: string | null;
  /** Set while a mutation with an idempotency key is carried out. */
  claim: Claim | null;
}

const storage = new AsyncLocalStorage<RequestScope>();

/** The scope of the request that is being answered; null outside of one, as in a worker. */
export const currentRequest = (): RequestScope | null => storage.getStore() ?? null;

export const runInScope = (scope: RequestScope, work: () => void): void => storage.run(scope, work);
