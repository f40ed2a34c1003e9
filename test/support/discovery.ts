import { DataSource } from 'typeorm';
import { DiscoveryProfiles } from '../../src/discovery/discovery-profiles.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { firm, type Firm } from './businesses.js';
import type { World } from './world.js';

/** What is told of a firm that is looked for; the rest is as `firm` makes it. */
export interface Told {
  readonly name: string;
  readonly categories?: readonly string[];
  readonly industries?: readonly string[];
  readonly sizeBands?: readonly string[];
  readonly regions?: readonly string[];
  readonly roles?: readonly string[];
  readonly status?: 'ACTIVE' | 'DRAFT' | 'SUSPENDED';
}

/** A firm that does and serves what is told; Discover knows it at once, where it is active. */
export async function known(world: World, told: Told): Promise<Firm> {
  const { categories = ['INTERIOR_DESIGN'], industries = ['54'], sizeBands = ['MEDIUM'], regions = ['NO'] } = told;
  const made = await firm(world, told.name, told.status ?? 'ACTIVE');
  await world.db.query(`UPDATE business SET categories = $2 WHERE id = $1`, [made.id, categories]);
  await world.db.query(`UPDATE offering SET category = $2 WHERE business_id = $1`, [made.id, categories[0]]);
  await world.db.query(
    `UPDATE target_market SET industries = $2, size_bands = $3, regions = $4, decision_maker_roles = $5 WHERE business_id = $1`,
    [made.id, industries, sizeBands, regions, told.roles ?? ['HEAD_OF_WORKPLACE']],
  );
  await world.get(UnitOfWork).run((tx) => world.get(DiscoveryProfiles).refresh(tx, [made.id]));
  return made;
}

/** Whether Discover has a row of the firm. */
export async function isListed(world: World, id: string): Promise<boolean> {
  const rows = await world.get(DataSource).query<unknown[]>('SELECT FROM discovery_profile WHERE business_id = $1', [id]);
  return rows.length > 0;
}
