import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { scopeOf } from './request-scope.js';

/** Asked every few seconds by machines; logged only when the answer is bad. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

/** One line and one count for each request. The route's pattern, never the path: mailed links carry their secret there. */
export function installRequestLog(server: FastifyInstance, log: Logger, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { id, operation, refusals } = scopeOf(request);
    const { statusCode: status } = reply;
    const route = request.routeOptions.url ?? null;
    metrics.requests.inc({ status });
    for (const reason of refusals) metrics.rejections.inc({ reason });
    const level = status >= 500 ? 'error' : 'info';
    if (level === 'error' || !route || !PROBES.has(route)) {
      const { method } = request;
      const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
      log[level](
        {
          requestId: id,
          method,
          route,
          status,
          milliseconds,
          ...(operation && { operation }),
          ...(refusals.length > 0 && { refusals }),
        },
        'request',
      );
    }
    done();
  });
}
