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
import { now } from '../kernel/time.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Public } from '../platform/graphql/access.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { isForeign, textsOf } from '../platform/pages/form-post.js';
import { PageRefusals } from '../platform/pages/page-refusals.js';
import { answerWith } from '../platform/pages/page.js';
import { linkEnded } from './nomination-answers.js';
import { SURVEY_LINK, SurveyAnswers, type SurveyAnswer } from './survey-answers.js';
import { SurveyMoves } from './survey-moves.js';
import { surveyPage, type RefusedSurvey } from './survey-page.js';
import { isSurveyOpen } from './survey.policy.js';
import type { Named } from './survey.rules.js';
import { SurveyViews, type SurveyView } from './survey-views.js';

/** The page of a client who is asked for suppliers. Whoever holds the link is she. Looking at it cannot write. */
@Public()
@UseFilters(PageRefusals)
@Controller('s')
export class SurveyPagesController {
  constructor(
    private readonly answers: SurveyAnswers,
    private readonly unitOfWork: UnitOfWork,
    private readonly links: MailLinks,
    private readonly moves: SurveyMoves,
    private readonly views: SurveyViews,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, surveyPage(await this.view(token), null));
  }

  /** Shows how it stands afterwards. A form that was refused is shown again with what was typed. */
  @Post(':token')
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForeign(request)) throw new ForbiddenException();
    const answer = answerOf(body);
    if (!answer) throw new BadRequestException();
    const refused = await this.answers.answer(token, answer).then(
      () => null,
      (error: unknown) => refusedOf(error, answer),
    );
    await answerWith(reply, { ...surveyPage(await this.view(token), refused), status: refused ? 422 : 200 });
  }

  private async view(token: string): Promise<SurveyView> {
    const id = await this.links.find(token, SURVEY_LINK);
    if (!id) throw linkEnded();
    return this.unitOfWork.readFor([], async (tx) => {
      const survey = await this.moves.find(tx, id);
      if (!survey || !isSurveyOpen(survey, now())) throw linkEnded();
      return this.views.of(tx, survey);
    });
  }
}

/** What was pressed; null for a form that is none of ours. The texts of a row come at the same place of each list. */
function answerOf(form: unknown): SurveyAnswer | null {
  const [decision] = textsOf(form, 'decision');
  if (decision === 'no' || decision === 'revoke' || decision === 'reopen') return { decision };
  if (decision !== 'answer') return null;
  const [names, sites, whatFor, tell] = ['name', 'site', 'for', 'tell'].map((field) => textsOf(form, field));
  const named = (names ?? []).map((name, n): Named => ({
    ...{ name: name.trim(), website: sites?.[n]?.trim() ?? '', whatFor: whatFor?.[n]?.trim() ?? '' },
    mayTell: tell?.includes(String(n)) ?? false,
  }));
  return { decision, named };
}

function refusedOf(error: unknown, answer: SurveyAnswer): RefusedSurvey {
  const [violation] = error instanceof DomainError ? error.violations : [];
  if (violation?.code !== 'INVALID' || answer.decision !== 'answer') throw error;
  return { message: violation.message, named: answer.named };
}
