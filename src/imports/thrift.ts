import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MINUTE } from '../kernel/time.js';

/** How much of the living heap may be added to it before it is cleared (per cent). */
const THRIFTY = 60;
/** V8's own judgement, which trades memory for speed. */
const AS_IT_SEES_FIT = 0;

let working = 0;
let clearedAt = -Infinity;

/**
 * Keeps the heap small while `work` goes on: a file of a million rows leaves much behind that V8 would clear late. Not a
 * flag of the program: whoever asks meanwhile pays for it (a tenth of the throughput), and everybody always would.
 */
export async function thriftily<T>(work: () => Promise<T>): Promise<T> {
  if (++working === 1) {
    setFlagsFromString(`--heap-growing-percent=${THRIFTY}`);
    clear();
  }
  try {
    return await work();
  } finally {
    if (--working === 0) setFlagsFromString(`--heap-growing-percent=${AS_IT_SEES_FIT}`);
  }
}

/** V8 decides when it clears next at the time when it clears: without a first time, the old measure would hold for long. */
function clear(): void {
  if (performance.now() - clearedAt < MINUTE) return;
  clearedAt = performance.now();
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
