import type { Person } from './accounts.js';
import { call } from './call.js';
import type { Credentials, World } from './world.js';

/** An API key of a business with some scopes, such as `INBOX_READ`, made by somebody who manages it. */
export async function keyOf(world: World, who: Person, businessId: string, ...scopes: string[]): Promise<Credentials> {
  const { secret } = await call<{ secret: string }>(
    world,
    who,
    'apiKeyCreate',
    '$businessId: ID!, $input: ApiKeyCreateInput!',
    { businessId, input: { name: 'Key', scopes } },
    'secret',
  );
  return { authorization: `Bearer ${secret}` };
}
