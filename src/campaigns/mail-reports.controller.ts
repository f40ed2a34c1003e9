import { timingSafeEqual, createHash } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { DomainError } from '../kernel/domain-error.js';
import { Config } from '../platform/config/config.js';
import { Public } from '../platform/graphql/access.js';
import { GuestAnswers } from './guest-answers.js';

const MOST = 500;
const MESSAGE_ID = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^>\s]+>?$/i;

const reports = z.object({
  reports: z
    .array(z.object({ messageId: z.string().max(300), type: z.enum(['BOUNCE', 'COMPLAINT']) }))
    .min(1)
    .max(MOST),
});

/**
 * Where a mail provider reports what came back, see README. Its key is MAIL_REPORTS_KEY; without one nobody is listened
 * to. A report twice is one, and one about a mail of ours that was no invitation is none.
 */
@Public()
@Controller('api/mail-reports')
export class MailReportsController {
  constructor(
    private readonly answers: GuestAnswers,
    private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  async take(
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
  ): Promise<{ taken: number; unknown: number }> {
    if (!this.isProvider(authorization))
      throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Give the key of mail reports.' });
    const parsed = reports.safeParse(body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new DomainError({ code: 'BAD_USER_INPUT', message: `${issue?.path.join('.') || 'The body'}: ${issue?.message}.` });
    }
    let taken = 0;
    for (const { messageId, type } of parsed.data.reports) {
      const id = MESSAGE_ID.exec(messageId)?.[1];
      if (id && (await this.answers.report(id.toLowerCase(), type))) taken += 1;
    }
    return { taken, unknown: parsed.data.reports.length - taken };
  }

  /** Digests have one length, so the comparison takes the same time whatever was sent. */
  private isProvider(authorization: string | undefined): boolean {
    const { reportsKey } = this.config.mail;
    const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    return reportsKey !== null && given !== undefined && timingSafeEqual(digest(given), digest(reportsKey));
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
