import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from './authentication.js';
import type { Place } from './password-check.js';
import type { SignedIn } from './sessions.service.js';

/** What sign-in needs to know of the browser, and what the browser is told to keep. */
@Injectable()
export class Browser {
  constructor(private readonly authentication: Authentication) {}

  placeOf(request: FastifyRequest): Place {
    return {
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      device: this.authentication.cookies.deviceOf(request),
    };
  }

  /** Token of the session that the browser has now. */
  sessionOf(request: FastifyRequest): string | null {
    return this.authentication.cookies.sessionOf(request);
  }

  /** Only for what is open to people in a session alone. */
  async sessionIdOf(request: FastifyRequest): Promise<string> {
    const credential = await this.authentication.of(request);
    if (credential?.kind !== 'SESSION') throw new Error('This request has no session.');
    return credential.id;
  }

  keep(reply: FastifyReply, { sessionToken, deviceToken }: SignedIn): void {
    this.authentication.cookies.setSession(reply, sessionToken);
    this.authentication.cookies.setDevice(reply, deviceToken);
  }

  forget(reply: FastifyReply): void {
    this.authentication.cookies.clearSession(reply);
  }
}
