import type { GraphQLRequestContext } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { operationLabel } from '../metrics/observe.plugin.js';
import { isAffordable, type Variables } from './cost.plugin.js';
import { introspects } from './introspection.plugin.js';
import type { RequestContext } from './request-context.js';

/** When it is full it begins anew, like the compiled operations that it refers to. */
const MAX_KNOWN = 500;
/** Longer texts (characters) are not remembered: together they shall stay a few megabytes. */
const MAX_TEXT = 10_000;
/** What an answer of plain JSON is right for, without weighing anything. */
const PLAIN = new Set([undefined, '*/*', 'application/json']);

/** An operation that has passed every check which its text alone decides. */
interface Known {
  readonly checked: Pick<GraphQLRequestContext<RequestContext>, 'schema'> & {
    readonly document: NonNullable<GraphQLRequestContext<RequestContext>['document']>;
    readonly operationName: string | null;
  };
  readonly query: CompiledQuery;
  readonly label: string;
}

/** A request for a known operation, with the variables that it is asked with. */
export interface Ready {
  readonly query: CompiledQuery;
  readonly label: string;
  readonly variables: Variables;
}

type Resolved = GraphQLRequestContext<RequestContext> & { readonly schema: GraphQLSchema };

/** Remembers operations by the very text and name they were sent with, so that they need not be looked through again. */
export class KnownOperations {
  private known = new Map<string, Map<string | null, Known>>();
  private count = 0;

  forget(): void {
    this.known = new Map();
    this.count = 0;
  }

  /** To be called for operations that are about to be executed. Who may see the schema is asked each time anew. */
  remember({ schema, source, document, operationName = null, request }: Resolved, query: CompiledQuery): void {
    if (source === undefined || source.length > MAX_TEXT || !document || introspects(document)) return;
    if (this.count >= MAX_KNOWN) this.forget();
    let byName = this.known.get(source);
    if (!byName) this.known.set(source, (byName = new Map<string | null, Known>()));
    const asked = request.operationName ?? null;
    if (byName.has(asked)) return;
    this.count += 1;
    byName.set(asked, {
      checked: { schema, document, operationName },
      query,
      label: operationLabel(document, operationName),
    });
  }

  /** Null for whatever is not known, or asks for more than an operation and its answer as plain JSON. */
  find({ body, headers }: FastifyRequest): Ready | null {
    if (!PLAIN.has(headers.accept) || headers['idempotency-key'] !== undefined) return null;
    if (typeof body !== 'object' || body === null) return null;
    const { query: text, operationName, variables = {}, extensions } = body as Readonly<Record<string, unknown>>;
    if (typeof text !== 'string' || extensions !== undefined || !isRecord(variables ?? {})) return null;
    const found = this.known.get(text)?.get((operationName ?? null) as string | null);
    if (!found) return null;
    const asked = (variables ?? {}) as Variables;
    const { schema, document, operationName: name } = found.checked;
    return isAffordable(schema, document, name, asked) ? { query: found.query, label: found.label, variables: asked } : null;
  }
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value);
