import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from './platform/config/config.js';

/** Runs once the service answers; what it returns is printed, line by line, for the person at the terminal. */
export type AfterStart = (app: INestApplicationContext, config: Config) => Promise<readonly string[]>;

/** In this order. */
export const afterStart: readonly AfterStart[] = [];
