import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { World } from '../support/world.js';

describe('migrations', () => {
  let world: World;
  let owner: DataSource;
  beforeAll(async () => {
    world = await World.open();
    const { options } = world.get(DataSource);
    owner = await new DataSource({
      ...dataSourceOptions(world.database.ownerUrl),
      entities: options.entities ?? [],
    }).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await world.close();
  });

  const drift = async (): Promise<string[]> => {
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  };

  it('make exactly the tables that the entities describe', async () => {
    expect(await drift()).toEqual([]);
  });

  it('go down to nothing, and up again to the same', async () => {
    for (const { name } of [...owner.migrations]) {
      expect(name).toMatch(/\d{13}$/);
      await owner.undoLastMigration({ transaction: 'all' });
    }
    const left = await owner.query<{ name: string }[]>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v', 'S') AND c.relname NOT LIKE 'migration%'`,
    );
    expect(left).toEqual([]);
    await owner.runMigrations();
    expect(await drift()).toEqual([]);
  });

  it('are each a class that lists its number last and undoes what it does', () => {
    for (const migration of owner.migrations) expect(typeof migration.down).toBe('function');
  });
});
