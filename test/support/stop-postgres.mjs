import { rmSync } from 'node:fs';

export default async function stop() {
  await globalThis.postgres?.server.stop();
  if (globalThis.postgres) rmSync(globalThis.postgres.dir, { recursive: true, force: true });
}
