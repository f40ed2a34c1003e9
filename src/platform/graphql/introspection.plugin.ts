import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, type DocumentNode } from 'graphql';
import type { Callers } from './callers.js';
import type { RequestContext } from './request-context.js';

/** Keeps the schema from callers who are not signed in. Their own operations tell integrators nothing they cannot ask for. */
export function introspectionPlugin(callers: Callers): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ document, contextValue }) {
          if (!introspects(document) || (await callers.of(contextValue.request))) return;
          throw new GraphQLError('The schema is shown to signed-in callers only.', {
            extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
          });
        },
      }),
  };
}

const asked = new WeakMap<DocumentNode, boolean>();

/** `__schema` and `__type` exist on the query type only, so they stand at the top of an operation or fragment. */
export function introspects(document: DocumentNode): boolean {
  let answer = asked.get(document);
  if (answer === undefined) {
    answer = document.definitions.some(
      (definition) =>
        'selectionSet' in definition && definition.selectionSet !== undefined && holdsSchema(definition.selectionSet),
    );
    asked.set(document, answer);
  }
  return answer;
}

type Selections = Extract<DocumentNode['definitions'][number], { kind: Kind.OPERATION_DEFINITION }>['selectionSet'];

const holdsSchema = ({ selections }: Selections): boolean =>
  selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__schema' || selection.name.value === '__type';
    return selection.kind === Kind.INLINE_FRAGMENT && holdsSchema(selection.selectionSet);
  });
