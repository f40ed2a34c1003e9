/**
 * Lets so many through at once; the others wait here, in the order they came, and not with a connection of the pool in
 * their hands: fifty guests who answer one campaign wait for one lock anyway.
 */
export class FewAtOnce {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy < this.most) this.busy += 1;
    // Whoever goes hands its place on.
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}
