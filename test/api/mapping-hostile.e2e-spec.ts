import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { alliance, type Pair } from '../support/alliances.js';
import { call, codesOf } from '../support/call.js';
import { imported } from '../support/imports.js';
import { aged, book, companies, MAP, mapOf, segment, share, SHARED, sharedOf, THEIRS, type Cell } from '../support/mapping.js';
import { cellBack, cellOf, FIELDS, two } from '../support/two-books.js';
import { World } from '../support/world.js';

/** What a partner who means ill can do with all that the product gives it: upload, share, ask, say “not the same”. */
describe('a hostile partner', () => {
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

  interface Guesser extends Pair {
    readonly own: string;
    readonly guesses: string;
  }

  /** Ten thousand guesses by domain, address and name, sent as the file of an integrator, and run into the hostile book. */
  async function guesser(victims: readonly { name?: string; domains?: readonly string[] }[]): Promise<Guesser> {
    const pair = await alliance(world, 'ACTIVE');
    await book(world, pair.proposer.id, victims);
    const lines = Array.from({ length: 10_000 }, (_, n) => {
      const domain = n < 40 ? `canary${n + 1}.example` : `nobody${n}.example`;
      const name = n < 40 ? `Canary ${String(n + 1).padStart(4, '0')}` : `Nobody ${n}`;
      return n % 3 === 0 ? `${name},,Kari,kari@${domain}` : n % 3 === 1 ? `${name},,,` : `Guess ${n},${domain},,`;
    });
    await imported(world, pair.partner.owner, pair.partner.id, ['Company,Website,Contact,Email', ...lines].join('\n'));
    const own = await segment(world, pair.proposer.id, { name: 'Book' });
    const guesses = await segment(world, pair.partner.id, { name: 'Guesses' });
    await share(world, pair.partner.owner, pair.id, guesses, 'ALL', FIELDS);
    await world.settle();
    return { ...pair, own, guesses };
  }

  /** Everything that the hostile side can read, in every way there is, without what is another each time it is made. */
  async function heard({ id: allianceId, partner, own, guesses }: Guesser): Promise<string> {
    const who = partner.owner;
    const answers: unknown[] = [];
    const ask = async (query: string, variables: object) => {
      const answer = await world.ask(who, query, { ...variables });
      // A question that does not compile would hear nothing.
      expect(JSON.stringify(answer)).not.toMatch(/VALIDATION_FAILED|BAD_USER_INPUT/);
      answers.push(answer);
    };
    const b = partner.id;
    for (const asPartner of [false, true]) {
      await ask(MAP, { allianceId, asPartner });
      for (const query of [SHARED, THEIRS]) {
        for (const [mine, other] of [
          [guesses, own],
          [own, guesses],
        ]) {
          await ask(query, { allianceId, own: mine, other, asPartner, first: 100 });
        }
      }
    }
    await ask(
      'query ($a: ID!, $o: ID!, $p: ID!) { greenfieldClients(allianceId: $a, ownSegmentId: $o, otherSegmentId: $p, first: 100) { nodes { name } } }',
      { a: allianceId, o: guesses, p: own },
    );
    await ask('query ($b: ID!, $s: ID!) { segmentAllies(businessId: $b, segmentId: $s) { otherName level count } }', {
      b,
      s: guesses,
    });
    await ask(
      'query ($b: ID!) { imports(businessId: $b, first: 5) { nodes { newCount knownCount repeatCount doubtfulCount } } }',
      { b },
    );
    await ask('query ($b: ID!) { clientDuplicates(businessId: $b) { reason } }', { b });
    for (const search of ['canary', 'guess 2', 'nobody4']) {
      await ask(
        `query ($b: ID!, $search: String) { clients(businessId: $b, search: $search, first: 20, sort: NAME) {
           totalCount nodes { name domains allies { basis confidence } history(first: 5) { nodes { type } } } } }`,
        { b, search },
      );
    }
    await ask(
      'query ($a: ID!) { alliance(id: $a) { sharingRequests { level } history(first: 50) { nodes { type reason note } } } }',
      { a: allianceId },
    );
    for (const box of ['NEEDS_YOU', 'FOR_YOUR_INFORMATION']) {
      await ask('query ($b: ID!, $box: InboxBox!) { inbox(businessId: $b, box: $box, first: 50) { nodes { type } } }', {
        b,
        box,
      });
    }
    // What is told by subscription, webhook and inbox is told to the audience of an event.
    answers.push(
      await world.db.query(
        'SELECT e.type, e.payload FROM event e JOIN event_audience a USING (position) WHERE a.business_id = $1 ORDER BY position',
        [b],
      ),
    );
    const csv = await fetch(`${world.url}/api/clients.csv?businessId=${b}`, {
      headers: { ...who } as unknown as Record<string, string>,
    });
    expect(csv.status).toBe(200);
    answers.push((await csv.text()).split('\n').sort());
    return JSON.stringify(answers)
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
      .replace(/"(endCursor|startCursor)":"[^"]*"/g, '"$1":"place"');
  }

  it('hears, with ten thousand guesses uploaded, to the letter the same of a book that has forty of them and of one that has none', async () => {
    const hit = await guesser([...companies('Canary', 40), ...companies('Other', 60)]);
    const miss = await guesser(companies('Other', 100));
    const [before, beside] = [await heard(hit), await heard(miss)];
    expect(before.length).toBeGreaterThan(5_000);
    expect(before).toBe(beside);
    for (const { proposer, id, own } of [hit, miss]) await share(world, proposer.owner, id, own, 'COUNT', FIELDS);
    await world.settle();
    const counted = async (one: Guesser) => (await heard(one)).replace(/"count":(null|\d+)/g, '"count":some');
    expect(await counted(hit)).toBe(await counted(miss));
    const cells = async ({ partner, id }: Guesser): Promise<Cell[]> => (await mapOf(world, partner.owner, id)).cells;
    expect((await cells(hit)).map(({ level, count }) => [level, [25, 30, 35, 40].includes(count ?? 0)])).toEqual([
      ['COUNT', true],
    ]);
    expect((await cells(miss)).map(({ level, count }) => [level, count])).toEqual([['COUNT', null]]);
  }, 120_000);

  it('draws no number anew by saying “not the same” and taking it back', async () => {
    const pair = await two(world, 'OVERLAP');
    const numbers = await segment(world, pair.proposer.id, { name: 'Only numbers' });
    await share(world, pair.proposer.owner, pair.id, numbers, 'COUNT');
    await world.settle();
    const count = async () =>
      (await mapOf(world, pair.partner.owner, pair.id)).cells.find(({ other }) => other.id === numbers)?.count;
    const first = await count();
    const say = async (verb: string) => {
      const ids = { allianceId: pair.id, clientId: pair.otherIds[0] };
      expect(
        codesOf(await call(world, pair.partner.owner, verb, '$allianceId: ID!, $clientId: ID!', ids, 'alliance { id }')),
      ).toEqual([]);
      await world.settle();
    };
    // Drawn from eleven or twelve, a number stays the same for so long in one case of hundreds.
    for (let round = 0; round < 6; round += 1) {
      await say('matchReject');
      expect(await count()).toBe(first);
      await say('matchRestore');
      expect(await count()).toBe(first);
    }
  });

  it('cannot be counted again before its day by lying about the time, in raw SQL as the service’s role', async () => {
    const pair = await two(world, 'COUNT');
    const take = async (hours: number) => {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.business_ids', $1, true)`, [pair.partner.id]);
      const at = `clock_timestamp() + interval '${hours} hours'`;
      const sets = await app.query<{ n: number }>(`SELECT segment_sets_take($1, ${at}) AS n`, [pair.partner.id]);
      const cells = await app.query<{ n: number }>(`SELECT overlap_take($1, ${at}) AS n`, [pair.id]);
      await app.query('COMMIT');
      return [sets.rows[0]?.n, cells.rows[0]?.n];
    };
    await book(world, pair.partner.id, companies('Mine', 8));
    for (const hours of [21, 24 * 400, -24 * 400, 0]) expect(await take(hours)).toEqual([0, 0]);
    await aged(world, 21);
    await world.db.query(
      `INSERT INTO segment_take (business_id, segment_id, taken_at) SELECT $1, $2, now() FROM generate_series(1, 60)`,
      [...[pair.partner.id, pair.other]],
    );
    for (const hours of [24 * 31, -24 * 31, 0]) expect(await take(hours)).toEqual([0, 0]);
    await world.db.query('DELETE FROM segment_take WHERE business_id = $1', [pair.partner.id]);
    // As of an earlier time it is taken all right, and counts as taken now.
    expect(await take(-24 * 31)).toEqual([1, 1]);
    const [row] = await world.db.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM segment_take WHERE business_id = $1 AND taken_at > now() - interval '1 hour'`,
      [pair.partner.id],
    );
    expect(row?.n).toBe(1);
  });

  it('sees names in order in an overlap of more than ten thousand', async () => {
    const pair = await two(world, 'HIDDEN');
    for (const [firm, from] of [
      [pair.proposer.id, 1],
      [pair.partner.id, 2],
    ] as const) {
      await world.db.query(
        `WITH made AS (
           INSERT INTO client (id, business_id, name, name_key, domains, lifecycle, created_at)
           SELECT gen_random_uuid(), $1, 'Many ' || (100000 - n), 'many ' || (100000 - n), ARRAY['many' || n || '.example'], 'CUSTOMER', now()
           FROM generate_series($2::int, 10010) AS n RETURNING id, domains)
         SELECT count(*) FROM made`,
        [firm, from],
      );
      await world.db.query(
        `WITH c AS (SELECT array_agg(id ORDER BY id) AS ids, array_agg(domains[1] ORDER BY id) AS texts FROM client WHERE business_id = $1 AND name LIKE 'Many%')
         INSERT INTO client_key (client_id, key_id, business_id)
         SELECT t.id, t.key, $1 FROM c, unnest(c.ids, company_key_ids('DOMAIN', c.texts)) AS t (id, key)`,
        [firm],
      );
    }
    await share(world, pair.proposer.owner, pair.id, pair.own, 'OVERLAP');
    await share(world, pair.partner.owner, pair.id, pair.other, 'OVERLAP');
    await world.settle();
    for (const [who, cell] of [
      [pair.proposer, cellOf(pair)],
      [pair.partner, cellBack(pair)],
    ] as const) {
      const { nodes } = await sharedOf(world, who.owner, { ...cell, first: 40 });
      const names = nodes.map(({ name }) => name.toLowerCase());
      expect(names.slice(0, 12)).toEqual(
        companies('Both', 12).map(({ name = '' }) => name.toLowerCase() + (who === pair.proposer ? ' as' : '')),
      );
      expect(names.slice(12)).toEqual(Array.from({ length: 28 }, (_, n) => `many ${89990 + n}`));
    }
  }, 60_000);
});
