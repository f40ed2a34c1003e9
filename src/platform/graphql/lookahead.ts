import { Kind, type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** The fields that were asked for below a field, by name, each with those below it. */
export type Selection = ReadonlyMap<string, Selection>;
type Growing = Map<string, Growing>;
type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Parsed documents are kept and reused, so most requests find their selection here. */
const known = new WeakMap<FieldNode, Selection>();

function grow(set: SelectionSetNode | undefined, fragments: Fragments, into: Growing): Growing {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      into.set(name, grow(selection.selectionSet, fragments, into.get(name) ?? new Map<string, Growing>()));
    } else if (selection.kind === Kind.INLINE_FRAGMENT) grow(selection.selectionSet, fragments, into);
    else grow(fragments[selection.name.value]?.selectionSet, fragments, into);
  }
  return into;
}

/**
 * What was asked for below the present field: a list can join what its rows will need instead of loading it
 * afterwards. Aliases and directives are looked through, so it may name more than is answered, never less.
 */
export function lookahead({ fieldNodes, fragments }: GraphQLResolveInfo): Selection {
  const [first] = fieldNodes;
  const cached = fieldNodes.length === 1 && first ? known.get(first) : undefined;
  if (cached) return cached;
  const selection: Growing = new Map<string, Growing>();
  for (const node of fieldNodes) grow(node.selectionSet, fragments, selection);
  if (fieldNodes.length === 1 && first) known.set(first, selection);
  return selection;
}
