import { Injectable, Logger, Module } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { Public } from '../../src/platform/graphql/access.js';
import { MINUTE } from '../../src/kernel/time.js';
import { NOBODY, World } from '../support/world.js';

/** Handles what a log must never hold, in the careless ways in which it might get there. */
@Injectable()
@Resolver()
class CarelessResolver {
  private readonly logger = new Logger('Careless');
  constructor(private readonly db: DataSource) {}

  @Public()
  @Query(() => String, { nullable: true, description: 'Fails with what it was given' })
  async careless(@Args('word', { type: () => String, description: 'A word' }) word: string): Promise<string> {
    this.logger.warn({ variables: { word }, password: word, user: { token: word }, note: `wrote to ${word}@example.com` });
    this.logger.warn(`wrote to ${word}@example.com`);
    return this.db.query('SELECT $1::uuid', [word]);
  }
}

@Module({ providers: [CarelessResolver] })
class CarelessModule {}

const CANARY = 'canary7d1f';

let world: World;
const lines: string[] = [];
beforeAll(async () => {
  world = await World.open({ LOG_LEVEL: 'trace', WORKER: 'false' }, [CarelessModule], { write: (line) => lines.push(line) });
});
afterAll(() => world.close());

const get = (path: string) => request(world.url).get(path);

/** The lines that one request left, once it is answered; the line of the request itself comes just after the answer. */
async function logOf(id: string): Promise<Record<string, unknown>[]> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const own = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['requestId'] === id);
    if (own.some((line) => line['msg'] === 'request')) return own;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No line about the request ${id}.`);
}

describe('the log', () => {
  it('has one line for a request, with its id and what it asked for', async () => {
    await world.post({ 'x-request-id': 'trial-0001' }, { query: 'query Mine { node(id: "x") { id } }' });
    const log = await logOf('trial-0001');
    expect(log).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        requestId: 'trial-0001',
        method: 'POST',
        route: '/graphql',
        status: 401,
        milliseconds: expect.any(Number),
        operation: 'node',
        refusals: ['UNAUTHENTICATED'],
        msg: 'request',
      },
    ]);
  });

  it('holds no credential, variable, address or secret path, whatever goes wrong', async () => {
    await world.post(
      {
        'x-request-id': 'trial-0002',
        cookie: `__Host-session=${CANARY}`,
        authorization: `Bearer ${CANARY}`,
        'user-agent': `${CANARY}@example.com`,
        referer: `http://localhost/${CANARY}`,
      },
      { query: `query ${CANARY}($word: String!) { ${CANARY}: careless(word: $word) }`, variables: { word: CANARY } },
    );
    await get(`/mailed/${CANARY}?token=${CANARY}`).set('x-request-id', 'trial-0003');
    await world.post({ 'x-request-id': 'trial-0004' }, { query: `{ careless(word: ${CANARY}) }` });

    const log = await logOf('trial-0002');
    expect(log.map((line) => line['err'] ?? line['msg'])).toEqual([
      expect.objectContaining({ message: 'The database refused a statement.', code: '22P02', sql: 'SELECT $1::uuid' }),
      'request',
    ]);
    expect(await logOf('trial-0003')).toMatchObject([{ status: 404, route: '/*' }]);
    await logOf('trial-0004');
    expect(lines.some((line) => line.includes('[mail address]'))).toBe(true);
    expect(lines.filter((line) => line.includes(CANARY))).toEqual([]);
  });
});

describe('health', () => {
  it('is alive and ready, and unready when a migration is missing or the database does not answer', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    const [row] = await world.db.query<{ id: number; timestamp: string; name: string }[]>(
      'WITH gone AS (DELETE FROM migration WHERE id = (SELECT max(id) FROM migration) RETURNING *) SELECT * FROM gone',
    );
    expect((await get('/readyz')).status).toBe(503);
    await world.db.query('INSERT INTO migration (id, timestamp, name) VALUES ($1, $2, $3)', [row?.id, row?.timestamp, row?.name]);
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/readyz')).headers['cache-control']).toBe('no-store');
  });
});

describe('metrics', () => {
  const figure = async (start: string): Promise<number> => {
    const { text } = await get('/metrics');
    const line = text.split('\n').find((each) => each.startsWith(start));
    return Number(line?.split(' ').at(-1));
  };

  it('counts operations by the field they ask for, and refusals by their reason', async () => {
    const label = 'adjoin_operation_duration_seconds_count{operation="node"}';
    const reason = 'adjoin_rejections_total{reason="UNAUTHENTICATED"}';
    const before = [await figure(label), await figure(reason)];
    await world.post(NOBODY, { query: 'query AnyNameOfMine { mine: node(id: "x") { id } }' });
    await world.post(NOBODY, { query: '{ notThere }' });
    expect([await figure(label), await figure(reason)]).toEqual(before.map((value) => value + 1));
    expect(await figure('adjoin_rejections_total{reason="BAD_USER_INPUT"}')).toBeGreaterThan(0);
    expect((await get('/metrics')).text).not.toMatch(/AnyNameOfMine|notThere/);
  });

  it('tells how old the oldest undispatched event is, and how many wait for the database', async () => {
    expect(await figure('adjoin_oldest_event_seconds')).toBe(0);
    await world.db.query(
      `INSERT INTO event (id, type, subject_id, occurred_at) VALUES (gen_random_uuid(), 'trial', gen_random_uuid(), now())`,
    );
    world.travel(MINUTE);
    expect(await figure('adjoin_oldest_event_seconds')).toBeGreaterThan(59);
    expect(await figure('adjoin_pool_waiting')).toBe(0);
  });
});
