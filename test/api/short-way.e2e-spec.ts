import { Injectable, Module, UnauthorizedException } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GraphQLModule } from '@nestjs/graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DomainError } from '../../src/kernel/domain-error.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { Public } from '../../src/platform/graphql/access.js';
import { CurrentRequest } from '../../src/platform/graphql/arguments.js';
import type { LeanApolloDriver } from '../../src/platform/graphql/lean-apollo.driver.js';
import type { RequestContext } from '../../src/platform/graphql/request-context.js';
import { person, type Person } from '../support/accounts.js';
import { NOBODY, World, type Credentials } from '../support/world.js';

/** Answers as it is told. */
@Injectable()
@Resolver()
class TrialResolver {
  @Public()
  @Query(() => String, { nullable: true, description: 'Answers as it is told' })
  tell(
    @Args('how', { type: () => String, description: 'How' }) how: string,
    @Args('times', { type: () => Int, nullable: true, description: 'How often' }) times: number | null,
  ): string | null {
    return told(how, times);
  }

  @Public()
  @Query(() => String, { description: 'Answers as it is told, never with null' })
  tellMust(@Args('how', { type: () => String, description: 'How' }) how: string): string | null {
    return told(how, null);
  }

  @Public()
  @Mutation(() => String, { nullable: true, description: 'Does as it is told' })
  act(
    @Args('how', { type: () => String, description: 'How' }) how: string,
    @CurrentRequest() { reply }: RequestContext,
  ): string | null {
    if (how === 'cookie') void reply.header('set-cookie', 'trial=1');
    return told(how, null);
  }
}

function told(how: string, times: number | null): string | null {
  if (how === 'null') return null;
  if (how === 'bug') throw new Error('secret of the house');
  if (how === 'guard') throw new UnauthorizedException('Sign in first.');
  if (how.startsWith('refuse ')) throw new DomainError({ code: how.slice(7), message: `Refused: ${how}.` });
  return how.repeat(times ?? 1);
}

@Module({ providers: [TrialResolver] })
class TrialModule {}

interface Body {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}
type Headers = Readonly<Record<string, string>>;

const lines: string[] = [];
let world: World;
let someone: Person;
/** Requests that reached Apollo. */
let long = 0;

beforeAll(async () => {
  world = await World.open({ LOG_LEVEL: 'info' }, [TrialModule], { write: (line) => lines.push(line) });
  someone = await person(world);
  const { instance } = world.get<GraphQLModule<LeanApolloDriver>>(GraphQLModule).graphQlAdapter;
  const execute = instance.executeHTTPGraphQLRequest.bind(instance);
  instance.executeHTTPGraphQLRequest = (...args) => {
    long += 1;
    return execute(...args);
  };
});
afterAll(() => world.close());
beforeEach(() => {
  long = 0;
});

const figures = async () => {
  const { values } = await world.get(Metrics).operations.get();
  return values
    .filter(({ metricName }) => metricName?.endsWith('_count'))
    .map(({ labels, value }) => [labels['operation'], value]);
};

/** Everything that an answer tells, and what is told of it. */
async function ask(who: Credentials, body: unknown, headers: Headers) {
  const before = new Map((await figures()) as [string, number][]);
  const noted = lines.length;
  const id = { 'x-request-id': 'the-same-for-both' };
  const {
    status,
    text,
    headers: all,
  } = await request(world.url)
    .post('/graphql')
    .set({ ...id, ...headers, ...who })
    .send(body as object);
  while (!lines.slice(noted).some((line) => line.includes('"request"'))) await new Promise((done) => setTimeout(done, 1));
  const line = lines.slice(noted).find((each) => each.includes('"msg":"request"') || each.includes('"request"')) ?? '{}';
  const { time: _time, milliseconds: _milliseconds, ...log } = JSON.parse(line) as Record<string, unknown>;
  const counted = ((await figures()) as [string, number][]).filter(([name, value]) => value !== (before.get(name) ?? 0));
  const { date: _date, ...told } = all as Record<string, string>;
  return { status, text, headers: told, log, counted: counted.map(([name]) => name) };
}

/** Asks by the long way, which `extensions` forces without changing anything else, and then by whatever way it takes. */
async function bothWays(body: Body, { who = NOBODY, headers = {} }: { who?: Credentials; headers?: Headers } = {}) {
  const byLong = await ask(who, { ...body, extensions: {} }, headers);
  expect(long).toBe(1);
  const answer = await ask(who, body, headers);
  return { byLong, answer, wasShort: long === 1 };
}

const TELL = 'query Tell($how: String!, $times: Int) { tell(how: $how, times: $times) }';
const TWO = 'query Two($how: String!) { one: tell(how: "fine") two: tell(how: $how) }';
const MUST = 'query Must($how: String!) { one: tell(how: "fine") tellMust(how: $how) }';
const SWITCH =
  'query Switch($on: Boolean!) { ...Some @include(if: $on) __typename } fragment Some on Query { tell(how: "fine") }';
const SEVERAL = 'query A { tell(how: "a") } query B { tell(how: "b") }';
const ACT = 'mutation Act($how: String!) { act(how: $how) }';
/** A page of ten things a row, ten times over: dear only by its variable. */
const DEAR = `query Dear($first: Int) { ${Array.from({ length: 10 }, (_, n) => `a${n}: businesses(first: $first) { ...Page }`).join(' ')} }
  fragment Page on BusinessConnection { nodes { offerings { name } targetMarkets { name } referralTriggers { see }
    availableActions { action } clocksRunning { purpose } standing { note } } }`;
const REFUSALS = ['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED', 'RATE_LIMITED', 'UNAVAILABLE', 'INVALID', 'BAD_USER_INPUT'];

describe('an operation that is known takes the short way, and its answer is that of the long one', () => {
  it.each<[string, Body]>([
    ['answered', { query: TELL, variables: { how: 'fine' } }],
    ['in other letters', { query: TELL, variables: { how: 'ü “€” 🙂 \u2028 </script>' } }],
    ['null', { query: TELL, variables: { how: 'null' } }],
    ['with a variable too many', { query: TELL, variables: { how: 'fine', other: 1 } }],
    ['without variables', { query: '{ tell(how: "fine") }' }],
    ['with variables of null', { query: '{ tell(how: "fine") }', variables: null, operationName: null }],
    ['of names only', { query: '{ __typename }' }],
    ['included', { query: SWITCH, variables: { on: true } }],
    ['left out', { query: SWITCH, variables: { on: false } }],
    ['by name', { query: SEVERAL, operationName: 'B' }],
    ['broken', { query: TELL, variables: { how: 'bug' } }],
    ['stopped by a guard', { query: TELL, variables: { how: 'guard' } }],
    ['half broken', { query: TWO, variables: { how: 'bug' } }],
    ['null where none may be', { query: MUST, variables: { how: 'null' } }],
    ['broken where no null may be', { query: MUST, variables: { how: 'bug' } }],
    ['a mutation', { query: ACT, variables: { how: 'fine' } }],
    ['a mutation that sets a cookie', { query: ACT, variables: { how: 'cookie' } }],
    ['a mutation that breaks', { query: ACT, variables: { how: 'bug' } }],
    ['not signed in', { query: '{ businesses { nodes { id } } }' }],
    ...REFUSALS.map((code): [string, Body] => [`refused as ${code}`, { query: TELL, variables: { how: `refuse ${code}` } }]),
    ...REFUSALS.map((code): [string, Body] => [`half refused as ${code}`, { query: TWO, variables: { how: `refuse ${code}` } }]),
    ...REFUSALS.map((code): [string, Body] => [
      `a mutation refused as ${code}`,
      { query: ACT, variables: { how: `refuse ${code}` } },
    ]),
  ])('%s', async (_name, body) => {
    const { byLong, answer, wasShort } = await bothWays(body);
    expect(answer).toEqual(byLong);
    expect(wasShort).toBe(true);
  });

  it.each([{ accept: '*/*' }, { accept: 'application/json' }, { 'content-type': 'application/json; charset=utf-8' }])(
    'with the headers %j',
    async (headers) => {
      const { byLong, answer, wasShort } = await bothWays({ query: TELL, variables: { how: 'fine' } }, { headers });
      expect(answer).toEqual(byLong);
      expect(wasShort).toBe(true);
    },
  );

  it('of whoever asks: what one may see is not what the other may', async () => {
    const query = '{ me { email } }';
    const signedIn = await bothWays({ query }, { who: someone });
    expect([signedIn.wasShort, signedIn.answer]).toEqual([true, signedIn.byLong]);
    expect(signedIn.answer.text).toContain(someone.email);
    const nobody = await ask(NOBODY, { query }, {});
    expect([nobody.text.trim(), long]).toEqual(['{"data":{"me":null}}', 1]);
  });
});

describe('whatever is not known or not usual takes the long way', () => {
  const fine = { query: TELL, variables: { how: 'fine' } };

  it.each<[string, unknown, Headers]>([
    ['another text', { ...fine, query: `${TELL} ` }, {}],
    ['another operation', { query: SEVERAL, operationName: 'C' }, {}],
    ['no operation', { query: SEVERAL }, {}],
    ['an empty name', { ...fine, operationName: '' }, {}],
    ['a name that is no text', { ...fine, operationName: 7 }, {}],
    ['variables in a text', { ...fine, variables: '{}' }, {}],
    ['variables in a list', { ...fine, variables: [] }, {}],
    ['a batch', [fine], {}],
    ['with a variable of another type', { query: TELL, variables: { how: 7 } }, {}],
    ['with two wrong variables', { query: TELL, variables: { times: 'x' } }, {}],
    ['without a needed variable', { query: TELL }, {}],
    ['no query', {}, {}],
    ['a text that is none', { query: '{' }, {}],
    ['an unknown field', { query: '{ tel }' }, {}],
    ['the schema', { query: '{ __schema { queryType { name } } }' }, {}],
    ['what costs too much, by its variables', { query: DEAR, variables: { first: 100 } }, {}],
    ['an answer of another type', fine, { accept: 'application/graphql-response+json' }],
    ['an answer that there is not', fine, { accept: 'text/plain' }],
    ['a key', { query: ACT, variables: { how: 'fine' } }, { 'idempotency-key': 'once' }],
  ])('%s', async (_name, body, headers) => {
    for (const known of [fine, { query: ACT, variables: { how: 'fine' } }, { query: DEAR, variables: { first: 1 } }]) {
      await ask(NOBODY, known, {});
    }
    long = 0;
    await ask(NOBODY, body, headers);
    await ask(NOBODY, body, headers);
    expect(long).toBeGreaterThan(0);
  });

  it.each([{ operationName: 'C' }, {}])('and an operation that is not there is the caller’s mistake: %j', async (which) => {
    expect((await ask(NOBODY, { query: SEVERAL, ...which }, {})).status).toBe(400);
  });

  it('also when it was asked before with fewer rows', async () => {
    const query = DEAR;
    await ask(someone, { query, variables: { first: 1 } }, {});
    const { status, text } = await ask(someone, { query, variables: { first: 100 } }, {});
    expect([status, text.includes('QUERY_TOO_COMPLEX')]).toEqual([400, true]);
  });
});
