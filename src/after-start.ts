import type { INestApplicationContext } from '@nestjs/common';
import { announceDemo } from './demo/index.js';
import type { Config } from './platform/config/config.js';

/**
 * Runs once the service answers at `address`; what it returns is printed, line by line, for the person at the terminal.
 */
export type AfterStart = (app: INestApplicationContext, config: Config, address: string) => Promise<readonly string[]>;

/** In this order. */
export const afterStart: readonly AfterStart[] = [announceDemo];
