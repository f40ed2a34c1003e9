import { randomUUID } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { DomainError } from '../../src/kernel/domain-error.js';
import { DAY, MINUTE } from '../../src/kernel/time.js';
import { Duties } from '../../src/platform/background/every.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { EventLog } from '../../src/platform/events/event-log.js';
import { Public } from '../../src/platform/graphql/access.js';
import { CurrentRequest } from '../../src/platform/graphql/arguments.js';
import type { RequestContext } from '../../src/platform/graphql/request-context.js';
import { runInScope } from '../../src/platform/http/request-scope.js';
import { IdempotencyKeys } from '../../src/platform/idempotency/idempotency-keys.js';
import { World } from '../support/world.js';

let reached: () => void = () => undefined;

/** Writes an event about `id`, and then goes on as it is told. */
@Injectable()
@Resolver()
class WriteResolver {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
  ) {}

  @Public()
  @Mutation(() => String, { nullable: true, description: 'Writes' })
  async write(
    @Args('id', { type: () => ID, description: 'About what' }) id: string,
    @Args('then', { type: () => String, nullable: true, description: 'What follows' }) then: string | null,
    @CurrentRequest() { reply }: RequestContext,
  ): Promise<string> {
    if (then === 'refuse') throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Not you.' });
    if (then === 'fail before') throw new Error('before');
    await this.unitOfWork.run(async (tx) => {
      await this.events.record(tx, { type: 'trial.written', subjectId: id, audience: [] });
      if (then === 'fail inside') throw new Error('inside');
    });
    if (then === 'fail after') throw new Error('after');
    if (then === 'die') await new Promise(() => reached());
    if (then === 'cookie') void reply.header('set-cookie', 'session=1');
    return randomUUID();
  }
}

@Module({ providers: [WriteResolver] })
class WriteModule {}

const WRITE = 'mutation Write($id: ID!, $then: String) { write(id: $id, then: $then) }';

describe.each(['true', 'false'])('Idempotency-Key, jit %s', (jit) => {
  let world: World;
  beforeAll(async () => {
    world = await World.open({ GRAPHQL_JIT: jit }, [WriteModule]);
  });
  afterAll(() => world.close());

  const send = (key: string, id: string, then: string | null = null, more: Record<string, string> = {}, query = WRITE) =>
    world.post({ 'idempotency-key': key, ...more }, { query, variables: { id, then } });
  const codeOf = ({ body }: Response) =>
    (body as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code ?? null;
  const effects = (id: string) => world.factsAbout(id);
  const fresh = () => ({ key: randomUUID(), id: randomUUID() });

  it('gives the same request the same answer, and has one effect', async () => {
    const { key, id } = fresh();
    const [first, second] = [await send(key, id), await send(key, id)];
    expect(codeOf(first)).toBeNull();
    expect(second.text).toBe(first.text);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await effects(id)).toEqual(['trial.written']);
  });

  it('lets 20 at once have one effect', async () => {
    const { key, id } = fresh();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(key, id)));
    const codes = new Set(answers.map(codeOf));
    codes.delete('IDEMPOTENCY_IN_FLIGHT');
    expect([...codes]).toEqual([null]);
    expect(await effects(id)).toEqual(['trial.written']);
    const again = await send(key, id);
    expect(answers.filter((each) => codeOf(each) === null).every((each) => each.text === again.text)).toBe(true);
  });

  it('refuses the key for another operation', async () => {
    const { key, id } = fresh();
    await send(key, id);
    const other = await send(key, randomUUID());
    expect([other.status, codeOf(other)]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('keeps the keys of callers apart', async () => {
    const { key, id } = fresh();
    await send(key, id, null, { authorization: 'Bearer one' });
    const other = await send(key, id, null, { authorization: 'Bearer two' });
    expect(other.headers).not.toHaveProperty('idempotency-replayed');
    expect(await effects(id)).toHaveLength(2);
  });

  // Remove the update of `applied_at` in IdempotencyKeys.markApplied and the effect happens twice.
  it('never repeats an effect whose answer was lost', async () => {
    const { key, id } = fresh();
    const committed = new Promise<void>((resolve) => (reached = resolve));
    const dying = send(key, id, 'die');
    dying.catch(() => undefined);
    dying.end(() => undefined);
    await committed;
    dying.abort();
    const early = await send(key, id, 'die');
    expect([early.status, codeOf(early)]).toEqual([409, 'IDEMPOTENCY_IN_FLIGHT']);
    world.travel(2 * MINUTE);
    const late = await send(key, id, 'die');
    expect([late.status, codeOf(late)]).toEqual([409, 'IDEMPOTENCY_ALREADY_APPLIED']);
    expect(await effects(id)).toEqual(['trial.written']);
  });

  it.each(['fail before', 'fail inside', 'refuse'])('lets a request be tried again after %s', async (then) => {
    const { key, id } = fresh();
    expect(codeOf(await send(key, id, then))).not.toBeNull();
    const again = await send(key, id, then);
    expect(again.headers).not.toHaveProperty('idempotency-replayed');
    expect(await effects(id)).toEqual([]);
    expect(codeOf(await send(key, id))).toBeNull();
  });

  it('keeps the answer of a request that failed after its effect', async () => {
    const { key, id } = fresh();
    const [first, second] = [await send(key, id, 'fail after'), await send(key, id, 'fail after')];
    expect(codeOf(first)).toBe('INTERNAL');
    expect(second.text).toBe(first.text);
    expect(await effects(id)).toEqual(['trial.written']);
  });

  it('does not repeat an answer that came with a cookie', async () => {
    const { key, id } = fresh();
    expect((await send(key, id, 'cookie')).headers['set-cookie']).toEqual(['session=1']);
    expect((await send(key, id, 'cookie')).headers['set-cookie']).toEqual(['session=1']);
  });

  it('lets a claim whose request died be taken over, and the late one change nothing', async () => {
    const { key, id } = fresh();
    const keys = world.get(IdempotencyKeys);
    const caller = 'hash trial';
    const first = await keys.claim(caller, key, Buffer.from('body'));
    await expect(keys.claim(caller, key, Buffer.from('body'))).rejects.toThrow(/still at work/);
    world.travel(2 * MINUTE);
    const second = await keys.claim(caller, key, Buffer.from('body'));
    if (!('claim' in first) || !('claim' in second)) throw new Error('Neither was to be a replay.');
    const scope = { id: 'late', operation: null, refusals: [], claim: first.claim };
    const late = new Promise((resolve, reject) => {
      runInScope(scope, () => {
        const record = (tx: Tx) => world.get(EventLog).record(tx, { type: 'trial.written', subjectId: id, audience: [] });
        world.get(UnitOfWork).run(record).then(resolve, reject);
      });
    });
    await expect(late).rejects.toThrow(/still at work/);
    await keys.store(first.claim, 'late');
    expect(await keys.release(first.claim)).toBe(false);
    expect(await keys.release(second.claim)).toBe(true);
    expect(await effects(id)).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(256)],
    ['not ASCII', 'schlüssel'],
  ])('refuses a key that is %s', async (_what, key) => {
    // supertest leaves out an empty header.
    const answer = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ query: WRITE, variables: { id: randomUUID() } }),
    });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('refuses two mutations under one key, in fragments as well', async () => {
    const { key, id } = fresh();
    for (const query of [
      'mutation ($id: ID!) { a: write(id: $id) b: write(id: $id) }',
      'mutation ($id: ID!) { a: write(id: $id) ...B } fragment B on Mutation { b: __typename c: write(id: "1") }',
    ]) {
      expect(codeOf(await send(key, id, null, {}, query))).toBe('BAD_USER_INPUT');
    }
    expect(await effects(id)).toEqual([]);
  });

  it('keeps no answer in the open, and no key for more than a day', async () => {
    const { key, id } = fresh();
    const { body } = (await send(key, id)) as { body: { data: { write: string } } };
    const rows = await world.db.query<{ row: string }[]>(
      'SELECT to_jsonb(k)::text AS row FROM idempotency_key k WHERE key = $1',
      [key],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(body.data.write);
    world.travel(DAY + MINUTE);
    await world.get(Duties).runAll();
    expect(await world.db.query('SELECT key FROM idempotency_key')).toEqual([]);
    expect((await send(key, id)).headers).not.toHaveProperty('idempotency-replayed');
  });

  it('costs nothing without the header', async () => {
    const count = async () => (await world.db.query<{ n: string }[]>('SELECT count(*) AS n FROM idempotency_key'))[0]?.n;
    const before = await count();
    await world.post({}, { query: WRITE, variables: { id: randomUUID() } });
    expect(await count()).toBe(before);
  });
});
