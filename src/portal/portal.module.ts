import { resolve } from 'node:path';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { servePortal } from './portal-files.js';

/** Where `npm run build` leaves the portal, seen from where the service is started. */
const BUILT = 'portal/dist';

/** The web portal's files, on the service's own address. */
@Module({})
export class PortalModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // Null where only the schema is written.
    const server = this.host.httpAdapter?.getInstance<FastifyInstance>() as FastifyInstance | undefined;
    if (server) servePortal(server, resolve(BUILT));
  }
}
