import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Connection } from './connection.js';

/** What a subscription gets as its context: the connection that it is asked over. */
export interface LiveContext extends RequestContext {
  readonly connection: Connection;
}

/** Null for an operation that came as an ordinary request. */
export const connectionOf = (context: RequestContext | LiveContext): Connection | null =>
  'connection' in context ? context.connection : null;
