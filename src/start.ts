import module from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Config } from './platform/config/config.js';
import { keptSecret } from './platform/config/secret.js';
import { startEmbeddedServer } from './platform/database/embedded-server.js';
import { prepareDatabase } from './platform/database/prepare-database.js';
import { jobsLayout } from './platform/jobs/jobs-layout.js';

/** What must be undone at the end, in reverse. */
export type Undo = () => Promise<unknown>;

/** Why the service cannot listen, phrased for the person at the terminal. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Brings everything up in order: database, tables, service, address. Each step puts its undoing into `undo`
 * before the next begins, so that a failure leaves nothing running.
 */
export async function start(given: Config, undo: Undo[], say: (line: string) => void): Promise<void> {
  const config = given.secret === null ? given.withSecret(keptSecret(given.dataDir)) : given;
  // Nest is half a second of loading, which PostgreSQL needs as well.
  const code = Promise.all([
    import('./app.module.js'),
    import('./platform/http/create-app.js'),
    import('./before-start.js'),
    import('./after-start.js'),
  ]);
  code.catch(() => undefined);

  const appUrl = await prepareDatabase(await ownerUrl(config, undo), { appUrl: config.database.appUrl, layouts: [jobsLayout] });
  const [{ AppModule }, { createApp }, { beforeStart }, { afterStart }] = await code;
  for (const step of beforeStart) await step(config, appUrl);
  const app = await createApp(AppModule.with(config, appUrl), config);
  undo.push(() => app.close());
  const { host, port } = config.http;
  await app.init();
  // Nest's own `listen` would log a taken port as a fault of the program.
  const server = app.getHttpAdapter().getInstance();
  await server.listen({ port, host }).catch((cause: unknown) => {
    throw new ListenError(reasonOf(cause, host, port), { cause });
  });

  const { port: actual } = server.server.address() as AddressInfo;
  const address = `http://${['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host}:${actual}`;
  say(`Adjoin is ready at ${address}`);
  for (const step of afterStart) for (const line of await step(app, config, address)) say(line);
  // Now, for a killed program writes nothing.
  (module as Partial<typeof module>).flushCompileCache?.();
}

async function ownerUrl(config: Config, undo: Undo[]): Promise<string> {
  if (config.database.ownerUrl !== null) return config.database.ownerUrl;
  const server = await startEmbeddedServer(config.dataDir, { port: config.database.embeddedPort });
  undo.push(() => server.stop());
  return server.url;
}

function reasonOf(cause: unknown, host: string, port: number): string {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `PORT: ${port} is taken. Stop the program that uses it, or set PORT to another one.`;
  if (code === 'EACCES') return `PORT: ${port} is not open to this user. Set PORT to one above 1023.`;
  return `HOST: cannot listen on ${host} (${code ?? String(cause)}).`;
}
