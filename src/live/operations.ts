import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { costCheck } from '../platform/graphql/cost.plugin.js';
import { documentRules, MAX_ERRORS, MAX_TOKENS } from '../platform/graphql/limits.js';
import { maskError } from '../platform/graphql/mask-error.js';
import { MAX_OPERATIONS } from './limits.js';
import type { LiveContext } from './live-context.js';

/** Reads the operations that come over a connection, under the limits of all operations. */
@Injectable()
export class LiveOperations {
  private readonly rules = [...specifiedRules, ...documentRules()];
  private readonly checkCost = costCheck();

  constructor(private readonly modules: ModuleRef) {}

  /** What to execute, or why not. `open` counts the operations of the connection, this one included. */
  read(payload: SubscribePayload, context: LiveContext, open: number): ExecutionArgs | GraphQLError[] {
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const { query, operationName = null, variables } = payload;
    if (open > MAX_OPERATIONS) return [refusal('RATE_LIMITED', `A connection holds ${MAX_OPERATIONS} operations at most.`)];
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: MAX_TOKENS });
    } catch (error) {
      return [badInput(error)];
    }
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [refusal('BAD_USER_INPUT', 'Here one subscription is answered; send queries and mutations by POST.')];
    }
    const errors = validate(schema, document, this.rules, { maxErrors: MAX_ERRORS });
    if (errors.length > 0) return errors.map(badInput);
    try {
      this.checkCost(schema, document, operationName, variables ?? {});
    } catch (error) {
      return [error instanceof GraphQLError ? error : badInput(error)];
    }
    return { schema, document, operationName, variableValues: variables ?? {}, contextValue: context };
  }

  readonly mask = (errors: readonly GraphQLError[]) => errors.map((error) => maskError(error.toJSON(), error));
}

const refusal = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

function badInput(error: unknown): GraphQLError {
  const message = error instanceof Error ? error.message : 'The operation cannot be read.';
  return refusal('BAD_USER_INPUT', message);
}
