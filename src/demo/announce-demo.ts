import type { INestApplicationContext } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { ApiKeysService, isPassword, Membership, SCOPES, User, type KeyScope } from '../accounts/index.js';
import type { Viewer } from '../kernel/viewer.js';
import type { Config } from '../platform/config/config.js';
import { Event } from '../platform/events/event.entity.js';
import { SIGN_INS } from './cast.js';
import { demoPassword } from './demo-password.js';

/** What a person at the terminal needs to look around: sign-ins, at the first start an API key, a first query. */
export async function announceDemo(app: INestApplicationContext, config: Config, address: string): Promise<string[]> {
  const manager = app.get(EntityManager);
  if (!config.demo || !(await manager.existsBy(Event, { type: 'demo.begun' }))) return [];
  if (!(await manager.existsBy(Event, { type: 'demo.loaded' }))) {
    return [`The demo network is incomplete: its loading was interrupted. Stop, delete ${config.dataDir}, and start again.`];
  }
  const key = await firstKey(app, manager);
  return [
    '',
    'A demo network is loaded. Sign in as',
    ...(await Promise.all(Object.entries(SIGN_INS).map(([role, { email }]) => signIn(manager, config, role, email)))),
    '',
    key
      ? `API key, shown this once: ${key}`
      : 'The API key was shown at the first start; an owner makes another with apiKeyCreate.',
    'A first query:',
    `  curl -s ${address}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${key ?? '<API key>'}' \\`,
    `    -d '{"query":"{ alliances(first: 5) { nodes { stage partner { tradingName } } } }"}'`,
    ...(config.environment === 'development' && !config.mail.smtpUrl ? [`Letters are at ${address}/dev/mail`] : []),
  ];
}

/** The printed password must be one that works: who changed hers knows it. */
async function signIn(manager: EntityManager, config: Config, role: string, email: string): Promise<string> {
  const password = demoPassword(config);
  const user = await manager.findOneBy(User, { email });
  const isStill = await isPassword(user?.passwordHash ?? null, password);
  return `  ${role.padEnd(8)} ${email.padEnd(38)} ${isStill ? password : '(the password was changed)'}`;
}

/** A key of the owner's firm with every scope, made at the first start and never again; null from then on. */
async function firstKey(app: INestApplicationContext, manager: EntityManager): Promise<string | null> {
  const user = await manager.findOneBy(User, { email: SIGN_INS.owner.email });
  const membership = user && (await manager.findOneBy(Membership, { userId: user.id, role: 'OWNER' }));
  if (!membership) return null;
  const { userId, businessId, role } = membership;
  if (await manager.existsBy(Event, { type: 'api_key.created', businessId })) return null;
  const viewer: Viewer = { userId, isAdmin: false, roles: new Map([[businessId, role]]), scopes: null };
  const scopes = Object.keys(SCOPES) as KeyScope[];
  const { secret } = await app.get(ApiKeysService, { strict: false }).create(viewer, businessId, { name: 'First steps', scopes });
  return secret;
}
