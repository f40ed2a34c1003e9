import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announceDemo, loadDemo } from '../../src/demo/index.js';
import { Config } from '../../src/platform/config/config.js';
import { admin, type Person } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { codesOf, type Refusal } from '../support/call.js';
import { contact } from '../support/clients.js';
import { act, BRIEF, introduced } from '../support/introductions.js';
import {
  DEMO_ADMIN,
  demoPerson,
  demoWorld,
  firmId,
  FRIEND,
  only,
  OWNER,
  rowsOfTables,
  tablesNaming,
} from '../support/showroom.js';
import { type World } from '../support/world.js';

interface Answer {
  readonly removed: { firms: number; people: number; alliances: number; introductions: number } | null;
  readonly userErrors: Refusal[];
}
const remove = async (world: World, who: Person): Promise<Answer> => {
  const mutation =
    'mutation { demoRemove { removed { firms people alliances introductions } userErrors { code message field } } }';
  return (await world.send<{ demoRemove: Answer }>(who, mutation)).demoRemove;
};

describe('removing the demo network', () => {
  let world: World;
  let pair: Pair;
  let boss: Person;
  let names: string[];
  beforeAll(async () => {
    world = await demoWorld();
    boss = await admin(world, { name: 'Real Admin', email: 'boss@network.test' });
    // Real firms: one introduction between them, and one of them with the demo.
    pair = await alliance(world, 'ACTIVE');
    await introduced(world, { pair });
    names = (
      await world.db.query<{ name: string }[]>(
        `SELECT trading_name AS name FROM business WHERE is_demo UNION SELECT legal_name FROM business WHERE is_demo
       UNION SELECT unnest(domains) FROM business WHERE is_demo UNION SELECT email FROM user_account WHERE email LIKE '%@adjoin.example'
       UNION SELECT name FROM client WHERE business_id IN (SELECT id FROM business WHERE is_demo)
       UNION SELECT id::text FROM business WHERE is_demo`,
      )
    ).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(150);
  }, 120_000);
  afterAll(() => world.close());

  const firms = () => only<number>(world, 'SELECT count(*)::int FROM business WHERE is_demo');

  it('is refused to everybody but admins, to API keys as well', async () => {
    expect(codesOf(await remove(world, await demoPerson(world, OWNER)))).toEqual(['FORBIDDEN']);
    expect(codesOf(await remove(world, pair.proposer.owner))).toEqual(['FORBIDDEN']);
    expect(await firms()).toBe(24);
  });

  it('takes all of it in one act, and nothing of the real firms but what they had with it', async () => {
    // What the real firms have alone is what stays.
    const lars = await demoPerson(world, FRIEND);
    const friend = { id: await firmId(world, 'kvist-acoustic.example'), name: 'Kvist Acoustic', owner: lars };
    const before = await real();
    const mixed = await alliance(world, 'ACTIVE', { proposer: pair.proposer, partner: friend });
    const person = await contact(world, pair.proposer.id);
    await act(world, pair.proposer.owner, 'Offer', { input: { allianceId: mixed.id, contactId: person.id, brief: BRIEF } });
    await world.settle();

    expect((await tablesNaming(world, names)).length).toBeGreaterThan(8);
    const begun = performance.now();
    const { removed, userErrors } = await remove(world, boss);
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(userErrors).toEqual([]);
    expect(removed).toMatchObject({ firms: 24, people: 50 });
    expect(removed!.introductions).toBeGreaterThan(60);

    expect(await firms()).toBe(0);
    expect(await tablesNaming(world, names)).toEqual([]);
    // One more client and contact in the real firm's own book.
    expect(await real()).toEqual({ ...before, client: before['client']! + 1, contact: before['contact']! + 1 });
    expect((await rowsOfTables(world))['business']).toBe(2);
    expect(await world.factsAbout('00000000-0000-7000-8000-000000000001')).toEqual(['demo.removed']);
  });

  /** What belongs to the two real firms and their people. */
  async function real(): Promise<Record<string, number>> {
    const ours = [pair.proposer.id, pair.partner.id];
    const counted: Record<string, string> = {
      ...{
        business: 'id',
        membership: 'business_id',
        offering: 'business_id',
        target_market: 'business_id',
        client: 'business_id',
      },
      ...{
        contact: 'business_id',
        consent: 'business_id',
        disclosure: 'owner_id',
        introduction: 'beneficiary_id',
        alliance: 'partner_id',
      },
    };
    const counts: Record<string, number> = {};
    for (const [table, column] of Object.entries(counted)) {
      counts[table] = await only(world, `SELECT count(*)::int FROM ${table} WHERE ${column} = ANY ($1)`, [ours]);
    }
    counts['event'] = await only(
      world,
      `SELECT count(*)::int FROM event e WHERE business_id = ANY ($1) AND subject_id IN (SELECT id FROM introduction WHERE alliance_id = $2)`,
      [ours, pair.id],
    );
    counts['session'] = await only(world, 'SELECT count(*)::int FROM session WHERE user_id = ANY ($1)', [
      [pair.proposer.owner.userId, pair.partner.owner.userId],
    ]);
    return counts;
  }

  it('finds nothing the second time, and is not loaded again', async () => {
    expect(codesOf(await remove(world, boss))).toEqual(['NOT_FOUND']);
    const { demoNetwork } = await world.send<{ demoNetwork: object }>(boss, '{ demoNetwork { firms canRemove } }');
    expect(demoNetwork).toEqual({ firms: 0, canRemove: false });
    const config = world.app.get<Config>(Config);
    await loadDemo(config, world.database.appUrl);
    expect(await firms()).toBe(0);
    expect(await announceDemo(world.app, config, world.url)).toEqual([]);
  });
});

describe('removing the demo network by its own admin', () => {
  it('leaves her, for a network has an admin; and one of two who do it at once', async () => {
    const world = await demoWorld();
    try {
      const ines = await demoPerson(world, DEMO_ADMIN);
      const one = await only<string>(world, 'SELECT id FROM business ORDER BY id LIMIT 1');
      const answers = await world.race('business', one, [() => remove(world, ines), () => remove(world, ines)]);
      expect(answers.map(codesOf).sort()).toEqual([[], ['NOT_FOUND']]);
      expect(await only(world, 'SELECT array_agg(email) FROM user_account')).toEqual([DEMO_ADMIN]);
    } finally {
      await world.close();
    }
  }, 120_000);
});
