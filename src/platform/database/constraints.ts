import type { Violation } from '../../kernel/domain-error.js';

const known = new Map<string, Violation>();

/**
 * Says what a broken constraint means to a person. Called by the feature that owns the table,
 * once, when its module loads; rules that must hold when two come at once live in constraints.
 */
export function refusesAs(constraint: string, violation: Violation): void {
  known.set(constraint, violation);
}

export const violationOf = (constraint: string | undefined): Violation | undefined =>
  constraint === undefined ? undefined : known.get(constraint);
