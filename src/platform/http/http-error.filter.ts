import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { isUnavailable } from '../database/unavailable.js';
import { CODE_OF, refuse, STATUS_OF } from './answers.js';

/**
 * Answers what went wrong outside GraphQL (a bad body, an unknown path, a controller's error) as JSON,
 * without a word of anything unforeseen. Errors of resolvers pass through: Apollo masks them.
 */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const [status, code, message] = this.describe(error, host.switchToHttp().getRequest<FastifyRequest>());
    refuse(reply, status, code, message);
  }

  private describe(error: unknown, request: FastifyRequest): [status: number, code: string, message: string] {
    if (error instanceof DomainError) {
      const code = error.violations[0]?.code ?? 'INVALID';
      return [STATUS_OF[code] ?? 400, code, error.message];
    }
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      return [status, CODE_OF[status] ?? 'BAD_REQUEST', (error as Error).message];
    }
    if (status === 503 || isUnavailable(error)) return [503, 'UNAVAILABLE', 'Too busy at the moment. Try again in a second.'];
    this.logger.error({ err: error, requestId: request.id });
    return [500, 'INTERNAL', `Something went wrong on our side (request ${request.id}).`];
  }
}
