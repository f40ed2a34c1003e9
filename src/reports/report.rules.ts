import { DomainError } from '../kernel/domain-error.js';

/** Longest period of a report (days). */
const MOST_DAYS = 366;

export function assertDays(days: number): void {
  if (days >= 1 && days <= MOST_DAYS) return;
  throw new DomainError({ code: 'BAD_USER_INPUT', message: `days must be between 1 and ${MOST_DAYS}.`, field: ['days'] });
}

/** A share in whole percent; null of nothing. Never 100 while one is missing, never 0 while there is one. */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const percent = Math.round((100 * part) / whole);
  if (part < whole && percent === 100) return 99;
  return part > 0 && percent === 0 ? 1 : percent;
}

/** Twelve numbers from counts by bucket (1 to 12); what is missing is none. */
export function trendOf(buckets: readonly { readonly bucket: number; readonly count: number }[]): number[] {
  const trend = Array.from({ length: 12 }, () => 0);
  for (const { bucket, count } of buckets) trend[bucket - 1] = (trend[bucket - 1] ?? 0) + count;
  return trend;
}
