import { Module } from '@nestjs/common';
import { Args, Field, ID, Int, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import request from 'supertest';
import { Public } from '../../src/platform/graphql/access.js';
import { Callers } from '../../src/platform/graphql/callers.js';
import { connectionOf } from '../../src/platform/graphql/connection.js';
import {
  MAX_ALIASES,
  MAX_COST,
  MAX_DEPTH,
  MAX_DIRECTIVES,
  MAX_ERRORS,
  MAX_REPEATS,
  MAX_TOKENS,
} from '../../src/platform/graphql/limits.js';
import { NOBODY, World } from '../support/world.js';

@ObjectType({ description: 'A box, which holds boxes' })
class Box {
  @Field(() => ID, { description: 'Id' }) id!: string;
}

const Boxes = connectionOf(() => Box, 'Box', 'boxes');
const box: Box = { id: '1' };
const page = { nodes: [box], edges: [{ cursor: '1', node: box }], pageInfo: { hasNextPage: false, hasPreviousPage: false } };

/** Boxes in boxes: as deep and as many as anyone asks for. */
@Resolver(() => Box)
class BoxResolver {
  @Public()
  @Query(() => Boxes, { description: 'Boxes' })
  boxes(@Args('first', { type: () => Int, nullable: true, description: 'How many' }) _first?: number): object {
    return page;
  }

  @Public()
  @Query(() => Box, { description: 'A box' })
  box(): Box {
    return box;
  }

  @ResolveField(() => Box, { description: 'The box in this box' })
  inner(): Box {
    return box;
  }

  @ResolveField(() => [Box], { description: 'Some boxes in this box' })
  some(): Box[] {
    return [box];
  }

  @ResolveField(() => Boxes, { description: 'The boxes in this box' })
  boxesIn(@Args('first', { type: () => Int, nullable: true, description: 'How many' }) _first?: number): object {
    return page;
  }
}

@Module({ providers: [BoxResolver] })
class BoxModule {}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

let world: World;
beforeAll(async () => {
  world = await World.open({ NODE_ENV: 'production' }, [BoxModule]);
});
afterAll(() => world.close());

interface Answer {
  readonly data?: object;
  readonly errors?: { readonly message: string; readonly extensions: { readonly code: string } }[];
}
const ask = async (query: string, variables: object = {}, operationName?: string) => {
  const answer = await world.post(NOBODY, { query, variables, operationName });
  return { status: answer.status, body: answer.body as Answer, text: answer.text };
};

/** Each limit: a document that stands at `n`, in each form in which a document can be written. */
const deep = (levels: number, leaf = '__typename') => `${'inner { '.repeat(levels)}${leaf}${' }'.repeat(levels)}`;
const limits: [limit: string, n: number, forms: Record<string, (n: number) => string>, code: string][] = [
  [
    'aliases',
    MAX_ALIASES,
    {
      plain: (n) => `{ box { ${times(n, (i) => `a${i}: id`)} } }`,
      'of __typename': (n) => `{ ${times(n, (i) => `a${i}: __typename`)} }`,
      'in fragments': (n) =>
        `{ box { ...A } again: box { ...A } } fragment A on Box { ${times((n - 1) / 2, (i) => `a${i}: id`)} }`,
      'in inline fragments': (n) => `{ ... { ${times(n, (i) => `a${i}: __typename`)} } }`,
    },
    'BAD_USER_INPUT',
  ],
  [
    'depth',
    MAX_DEPTH,
    {
      plain: (n) => `{ box { ${deep(n - 2)} } }`,
      'through a fragment': (n) => `{ box { inner { ...A } } } fragment A on Box { ${deep(n - 3, 'id')} }`,
      'through inline fragments': (n) => `{ box { ... on Box { ... { ${deep(n - 2)} } } } }`,
    },
    'BAD_USER_INPUT',
  ],
  [
    'repeats of a field',
    MAX_REPEATS,
    {
      plain: (n) => `{ box { ${'id '.repeat(n)} } }`,
      'of __typename': (n) => `{ ${'__typename '.repeat(n)} }`,
      'of an object': (n) => `{ ${'box { id } '.repeat(n)} }`,
      'through fragments': (n) =>
        `{ box { ...A ...B id } } fragment A on Box { ${'id '.repeat(n - 2)} } fragment B on Box { id }`,
      'through inline fragments': (n) => `{ box { ${'... { id } '.repeat(n)} } }`,
    },
    'BAD_USER_INPUT',
  ],
  [
    'directives',
    MAX_DIRECTIVES,
    {
      plain: (n) =>
        `{ box { ${'... @include(if: true) { __typename } '.repeat(n / 2)} ${'... @skip(if: false) { id } '.repeat(n - Math.floor(n / 2))} } }`,
    },
    'BAD_USER_INPUT',
  ],
  [
    'cost',
    MAX_COST,
    {
      plain: (n) => `{ boxes(first: ${n - 1}) { nodes { id } } }`,
      'by edges and __typename': (n) =>
        `{ boxes(first: ${Math.ceil((n - 2) / 2)}) { edges { node { __typename } } } __typename box { id } }`,
      'by a variable’s default': (n) => `query ($n: Int = ${n - 1}) { boxes(first: $n) { nodes { id } } }`,
      'in a fragment': (n) => `{ ...A } fragment A on Query { boxes(first: ${n - 1}) { nodes { id } } }`,
      'in an inline fragment': (n) => `{ ... on Query { boxes(first: ${n - 1}) { nodes { id } } } }`,
    },
    'QUERY_TOO_COMPLEX',
  ],
];

describe.each(limits)('the limit of %s, %i', (_limit, n, forms, code) => {
  it.each(Object.entries(forms))('holds %s', async (_form, write) => {
    const [at, beyond] = [await ask(write(n)), await ask(write(n + 1))];
    expect(at.body.errors ?? []).toEqual([]);
    expect(beyond.status).toBe(400);
    expect(beyond.body.errors?.map((error) => error.extensions.code)).toContain(code);
    expect(beyond.body.data).toBeUndefined();
  });
});

describe('what bare servers leave open', () => {
  it(`ends reading at ${MAX_TOKENS} tokens`, async () => {
    const tooLong = /1000 tokens/;
    const at = await ask(`{ ${'__typename '.repeat(MAX_TOKENS - 2)} }`);
    const beyond = await ask(`{ ${'__typename '.repeat(MAX_TOKENS - 1)} }`);
    expect(at.text).not.toMatch(tooLong);
    expect(beyond.status).toBe(400);
    expect(beyond.text).toMatch(tooLong);
  });

  it('counts the cost by the values of variables, and of lists in lists', async () => {
    const query = 'query ($n: Int) { boxes(first: $n) { nodes { id } } }';
    expect((await ask(query, { n: MAX_COST - 1 })).body.errors).toBeUndefined();
    expect((await ask(query, { n: MAX_COST })).body.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
    const nested = 'query ($n: Int) { boxes(first: $n) { nodes { boxesIn(first: 100) { nodes { some { id } } } } } }';
    expect((await ask(nested, { n: 8 })).body.errors).toBeUndefined();
    expect((await ask(nested, { n: 80 })).body.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
    expect((await ask(query, { n: -1_000_000 })).body.errors).toBeUndefined();
  });

  it('counts only the operation that runs', async () => {
    const document = `query Dear { boxes(first: ${MAX_COST}) { nodes { id } } } query Cheap { __typename }`;
    expect((await ask(document, {}, 'Cheap')).body).toEqual({ data: { __typename: 'Query' } });
    expect((await ask(document, {}, 'Dear')).body.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });

  it('is not held up by fragments that multiply', async () => {
    const fragments = times(15, (i) => `fragment F${i} on Box { a: inner { ...F${i + 1} } b: inner { ...F${i + 1} } }`);
    const begin = performance.now();
    const { status } = await ask(`{ box { ...F0 } } ${fragments} fragment F15 on Box { id }`);
    expect(status).toBe(400);
    expect(performance.now() - begin).toBeLessThan(500);
  });

  it(`tells ${MAX_ERRORS} errors of a document at the most, and no name of the schema`, async () => {
    const { body, status, text } = await ask(`{ ${times(50, (i) => `boxez${i}`)} }`);
    expect(status).toBe(400);
    expect(body.errors?.length).toBeLessThanOrEqual(MAX_ERRORS + 1);
    expect(text).not.toMatch(/did you mean/i);
    expect((await ask('{ boxes(frist: 3) { nodes { id } } }')).text).not.toMatch(/did you mean/i);
  });

  it('refuses directives it does not know, without their text coming back many times', async () => {
    const { status, body } = await ask(`{ __typename ${'@nonsense '.repeat(200)} }`);
    expect(status).toBe(400);
    expect(body.errors?.length).toBeLessThanOrEqual(MAX_ERRORS + 1);
  });

  it('refuses a batch, a stored operation and an upload', async () => {
    const batch = await world.post(NOBODY, [{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect(batch.status).toBe(400);
    const stored = await world.post(NOBODY, { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } });
    expect(stored.body).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }] });
    const upload = await request(world.url).post('/graphql').attach('0', Buffer.from('x'), 'x.txt');
    expect(upload.status).toBe(415);
  });

  it('shows no page to a browser', async () => {
    const { status, text } = await request(world.url).get('/graphql').set('accept', 'text/html');
    expect(status).toBe(400);
    expect(text).not.toMatch(/<html/i);
  });

  it.each([
    getIntrospectionQuery(),
    '{ ...A } fragment A on Query { __type(name: "Box") { name } }',
    '{ ... { x: __schema { __typename } } }',
  ])('shows the schema to nobody who is not signed in', async (query) => {
    const { status, body } = await ask(query);
    expect(status).toBe(401);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('shows the schema to a caller who is', async () => {
    world.get(Callers).identifyBy(() => Promise.resolve({ userId: '1', isAdmin: false, roles: new Map(), scopes: null }));
    const { status, body } = await ask(getIntrospectionQuery());
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
  });
});
