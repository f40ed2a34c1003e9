import { Body, Controller, ForbiddenException, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from '../accounts/index.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { isForeign, textsOf } from '../platform/pages/form-post.js';
import { answerWith, framed } from '../platform/pages/page.js';
import { CampaignPreviews, type Sketch } from './campaign-previews.js';
import { LONGEST, type CampaignContent } from './campaign.rules.js';
import { guestPage } from './guest-page.js';

/** Mails carry their styles in the tags; nothing else of them is let in. */
const mailHeaders = framed({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

/**
 * A look, in a frame of the portal, at the page and the mail that guests would get of words that are still being written.
 * A form's POST, for the words may be long; nothing is kept of it.
 */
@PersonOnly()
@Controller('api/campaigns/previews')
export class CampaignPreviewsController {
  constructor(
    private readonly previews: CampaignPreviews,
    private readonly authentication: Authentication,
  ) {}

  @Post(':what')
  @HttpCode(200)
  async look(
    @Param('what') what: string,
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForeign(request)) throw new ForbiddenException();
    const viewer = (await this.authentication.of(request))?.viewer;
    if (!viewer) throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Sign in first.' });
    await this.show(viewer, what, sketchOf(form), reply);
  }

  private async show(viewer: Viewer, what: string, sketch: Sketch, reply: FastifyReply): Promise<void> {
    if (what === 'page') {
      const view = await this.previews.page(viewer, sketch);
      await answerWith(reply, { ...guestPage(view, null), isFramed: true });
    } else if (what === 'mail') {
      await reply.headers(mailHeaders).send((await this.previews.mail(viewer, sketch)).html);
    } else if (what === 'text') {
      const { text } = await this.previews.mail(viewer, sketch);
      await answerWith(reply, { title: sketch.content.title, body: <pre>{text}</pre>, isFramed: true });
    } else throw new DomainError({ code: 'NOT_FOUND', message: 'There is no such preview.' });
  }
}

/** Stands for what is not written yet. */
const TO_COME = '…';

/** Takes what the form has and leaves out what makes no sense: a look refuses nothing, proposing does. */
function sketchOf(form: unknown): Sketch {
  const word = (name: string, most: number) => (textsOf(form, name)[0] ?? '').trim().slice(0, most);
  const text = (name: keyof typeof LONGEST) => word(name, LONGEST[name]);
  const heldAt = new Date(word('heldAt', 40));
  const fields = textsOf(form, 'fields');
  const content: CampaignContent = {
    ...{ title: text('title') || TO_COME, what: text('what') || TO_COME, forWhom: text('forWhom') || TO_COME },
    ...{ subject: text('subject'), text: text('text') || TO_COME, question: text('question') || null },
    ...{ place: text('place') || null, heldAt: Number.isNaN(heldAt.getTime()) ? null : heldAt.toISOString() },
    ...{ valueMinor: null, costMinor: null, currency: null, hostShare: 50, capacity: null, minutes: null },
    ...{ placement: null, dueOn: null },
    fields: (['EMAIL', 'PHONE', 'TITLE', 'COMPANY'] as const).filter((field) => fields.includes(field)),
  };
  return { allianceId: word('allianceId', 36), isHost: word('side', 12) === 'HOST', content };
}
