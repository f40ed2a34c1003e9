import type { ChangeType } from './changes.graph.js';
import { MAX_WAITING } from './limits.js';

type Item = { readonly changes: ChangeType };

/**
 * The changes that one operation waits for. A reader who is too slow loses what waits, and is told so by one change
 * that stands for all of them.
 */
export class Feed implements AsyncIterableIterator<Item> {
  private waiting: ChangeType[] = [];
  private wake: ((result: IteratorResult<Item>) => void) | null = null;
  private hasEnded = false;

  /** `followed` is the business whose changes it tells, null for all that the viewer may be told. */
  constructor(
    readonly followed: string | null,
    private readonly missed: () => ChangeType,
    private readonly onEnd: (feed: Feed) => void,
  ) {}

  tell(change: ChangeType): void {
    if (this.hasEnded) return;
    const { wake } = this;
    if (wake) {
      this.wake = null;
      wake({ value: { changes: change }, done: false });
    } else if (this.waiting.length < MAX_WAITING) this.waiting.push(change);
    else this.waiting = [this.missed()];
  }

  /** Something may have been missed. */
  tellMissed(): void {
    this.tell(this.missed());
  }

  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.waiting = [];
    this.wake?.({ value: undefined, done: true });
    this.wake = null;
    this.onEnd(this);
  }

  next(): Promise<IteratorResult<Item>> {
    const change = this.waiting.shift();
    if (change) return Promise.resolve({ value: { changes: change }, done: false });
    if (this.hasEnded) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => (this.wake = resolve));
  }

  return(): Promise<IteratorResult<Item>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
