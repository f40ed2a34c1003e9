import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Authentication } from '../accounts/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { PersonOnly } from '../platform/graphql/access.js';
import type { AuditFilter } from './audit.graph.js';
import { AuditQueries, assertAdmin, type AuditRow } from './audit.queries.js';
import { lineOf } from '../kernel/csv.js';

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is no id');
const filterOf = z
  .object({
    ...{ actorId: id, businessId: id, subjectId: id },
    type: z.string().max(100),
    ...{ since: moment, until: moment },
  })
  .partial()
  .strict();

const HEADER = ['occurredAt', 'type', 'subjectId', 'subject', 'actor', 'business', 'reason', 'note', 'id'];

/** The audit log as a file. */
@PersonOnly()
@Controller('api')
export class AuditCsvController {
  constructor(
    private readonly queries: AuditQueries,
    private readonly authentication: Authentication,
  ) {}

  /** The rows of `auditLog` with the same filter, in its order. Lines are sent as they are read, however many there are. */
  @Get('audit.csv')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: object): Promise<void> {
    const viewer = (await this.authentication.of(request))?.viewer;
    if (!viewer) throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Sign in first.' });
    assertAdmin(viewer);
    const filter = filterOf.safeParse(query);
    if (!filter.success) {
      const [issue] = filter.error.issues;
      throw new DomainError({ code: 'BAD_USER_INPUT', message: `${issue?.path.join('.') || 'The filter'}: ${issue?.message}.` });
    }
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="audit.csv"')
      .header('cache-control', 'no-store')
      .send(Readable.from(linesOf(this.queries.all(viewer, filter.data as AuditFilter))));
  }
}

async function* linesOf(rows: AsyncIterable<AuditRow>): AsyncGenerator<string> {
  yield lineOf(HEADER);
  for await (const row of rows) {
    const { occurredAt, type, subjectId, subjectName, actorName, businessName, reason, note } = row;
    yield lineOf([occurredAt.toISOString(), type, subjectId, subjectName, actorName, businessName, reason, note, row.id]);
  }
}
