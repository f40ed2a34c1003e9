import 'reflect-metadata';
import module from 'node:module';
import { join } from 'node:path';
import { Config } from './platform/config/config.js';
import type { Undo } from './start.js';

/** How long requests that are open at the end may take. */
const PATIENCE_MS = 10_000;
/** Trouble that has a plain reason: one line each, and no stack. */
const PLAIN = new Set(['ConfigError', 'EmbeddedServerError', 'DatabaseError', 'ListenError']);

const undo: Undo[] = [];
let stopping = false;

async function begin(): Promise<void> {
  const config = Config.from(process.env);
  // Node 20, which may run us too, has no such cache.
  (module as Partial<typeof module>).enableCompileCache?.(join(config.dataDir, 'compile-cache'));
  const { start } = await import('./start.js');
  await start(config, undo, (line) => process.stdout.write(`${line}\n`));
}

/** Ends what runs, newest first. A step that fails or hangs does not keep the others from ending. */
async function end(): Promise<void> {
  for (const step of undo.splice(0).reverse()) {
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
    await Promise.race([step(), patience]).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
}

// A reader that has gone, as in `npm start | head`, must not keep what runs from being stopped.
process.stdout.on('error', () => undefined);

const begun = begin();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(130);
    stopping = true;
    process.stdout.write('Stopping. Once more to stop at once.\n');
    void begun
      .catch(() => undefined)
      .then(end)
      .then(() => process.exit(0));
  });
}

try {
  await begun;
} catch (error) {
  const { name, message, stack } = error as Error;
  process.stderr.write(`${PLAIN.has(name) ? message : (stack ?? String(error))}\n`);
  if (!stopping) {
    await end();
    process.exit(1);
  }
}
