export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

let source: () => number = Date.now;

/** The only time the product knows; everything that waits or expires reads it, so that tests can move it. */
export const now = (): Date => new Date(source());

/** Replaces the source of time (milliseconds since the epoch); without one, the system's clock again. */
export function setTime(replacement: () => number = Date.now): void {
  source = replacement;
}

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);
