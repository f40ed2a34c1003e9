import { randomUUID } from 'node:crypto';
import { request as open, type ClientRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY, MINUTE } from '../../src/kernel/time.js';
import { memberOf } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { theImport, upload } from '../support/imports.js';
import { World, type Credentials } from '../support/world.js';

const FILE = 'Company,Website\nNordvik AS,nordvik.com\nSolberg GmbH,solberg.de\n';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | undefined>;
  readonly body: { import?: { id: string; state: string }; errors?: { extensions: { code: string } }[] };
}

describe('an upload that is named by its caller', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const send = async (who: Credentials, businessId: string, key: string, file: string = FILE): Promise<Answer> =>
    await upload(world, { ...who, 'idempotency-key': key }, businessId, file);
  const codeOf = ({ body }: Answer) => body.errors?.[0]?.extensions.code;
  const imports = async (businessId: string): Promise<number> =>
    (await world.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM book_import WHERE business_id = $1', [businessId]))[0]!
      .n;

  /** An upload of which a part has come; the rest is the caller's to send. */
  async function begun(
    who: Credentials,
    businessId: string,
    key: string,
  ): Promise<{ call: ClientRequest; end: Promise<number> }> {
    const headers = { ...who, 'idempotency-key': key, 'content-type': 'text/csv' } as unknown as Record<string, string>;
    const call = open(`${world.url}/imports?businessId=${businessId}&name=clients.csv`, { method: 'POST', headers });
    const end = new Promise<number>((resolve) => {
      call.on('response', (response) => resolve(response.resume().statusCode ?? 0));
      call.on('error', () => resolve(0));
    });
    call.write(FILE);
    for (let tries = 0; (await imports(businessId)) === 0 && tries < 400; tries += 1)
      await new Promise((done) => setTimeout(done, 10));
    return { call, end };
  }

  it('is the same import when it is sent again, also when it has gone on meanwhile', async () => {
    const { owner, id } = await firm(world);
    const key = randomUUID();
    const first = await send(owner, id, key);
    expect(first).toMatchObject({ status: 201, body: { import: { state: 'CHECKING' } } });
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    await world.settle();
    const second = await send(owner, id, key);
    expect(second).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    expect(second.body.import).toMatchObject({ id: first.body.import?.id, state: 'READY' });
    expect(await imports(id)).toBe(1);
    expect((await send(owner, id, randomUUID())).body.import?.id).not.toBe(first.body.import?.id);
  });

  it('is refused with another file, another name or into another book, and is another person’s own', async () => {
    const { owner, id } = await firm(world);
    const key = randomUUID();
    await send(owner, id, key);
    expect(await send(owner, id, key, FILE.replace('Solberg', 'Solborg'))).toMatchObject({ status: 422 });
    const named = await upload(world, { ...owner, 'idempotency-key': key }, id, FILE).query({ name: 'other.csv' });
    expect(codeOf(named as unknown as Answer)).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await imports(id)).toBe(1);
    const colleague = await memberOf(world, id, 'MEMBER');
    expect((await send(colleague, id, key)).headers).not.toHaveProperty('idempotency-replayed');
    expect(await imports(id)).toBe(2);
    expect((await send(owner, id, 'schlüssel')).status).toBe(400);
    expect((await send(owner, id, 'x'.repeat(256))).status).toBe(400);
    expect(await imports(id)).toBe(2);
  });

  it('is one import when two come at once', async () => {
    const { owner, id } = await firm(world);
    const key = randomUUID();
    const holder = world.db.createQueryRunner();
    await holder.startTransaction();
    // Both find no import of this key, and stand before writing theirs.
    await holder.query('LOCK TABLE book_import IN SHARE MODE');
    const answers = Promise.all([send(owner, id, key), send(owner, id, key)]);
    await world.untilWaiting(2);
    await holder.rollbackTransaction();
    await holder.release();
    expect((await answers).map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await imports(id)).toBe(1);
  });

  it('is at work until all of it has come, and new when it broke off on its way', async () => {
    const { owner, id } = await firm(world);
    const key = randomUUID();
    const { call, end } = await begun(owner, id, key);
    expect(codeOf(await send(owner, id, key))).toBe('IDEMPOTENCY_IN_FLIGHT');
    call.destroy();
    await end;
    for (let tries = 0; tries < 400; tries += 1) {
      const [row] = await world.db.query<{ state: string }[]>('SELECT state FROM book_import WHERE business_id = $1', [id]);
      if (row?.state === 'FAILED') break;
      await new Promise((done) => setTimeout(done, 10));
    }
    const again = await send(owner, id, key);
    expect(again).toMatchObject({ status: 201 });
    expect(again.headers).not.toHaveProperty('idempotency-replayed');
    expect((await send(owner, id, key)).body.import?.id).toBe(again.body.import?.id);
  });

  it('is taken over from an upload that is dead, whose rows are thrown away', async () => {
    const { owner, id } = await firm(world);
    const key = randomUUID();
    const { call, end } = await begun(owner, id, key);
    world.travel(3 * MINUTE);
    const taken = await send(owner, id, key);
    expect(taken).toMatchObject({ status: 201 });
    // What was thought dead comes to its end after all: it is no second import.
    call.end('Havn AS,havn.no\n');
    expect(await end).toBe(400);
    await world.settle();
    expect(await theImport(world, owner, taken.body.import!.id)).toMatchObject({ state: 'READY', rowCount: 2 });
    const states = await world.db.query<{ state: string }[]>('SELECT state FROM book_import WHERE business_id = $1 ORDER BY id', [
      id,
    ]);
    expect(states.map(({ state }) => state)).toEqual(['FAILED', 'READY']);
  });

  it('is free again after a day', async () => {
    const { owner, id } = await firm(world);
    const key = randomUUID();
    const first = await send(owner, id, key);
    world.travel(DAY + MINUTE);
    const later = await send(owner, id, key);
    expect(later.status).toBe(201);
    expect(later.body.import?.id).not.toBe(first.body.import?.id);
  });
});
