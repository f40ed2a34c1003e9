import { handles } from '../background/handlers.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Clock } from './clock.entity.js';

export type ClockHandler = (tx: Tx, clock: Clock) => Promise<void>;

export const ON_EXPIRY = Symbol('adjoin:on-expiry');
export const ON_REMINDER = Symbol('adjoin:on-reminder');

/**
 * The method ends the waiting of these purposes when nobody else did. It runs in the transaction that
 * expires the clock; it locks its subject itself, and may start or stop clocks of it.
 */
export const OnExpiry = handles<ClockHandler>(ON_EXPIRY);

/** The method reminds of a waiting of these purposes, once. It runs in the transaction that notes it. */
export const OnReminder = handles<ClockHandler>(ON_REMINDER);
