import { Catch, type ArgumentsHost } from '@nestjs/common';
import { GqlArgumentsHost, type GqlContextType, type GqlExceptionFilter } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { DomainError } from '../../kernel/domain-error.js';

/** Turns a refusal into data: `userErrors` on a mutation, a coded error on a query. */
@Catch(DomainError)
export class DomainErrorFilter implements GqlExceptionFilter {
  catch(error: DomainError, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() !== 'graphql') throw error;
    const info = GqlArgumentsHost.create(host).getInfo<GraphQLResolveInfo>();
    if (info.parentType.name === 'Mutation') return { userErrors: error.violations };
    return new GraphQLError(error.message, { extensions: { code: error.violations[0]?.code } });
  }
}
