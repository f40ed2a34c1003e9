import pg from 'pg';
import type { DataSource } from 'typeorm';

/**
 * A connection of one's own whose statements leave in the very moment in which they are asked: the bytes are with the
 * operating system when `say` returns, and PostgreSQL does what they say even where this process ends at once.
 *
 * Nobody waits for the answers, and a failure is not told. Each statement is a transaction by itself that does not wait
 * for the disk: a machine that loses its power forgets the last of them.
 */
export class DirectLine {
  private constructor(private readonly client: pg.Client) {}

  static async open({ options }: DataSource): Promise<DirectLine> {
    const { url } = options as { url?: string };
    const client = new pg.Client({
      ...(url ? { connectionString: url } : {}),
      ...{ application_name: 'adjoin direct line', connectionTimeoutMillis: 5_000, keepAlive: true, pipeline: true },
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('SET synchronous_commit = off');
    return new DirectLine(client);
  }

  /** `name` stands for `text`, always the same one. */
  say(name: string, text: string, values: readonly unknown[]): void {
    this.client.query({ name, text, values: [...values] }).catch(() => undefined);
  }

  /** Waits until PostgreSQL has done all that was said. */
  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
