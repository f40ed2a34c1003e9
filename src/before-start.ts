import { loadDemo } from './demo/index.js';
import type { Config } from './platform/config/config.js';

/** Runs when the tables are there and nobody is served yet. `databaseUrl` is the application role's. */
export type BeforeStart = (config: Config, databaseUrl: string) => Promise<void>;

/** In this order. */
export const beforeStart: readonly BeforeStart[] = [loadDemo];
