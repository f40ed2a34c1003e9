import pg from 'pg';

/** A statement that is prepared under its own name. pg copies an object of options property by property; a text it takes as it is. */
class NamedQuery extends pg.Query {
  constructor(
    readonly name: string,
    text: string,
    values: readonly unknown[],
  ) {
    super(text, values);
  }
}

/** pg's types answer such a query with itself, as they do a cursor; it is answered like any other. */
export const named = (name: string, text: string, values: readonly unknown[]): pg.QueryConfig =>
  new NamedQuery(name, text, values) as unknown as pg.QueryConfig;
