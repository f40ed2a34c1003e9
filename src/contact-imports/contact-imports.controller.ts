import { Controller, HttpCode, Post, Query, Req, Res, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, type AbstractHttpAdapter } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from '../accounts/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { readContacts } from './contact-file.js';
import { ContactImportsService } from './contact-imports.service.js';
import type { Placed } from './contact-rows.rules.js';

/** What a file is sent as, whatever it is: no form of another site can send this, and no other route takes it. */
const MEDIA_TYPE = 'application/vnd.adjoin.contacts';
/** Cards carry portraits. */
const MOST_BYTES = 2 * 1024 * 1024;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads a file of contacts and answers what it would come to. Nothing is kept: what is chosen comes back by `contactsImport`. */
@PersonOnly()
@Controller('imports')
export class ContactImportsController implements OnModuleInit {
  constructor(
    private readonly service: ContactImportsService,
    private readonly authentication: Authentication,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    // The demo network is loaded by the same modules without a server around them.
    const adapter = this.host.httpAdapter as AbstractHttpAdapter | null;
    const http = adapter?.getInstance<FastifyInstance>();
    http?.addContentTypeParser(MEDIA_TYPE, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
  }

  @Post('contacts')
  @HttpCode(200)
  async preview(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('businessId') businessId: string | undefined,
  ): Promise<void> {
    const viewer = (await this.authentication.of(request))?.viewer;
    if (!viewer) throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Sign in first.' });
    if (!businessId || !ID.test(businessId)) {
      throw new DomainError({ code: 'BAD_USER_INPUT', message: 'Say into whose book: ?businessId=…' });
    }
    if (!Buffer.isBuffer(request.body)) {
      throw new DomainError({ code: 'BAD_USER_INPUT', message: `Send the file itself, with content-type: ${MEDIA_TYPE}` });
    }
    const placed = await this.service.preview(viewer, businessId, readContacts(request.body));
    await reply.header('cache-control', 'no-store').send({ rows: placed.map(answerOf) });
  }
}

const answerOf = ({ row, doubts, contact, client, newClient }: Placed): object => ({
  ...row,
  doubts,
  contact: contact && { id: contact.id, name: contact.name },
  client: client && { id: client.id, name: client.name },
  newClient: newClient?.name ?? null,
});
