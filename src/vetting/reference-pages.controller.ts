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
import { DomainError } from '../kernel/domain-error.js';
import { Public } from '../platform/graphql/access.js';
import { isForeign, textsOf } from '../platform/pages/form-post.js';
import { PageRefusals } from '../platform/pages/page-refusals.js';
import { answerWith } from '../platform/pages/page.js';
import { ReferenceAnswers } from './reference-answers.js';
import { headlineOf, referencePage, thanksPage, type RefusedAnswer } from './reference-page.js';
import { ReferenceViews } from './reference-views.js';
import type { ReferenceAnswer } from './reference.rules.js';

/**
 * The page of somebody who is asked about a firm. Whoever holds the link is she. Looking at it happens in a transaction
 * in which PostgreSQL refuses to write.
 */
@Public()
@UseFilters(PageRefusals)
@Controller('r')
export class ReferencePagesController {
  constructor(
    private readonly views: ReferenceViews,
    private readonly answers: ReferenceAnswers,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.views.byToken(token);
    await answerWith(reply, { title: headlineOf(view), body: referencePage(view, null) });
  }

  /** A form that was refused is shown again with what was ticked and written. */
  @Post(':token')
  async answer(
    @Param('token') token: string,
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForeign(request)) throw new ForbiddenException();
    const answer = answerOf(form);
    if (!answer) throw new BadRequestException();
    const refused = await this.answers.answer(token, answer).then(
      () => null,
      (error: unknown) => refusedOf(error, form),
    );
    if (!refused) return void (await answerWith(reply, thanksPage(answer.decision)));
    const view = await this.views.byToken(token);
    await answerWith(reply, { title: headlineOf(view), body: referencePage(view, refused), status: 422 });
  }
}

const scoresIn = (form: unknown): string[] => [0, 1, 2].map((at) => textsOf(form, `q${at}`)[0] ?? '');
const wordsIn = (form: unknown): string => textsOf(form, 'words')[0] ?? '';

/** What was pressed; null for a form that is none of ours. */
function answerOf(form: unknown): ReferenceAnswer | null {
  const [decision] = textsOf(form, 'decision');
  if (decision === 'answer') return { decision, scores: scoresIn(form), words: wordsIn(form) };
  return decision === 'pass' || decision === 'never' ? { decision } : null;
}

function refusedOf(error: unknown, form: unknown): RefusedAnswer {
  const [violation] = error instanceof DomainError ? error.violations : [];
  if (violation?.field?.[0] !== 'scores') throw error;
  return { message: violation.message, scores: scoresIn(form), words: wordsIn(form) };
}
