import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

/**
 * The fields of the query or mutation type that an operation asks for, by the key each has in the answer.
 * `operationName` null is the only, unnamed, operation. `__typename` is left out.
 */
export function rootFields(document: DocumentNode, operationName: string | null): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const seen = new Set<string>();

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const { name, alias } = selection;
        if (name.value !== '__typename') fields.set((alias ?? name).value, name.value);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else spread(selection.name.value);
    }
  }

  function spread(name: string): void {
    if (seen.has(name)) return;
    seen.add(name);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) collect(definition.selectionSet);
    }
  }

  for (const definition of document.definitions) {
    const isIt = definition.kind === Kind.OPERATION_DEFINITION && (definition.name?.value ?? null) === operationName;
    if (isIt) collect(definition.selectionSet);
  }
  return fields;
}
