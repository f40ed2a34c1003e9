import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import type { Callers } from '../graphql/callers.js';

const HEADER = 'idempotency-key';
/** On an answer that was given before. */
export const REPLAYED = 'idempotency-replayed';
const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/** Whether the caller has named this request. As it was sent: Apollo's own headers leave out an empty one. */
export const isNamed = ({ headers }: FastifyRequest): boolean => headers[HEADER] !== undefined;

/** The `Idempotency-Key` of a named request. Throws BAD_USER_INPUT. */
export function nameOf({ headers }: FastifyRequest): string {
  const key = headers[HEADER];
  if (typeof key === 'string' && PRINTABLE.test(key)) return key;
  throw new DomainError({ code: 'BAD_USER_INPUT', message: 'Idempotency-Key must be 1 to 255 printable ASCII characters.' });
}

/** The person who is signed in; else whatever the request was signed with, hashed: no API key is answered what another was. */
export async function callerOf(request: FastifyRequest, callers: Callers): Promise<string> {
  const viewer = await callers.of(request);
  if (viewer?.scopes === null) return `user ${viewer.userId}`;
  const { authorization, cookie } = request.headers;
  return `hash ${createHash('sha256')
    .update(JSON.stringify([authorization ?? null, cookie ?? null]))
    .digest('base64url')}`;
}

export const inFlight = (): DomainError =>
  refusal('IDEMPOTENCY_IN_FLIGHT', 'The first request with this Idempotency-Key is still at work. Try again in a moment.');
export const reused = (): DomainError =>
  refusal('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request. Take a new one.');
const refusal = (code: string, message: string): DomainError => new DomainError({ code, message });
