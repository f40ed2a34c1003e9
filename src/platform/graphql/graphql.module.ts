import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { HttpErrorFilter } from '../http/http-error.filter.js';
import { IdempotencyKeys } from '../idempotency/idempotency-keys.js';
import { idempotencyPlugin } from '../idempotency/idempotency.plugin.js';
import { Metrics } from '../metrics/metrics.js';
import { observePlugin } from '../metrics/observe.plugin.js';
import { Callers } from './callers.js';
import { costPlugin } from './cost.plugin.js';
import { DomainErrorFilter } from './domain-error.filter.js';
import { introspectionPlugin } from './introspection.plugin.js';
import { LeanApolloDriver, type LeanDriverConfig } from './lean-apollo.driver.js';
import { describeRoots, stripTrivialResolvers } from './lean-schema.js';
import { documentRules, MAX_ERRORS, MAX_TOKENS } from './limits.js';
import { maskError } from './mask-error.js';
import { NodeRegistry, NodeResolver } from './node.resolver.js';
import type { RequestContext } from './request-context.js';
import { DateTimeScalar, DayScalar, MinorUnitsScalar } from './scalars.js';
import { statusPlugin } from './status.plugin.js';
import { transportPlugin } from './transport.plugin.js';

/** The GraphQL edge: how the schema is built, executed, limited and masked. */
@Module({
  imports: [
    GraphQLModule.forRootAsync<LeanDriverConfig>({
      driver: LeanApolloDriver,
      inject: [Config, Callers, IdempotencyKeys, Metrics],
      useFactory: (config: Config, callers: Callers, keys: IdempotencyKeys, metrics: Metrics): LeanDriverConfig => ({
        path: '/graphql',
        jit: config.graphql.jit,
        metrics,
        // In memory: a file here would be rewritten at every start.
        autoSchemaFile: true,
        sortSchema: true,
        transformSchema: (schema) => describeRoots(stripTrivialResolvers(schema)),
        // Who may is decided by the plugin below; Apollo's own switch knows only everybody or nobody.
        introspection: true,
        graphiql: false,
        csrfPrevention: true,
        allowBatchedHttpRequests: false,
        persistedQueries: false,
        hideSchemaDetailsFromClientErrors: true,
        includeStacktraceInErrorResponses: false,
        parseOptions: { maxTokens: MAX_TOKENS },
        validationOptions: { maxErrors: MAX_ERRORS },
        validationRules: documentRules(),
        formatError: maskError,
        autoTransformHttpErrors: false,
        preserveHttpStatusForExecutionErrors: false,
        plugins: [
          ApolloServerPluginCacheControlDisabled(),
          ...(config.graphql.introspection ? [] : [introspectionPlugin(callers)]),
          transportPlugin,
          costPlugin(),
          idempotencyPlugin(keys, callers),
          statusPlugin,
          observePlugin(metrics),
        ],
        context: (request: FastifyRequest, reply: FastifyReply): RequestContext => ({ request, reply, viewer: null }),
      }),
    }),
  ],
  providers: [
    DateTimeScalar,
    DayScalar,
    MinorUnitsScalar,
    NodeRegistry,
    NodeResolver,
    // The last one is asked first.
    { provide: APP_FILTER, useClass: HttpErrorFilter },
    { provide: APP_FILTER, useClass: DomainErrorFilter },
  ],
  exports: [NodeRegistry],
})
export class GraphqlModule {}
