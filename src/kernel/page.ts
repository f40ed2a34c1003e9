import { DomainError } from './domain-error.js';

/** A slice of a list, ready for a Relay connection. */
export interface Page<Row> {
  readonly nodes: Row[];
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** What a caller asked for: `first` rows after the row that `after` names. */
export interface Slice {
  readonly first: number;
  readonly after: string | null;
}

/** Rows of a page when the caller does not say. */
export const DEFAULT_PAGE = 20;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Builds a page from `first + 1` rows; the extra row only proves that more exist. Cursors are opaque ids. */
export function toPage<Row extends { id: string }>(rows: Row[], slice: Slice): Page<Row> {
  const nodes = rows.length > slice.first ? rows.slice(0, slice.first) : rows;
  const [first, last] = [nodes[0], nodes.at(-1)];
  return {
    nodes,
    // Made when asked for: most callers read the nodes.
    get edges() {
      return nodes.map((node) => ({ cursor: toCursor(node.id), node }));
    },
    pageInfo: {
      hasNextPage: rows.length > slice.first,
      hasPreviousPage: slice.after !== null,
      startCursor: first ? toCursor(first.id) : null,
      endCursor: last ? toCursor(last.id) : null,
    },
  };
}

/** Checks the arguments of a list. `first` is 1 to 100, 20 when absent; a forged cursor is the caller's error. */
export function toSlice(first: number | null | undefined, after: string | null | undefined): Slice {
  const size = first ?? DEFAULT_PAGE;
  if (size < 1 || size > 100) {
    throw new DomainError({ code: 'BAD_USER_INPUT', message: 'first must be between 1 and 100.', field: ['first'] });
  }
  return { first: size, after: after === null || after === undefined ? null : fromCursor(after) };
}

const toCursor = (id: string): string => Buffer.from(`id:${id}`).toString('base64url');

function fromCursor(cursor: string): string {
  const [kind, id] = Buffer.from(cursor, 'base64url').toString().split(':');
  if (kind === 'id' && id !== undefined && UUID.test(id)) return id;
  throw new DomainError({
    code: 'BAD_USER_INPUT',
    message: 'after is not a cursor of this list; use pageInfo.endCursor of the page before.',
    field: ['after'],
  });
}
