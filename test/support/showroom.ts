import { loadDemo } from '../../src/demo/index.js';
import { Config } from '../../src/platform/config/config.js';
import { sessionOf, type Person } from './accounts.js';
import { World } from './world.js';

export const OWNER = 'ingrid@holmgard-ergonomics.example';
export const FRIEND = 'lars@kvist-acoustic.example';
export const DEMO_ADMIN = 'ines@adjoin.example';

/** A service with its demo network, as after the first start. */
export async function demoWorld(environment: Record<string, string> = {}): Promise<World> {
  const world = await World.open({ DEMO: 'true', ...environment });
  await loadDemo(world.app.get<Config>(Config), world.database.appUrl);
  return world;
}

/** Somebody of the demo network, signed in. */
export async function demoPerson(world: World, email: string): Promise<Person> {
  const [row] = await world.db.query<{ id: string; name: string }[]>('SELECT id, name FROM user_account WHERE email = $1', [
    email,
  ]);
  if (!row) throw new Error(`Nobody has the address ${email}.`);
  return Object.defineProperties(await sessionOf(world, row.id), {
    userId: { value: row.id },
    email: { value: email },
    name: { value: row.name },
  }) as Person;
}

/** One value of one row; fails when there is none. */
export async function only<T>(world: World, sql: string, values: unknown[] = []): Promise<T> {
  const [row] = await world.db.query<Record<string, T>[]>(sql, values);
  const [value] = Object.values(row ?? {});
  if (value === undefined) throw new Error(`Nothing found: ${sql}`);
  return value;
}

export const firmId = (world: World, domain: string): Promise<string> =>
  only(world, 'SELECT id FROM business WHERE $1 = ANY (domains)', [domain]);

/** The alliance of two firms. */
export const allianceId = (world: World, one: string, other: string): Promise<string> =>
  only(
    world,
    'SELECT id FROM alliance WHERE least(proposer_id, partner_id) = least($1, $2::uuid) AND greatest(proposer_id, partner_id) = greatest($1, $2::uuid)',
    [one, other],
  );

export const contactId = (world: World, email: string): Promise<string> =>
  only(world, 'SELECT id FROM contact WHERE email = $1', [email]);

/** How many rows each table has, by its name. */
export async function rowsOfTables(world: World): Promise<Record<string, number>> {
  const tables = await world.db.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = await only<number>(world, `SELECT count(*)::int FROM "${name}"`);
  return counts;
}

/** The tables in which a row's text holds one of the words, whatever the column. */
export async function tablesNaming(world: World, words: readonly string[]): Promise<string[]> {
  const tables = await world.db.query<{ name: string }[]>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const hits = await world.db.query<unknown[]>(
      `SELECT FROM ${name} AS t, unnest($1::text[]) AS word WHERE position(lower(word) IN lower(t::text)) > 0 LIMIT 1`,
      [words],
    );
    if (hits.length > 0) found.push(name);
  }
  return found;
}
