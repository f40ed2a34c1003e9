/** Milliseconds to wait after `failures` earlier ones: 5 s, doubled each time, at most `longest`. */
export const backOff = (failures: number, longest: number): number => Math.min(longest, 5_000 * 2 ** Math.min(failures, 20));
