import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';
import { jitPlugin } from './jit.plugin.js';
import { KnownOperations } from './known-operations.js';
import { maskError } from './mask-error.js';
import { installShortWay, type ShortWay } from './short-way.js';

export interface LeanDriverConfig extends ApolloDriverConfig {
  /** Whether graphql-jit executes what it can compile. */
  jit: boolean;
  metrics: Metrics;
}

/** Nest's Apollo driver with graphql-jit as its executor. `options.formatError` is final here, Nest's own mapping included. */
@Injectable()
export class LeanApolloDriver extends ApolloDriver {
  override async registerServer({ jit, metrics, ...options }: LeanDriverConfig): Promise<void> {
    if (!jit) return super.registerServer(options);
    const known = new KnownOperations();
    const { formatError = maskError, path = '/graphql' } = options;
    const context = options.context as ShortWay['context'];
    const server = this.httpAdapterHost.httpAdapter.getInstance<FastifyInstance>();
    installShortWay(server, { path, known, metrics, formatError, context });
    return super.registerServer({ ...options, plugins: [...(options.plugins ?? []), jitPlugin(formatError, known)] });
  }
}
