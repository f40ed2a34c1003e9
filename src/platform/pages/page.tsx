import type { FastifyReply } from 'fastify';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { pageStyle } from './page-style.js';

export interface Page {
  readonly title: string;
  /** What is on it; a form posts to our own origin. Styles by class only: the policy allows no `style`. */
  readonly body: ReactElement;
  /** 200 when absent. */
  readonly status?: number;
  /** Whether a page of our own may show it in a frame, as a look at what others will be shown. */
  readonly isFramed?: boolean;
}

export interface RenderedPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/** Nothing runs, and only our own style and fonts are loaded; nobody keeps, indexes, frames, or learns the address of these pages. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
};

/** A whole page as HTML without any script, under 3 kB when its body is plain. */
export function renderPage({ title, body, status = 200, isFramed = false }: Page): RenderedPage {
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · Adjoin`}</title>
        <link rel="stylesheet" href={`/pages/${pageStyle.name}`} />
      </head>
      <body>
        <main>{body}</main>
      </body>
    </html>
  );
  return { status, headers: isFramed ? framed(headers) : headers, html: `<!doctype html>${renderToStaticMarkup(page)}` };
}

/** The same headers for what only a page of our own shows, in a frame: it is looked at, and sends nothing. */
export const framed = <Headers extends { readonly 'content-security-policy': string }>(all: Headers): Headers => ({
  ...all,
  'content-security-policy': all['content-security-policy']
    .replace(`frame-ancestors 'none'`, `frame-ancestors 'self'`)
    .replace(`form-action 'self'`, `form-action 'none'`),
});

/** Answers a request with a page. */
export function answerWith(reply: FastifyReply, page: Page): FastifyReply {
  const { status, headers: all, html } = renderPage(page);
  return reply.code(status).headers(all).send(html);
}
