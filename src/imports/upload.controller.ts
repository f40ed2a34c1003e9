import type { Readable } from 'node:stream';
import { Controller, Post, Query, Req, Res, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Authentication } from '../accounts/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { Needs } from '../platform/graphql/access.js';
import { REPLAYED } from '../platform/idempotency/named-request.js';
import { ImportUploads } from './import-uploads.js';
import { UploadKeys } from './upload-keys.js';

/** What a table may be sent as. Anything else is answered 415 before its body is read. */
const TABLES = [
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'application/csv',
  'application/vnd.ms-excel',
  'application/octet-stream',
];

const wanted = z.object({
  businessId: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is no id'),
  name: z.string().max(300).default('clients.csv'),
});

/** Takes a list of clients as the body of one request, as large as it is: it is read as it comes, and never held. */
@Needs('clients:write')
@Controller('imports')
export class UploadController implements OnModuleInit {
  constructor(
    private readonly uploads: ImportUploads,
    private readonly keys: UploadKeys,
    private readonly authentication: Authentication,
    private readonly http: HttpAdapterHost,
  ) {}

  /** These bodies are handed on unread; the limit on bodies is for those that are read whole. */
  onModuleInit(): void {
    // None where the demo is loaded: there nobody listens.
    const server = (this.http.httpAdapter as HttpAdapterHost['httpAdapter'] | null)?.getInstance<FastifyInstance>();
    if (!server) return;
    for (const type of TABLES) {
      if (server.hasContentTypeParser(type)) server.removeContentTypeParser(type);
      server.addContentTypeParser(type, (_request, _payload, done) => done(null));
    }
  }

  /**
   * Answers 201 with the import when all of it is laid down; the dry run follows. Errors have the shape of all others. The same
   * file under the same `Idempotency-Key` is the same import, as it is by then, for a day.
   */
  @Post()
  async upload(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: object): Promise<void> {
    const viewer = (await this.authentication.of(request))?.viewer;
    if (!viewer) throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Sign in first.' });
    const asked = wanted.safeParse(query);
    if (!asked.success) {
      const [issue] = asked.error.issues;
      throw new DomainError({ code: 'BAD_USER_INPUT', message: `${issue?.path.join('.') ?? 'The query'}: ${issue?.message}.` });
    }
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (!type || !TABLES.includes(type)) {
      throw new DomainError({ code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send the file itself as text/csv.' });
    }
    const { businessId, name } = asked.data;
    const received = await this.uploads.receive(viewer, {
      businessId,
      fileName: name,
      body: request.raw as Readable as AsyncIterable<Buffer>,
      key: await this.keys.of(request),
    });
    if (received.isReplayed) reply.header(REPLAYED, 'true');
    const { id, state, fileName, rowCount: rows, encoding, delimiter, columns } = received.import;
    await reply
      .code(201)
      .header('cache-control', 'no-store')
      .header('location', `/clients/lists/${id}`)
      .send({ import: { id, state, fileName, rows, encoding, delimiter, columns } });
  }
}
