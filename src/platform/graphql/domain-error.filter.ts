import { Catch, type ArgumentsHost } from '@nestjs/common';
import { GqlArgumentsHost, type GqlContextType, type GqlExceptionFilter } from '@nestjs/graphql';
import { getNamedType, GraphQLError, isEnumType, isObjectType, type GraphQLResolveInfo } from 'graphql';
import { DomainError } from '../../kernel/domain-error.js';
import { HttpErrorFilter } from '../http/http-error.filter.js';

/** Refusals by the edge itself, which no mutation needs to declare. */
const OF_THE_EDGE = new Set(['UNAUTHENTICATED', 'RATE_LIMITED', 'BAD_USER_INPUT', 'IDEMPOTENCY_IN_FLIGHT']);

/**
 * Turns a refusal into data: `userErrors` on a mutation, a coded error on a query.
 *
 * A code that the mutation's payload does not declare comes out as a top-level error: INTERNAL, so that it
 * does not pass unnoticed, or as itself where the edge refused.
 */
@Catch(DomainError)
export class DomainErrorFilter implements GqlExceptionFilter {
  private readonly http = new HttpErrorFilter();

  catch(error: DomainError, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() !== 'graphql') return this.http.catch(error, host);
    const info = GqlArgumentsHost.create(host).getInfo<GraphQLResolveInfo>();
    const code = error.violations[0]?.code ?? 'INVALID';
    const isData = info.parentType.name === 'Mutation' && (!OF_THE_EDGE.has(code) || declares(info, code));
    if (isData) return { userErrors: error.violations };
    return new GraphQLError(error.message, { extensions: { code } });
  }
}

/** Whether the payload's `userErrors` know the code. */
function declares({ returnType }: GraphQLResolveInfo, code: string): boolean {
  const payload = getNamedType(returnType);
  const list = isObjectType(payload) ? payload.getFields()['userErrors'] : undefined;
  const userError = list && getNamedType(list.type);
  const codes = isObjectType(userError) ? userError.getFields()['code'] : undefined;
  const words = codes && getNamedType(codes.type);
  return isEnumType(words) && words.getValues().some(({ value }) => value === code);
}
