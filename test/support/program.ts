import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';

/** The built program as a process of its own, as `npm start` runs it. */
export class Program {
  output = '';
  errors = '';
  private readonly begin = performance.now();
  private readonly child: ChildProcess;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;

  constructor(
    readonly dir: string,
    readonly port: number,
    environment: Record<string, string> = {},
  ) {
    this.child = spawn(process.execPath, ['dist/src/main.js'], {
      env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dir, PORT: String(port), DEMO: 'false', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.errors += text.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', (code, signal) => resolve(code ?? signal ?? 'lost')));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Waits until it answers; milliseconds since it was begun. Throws with what it printed when it ends instead. */
  async ready(): Promise<number> {
    let code: number | string | null = null;
    void this.ended.then((how) => (code = how));
    while (!/ is ready at /.test(this.output)) {
      if (code !== null) throw new Error(`It ended with ${String(code)}: ${this.errors}${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return performance.now() - this.begin;
  }

  /** Sends the signal and waits for the end; how it ended, and after how many milliseconds. */
  async end(signal: NodeJS.Signals): Promise<{ code: number | string; after: number }> {
    const begin = performance.now();
    this.child.kill(signal);
    return { code: await this.ended, after: performance.now() - begin };
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** The embedded PostgreSQL, as its owner. */
  async database(): Promise<pg.Client> {
    const password = readFileSync(join(this.dir, 'postgres-password'), 'utf8').trim();
    const port = Number(readFileSync(join(this.dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]);
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'adjoin' });
    // It may be stopped under us: that is what is tried.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  get databaseRuns(): boolean {
    return existsSync(join(this.dir, 'postgres/postmaster.pid'));
  }
}

/** A port that nobody uses just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
