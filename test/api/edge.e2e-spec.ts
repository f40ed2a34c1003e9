import { connect } from 'node:net';
import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Injectable, Module, UnauthorizedException } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { DomainError } from '../../src/kernel/domain-error.js';
import { Public } from '../../src/platform/graphql/access.js';
import { COMMON_ERROR_CODES, enumOf } from '../../src/platform/graphql/enum.js';
import { UserError } from '../../src/platform/graphql/user-error.js';
import { NOBODY, World } from '../support/world.js';

const TrialErrorCode = enumOf('TrialErrorCode', 'Refusals of the trial', COMMON_ERROR_CODES);

@ObjectType({ implements: () => [UserError], description: 'A refusal' })
class TrialUserError extends UserError {
  @Field(() => TrialErrorCode, { description: 'Which one' }) code!: string;
}

@ObjectType({ description: 'What came of it' })
class TrialPayload {
  @Field(() => String, { nullable: true, description: 'The thing' }) thing?: string;
  @Field(() => [TrialUserError], { description: 'Why not' }) userErrors!: TrialUserError[];
}

/** Fails in every way a resolver can. */
@Resolver()
@Injectable()
class TrialResolver {
  constructor(private readonly db: DataSource) {}

  @Public()
  @Query(() => String, { nullable: true, description: 'Fails' })
  async fail(@Args('how', { type: () => String, description: 'How' }) how: string): Promise<string> {
    if (how === 'not') return 'fine';
    if (how === 'bug') throw new Error('secret of the house');
    if (how === 'sql') return this.db.query('SELECT * FROM no_such_table');
    if (how === 'guard') throw new UnauthorizedException('Sign in first.');
    if (how === 'sleep') return this.db.query<{ text: string }[]>(`SELECT pg_sleep(2)::text AS text`).then(() => 'slept');
    throw new DomainError({ code: how, message: `Refused as ${how}.` });
  }

  @Public()
  @Mutation(() => TrialPayload, { description: 'Fails' })
  failTo(@Args('how', { type: () => String, description: 'How' }) how: string): TrialPayload {
    throw new DomainError(
      { code: how, message: `Refused as ${how}.` },
      { code: 'INVALID', message: 'And so.', field: ['input'] },
    );
  }
}

@Module({ providers: [TrialResolver] })
class TrialModule {}

const FAIL = 'query ($how: String!) { fail(how: $how) }';
const FAIL_TO = 'mutation ($how: String!) { failTo(how: $how) { thing userErrors { code message field } } }';

describe.each(['true', 'false'])('the GraphQL edge, jit %s', (jit) => {
  let world: World;
  beforeAll(async () => {
    world = await World.open({ GRAPHQL_JIT: jit, DATABASE_POOL: '2', DATABASE_WAIT_MS: '1500' }, [TrialModule]);
  });
  afterAll(() => world.close());

  const ask = async (query: string, variables: object = {}) => {
    const answer = await world.post(NOBODY, { query, variables });
    return { status: answer.status, body: answer.body as { data?: unknown; errors?: { message: string; extensions: object }[] } };
  };

  it('answers a query', async () => {
    expect(await world.send(NOBODY, '{ __typename }')).toEqual({ __typename: 'Query' });
  });

  it('makes a refusal the result of a mutation, all violations of it', async () => {
    expect(await ask(FAIL_TO, { how: 'FORBIDDEN' })).toEqual({
      status: 200,
      body: {
        data: {
          failTo: {
            thing: null,
            userErrors: [
              { code: 'FORBIDDEN', message: 'Refused as FORBIDDEN.', field: null },
              { code: 'INVALID', message: 'And so.', field: ['input'] },
            ],
          },
        },
      },
    });
  });

  it('does not let an undeclared refusal pass unnoticed', async () => {
    const { body } = await ask(FAIL_TO, { how: 'NEVER_DECLARED' });
    expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: 'INTERNAL' } }] });
  });

  it('answers a refusal by the edge on a mutation as an error', async () => {
    const { status, body } = await ask(FAIL_TO, { how: 'UNAUTHENTICATED' });
    expect(status).toBe(401);
    expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it.each([
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 403],
    ['RATE_LIMITED', 429],
    ['BAD_USER_INPUT', 200],
  ])('codes the refusal %s of a query, with status %s', async (how, status) => {
    expect(await ask(FAIL, { how })).toMatchObject({
      status,
      body: { data: { fail: null }, errors: [{ message: `Refused as ${how}.`, path: ['fail'], extensions: { code: how } }] },
    });
  });

  it('keeps 200 where a part of the operation was answered', async () => {
    const { status, body } = await ask('{ fail(how: "FORBIDDEN") fine: fail(how: "not") }');
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { fail: null, fine: 'fine' }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('takes an exception of a guard', async () => {
    expect(await ask(FAIL, { how: 'guard' })).toMatchObject({
      status: 401,
      body: { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] },
    });
  });

  it.each(['bug', 'sql'])('shows nothing of a %s but the id of the request', async (how) => {
    const answer = await world.post({ 'x-request-id': 'trial-1234' }, { query: FAIL, variables: { how } });
    expect(answer.status).toBe(500);
    expect(answer.headers['x-request-id']).toBe('trial-1234');
    expect(answer.body).toMatchObject({
      data: { fail: null },
      errors: [
        {
          message: 'Something went wrong on our side (request trial-1234).',
          path: ['fail'],
          extensions: { code: 'INTERNAL', requestId: 'trial-1234' },
        },
      ],
    });
    expect(answer.text).not.toMatch(/secret|no_such_table|stack/);
  });

  it('refuses bad variables with 400', async () => {
    expect(await ask(FAIL, { how: 3 })).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    });
  });

  it('answers 503 within two seconds when every connection is taken, and recovers', async () => {
    const holders = [1, 2].map(() => ask(FAIL, { how: 'sleep' }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begin = performance.now();
    const { status, body } = await ask(FAIL, { how: 'sql' });
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(status).toBe(503);
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect((await Promise.all(holders)).map((each) => each.status)).toEqual([200, 200]);
  });

  it('survives the loss of all its connections', async () => {
    const running = ask(FAIL, { how: 'sleep' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await world.db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = 'adjoin_app'`);
    expect((await running).status).toBe(503);
    // The pool may not have heard of every loss yet; within two seconds it has.
    const deadline = performance.now() + 2_000;
    let answer = await ask(FAIL, { how: 'sleep' });
    while (answer.status === 503 && performance.now() < deadline) answer = await ask(FAIL, { how: 'sleep' });
    expect(answer).toMatchObject({ status: 200, body: { data: { fail: 'slept' } } });
  });
});

describe('HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const raw = (method: 'post' | 'put' | 'delete' | 'get', path: string) => request(world.url)[method](path);

  it.each<[string, number, string, () => request.Test]>([
    ['malformed JSON', 400, 'BAD_REQUEST', () => raw('post', '/graphql').type('json').send('{"query":')],
    ['an empty body', 400, 'BAD_REQUEST', () => raw('post', '/graphql').type('json')],
    ['a body too large', 413, 'PAYLOAD_TOO_LARGE', () => raw('post', '/graphql').send({ query: 'x'.repeat(300_000) })],
    ['another media type', 415, 'UNSUPPORTED_MEDIA_TYPE', () => raw('post', '/graphql').type('text/plain').send('{ a }')],
    ['a form', 415, 'UNSUPPORTED_MEDIA_TYPE', () => raw('post', '/graphql').type('form').send('query={__typename}')],
    ['another method', 405, 'METHOD_NOT_ALLOWED', () => raw('put', '/graphql').send({ query: '{ __typename }' })],
    ['a batch', 400, 'BAD_REQUEST', () => raw('post', '/graphql').send([{ query: '{ __typename }' }])],
    ['an unknown path', 404, 'NOT_FOUND', () => raw('get', '/nowhere')],
    ['a mutation by GET', 405, 'BAD_REQUEST', () => raw('get', '/graphql?query=mutation{__typename}').type('json')],
    ['a GET that a page could send', 400, 'BAD_REQUEST', () => raw('get', '/graphql?query={__typename}')],
    ['a document that does not parse', 400, 'GRAPHQL_PARSE_FAILED', () => raw('post', '/graphql').send({ query: '{ ' })],
  ])('answers %s with %i, as JSON with errors', async (_what, status, code, send) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.body).toMatchObject({ errors: [{ message: expect.any(String), extensions: { code } }] });
  });

  it('says little about itself, and forbids browsers much', async () => {
    const { headers } = await world.post(NOBODY, { query: '{ __typename }' });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
  });

  it('takes a cookie from its own pages only', async () => {
    const { host } = new URL(world.url);
    const statusFrom = async (headers: object) =>
      (await world.post({ cookie: 'a=b', ...headers }, { query: '{ __typename }' })).status;
    expect(await statusFrom({ origin: `http://${host}` })).toBe(200);
    expect(await statusFrom({})).toBe(200);
    expect(await statusFrom({ origin: 'https://elsewhere.example' })).toBe(403);
    expect(await statusFrom({ origin: 'null' })).toBe(403);
    expect(await statusFrom({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(200);
    const { status } = await world.post({ origin: 'https://elsewhere.example' }, { query: '{ __typename }' });
    expect(status).toBe(200);
  });

  it('makes an id of its own where the given one is not fit for a log', async () => {
    const { headers } = await world.post({ 'x-request-id': 'no good "id"' }, { query: '{ __typename }' });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  // Without guardUpgrades and with subscriptions on, this ends the process.
  it('survives an upgrade that is reset in the middle', async () => {
    const { port } = new URL(world.url);
    for (const path of ['/', '/graphql']) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`);
          setTimeout(() => socket.resetAndDestroy(), 20);
        });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
      });
    }
    expect(await world.send(NOBODY, '{ __typename }')).toEqual({ __typename: 'Query' });
  });
});
