import { createHash } from 'node:crypto';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { Logger } from '@nestjs/common';
import {
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type FormattedExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import { DomainError } from '../../kernel/domain-error.js';
import type { Callers } from '../graphql/callers.js';
import { maskError } from '../graphql/mask-error.js';
import type { RequestContext } from '../graphql/request-context.js';
import { rootFields } from '../graphql/root-fields.js';
import { currentRequest, type Claim } from '../http/request-scope.js';
import type { IdempotencyKeys } from './idempotency-keys.js';
import { callerOf, isNamed, nameOf, REPLAYED } from './named-request.js';

/**
 * `Idempotency-Key` on mutations: the same key and operation have one effect and one answer, for a day.
 * Must stand before whatever executes, so that a replay is answered without executing anything.
 */
export function idempotencyPlugin(keys: IdempotencyKeys, callers: Callers): ApolloServerPlugin<RequestContext> {
  const logger = new Logger('Idempotency');

  /** The answer given before, or null after the key was claimed for this request. */
  async function begin(request: GraphQLRequestContext<RequestContext>, document: DocumentNode): Promise<string | null> {
    const { request: sent } = request.contextValue;
    const key = nameOf(sent);
    if (rootFields(document, request.operationName ?? null).size !== 1) {
      throw badInput('A request with an Idempotency-Key holds exactly one mutation.');
    }
    const { query, operationName, variables } = request.request;
    const body = createHash('sha256').update(JSON.stringify([query, operationName ?? null, variables ?? {}]));
    const begun = await keys.claim(await callerOf(sent, callers), key, body.digest());
    if ('answer' in begun) return begun.answer;
    const scope = currentRequest();
    if (scope) scope.claim = begun.claim;
    return null;
  }

  async function end(claim: Claim, context: RequestContext, result: FormattedExecutionResult): Promise<void> {
    // A cookie is no part of the answer's text: signing in again is harmless, an answer without its cookie is not.
    if (context.reply.hasHeader('set-cookie')) return keys.forget(claim);
    // An answer with errors may be better the next time, unless the effect is there.
    if (result.errors?.length && (await keys.release(claim))) return;
    await keys.store(claim, JSON.stringify(result));
  }

  return {
    requestDidStart: () =>
      Promise.resolve({
        async responseForOperation(request) {
          // Absent where the document holds no operation of the name that was asked for.
          const { operation } = request as { operation?: OperationDefinitionNode };
          if (operation?.operation !== OperationTypeNode.MUTATION) return null;
          if (!isNamed(request.contextValue.request)) return null;
          const { http } = request.response;
          try {
            const answer = await begin(request, request.document);
            if (answer === null) return null;
            http.headers.set(REPLAYED, 'true');
            return { http, body: { kind: 'single', singleResult: JSON.parse(answer) as FormattedExecutionResult } };
          } catch (error) {
            return { http, body: { kind: 'single', singleResult: { errors: [refusalOf(error)] } } };
          }
        },
        async willSendResponse({ contextValue, response: { body } }) {
          const scope = currentRequest();
          if (!scope?.claim || body.kind !== 'single') return;
          const { claim } = scope;
          scope.claim = null;
          // The effect is there and the caller shall hear of it, whatever becomes of the note about it.
          await end(claim, contextValue, body.singleResult).catch((err: unknown) => logger.error({ err, requestId: scope.id }));
        },
      }),
  };
}

const badInput = (message: string) => new DomainError({ code: 'BAD_USER_INPUT', message });

function refusalOf(error: unknown) {
  const shown =
    error instanceof DomainError
      ? new GraphQLError(error.message, { extensions: { code: error.violations[0]?.code } })
      : new GraphQLError('', { originalError: error as Error, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  return maskError(shown.toJSON(), shown);
}
