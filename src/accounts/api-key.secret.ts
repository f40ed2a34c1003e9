import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** `adj_` + 8 public characters + 32 random bytes + CRC-32, all in hexadecimal: easy to find in a leaked file. */
const FORM = /^(adj_[0-9a-f]{8}[0-9a-f]{64})([0-9a-f]{8})$/;

export interface NewKey {
  readonly prefix: string;
  readonly key: string;
}

export function newKey(): NewKey {
  const prefix = `adj_${randomBytes(4).toString('hex')}`;
  const body = `${prefix}${randomBytes(32).toString('hex')}`;
  return { prefix, key: `${body}${checksumOf(body)}` };
}

/** Refuses a mistyped key before the database is asked. */
export function isWellFormedKey(key: string): boolean {
  const [, body, checksum] = FORM.exec(key) ?? [];
  return body !== undefined && checksum === checksumOf(body);
}

const checksumOf = (body: string): string => crc32(body).toString(16).padStart(8, '0');
