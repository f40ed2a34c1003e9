import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { answerWith } from './page.js';
import { Pair } from './pair.js';

const statuses: Readonly<Record<string, number>> = { LINK_ENDED: 410, NOT_FOUND: 404, FORBIDDEN: 403, INVALID: 422 };

/** For controllers of pages (`@UseFilters(PageRefusals)`): whatever is thrown comes out as a page that a person can read. */
@Catch()
export class PageRefusals implements ExceptionFilter {
  private readonly log = new Logger(PageRefusals.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const { title, text, status } = this.inWords(error);
    const body = (
      <>
        <Pair />
        <h1>{title}</h1>
        <p className="lead">{text}</p>
      </>
    );
    void answerWith(host.switchToHttp().getResponse<FastifyReply>(), { title, body, status });
  }

  private inWords(error: unknown): { title: string; text: string; status: number } {
    if (error instanceof DomainError) {
      const code = error.violations[0]?.code ?? '';
      if (code === 'LINK_ENDED')
        return { title: 'That link has ended', text: 'It was used already, or its time is over.', status: 410 };
      return { title: 'That did not work', text: error.message, status: statuses[code] ?? 409 };
    }
    const status = error instanceof HttpException ? error.getStatus() : 500;
    if (status === 404)
      return { title: 'Nothing is here', text: 'The address may have been cut off. Try it from the mail again.', status };
    if (status < 500)
      return { title: 'That did not work', text: 'The form did not arrive as it should. Please try again.', status };
    this.log.error('A page failed.', error instanceof Error ? error.stack : String(error));
    return { title: 'That did not work', text: 'The fault is ours, and nothing was changed. Please try again later.', status };
  }
}
