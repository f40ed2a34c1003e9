import { hash, verify } from '@node-rs/argon2';
import { newToken } from './secrets.js';

/** argon2id with 19 MiB, two passes, one lane: OWASP's first recommendation. argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let decoy: Promise<string> | undefined;

/** Takes the same time where there is no password to compare with, and is false then. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (decoy ??= hashPassword(newToken())));
  return (await verify(against, password)) && stored !== null;
}
