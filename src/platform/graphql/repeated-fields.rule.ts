import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';

/**
 * Refuses an operation that asks for one field many times in one place: fields that merge into one
 * are worth nothing to a client, and each still costs the executor. Fragments count where they are spread,
 * so a large screen may repeat `id` a few times.
 */
export const repeatedFieldsRule =
  (limit: number): ValidationRule =>
  (context: ValidationContext): ASTVisitor => {
    const inFragment = new Map<string, ReadonlyMap<string, number>>();

    function count(selections: SelectionSetNode, into: Map<string, number>): void {
      for (const selection of selections.selections) {
        if (selection.kind === Kind.FIELD) add(into, (selection.alias ?? selection.name).value, 1);
        else if (selection.kind === Kind.INLINE_FRAGMENT) count(selection.selectionSet, into);
        else for (const [name, times] of countFragment(selection.name.value)) add(into, name, times);
      }
    }

    function countFragment(name: string): ReadonlyMap<string, number> {
      const known = inFragment.get(name);
      if (known) return known;
      const counted = new Map<string, number>();
      // Set first: a fragment that spreads itself is refused by another rule, and must not keep us here.
      inFragment.set(name, counted);
      const fragment = context.getFragment(name);
      if (fragment) count(fragment.selectionSet, counted);
      return counted;
    }

    function check(selectionSet: SelectionSetNode): void {
      const counted = new Map<string, number>();
      count(selectionSet, counted);
      for (const [name, times] of counted) {
        if (times <= limit) continue;
        context.reportError(
          new GraphQLError(`The field "${name}" is asked for ${times} times in one place; ${limit} is the most.`, {
            nodes: selectionSet,
          }),
        );
      }
    }

    return {
      OperationDefinition: (node) => check(node.selectionSet),
      FragmentDefinition: (node) => check(node.selectionSet),
      Field: (node) => node.selectionSet && check(node.selectionSet),
    };
  };

const add = (into: Map<string, number>, name: string, times: number) => into.set(name, (into.get(name) ?? 0) + times);
