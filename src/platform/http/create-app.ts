import cookie from '@fastify/cookie';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.js';

/** A request body beyond this is refused with 413. Uploads have a route of their own. */
const BODY_LIMIT = 256 * 1024;

/** The service as an HTTP application, not yet listening. Production and tests make it here, so they are the same. */
export async function createApp(root: DynamicModule, config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: config.http.trustProxy });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: ['error', 'warn'], abortOnError: false });
  await app.register(cookie);
  return app;
}
