import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { printSchema, type GraphQLSchema } from 'graphql';

const HEADER = '# Written by `npm run schema`. Do not edit.\n\n';

export const schemaText = (schema: GraphQLSchema): string => `${HEADER}${printSchema(schema)}\n`;

/**
 * The schema that `root` would serve. Only the GraphQL module is started: nothing listens, nothing works
 * through a queue, and no database is asked.
 */
export async function schemaOf(root: DynamicModule): Promise<GraphQLSchema> {
  const app = await NestFactory.create(root, new FastifyAdapter(), { logger: false, abortOnError: false });
  const graphql = app.get<{ onModuleInit(): Promise<void> }>(GraphQLModule);
  await graphql.onModuleInit();
  return app.get(GraphQLSchemaHost).schema;
}
