import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './answers.js';
import { runInScope, scopeOf } from './request-scope.js';
import { securityHeaders } from './security-headers.js';

const SANE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The caller's own `x-request-id` if it is fit for a log line, else a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}

/** What happens to every request before a route sees it. Refusals here are JSON like all others. */
export function installRequestHooks(server: FastifyInstance): void {
  const headers = securityHeaders();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    const refusal = refusalOf(request);
    if (refusal) refuse(reply, ...refusal);
    else done();
  });
  // Not in onRequest: reading the body begins a new asynchronous context, in which the scope would be lost.
  server.addHook('preValidation', (request, _reply, done) => runInScope(scopeOf(request), done));
  server.addHook('onSend', (_request, reply, payload, done) => {
    // While we go down: a client that kept its connection would keep us.
    if (!server.server.listening) void reply.header('connection', 'close');
    done(null, payload);
  });
  server.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (_request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('allow', 'GET, POST');
      refuse(reply, 405, 'METHOD_NOT_ALLOWED', 'Send GraphQL by POST, or a query by GET.');
      return reply;
    },
  });
}

function refusalOf(request: FastifyRequest): [status: number, code: string, message: string] | null {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return null;
  if (headers.cookie !== undefined && !isOwnOrigin(request)) {
    return [403, 'FORBIDDEN', 'This request comes from another site.'];
  }
  const isGraphql = request.url === '/graphql' || request.url.startsWith('/graphql?');
  if (method === 'POST' && isGraphql && !/^application\/json *(;|$)/i.test(headers['content-type'] ?? '')) {
    return [415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.'];
  }
  return null;
}

/**
 * Browsers name the page's origin on every POST and every WebSocket, and no page can change it; other clients send none
 * and no foreign cookie.
 */
export function isOwnOrigin({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  // Under `Referrer-Policy: no-referrer`, which our own pages have, the origin is hidden; this header is not.
  if (origin === 'null') return headers['sec-fetch-site'] === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
