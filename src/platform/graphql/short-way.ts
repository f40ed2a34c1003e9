import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { observe } from '../metrics/observe.plugin.js';
import type { Metrics } from '../metrics/metrics.js';
import { currentRequest } from '../http/request-scope.js';
import { execute, type FormatError } from './jit.plugin.js';
import type { KnownOperations, Ready } from './known-operations.js';
import type { RequestContext } from './request-context.js';
import { statusOf } from './status.plugin.js';

export interface ShortWay {
  readonly path: string;
  readonly known: KnownOperations;
  readonly metrics: Metrics;
  readonly formatError: FormatError;
  readonly context: (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>;
}

/**
 * Answers known operations without Apollo, which would hash, look up and negotiate what has been settled. Whatever is
 * not known, or unusual, goes the long way. Both ways give the same answer; the test compares them.
 */
export function installShortWay(server: FastifyInstance, way: ShortWay): void {
  // After the body was read and the request's scope was entered.
  server.addHook('preHandler', (request, reply, done) => {
    const ready = request.method === 'POST' && request.routeOptions.url === way.path ? way.known.find(request) : null;
    if (!ready) {
      done();
      return;
    }
    answer(way, ready, request, reply).catch((error: unknown) => void reply.send(error));
  });
}

async function answer(
  { context, formatError, metrics }: ShortWay,
  { query, label, variables }: Ready,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const begin = performance.now();
  const scope = currentRequest();
  if (scope) scope.operation = label;
  const { result, isRefused } = await execute(query, await context(request, reply), variables, formatError);
  const { errors, data } = result;
  observe(metrics, label, begin, errors);
  void reply
    .code(statusOf(result) ?? (isRefused ? 400 : 200))
    .header('content-type', 'application/json; charset=utf-8')
    .send(`${JSON.stringify({ errors, data })}\n`);
}
