import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../kernel/viewer.js';

/** What every resolver gets as its third argument; one per HTTP request. */
export interface RequestContext {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Set by the guard before any resolver runs; null where the operation is public and nobody is signed in. */
  viewer: Viewer | null;
}

/** The viewer, where the guard has made sure that there is one. */
export function viewerOf(context: RequestContext): Viewer {
  if (!context.viewer) throw new Error('A field of a public operation asked for a viewer.');
  return context.viewer;
}
