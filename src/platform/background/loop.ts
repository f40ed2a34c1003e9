/** Does rounds of work one after the other: at a rhythm, and at once when woken. A failed round ends no loop. */
export class Loop {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isWoken = false;
  private isStopped = true;

  constructor(
    private readonly round: (stopping: () => boolean) => Promise<unknown>,
    /** Milliseconds from the end of a round to the next. */
    private readonly every: number,
    private readonly complain: (error: unknown) => void,
  ) {}

  start(): void {
    this.isStopped = false;
    this.wake();
  }

  /** Begins a round now; if one is under way, another follows it, for it may have looked too early. */
  wake(): void {
    if (this.isStopped) return;
    this.isWoken = true;
    if (!this.running) this.running = this.runRounds();
  }

  /** No further round begins; resolves when the one under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private async runRounds(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    while (this.isWoken && !this.isStopped) {
      this.isWoken = false;
      await this.round(() => this.isStopped).catch(this.complain);
    }
    this.running = null;
    if (!this.isStopped) this.timer = setTimeout(() => this.wake(), this.every);
  }
}
