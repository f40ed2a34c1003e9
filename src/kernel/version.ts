import { DomainError } from './domain-error.js';

/** Refuses (STALE_VERSION) a change that was decided on an older state than the present one; null checks nothing. */
export function assertVersion(current: number, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === current) return;
  throw new DomainError({
    code: 'STALE_VERSION',
    message: `This has changed since you read it (version ${current}, you saw ${expected}). Read it again, then decide.`,
    field: ['expectedVersion'],
  });
}
