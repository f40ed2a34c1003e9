import cookie from '@fastify/cookie';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { makeLog, type LogSink } from '../logging/make-log.js';
import { NestLog } from '../logging/nest-log.js';
import { Metrics } from '../metrics/metrics.js';
import { guardUpgrades } from './guard-upgrades.js';
import { installRequestHooks, requestId } from './request-hooks.js';
import { endSlowBodies } from './slow-bodies.js';
import { installRequestLog } from './request-log.js';

/** A request body beyond this is refused with 413. Uploads have a route of their own. */
const BODY_LIMIT = 256 * 1024;
/** Routes that take files; see `endSlowBodies`. */
const UPLOADS = ['/imports'];
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than the usual 60 s of a balancer in front, so that it is never we who close a connection it is about to use. */
const KEEP_ALIVE_MS = 72_000;

/** The service as an HTTP application, not yet listening. Production and tests make it here, so they are the same. Its log goes to `sink`. */
export async function createApp(root: DynamicModule, config: Config, sink?: LogSink): Promise<NestFastifyApplication> {
  const log = makeLog(config.logLevel, sink);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // One hop: with more, a caller could choose its own address by a forged header.
    trustProxy: config.http.trustProxy ? (_address, hop) => hop === 0 : false,
    requestTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    genReqId: requestId,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLog(log),
    abortOnError: false,
  });
  await app.register(cookie);
  endSlowBodies(adapter.getInstance<FastifyInstance>(), UPLOADS);
  installRequestHooks(adapter.getInstance<FastifyInstance>());
  installRequestLog(adapter.getInstance<FastifyInstance>(), log, app.get(Metrics));
  const { server } = adapter.getInstance<FastifyInstance>();
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  guardUpgrades(server, ['/graphql']);
  return app;
}
