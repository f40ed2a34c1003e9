import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../graphql/access.js';
import { pageStyle } from './page-style.js';

/** Hands out the style sheet of the pages. */
@Public()
@Controller('pages')
export class PageStyleController {
  /** A page of another release asks for another name: it gets this one, but does not keep it under that name. */
  @Get(':name')
  async style(
    @Param('name') name: string,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isBrotli = /\bbr\b/.test(accepted ?? '');
    await reply
      .headers({
        'content-type': 'text/css; charset=utf-8',
        'cache-control': name === pageStyle.name ? 'public, max-age=31536000, immutable' : 'no-store',
        vary: 'accept-encoding',
        ...(isBrotli && { 'content-encoding': 'br' }),
      })
      .send(isBrotli ? pageStyle.brotli : pageStyle.css);
  }
}
