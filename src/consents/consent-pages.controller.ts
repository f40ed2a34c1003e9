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
import { ConsentAnswers, LINK_PURPOSE, type Answer } from './consent-answers.js';
import { ConsentMoves } from './consent-moves.js';
import { consentPage, type Refused } from './consent-page.js';
import { linkEnded } from './consent-steps.js';
import { ConsentViews, type ConsentView } from './consent-views.js';
import { isOpen } from './consent.policy.js';

type Form = Readonly<Record<string, unknown>>;

/**
 * The page of the person who is asked. Whoever holds the link is she: there is no session, and nothing else to steal.
 * Looking at it happens in a transaction in which PostgreSQL refuses to write.
 */
@Public()
@UseFilters(PageRefusals)
@Controller('c')
export class ConsentPagesController {
  constructor(
    private readonly answers: ConsentAnswers,
    private readonly unitOfWork: UnitOfWork,
    private readonly links: MailLinks,
    private readonly moves: ConsentMoves,
    private readonly views: ConsentViews,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, consentPage(await this.view(token), now(), null));
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
    const form = (typeof body === 'object' && body !== null ? body : {}) as Form;
    const answer = answerOf(form);
    if (!answer) throw new BadRequestException();
    const refused = await this.answers.answer(token, answer).then(
      () => null,
      (error: unknown) => refusedOf(error, form),
    );
    const page = consentPage(await this.view(token), now(), refused);
    await answerWith(reply, { ...page, status: refused ? 422 : 200 });
  }

  private async view(token: string): Promise<ConsentView> {
    const id = await this.links.find(token, LINK_PURPOSE);
    if (!id) throw linkEnded();
    return this.unitOfWork.readFor([], async (tx) => {
      const consent = await this.moves.find(tx, id);
      if (!consent || !isOpen(consent, now())) throw linkEnded();
      return this.views.of(tx, consent);
    });
  }
}

/** What was pressed; null for a form that is none of ours. */
function answerOf(form: Form): Answer | null {
  switch (form['decision']) {
    case 'yes':
      return { decision: 'yes', fields: textsOf(form, 'fields') };
    case 'later':
      return { decision: 'later', date: textsOf(form, 'date')[0] ?? '' };
    case 'no':
    case 'revoke':
    case 'reopen':
      return { decision: form['decision'] };
    default:
      return null;
  }
}

function refusedOf(error: unknown, form: Form): Refused {
  const [violation] = error instanceof DomainError ? error.violations : [];
  const field = violation?.field?.[0];
  if (!violation || (field !== 'fields' && field !== 'date')) throw error;
  return { message: violation.message, field, date: textsOf(form, 'date')[0] ?? '', fields: textsOf(form, 'fields') };
}
