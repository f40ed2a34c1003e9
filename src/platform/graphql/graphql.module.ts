import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { DomainErrorFilter } from './domain-error.filter.js';
import { LeanApolloDriver, type LeanDriverConfig } from './lean-apollo.driver.js';
import { stripTrivialResolvers } from './lean-schema.js';
import { maskError } from './mask-error.js';
import { NodeRegistry, NodeResolver } from './node.resolver.js';
import type { RequestContext } from './request-context.js';
import { DateTimeScalar, DayScalar, MinorUnitsScalar } from './scalars.js';

/** The GraphQL edge: how the schema is built, executed, limited and masked. */
@Module({
  imports: [
    GraphQLModule.forRootAsync<LeanDriverConfig>({
      driver: LeanApolloDriver,
      inject: [Config],
      useFactory: (config: Config): LeanDriverConfig => ({
        path: '/graphql',
        jit: config.graphql.jit,
        // In memory: a file here would be rewritten at every start.
        autoSchemaFile: true,
        sortSchema: true,
        transformSchema: stripTrivialResolvers,
        introspection: config.graphql.introspection,
        playground: false,
        csrfPrevention: true,
        formatError: maskError,
        plugins: [ApolloServerPluginCacheControlDisabled()],
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
    { provide: APP_FILTER, useClass: DomainErrorFilter },
  ],
  exports: [NodeRegistry],
})
export class GraphqlModule {}
