import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { alliance, type Pair } from '../support/alliances.js';
import { admin } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { aged, book, companies, MAP, mapOf, put, segment, share, SHARED, sharedOf, THEIRS } from '../support/mapping.js';
import { World, type Credentials } from '../support/world.js';

/** What a partner may learn of a book, and what not, by every way there is. */
describe('the map and a hostile partner', () => {
  let world: World;
  let app: pg.Client;
  beforeAll(async () => {
    world = await World.open();
    app = new pg.Client({ connectionString: world.database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await world.close();
  });

  interface Story extends Pair {
    readonly book: string;
    readonly guesses: string;
    readonly guessIds: string[];
  }

  /** The victim (proposer) has 40 clients named Canary; the partner's list has guesses. */
  async function story(victim: 'COUNT' | 'OVERLAP', hostile: 'COUNT' | 'ALL', guessed = companies('Canary', 40)): Promise<Story> {
    const pair = await alliance(world, 'ACTIVE');
    await book(world, pair.proposer.id, companies('Canary', 40));
    const guessIds = await book(
      world,
      pair.partner.id,
      guessed.map((company, at) => ({ ...company, name: `Guess ${at}` })),
    );
    const own = await segment(world, pair.proposer.id, { name: 'Book' });
    const guesses = await segment(world, pair.partner.id, { name: 'Guesses', members: guessIds });
    await share(world, pair.proposer.owner, pair.id, own, victim, ['DOMAINS']);
    await share(world, pair.partner.owner, pair.id, guesses, hostile, ['DOMAINS']);
    await world.settle();
    return { ...pair, book: own, guesses, guessIds };
  }

  /** Everything that a reader of this alliance can ask for, as one text. */
  async function everything(who: Credentials, { id, partner, book: own, guesses, guessIds }: Story): Promise<string> {
    const heard: unknown[] = [];
    for (const asPartner of [false, true]) {
      heard.push(await world.ask(who, MAP, { allianceId: id, asPartner }));
      for (const query of [SHARED, THEIRS]) {
        for (const [a, b] of [
          [guesses, own],
          [own, guesses],
          [own, own],
          [guesses, guesses],
        ]) {
          heard.push(await world.ask(who, query, { allianceId: id, own: a, other: b, asPartner, first: 100 }));
        }
      }
    }
    heard.push(
      await world.ask(
        who,
        `query ($a: ID!, $o: ID!, $p: ID!) { greenfieldClients(allianceId: $a, ownSegmentId: $o, otherSegmentId: $p) { nodes { id } } }`,
        {
          ...{ a: id, o: own, p: guesses },
        },
      ),
      await world.ask(who, `query ($c: ID!) { client(id: $c) { allies { basis } } }`, { c: guessIds[0] }),
      await world.ask(
        who,
        `query ($a: ID!) { alliance(id: $a) { sharingRequests { level } history(first: 50) { nodes { type } } } }`,
        { a: id },
      ),
      await world.ask(who, `query ($b: ID!) { inbox(businessId: $b, box: NEEDS_YOU, first: 50) { nodes { __typename } } }`, {
        b: partner.id,
      }),
    );
    // A question that does not compile would hear nothing.
    expect(JSON.stringify(heard)).not.toContain('GRAPHQL_VALIDATION_FAILED');
    return JSON.stringify(heard);
  }

  it('learns of ten thousand guesses one rounded number', async () => {
    const guessed = [...companies('Canary', 40), ...companies('Nobody', 9_960)];
    const told = await story('COUNT', 'ALL', guessed);
    const text = await everything(told.partner.owner, told);
    expect(text).not.toMatch(/canary/i);
    expect(text).not.toContain('"basis"');
    const [cell] = (await mapOf(world, told.partner.owner, told.id)).cells;
    expect([35, 40]).toContain(cell?.count);
  });

  it('learns nothing of a list that has one, two or four of the book, and the same of one that has none', async () => {
    for (const count of [0, 1, 2, 4]) {
      const told = await story('COUNT', 'ALL', [...companies('Canary', count), ...companies('Nobody', 20)]);
      const [cell] = (await mapOf(world, told.partner.owner, told.id)).cells;
      expect(cell).toMatchObject({ level: 'COUNT', count: null, countedAt: expect.any(String) });
    }
  });

  it('learns nothing certain from one more guess: the number is drawn anew whenever a list changes', async () => {
    // Exactly ten known ones beside an eleventh that is a guess: what is published for both can be the same.
    const seen = async (exact: number): Promise<Set<number>> => {
      const rows = await world.db.query<{ n: number }[]>('SELECT published_count($1::int) AS n FROM generate_series(1, 400)', [
        exact,
      ]);
      return new Set(rows.map(({ n }) => n));
    };
    for (const exact of [10, 11, 12, 13, 14, 23]) {
      const [without, with1] = [await seen(exact), await seen(exact + 1)];
      expect([...without].some((n) => with1.has(n))).toBe(true);
      for (const n of without) {
        expect(n % 5).toBe(0);
        expect(n).toBeLessThanOrEqual(exact);
        expect(n).toBeGreaterThan(exact - 9);
      }
    }
    for (const exact of [0, 1, 4]) expect(await seen(exact)).toEqual(new Set([null]));
  });

  it('is counted once a day, however often its list changes', async () => {
    const told = await story('COUNT', 'ALL', companies('Nobody', 10));
    const [before] = (await mapOf(world, told.partner.owner, told.id)).cells;
    for (let n = 1; n <= 5; n += 1) {
      const ids = await book(world, told.partner.id, companies('Canary', 8, n * 8 - 7));
      await put(world, told.partner.id, told.guesses, ids);
      await share(world, told.partner.owner, told.id, told.guesses, 'ALL');
      await world.settle();
    }
    expect((await mapOf(world, told.partner.owner, told.id)).cells[0]).toEqual(before);
    await aged(world, 21);
    await share(world, told.partner.owner, told.id, told.guesses, 'ALL');
    await world.settle();
    expect((await mapOf(world, told.partner.owner, told.id)).cells[0]?.count).toBeGreaterThanOrEqual(35);
  });

  it('may change its lists sixty times in thirty days; further changes wait', async () => {
    const told = await story('COUNT', 'ALL', companies('Nobody', 3));
    await world.db.query(
      `INSERT INTO segment_take (business_id, segment_id, taken_at) SELECT $1, $2, $3::timestamptz - interval '1 day' FROM generate_series(1, 59)`,
      [told.partner.id, told.guesses, new Date((await mapOf(world, told.partner.owner, told.id)).cells[0]!.countedAt!)],
    );
    const ids = await book(world, told.partner.id, companies('Canary', 40));
    await put(world, told.partner.id, told.guesses, ids);
    await aged(world, 21);
    const again = async () => {
      await share(world, told.partner.owner, told.id, told.guesses, 'ALL');
      await world.settle();
      return (await mapOf(world, told.partner.owner, told.id)).cells[0]?.count;
    };
    expect(await again()).toBeNull();
    await aged(world, 31 * 24);
    expect(await again()).toBeGreaterThanOrEqual(35);
  });

  it('sees where names are shared those that both have and no other, as does the victim', async () => {
    const told = await story('OVERLAP', 'ALL', [...companies('Canary', 3), ...companies('Nobody', 97)]);
    const cell = { allianceId: told.id, own: told.guesses, other: told.book, first: 100 };
    expect((await sharedOf(world, told.partner.owner, cell)).nodes.map(({ name }) => name)).toEqual(
      companies('Canary', 3).map(({ name }) => name),
    );
    expect((await sharedOf(world, told.partner.owner, cell, THEIRS)).nodes).toEqual([]);
    const back = { allianceId: told.id, own: told.book, other: told.guesses, first: 100 };
    expect((await sharedOf(world, told.proposer.owner, back)).nodes).toHaveLength(3);
    const text = await everything(told.partner.owner, told);
    for (const { name } of companies('Canary', 37, 4)) expect(text).not.toContain(name);
  });

  it('gets the same answer for a segment of the other’s that is not given, not there, or somebody else’s', async () => {
    const told = await story('COUNT', 'ALL');
    const hidden = await segment(world, told.proposer.id, { name: 'Secret project' });
    const stranger = await firm(world, 'Stranger Ltd');
    const strange = await segment(world, stranger.id, { name: 'Strange' });
    const answers: string[] = [];
    for (const other of [hidden, strange, '01890000-0000-7000-8000-000000000000']) {
      answers.push(
        JSON.stringify(await world.ask(told.partner.owner, SHARED, { allianceId: told.id, own: told.guesses, other, first: 10 })),
      );
    }
    expect(new Set(answers).size).toBe(1);
    expect(await everything(told.partner.owner, told)).not.toMatch(/Secret|Strange/);
  });

  it('is closed to admins and strangers, who get the same as for no alliance at all', async () => {
    const told = await story('OVERLAP', 'ALL');
    const codes = async (who: Credentials, allianceId: string) =>
      (await world.ask(who, MAP, { allianceId })).errors?.map(({ message, extensions }) => `${extensions?.code} ${message}`);
    const stranger = (await firm(world, 'Stranger Ltd')).owner;
    expect(await codes(stranger, told.id)).toEqual(await codes(stranger, '01890000-0000-7000-8000-000000000000'));
    expect((await codes(await admin(world), told.id))?.[0]).toMatch(/^FORBIDDEN/);
    expect(await everything(await admin(world), told)).not.toMatch(/canary/i);
  });

  it('finds no way in raw SQL as the service’s role: not to keys, sets, counts or links, nor to another’s side', async () => {
    const told = await story('COUNT', 'ALL');
    const as = async (acting: string | null, sql: string, values: unknown[] = []) => {
      await app.query('BEGIN');
      try {
        await app.query(`SELECT set_config('app.business_ids', $1, true)`, [acting ?? '']);
        return (await app.query<Record<string, unknown>>(sql, values)).rows;
      } finally {
        await app.query('ROLLBACK');
      }
    };
    for (const table of ['company_key', 'segment_set', 'segment_take', 'overlap_cell', 'name_link']) {
      await expect(as(told.partner.id, `SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(as(told.partner.id, `DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    }
    const other = '01890000-0000-7000-8000-000000000000';
    const inner = [
      [`SELECT * FROM sharing_of($1, $2, $3, $4, $5)`, [told.id, told.partner.id, told.guesses, told.proposer.id, told.book]],
      [`SELECT sharing_other($1, $2)`, [told.id, told.partner.id]],
      [
        `SELECT * FROM overlap_pair($1, 1, $2, $3, $4, $5)`,
        [told.id, told.partner.id, told.guesses, told.proposer.id, told.book],
      ],
      [`SELECT published_count(3)`, []],
    ] as const;
    for (const [sql, values] of inner) await expect(as(told.partner.id, sql, [...values])).rejects.toThrow(/permission denied/);
    // Acting for nobody, or for a stranger, opens nothing, whoever is named as the reader.
    const stranger = await firm(world, 'Stranger Ltd');
    for (const acting of [null, stranger.id]) {
      for (const reader of [told.partner.id, told.proposer.id]) {
        expect(await as(acting, `SELECT * FROM overlap_counts($1, $2)`, [told.id, reader])).toEqual([]);
        expect(await as(acting, `SELECT * FROM sharing_offered($1, $2)`, [told.id, reader])).toEqual([]);
        expect(
          await as(acting, `SELECT * FROM shared_clients($1, $2, $3, $4, 0, 100)`, [told.id, reader, told.guesses, told.book]),
        ).toEqual([]);
      }
      expect(await as(acting, `SELECT * FROM sharing_rule`)).toEqual([]);
    }
    await world.db.query(
      `INSERT INTO not_same_company (alliance_id, client_id, business_id, said_by, said_at) SELECT $1, id, $2, $2, now() FROM client WHERE business_id = $2 LIMIT 1`,
      [told.id, told.proposer.id],
    );
    for (const table of ['sharing_rule', 'client_name', 'not_same_company', 'segment', 'client_key']) {
      const sql = `SELECT count(*)::int AS n FROM ${table} WHERE business_id = $1`;
      expect((await as(told.proposer.id, sql, [told.proposer.id]))[0]?.['n']).toBeGreaterThan(0);
      for (const who of [told.partner.id, stranger.id, null]) expect(await as(who, sql, [told.proposer.id])).toEqual([{ n: 0 }]);
    }
    expect(await as(told.partner.id, `SELECT business_id FROM sharing_rule GROUP BY 1`)).toEqual([
      { business_id: told.partner.id },
    ]);
    expect(
      await as(told.partner.id, `SELECT * FROM shared_clients($1, $2, $3, $4, 0, 100)`, [
        told.id,
        told.partner.id,
        told.guesses,
        told.book,
      ]),
    ).toEqual([]);
    expect(await as(told.partner.id, `SELECT segment_sets_take($1, now()) AS n`, [told.proposer.id])).toEqual([{ n: 0 }]);
    expect(await as(told.partner.id, `SELECT overlap_take($1, now()) AS n`, [other])).toEqual([{ n: 0 }]);
    // What a function looked into for a moment is closed again when it has answered.
    const left = await as(
      told.partner.id,
      `SELECT n.* FROM overlap_counts($1, $2) c, LATERAL (SELECT count(*)::int AS n FROM client WHERE business_id = $3) n`,
      [...[told.id, told.partner.id, told.proposer.id]],
    );
    expect(left).toEqual([{ n: 0 }]);
    for (const call of ['overlap_counts($1, $2)', 'sharing_offered($1, $2)']) {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.business_ids', $1, true)`, [told.partner.id]);
      await app.query(`SELECT * FROM ${call}`, [told.id, told.partner.id]);
      expect((await app.query(`SELECT current_setting('app.business_ids') AS ids`)).rows).toEqual([{ ids: told.partner.id }]);
      await app.query('ROLLBACK');
    }
  });

  it('answers for a hit and a miss in the same class of time', async () => {
    const told = await story('COUNT', 'ALL');
    const missed = await story('COUNT', 'ALL', companies('Nobody', 40));
    const median = async ({ partner, id, guesses, book: own }: Story) => {
      const times: number[] = [];
      for (let n = 0; n < 15; n += 1) {
        const started = performance.now();
        await world.ask(partner.owner, SHARED, { allianceId: id, own: guesses, other: own, first: 100 });
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[7]!;
    };
    await median(told);
    const [hit, miss] = [await median(told), await median(missed)];
    expect(Math.abs(hit - miss)).toBeLessThan(Math.max(hit, miss) * 0.5 + 3);
  });
});
