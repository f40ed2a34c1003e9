import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportRuns } from '../../src/imports/import-runs.js';
import type { Job } from '../../src/platform/jobs/on-job.js';
import { memberOf } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { act, book, checked, imported, mend, theImport, upload } from '../support/imports.js';
import { NOBODY, World } from '../support/world.js';

const FILE = `Company;Website;Country;Contact;Email;Status
Nordvik AS;https://www.nordvik.com/om;NO;Kari Moen;kari@nordvik.com;Customer
Solberg GmbH;solberg.de;Germany;Lars Holm;lars@gmail.com;Prospect
Nordvik;nordvik.com;NO;Anna Berg;anna@nordvik.com;Customer
;havn.no;NO;Ola Lie;ola@havn.no;Customer
Fjell;not a site;NO;;kari(at)fjellvik.no;Customer
`;

describe('imports', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const keysOf = async (businessId: string): Promise<string[]> =>
    (
      await world.db.query<{ value: string }[]>(
        `SELECT DISTINCT k.value FROM client_key c JOIN company_key k ON k.id = c.key_id, set_config('app.business_ids', $1, false) AS s
         WHERE c.business_id = $2 AND s IS NOT NULL ORDER BY 1`,
        [businessId, businessId],
      )
    ).map(({ value }) => value);

  it('guess the columns, say in a dry run what each row is, and write nothing before they are told to', async () => {
    const owner = await firm(world);
    const found = await checked(world, owner.owner, owner.id, FILE);

    expect(found.columns.map(({ field }) => field)).toEqual(['NAME', 'DOMAIN', 'REGION', 'CONTACT_NAME', 'EMAIL', 'LIFECYCLE']);
    expect(found.columns[0]).toMatchObject({ header: 'Company', samples: ['Nordvik AS', 'Solberg GmbH', 'Nordvik'] });
    expect(found).toMatchObject({ state: 'READY', rowCount: 5, newCount: 2, knownCount: 0, repeatCount: 1, doubtfulCount: 2 });
    expect(found.rows.nodes.map(({ id, doubts }) => [id, doubts])).toEqual([
      ['4', ['NO_NAME']],
      ['5', ['BAD_DOMAIN', 'BAD_EMAIL']],
    ]);
    expect(await book(world, owner.owner, owner.id)).toEqual([]);
  });

  it('find a row by its number in a file of many chunks', async () => {
    const owner = await firm(world);
    const lines = Array.from(
      { length: 4_500 },
      (_, n) => `Firm ${n + 1},www.firm-${n + 1}.com,${n + 1 === 2_781 ? 'no address' : `p@firm-${n + 1}.com`}`,
    );
    const found = await checked(world, owner.owner, owner.id, ['Company,Website,Email', ...lines].join('\n'));
    expect(found).toMatchObject({ rowCount: 4_500, newCount: 4_499, doubtfulCount: 1 });
    expect(found.rows.nodes[0]).toMatchObject({ id: '2781', cells: [{ value: 'Firm 2781' }, {}, { value: 'no address' }] });
    await mend(world, owner.owner, found.id, { row: 2_781, cells: [{ field: 'EMAIL', value: 'p@firm-2781.com' }] });
    await act(world, owner.owner, 'Start', found.id);
    await world.settle();
    expect(await theImport(world, owner.owner, found.id)).toMatchObject({
      state: 'DONE',
      result: { added: 4_500, contacts: 4_500 },
    });
    expect(await book(world, owner.owner, owner.id, 'Firm 2781')).toMatchObject([
      { domains: ['firm-2781.com'], contacts: [{ email: 'p@firm-2781.com' }] },
    ]);
  });

  it('are mended in place, and written with people and keys', async () => {
    const owner = await firm(world);
    const { id } = await checked(world, owner.owner, owner.id, FILE);

    const named = await mend(world, owner.owner, id, { row: 4, cells: [{ field: 'NAME', value: 'Havn AS' }] });
    expect(named.row).toEqual({ kind: 'NEW', doubts: [] });
    const half = await mend(world, owner.owner, id, { row: 5, cells: [{ field: 'DOMAIN', value: 'fjellvik.no' }] });
    expect(half.row).toEqual({ kind: 'DOUBTFUL', doubts: ['BAD_EMAIL'] });
    const whole = await mend(world, owner.owner, id, { row: 5, cells: [{ field: 'EMAIL', value: 'kari@fjellvik.no' }] });
    expect(whole.import).toMatchObject({ newCount: 4, doubtfulCount: 0 });

    expect((await act(world, owner.owner, 'Start', id)).import).toMatchObject({ state: 'RUNNING' });
    await world.settle();

    expect(await theImport(world, owner.owner, id)).toMatchObject({
      state: 'DONE',
      result: { added: 4, updated: 0, contacts: 5, leftOut: 0 },
    });
    const rows = await book(world, owner.owner, owner.id);
    expect(rows.map(({ name, domains, contacts }) => [name, domains, contacts.map((each) => each.email).sort()])).toEqual([
      ['Fjell', ['fjellvik.no'], ['kari@fjellvik.no']],
      ['Havn AS', ['havn.no'], ['ola@havn.no']],
      ['Nordvik AS', ['nordvik.com'], ['anna@nordvik.com', 'kari@nordvik.com']],
      ['Solberg GmbH', ['solberg.de'], ['lars@gmail.com']],
    ]);
    // Free mail is no company's.
    expect(await keysOf(owner.id)).toEqual(['fjellvik.no', 'havn.no', 'nordvik.com', 'solberg.de']);
  });

  it('leave out what was not mended, or is to be left out', async () => {
    const owner = await firm(world);
    const { id } = await checked(world, owner.owner, owner.id, FILE);
    expect((await mend(world, owner.owner, id, { row: 4, decision: 'SKIP' })).row).toEqual({ kind: 'LEFT_OUT', doubts: [] });
    await act(world, owner.owner, 'Start', id);
    await world.settle();
    expect(await theImport(world, owner.owner, id)).toMatchObject({ state: 'DONE', result: { added: 2, leftOut: 2 } });
  });

  it('know a client again by its domain, fill in what it lacks, and give it back as it was', async () => {
    const owner = await firm(world);
    await imported(world, owner.owner, owner.id, 'Company,Website\nNordvik AS,nordvik.com\nHavn,havn.no\n');
    const [, nordvik] = await book(world, owner.owner, owner.id);
    const again = await checked(
      world,
      owner.owner,
      owner.id,
      'Name,Url,Tier,Contact,Email\nNORDVIK,www.nordvik.com,A,Kari Moen,kari@nordvik.com\nNew,new-one.com,,,\n',
    );
    expect(again).toMatchObject({ newCount: 1, knownCount: 1, doubtfulCount: 0 });
    await act(world, owner.owner, 'Start', again.id);
    await world.settle();

    const TIER =
      'query Client($id: ID!) { client(id: $id) { name tier version contacts { name } history(first: 9) { nodes { type } } } }';
    const after = await world.send<{ client: object }>(owner.owner, TIER, { id: nordvik!.id });
    expect(after.client).toEqual({
      name: 'Nordvik AS',
      tier: 'A',
      version: 2,
      contacts: [{ name: 'Kari Moen' }],
      history: { nodes: [{ type: 'import.done' }, { type: 'import.done' }] },
    });
    expect(await keysOf(owner.id)).toEqual(['havn.no', 'new-one.com', 'nordvik.com']);

    expect((await act(world, owner.owner, 'Undo', again.id)).import).toMatchObject({ state: 'UNDOING' });
    await world.settle();
    expect(await theImport(world, owner.owner, again.id)).toMatchObject({ state: 'UNDONE', result: { kept: 0 } });
    expect(await book(world, owner.owner, owner.id)).toEqual([
      expect.objectContaining({ name: 'Havn', contacts: [] }),
      expect.objectContaining({ name: 'Nordvik AS', contacts: [] }),
    ]);
    expect(
      (await world.send<{ client: { tier: string | null } }>(owner.owner, TIER, { id: nordvik!.id })).client.tier,
    ).toBeNull();
    expect(await keysOf(owner.id)).toEqual(['havn.no', 'nordvik.com']);
  });

  it('ask about a namesake without evidence, and take the answer', async () => {
    const owner = await firm(world);
    await imported(world, owner.owner, owner.id, 'Company,Country\nDelta AS,NO\n');
    const found = await checked(
      world,
      owner.owner,
      owner.id,
      'Company,Country,Website\nDelta,NO,\nDelta,US,\nDelta,NO,delta-air.com\n',
    );
    expect(found.rows.nodes.map(({ id, doubts }) => [id, doubts])).toEqual([
      ['1', ['SAME_NAME']],
      ['3', ['SAME_NAME']],
    ]);
    expect((await mend(world, owner.owner, found.id, { row: 1, decision: 'UPDATE' })).row).toEqual({ kind: 'KNOWN', doubts: [] });
    expect((await mend(world, owner.owner, found.id, { row: 3, decision: 'ADD' })).row).toEqual({ kind: 'NEW', doubts: [] });
    await act(world, owner.owner, 'Start', found.id);
    await world.settle();
    expect(await theImport(world, owner.owner, found.id)).toMatchObject({ state: 'DONE', result: { added: 2 } });
    expect(await book(world, owner.owner, owner.id)).toHaveLength(3);
  });

  it('leave what was worked on since, and say so', async () => {
    const owner = await firm(world);
    const { id } = await imported(world, owner.owner, owner.id, 'Company,Website\nA,a-one.com\nB,b-two.com\nC,c-three.com\n');
    const [a, b] = await book(world, owner.owner, owner.id);
    await world.send(owner.owner, 'mutation M($id: ID!) { clientUpdate(id: $id, input: { tier: A }) { userErrors { code } } }', {
      id: a!.id,
    });
    await world.send(
      owner.owner,
      'mutation N($id: ID!) { clientNoteAdd(clientId: $id, text: "Called") { userErrors { code } } }',
      { id: b!.id },
    );
    await act(world, owner.owner, 'Undo', id);
    await world.settle();
    expect(await theImport(world, owner.owner, id)).toMatchObject({ state: 'UNDONE', result: { kept: 2 } });
    expect((await book(world, owner.owner, owner.id)).map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('are undone within a day, and not after', async () => {
    const owner = await firm(world);
    const { id } = await imported(world, owner.owner, owner.id, 'Company\nA firm\n');
    world.travel(24 * 3_600_000);
    expect((await act(world, owner.owner, 'Undo', id)).userErrors).toMatchObject([{ code: 'TOO_LATE' }]);
  });

  it('are refused to a viewer, and not told of to strangers and keys without the scope', async () => {
    const owner = await firm(world);
    const { id } = await checked(world, owner.owner, owner.id, FILE);
    const reader = await memberOf(world, owner.id, 'VIEWER');
    const stranger = await firm(world, 'Stranger');
    expect((await upload(world, reader, owner.id, FILE)).body).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const made = await world.db.query<unknown[]>(
      `SELECT 1 FROM book_import, set_config('app.business_ids', $1, false) WHERE business_id = $2`,
      [owner.id, owner.id],
    );
    expect(made).toHaveLength(1);
    expect((await upload(world, stranger.owner, owner.id, FILE)).status).toBe(404);
    expect((await upload(world, NOBODY, owner.id, FILE)).status).toBe(401);
    expect((await act(world, reader, 'Start', id)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    for (const verb of ['Start', 'Cancel', 'Undo'] as const) {
      expect((await act(world, stranger.owner, verb, id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect((await mend(world, stranger.owner, id, { row: 4, decision: 'SKIP' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect(
      (await world.send<{ import: unknown }>(stranger.owner, 'query I($id: ID!) { import(id: $id) { id } }', { id })).import,
    ).toBeNull();
  });

  // Remove the lock in ImportMoves.lock and this test must fail.
  it('are started once by two who start at once', async () => {
    const owner = await firm(world);
    const { id } = await checked(world, owner.owner, owner.id, FILE);
    const start = () => act(world, owner.owner, 'Start', id);
    const answers = await world.race('book_import', id, [start, start]);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['ILLEGAL_MOVE']);
    await world.settle();
    expect(await book(world, owner.owner, owner.id)).toHaveLength(2);
  });

  it('are one at a time for a book', async () => {
    const owner = await firm(world);
    const one = await checked(world, owner.owner, owner.id, 'Company\nOne\n');
    const other = await checked(world, owner.owner, owner.id, 'Company\nOther\n');
    await act(world, owner.owner, 'Start', one.id);
    expect((await act(world, owner.owner, 'Start', other.id)).userErrors).toMatchObject([{ code: 'BUSY' }]);
    await world.settle();
    expect((await act(world, owner.owner, 'Start', other.id)).userErrors).toEqual([]);
    await world.settle();
  });

  it('are cancelled without a trace, before the run and in its midst', async () => {
    const owner = await firm(world);
    const { id } = await checked(world, owner.owner, owner.id, FILE);
    expect((await act(world, owner.owner, 'Cancel', id)).import).toMatchObject({ state: 'CANCELLED' });
    expect(
      await world.db.query(`SELECT 1 FROM import_chunk, set_config('app.business_ids', $1, false) WHERE import_id = $2`, [
        owner.id,
        id,
      ]),
    ).toEqual([]);
    const other = await checked(world, owner.owner, owner.id, FILE);
    await act(world, owner.owner, 'Start', other.id);
    expect((await act(world, owner.owner, 'Cancel', other.id)).import).toMatchObject({ state: 'UNDOING' });
    await world.settle();
    expect(await theImport(world, owner.owner, other.id)).toMatchObject({ state: 'CANCELLED' });
    expect(await book(world, owner.owner, owner.id)).toEqual([]);
  });

  it('do a batch once when two processes come to it at once', async () => {
    const owner = await firm(world);
    const { id } = await checked(world, owner.owner, owner.id, 'Company,Website\nNordvik,nordvik.com\nHavn,havn.no\n');
    await act(world, owner.owner, 'Start', id);
    const job = { data: { importId: id, businessId: owner.id } } as unknown as Job;
    const holder = world.db.createQueryRunner();
    await holder.startTransaction();
    // Both have found the batch waiting, and stand before marking it.
    await holder.query('LOCK TABLE import_batch IN SHARE MODE');
    const runs = Promise.all([world.get(ImportRuns).run(job), world.get(ImportRuns).run(job)]);
    await world.untilWaiting(2);
    await holder.rollbackTransaction();
    await holder.release();
    await runs;
    await world.settle();
    expect(await theImport(world, owner.owner, id)).toMatchObject({ state: 'DONE', result: { added: 2 } });
    expect(await book(world, owner.owner, owner.id)).toHaveLength(2);
  });
});
