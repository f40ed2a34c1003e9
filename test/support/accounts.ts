import { hash } from '@node-rs/argon2';
import { hashOf, newToken } from '../../src/accounts/secrets.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { now } from '../../src/kernel/time.js';
import type { Role } from '../../src/kernel/viewer.js';
import type { Credentials, World } from './world.js';

/** Somebody who is signed in: her headers, and who she is (which is not sent). */
export type Person = Credentials & { readonly userId: string; readonly email: string; readonly name: string };

export interface PersonDetails {
  readonly email?: string;
  readonly name?: string;
  readonly isAdmin?: boolean;
  readonly isVerified?: boolean;
  /** Without one she cannot sign in again. */
  readonly password?: string;
}

/** A person with a verified address and a session. */
export async function person(world: World, details: PersonDetails = {}): Promise<Person> {
  const userId = uuidv7();
  const { name = 'Ada Nilsson', email = `p-${userId}@people.example`, isAdmin = false, isVerified = true, password } = details;
  const at = now();
  await world.db.query(
    `INSERT INTO user_account (id, email, name, password_hash, email_verified_at, is_admin, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [userId, email, name, password === undefined ? null : await hash(password, CHEAP), isVerified ? at : null, isAdmin, at],
  );
  return Object.defineProperties(await sessionOf(world, userId), {
    userId: { value: userId },
    email: { value: email },
    name: { value: name },
  }) as Person;
}

/** Another session of the same user, for as long as any story lasts: being seen later already, it is not cut to the usual days. */
export async function sessionOf(world: World, userId: string): Promise<Credentials> {
  const token = newToken();
  await world.db.query(
    `INSERT INTO session (id, user_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, 'test', '127.0.0.0/24', $4, $4::timestamptz + interval '10 years', $4::timestamptz + interval '10 years')`,
    [uuidv7(), userId, hashOf(token), now()],
  );
  return { cookie: `sid=${token}` };
}

/** An admin of the network, who belongs to no business. */
export const admin = (world: World, details: PersonDetails = {}): Promise<Person> =>
  person(world, { name: 'Ines Admin', ...details, isAdmin: true });

/** A new person who is a member of the business. */
export async function memberOf(world: World, businessId: string, role: Role, details: PersonDetails = {}): Promise<Person> {
  const member = await person(world, details);
  await join(world, member.userId, businessId, role);
  return member;
}

/** Makes an existing person a member of one more business. */
export async function join(world: World, userId: string, businessId: string, role: Role): Promise<string> {
  const id = uuidv7();
  await world.db.query('INSERT INTO membership (id, user_id, business_id, role, created_at) VALUES ($1, $2, $3, $4, $5)', [
    id,
    userId,
    businessId,
    role,
    now(),
  ]);
  return id;
}

/** A business with nobody in it: something to be a member of. `firm` makes a whole one. */
export async function someBusiness(world: World): Promise<string> {
  const id = uuidv7();
  await world.db.query(
    `INSERT INTO business (id, legal_name, trading_name, slug, size_band, timezone, currency, created_at)
     VALUES ($1, 'Quay Office Design', 'Quay Office Design', $2, 'SMALL', 'Europe/Oslo', 'EUR', $3)`,
    [id, `some-${id}`, now()],
  );
  return id;
}

/** The token in the newest letter to an address that links to this page (`verify`, `reset`, `join`). */
export async function mailedToken(world: World, address: string, page: string): Promise<string> {
  await world.settle();
  const link = new RegExp(`/${page}/([A-Za-z0-9_-]{43})`);
  const tokens = (await world.mails(address)).map((mail) => link.exec(mail.text)?.[1]);
  const token = tokens.findLast((each) => each !== undefined);
  if (!token) throw new Error(`No letter to ${address} links to /${page}.`);
  return token;
}

/** The cookies that an answer sets, as the browser would send them back. */
export function cookiesOf(answer: { headers: Record<string, unknown> }): Credentials {
  const set = (answer.headers['set-cookie'] ?? []) as string[];
  return { cookie: set.map((cookie) => cookie.split(';')[0]).join('; ') };
}

/** A hash that is weak and quick; the parameters travel with it, so that verifying it is quick too. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };
