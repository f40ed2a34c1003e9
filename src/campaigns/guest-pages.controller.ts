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
import { calendarOf } from '../kernel/calendar-file.js';
import { now } from '../kernel/time.js';
import { Public } from '../platform/graphql/access.js';
import { isForeign, textsOf } from '../platform/pages/form-post.js';
import { PageRefusals } from '../platform/pages/page-refusals.js';
import { answerWith } from '../platform/pages/page.js';
import { GuestAnswers, linkEnded } from './guest-answers.js';
import { guestPage, preferencesPage } from './guest-page.js';
import { GuestViews } from './guest-views.js';
import { PageOpens } from './page-opens.js';

type Form = Readonly<Record<string, unknown>>;
const formOf = (body: unknown): Form => (typeof body === 'object' && body !== null ? (body as Form) : {});

/**
 * The page of a guest. Whoever holds the link is she. Looking happens in a transaction in which PostgreSQL refuses to
 * write; that a page was opened is counted aside, see PageOpens. The name in the address is for people, and not read.
 */
@Public()
@UseFilters(PageRefusals)
@Controller('i')
export class GuestPagesController {
  constructor(
    private readonly views: GuestViews,
    private readonly answers: GuestAnswers,
    private readonly opens: PageOpens,
  ) {}

  @Get(':name/:token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.views.of(token);
    if (view.invitation && request.method === 'GET') this.opens.note(view.invitation, request.headers);
    await answerWith(reply, guestPage(view, token));
  }

  @Get(':name/:token/event.ics')
  async calendar(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const { campaign, invitation, host, partner } = await this.views.of(token);
    const { title, what, heldAt, minutes, place } = campaign.content;
    if (invitation?.stage !== 'OPTED_IN' || heldAt === null) throw linkEnded();
    const entry = {
      ...{ id: invitation.id, startsAt: new Date(heldAt), minutes: minutes ?? 60, place, version: campaign.version },
      summary: `${title} (${partner.name})`,
      description: `${what}\n${host}`,
      isCancelled: campaign.stage === 'CANCELLED',
    };
    await reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="invitation.ics"')
      .header('cache-control', 'no-store')
      .send(calendarOf(entry, now()));
  }

  /** Shows how it stands afterwards. */
  @Post(':name/:token')
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForeign(request)) throw new ForbiddenException();
    const form = formOf(body);
    const view = await this.views.of(token);
    if (view.invitation) {
      if (form['decision'] === 'yes') {
        await this.answers.answer(token, { decision: 'yes', answer: textsOf(form, 'answer')[0] ?? null });
      } else if (form['decision'] === 'no' || form['decision'] === 'stop') {
        await this.answers.answer(token, { decision: form['decision'] });
      } else throw new BadRequestException();
    }
    await answerWith(reply, guestPage(await this.views.of(token), token));
  }
}

/** What is stored about a person, and whether she is invited any more. */
@Public()
@UseFilters(PageRefusals)
@Controller('u')
export class PreferencesController {
  constructor(
    private readonly views: GuestViews,
    private readonly answers: GuestAnswers,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, preferencesPage(await this.views.stored(token)));
  }

  /** Also takes the one click of mail programs (RFC 8058), which sends no origin and wants no page. */
  @Post(':token')
  async change(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = formOf(body);
    if (form['List-Unsubscribe'] === 'One-Click') {
      await this.answers.stop(token);
      await reply.code(200).header('content-type', 'text/plain; charset=utf-8').send('You get no more such invitations.');
      return;
    }
    if (isForeign(request)) throw new ForbiddenException();
    if (form['decision'] === 'stop') await this.answers.stop(token);
    else if (form['decision'] === 'allow') await this.answers.allow(token);
    else if (form['decision'] === 'erase') await this.answers.erase(token);
    else throw new BadRequestException();
    await answerWith(reply, preferencesPage(await this.views.stored(token)));
  }
}
