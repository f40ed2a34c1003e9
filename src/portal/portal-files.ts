import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../platform/http/answers.js';

/** What the build writes in the place of each answer's own nonce, see `html.cspNonce` in portal/vite.config.ts. */
const NONCE_PLACE = /__CSP_NONCE__/g;
/** Addresses that are never a page of the portal: a mistyped one is answered as data, not with a page. */
const NOT_PAGES = /^\/(graphql|api|assets|webhooks)(\/|$|\?)/;

/** Nothing but our own files runs; styles that scripts add carry the answer's nonce. */
const policy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    // A look at what guests will be shown, see campaign-previews.controller.tsx.
    `frame-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

/**
 * Serves the built portal from `folder`: its files, hashed ones for ever and compressed when it was built, and
 * its one page for every other address that a browser opens. Without a build the service works as before.
 */
export function servePortal(server: FastifyInstance, folder: string): void {
  const page = readPage(folder);
  if (page !== null) {
    // Not awaited: that would start the server before Nest has given it its error handler.
    void server.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      globIgnore: ['index.html', '.vite/**', '**/*.br', '**/*.gz'],
      setHeaders: (reply, path) => {
        const kept = path.includes(`${folder}/assets/`) ? 'public, max-age=31536000, immutable' : 'no-cache';
        reply.header('cache-control', kept);
      },
    });
  }
  server.get('/*', (request, reply) => {
    if (!wantsPage(request)) refuse(reply, 404, 'NOT_FOUND', 'Nothing is here.');
    else if (page === null) answer(reply, 503, NOT_BUILT);
    else answer(reply, 200, page);
    return reply;
  });
}

const NOT_BUILT =
  '<!doctype html><html lang="en"><title>Adjoin</title><p>Adjoin is running; its GraphQL API is at <code>/graphql</code>. The portal was not built: <code>npm run build</code>.</p></html>';

function readPage(folder: string): string | null {
  const path = join(folder, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function wantsPage(request: FastifyRequest): boolean {
  return !NOT_PAGES.test(request.url) && (request.headers.accept ?? '').includes('text/html');
}

function answer(reply: FastifyReply, status: number, page: string): void {
  const nonce = randomBytes(16).toString('base64');
  void reply
    .code(status)
    .headers({ ...pageHeaders, 'content-security-policy': policy(nonce) })
    .send(page.replace(NONCE_PLACE, nonce));
}
