import type { FastifyReply } from 'fastify';
import { scopeOf } from './request-scope.js';

/** HTTP status of the codes that refuse a whole request. Every other answer of the edge is 200, or 400 from the executor. */
export const STATUS_OF: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  IDEMPOTENCY_IN_FLIGHT: 409,
  IDEMPOTENCY_ALREADY_APPLIED: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

export const CODE_OF: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

/** Answers with one error in GraphQL's own shape, whatever the route. */
export function refuse(reply: FastifyReply, status: number, code: string, message: string): void {
  scopeOf(reply.request).refusals.push(code);
  void reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code } }] });
}
