import {
  BadRequestException,
  Body,
  Controller,
  ForbiddenException,
  Get,
  Param,
  Post,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../platform/graphql/access.js';
import { isForeign, textsOf } from '../platform/pages/form-post.js';
import { PageRefusals } from '../platform/pages/page-refusals.js';
import { answerWith } from '../platform/pages/page.js';
import { NominationAnswers } from './nomination-answers.js';
import { declinedPage, nominationPage } from './nomination-page.js';

/** The nominee's page. Whoever holds the link is she. Looking at it changes nothing. */
@Public()
@UseFilters(PageRefusals)
@Controller('n')
export class NominationPagesController {
  constructor(private readonly answers: NominationAnswers) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const { nomination, by } = await this.answers.look(token);
    const title = `${by.person} nominates ${nomination.firmName}`;
    await answerWith(reply, { title, body: nominationPage(nomination, by, token) });
  }

  @Post(':token')
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForeign(request)) throw new ForbiddenException();
    if (textsOf(body, 'decision')[0] !== 'no') throw new BadRequestException();
    await this.answers.decline(token);
    await answerWith(reply, { title: 'Thank you for the answer', body: declinedPage() });
  }
}
