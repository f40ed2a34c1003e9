import { MINUTE, SECOND } from '../kernel/time.js';

/** Bytes of a message; a subscription with its variables takes a few hundred. */
export const MAX_MESSAGE = 16 * 1024;
/** Messages in MESSAGE_WINDOW, with which nobody needs to come near. */
export const MAX_MESSAGES = 100;
export const MESSAGE_WINDOW = 10 * SECOND;
/** Operations that one connection holds. */
export const MAX_OPERATIONS = 20;
/** Connections of one session or API key: a window each. */
export const MAX_PER_CREDENTIAL = 12;
/** Connections from one address, behind which a whole firm may sit. */
export const MAX_PER_ADDRESS = 100;
/** Connections of this process. */
export const MAX_CONNECTIONS = 10_000;
/** Who has not said by then who she is, is gone. */
export const INIT_TIMEOUT = 3 * SECOND;
/** How often each side's being there is proved; it also keeps balancers from closing a quiet connection. */
export const PING_EVERY = 20 * SECOND;
/** How long a right can outlive its end, if nobody told us. */
export const RECHECK_EVERY = 5 * MINUTE;
/** Changes that wait for a slow reader; beyond, she is told to fetch everything again. */
export const MAX_WAITING = 500;
/** How long a shutdown waits for the other sides to say goodbye. */
export const GOODBYE = SECOND;
