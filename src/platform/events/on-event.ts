import { handles } from '../background/handlers.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Event } from './event.entity.js';

export type Reaction = (tx: Tx, event: Event) => Promise<void>;

export const ON_EVENT = Symbol('adjoin:on-event');

/**
 * The method reacts to events of these types, after they were committed. All reactions to one event run
 * in one transaction; it may be handed over again after a failure, so it must be idempotent.
 * What must act for a business calls `actFor` first.
 */
export const OnEvent = handles<Reaction>(ON_EVENT);
