import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../kernel/viewer.js';

export type Identify = (request: FastifyRequest) => Promise<Viewer | null>;

/**
 * Who sends a request, found once. The feature that knows sessions and keys says how; without it nobody is
 * signed in. What has no resolver, and so no guard, asks here: introspection, and idempotency keys.
 */
@Injectable()
export class Callers {
  private identify: Identify = () => Promise.resolve(null);
  private readonly found = new WeakMap<FastifyRequest, Promise<Viewer | null>>();

  identifyBy(identify: Identify): void {
    this.identify = identify;
  }

  /** Rejects when the credentials cannot be checked just now. */
  of(request: FastifyRequest): Promise<Viewer | null> {
    let viewer = this.found.get(request);
    if (!viewer) this.found.set(request, (viewer = this.identify(request)));
    return viewer;
  }
}
