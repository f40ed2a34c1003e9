import type { Strategy } from 'passport';

/** What passport hangs on a strategy before it runs it. */
interface Outcome {
  success(who: unknown): void;
  fail(): void;
  pass(): void;
  error(error: unknown): void;
  authenticate(request: object, options: object): void;
}

/**
 * Runs one passport strategy outside of any middleware and answers whom it recognised; null for nobody.
 * What the strategy reports as an error is thrown.
 */
export function authenticate<Who>(strategy: Strategy, request: object): Promise<Who | null> {
  return new Promise<Who | null>((resolve, reject) => {
    // Of its own for each run: the outcome's functions must not be those of a request beside it.
    const run = Object.create(strategy) as Outcome;
    run.success = (who) => resolve(who as Who);
    run.fail = () => resolve(null);
    run.pass = () => resolve(null);
    run.error = reject;
    run.authenticate(request, {});
  });
}
