import pg from 'pg';

/** Named statements a connection may hold; each costs PostgreSQL a cached plan. */
const MAX_NAMED = 256;
/** A text is named from this use on, so that one-off statements stay unnamed. */
const USES_BEFORE_NAMING = 3;
/** Texts remembered before the counting starts over: dynamic SQL must not grow this without bound. */
const MAX_TEXTS = 5_000;

const texts = new Map<string, { uses: number; name: string | null }>();
let named = 0;

function nameFor(text: string): string | null {
  let known = texts.get(text);
  if (!known) {
    if (texts.size >= MAX_TEXTS) for (const [key, { name }] of texts) if (name === null) texts.delete(key);
    known = { uses: 0, name: null };
    texts.set(text, known);
  }
  known.uses += 1;
  if (known.name === null && known.uses > USES_BEFORE_NAMING && named < MAX_NAMED) {
    named += 1;
    known.name = `adjoin_${named}`;
  }
  return known.name;
}

type Query = (...args: readonly unknown[]) => unknown;

/** A client that sends every repeated parameterised statement, TypeORM's included, as a named prepared statement. */
export class PreparedClient extends pg.Client {
  constructor(...args: ConstructorParameters<typeof pg.Client>) {
    super(...args);
    const query = super.query.bind(this) as Query;
    const prepared: Query = (text, values, ...rest) => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameFor(text) : null;
      return name === null ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
    };
    this.query = prepared as typeof this.query;
  }
}
