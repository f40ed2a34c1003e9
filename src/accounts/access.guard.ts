import {
  ForbiddenException,
  Injectable,
  IntrinsicException,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type Access } from '../platform/graphql/access.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { Authentication } from './authentication.js';
import type { Credential } from './credentials.queries.js';

type Refusal = { readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN'; readonly message: string };

/** A refusal before any resolver ran: a top-level error, also of a mutation. Intrinsic, so that Nest does not log it. */
class AccessDenied extends IntrinsicException {
  readonly extensions: { readonly code: string };

  constructor({ code, message }: Refusal) {
    super(message);
    this.extensions = { code };
  }
}

/**
 * Stands before every root field and every route: says who asks, and lets pass whom the field's
 * access rule names. A field without a rule is open to nobody, so a forgotten one is found at once.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (context.getType<GqlContextType>() !== 'graphql') {
      const refusal = refusalOf(access, await this.authentication.of(context.switchToHttp().getRequest<FastifyRequest>()));
      if (refusal?.code === 'UNAUTHENTICATED') throw new UnauthorizedException(refusal.message);
      if (refusal) throw new ForbiddenException(refusal.message);
      return true;
    }
    const graphql = GqlExecutionContext.create(context).getContext<RequestContext>();
    const credential = await this.authentication.of(graphql.request);
    const refusal = refusalOf(access, credential);
    if (refusal) throw new AccessDenied(refusal);
    graphql.viewer ??= credential?.viewer ?? null;
    return true;
  }
}

function refusalOf(access: Access | undefined, credential: Credential | null): Refusal | null {
  if (access === undefined) return { code: 'FORBIDDEN', message: 'Nobody may do this: it has no access rule.' };
  if (access === 'PUBLIC') return null;
  if (!credential) return { code: 'UNAUTHENTICATED', message: 'Sign in first.' };
  const { scopes } = credential.viewer;
  if (scopes === null) return null;
  if (access === 'PERSON') return { code: 'FORBIDDEN', message: 'This is for a person who is signed in, not for an API key.' };
  return scopes.has(access) ? null : { code: 'FORBIDDEN', message: `The API key lacks the scope ${access}.` };
}
