import { isObjectType, type GraphQLSchema } from 'graphql';

/**
 * Nest gives every plain field a resolve function, which hides "this is just a property" from the
 * executor. Dropping it lets graphql-jit inline the read. Only fields whose resolver is exactly
 * that shim are touched.
 */
export function stripTrivialResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve?.name === 'rootFieldResolver') delete field.resolve;
    }
  }
  return schema;
}

/** Nest has no place for what the root types are about. */
export function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  const [query, mutation, subscription] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  if (query) query.description = 'Everything that can be read';
  if (mutation) mutation.description = 'Everything that can be done; each answers what changed, or why nothing did';
  if (subscription) subscription.description = 'Everything that is told as it happens, over graphql-ws at the same address';
  return schema;
}
