import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text; only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Enough for a secret of 256 bits: there is nothing to guess, so nothing to slow down. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
