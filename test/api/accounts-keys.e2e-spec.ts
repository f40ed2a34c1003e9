import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { uuidv7 } from '../../src/kernel/id.js';
import { HOUR, later, now } from '../../src/kernel/time.js';
import { belongsTo, manages, worksFor, type Viewer } from '../../src/kernel/viewer.js';
import { Needs, PersonOnly, Public } from '../../src/platform/graphql/access.js';
import { ById, CurrentViewer } from '../../src/platform/graphql/arguments.js';
import { memberOf, person, someBusiness, type Person } from '../support/accounts.js';
import { NOBODY, World, type Credentials } from '../support/world.js';

/** One root field for each kind of access rule. */
@Resolver()
class ProbeResolver {
  @Public()
  @Query(() => String, { description: 'Open' })
  open(): string {
    return 'yes';
  }

  @PersonOnly()
  @Query(() => String, { description: 'For people' })
  personal(): string {
    return 'yes';
  }

  @Needs('clients:read')
  @Query(() => String, { description: 'Reads' })
  reads(): string {
    return 'yes';
  }

  @Needs('clients:write')
  @Mutation(() => String, { description: 'Writes' })
  writes(): string {
    return 'yes';
  }

  @Needs('alliances:read')
  @Query(() => String, { description: 'Reads something else' })
  readsElse(): string {
    return 'yes';
  }

  @Needs('network:read')
  @Query(() => [Boolean], { description: 'Whether the viewer belongs to, works for, manages the business; is an admin' })
  standing(@CurrentViewer() viewer: Viewer, @ById('Id of the business') id: string): boolean[] {
    return [belongsTo(viewer, id), worksFor(viewer, id), manages(viewer, id), viewer.isAdmin];
  }
}

@Module({ providers: [ProbeResolver] })
class ProbeModule {}

const ERRORS = 'userErrors { code message field }';
const CREATE = `mutation ($businessId: ID!, $input: ApiKeyCreateInput!) {
  apiKeyCreate(businessId: $businessId, input: $input) { secret apiKey { id prefix scopes createdBy { id } } ${ERRORS} } }`;
const REVOKE = `mutation ($id: ID!) { apiKeyRevoke(id: $id) { apiKey { id } secret ${ERRORS} } }`;
const KEYS = 'query ($businessId: ID!) { apiKeys(businessId: $businessId) { id name prefix scopes lastUsedAt expiresAt } }';
const REMOVE = `mutation ($id: ID!) { memberRemove(id: $id) { ${ERRORS} } }`;
const STANDING = 'query ($id: ID!) { standing(id: $id) }';

interface Answer {
  secret: string | null;
  apiKey: { id: string; prefix: string; scopes: string[] } | null;
  userErrors: { code: string }[];
}

describe('an API key', () => {
  let world: World;
  let businessId: string;
  let owner: Person;
  beforeAll(async () => {
    world = await World.open({}, [ProbeModule]);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    businessId = await someBusiness(world);
    owner = await memberOf(world, businessId, 'OWNER');
  });

  const run = async (who: Credentials, mutation: string, variables: object): Promise<Answer> =>
    Object.values(await world.send<Record<string, Answer>>(who, mutation, variables))[0]!;
  const codes = (answer: Answer) => answer.userErrors.map((error) => error.code);
  const create = (who: Credentials, scopes: string[], more: object = {}) =>
    run(who, CREATE, { businessId, input: { name: 'CRM sync', scopes, ...more } });
  const keyOf = async (who: Credentials, scopes: string[], more: object = {}): Promise<Credentials & { id: string }> => {
    const { secret, apiKey } = await create(who, scopes, more);
    const key: Credentials = { authorization: `Bearer ${secret}` };
    // Not enumerable, so that it is not sent as a header.
    return Object.defineProperty(key, 'id', { value: apiKey!.id }) as Credentials & { id: string };
  };
  const refusal = async (who: Credentials, operation: string, variables: object = {}) =>
    (await world.ask(who, operation, variables)).errors?.[0]?.extensions?.code ?? null;

  describe('apiKeyCreate', () => {
    it('answers the secret once, and keeps only its hash', async () => {
      const { secret, apiKey } = await create(owner, ['CLIENTS_READ', 'NETWORK_WRITE']);
      expect(secret).toMatch(/^adj_[0-9a-f]{80}$/);
      expect(secret!.startsWith(apiKey!.prefix)).toBe(true);
      expect(apiKey).toMatchObject({ scopes: ['CLIENTS_READ', 'NETWORK_WRITE'], createdBy: { id: owner.userId } });

      const { apiKeys } = await world.send<{ apiKeys: object[] }>(owner, KEYS, { businessId });
      expect(apiKeys).toEqual([
        { id: apiKey!.id, name: 'CRM sync', prefix: apiKey!.prefix, scopes: apiKey!.scopes, lastUsedAt: null, expiresAt: null },
      ]);
      const [row] = await world.db.query<{ text: string }[]>('SELECT k::text AS text FROM api_key k WHERE id = $1', [apiKey!.id]);
      expect(row!.text).not.toContain(secret!.slice(12));
      expect(await world.factsAbout(apiKey!.id)).toEqual(['api_key.created']);
    });

    it('is refused below manager, to keys, without a scope, and with an end in the past', async () => {
      expect(codes(await create(await memberOf(world, businessId, 'MEMBER'), ['CLIENTS_READ']))).toEqual(['FORBIDDEN']);
      expect(codes(await create(owner, []))).toEqual(['INVALID']);
      expect(codes(await create(owner, ['CLIENTS_READ'], { expiresAt: later(now(), -HOUR) }))).toEqual(['INVALID']);
      const key = await keyOf(owner, ['BUSINESSES_WRITE']);
      expect(await refusal(key, CREATE, { businessId, input: { name: 'more', scopes: ['CLIENTS_READ'] } })).toBe('FORBIDDEN');
    });

    it('does not tell a stranger that the business exists', async () => {
      const stranger = await person(world);
      const foreign = await create(stranger, ['CLIENTS_READ']);
      expect(foreign).toEqual(
        await run(stranger, CREATE, { businessId: uuidv7(), input: { name: 'x', scopes: ['CLIENTS_READ'] } }),
      );
      expect(codes(foreign)).toEqual(['NOT_FOUND']);
    });
  });

  it.each([
    ['no scope of the field', ['OUTCOMES_WRITE'], { reads: 'FORBIDDEN', writes: 'FORBIDDEN', readsElse: 'FORBIDDEN' }],
    ['the scope to read', ['CLIENTS_READ'], { reads: null, writes: 'FORBIDDEN', readsElse: 'FORBIDDEN' }],
    ['the scope to write', ['CLIENTS_WRITE'], { reads: null, writes: null, readsElse: 'FORBIDDEN' }],
    ['scopes of two domains', ['CLIENTS_READ', 'ALLIANCES_READ'], { reads: null, writes: 'FORBIDDEN', readsElse: null }],
  ])('with %s may do just that', async (_, scopes, expected) => {
    const key = await keyOf(owner, scopes);
    expect({
      open: await refusal(key, '{ open }'),
      personal: await refusal(key, '{ personal }'),
      reads: await refusal(key, '{ reads }'),
      writes: await refusal(key, 'mutation { writes }'),
      readsElse: await refusal(key, '{ readsElse }'),
    }).toEqual({ open: null, personal: 'FORBIDDEN', ...expected });
  });

  it('leaves a person in a session all of it, and nobody what is public', async () => {
    for (const operation of ['{ open }', '{ personal }', '{ reads }', 'mutation { writes }', '{ readsElse }']) {
      expect(await refusal(owner, operation)).toBeNull();
      expect(await refusal(NOBODY, operation)).toBe(operation === '{ open }' ? null : 'UNAUTHENTICATED');
    }
  });

  it('acts for its one business, as MEMBER at most, and never as an admin', async () => {
    const boss = await memberOf(world, businessId, 'MANAGER', { isAdmin: true });
    const elsewhere = await someBusiness(world);
    await world.db.query('INSERT INTO membership SELECT $1, user_id, $2, role, created_at FROM membership WHERE user_id = $3', [
      uuidv7(),
      elsewhere,
      boss.userId,
    ]);
    const key = await keyOf(boss, ['NETWORK_READ']);
    expect(await world.send(boss, STANDING, { id: businessId })).toEqual({ standing: [true, true, true, true] });
    expect(await world.send(key, STANDING, { id: businessId })).toEqual({ standing: [true, true, false, false] });
    expect(await world.send(key, STANDING, { id: elsewhere })).toEqual({ standing: [false, false, false, false] });
    expect(await world.send(key, '{ me { isAdmin memberships { role } } }')).toEqual({
      me: { isAdmin: false, memberships: [{ role: 'MANAGER' }] },
    });
  });

  it('only reads when its maker only may', async () => {
    const manager = await memberOf(world, businessId, 'MANAGER');
    const key = await keyOf(manager, ['NETWORK_READ']);
    await world.db.query(`UPDATE membership SET role = 'VIEWER' WHERE user_id = $1`, [manager.userId]);
    expect(await world.send(key, STANDING, { id: businessId })).toEqual({ standing: [true, false, false, false] });
  });

  it('ends with its maker’s membership', async () => {
    const manager = await memberOf(world, businessId, 'MANAGER');
    const key = await keyOf(manager, ['NETWORK_READ']);
    expect(await refusal(key, STANDING, { id: businessId })).toBeNull();
    const [row] = await world.db.query<{ id: string }[]>('SELECT id FROM membership WHERE user_id = $1', [manager.userId]);
    await run(owner, REMOVE, { id: row!.id });
    expect(await refusal(key, STANDING, { id: businessId })).toBe('UNAUTHENTICATED');
    expect(await world.factsAbout(key.id)).toEqual(['api_key.created', 'api_key.revoked']);
  });

  it('ends at its time, and notes when it was used', async () => {
    const key = await keyOf(owner, ['CLIENTS_READ'], { expiresAt: later(now(), HOUR) });
    expect(await refusal(key, '{ reads }')).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { apiKeys } = await world.send<{ apiKeys: { lastUsedAt: string | null }[] }>(owner, KEYS, { businessId });
    expect(apiKeys[0]!.lastUsedAt).not.toBeNull();
    world.travel(HOUR);
    expect(await refusal(key, '{ reads }')).toBe('UNAUTHENTICATED');
  });

  it('that is mistyped is refused, even with a good cookie beside it', async () => {
    const { secret } = await create(owner, ['CLIENTS_READ']);
    const last = secret!.at(-1) === '0' ? '1' : '0';
    const mistyped = { ...owner, authorization: `Bearer ${secret!.slice(0, -1)}${last}` };
    expect(await refusal(mistyped, '{ reads }')).toBe('UNAUTHENTICATED');
  });

  describe('apiKeyRevoke', () => {
    it('ends the key at once, and answers no secret', async () => {
      const key = await keyOf(owner, ['CLIENTS_READ']);
      expect(await refusal(key, '{ reads }')).toBeNull();
      const { id } = key;
      expect(await run(owner, REVOKE, { id })).toEqual({ apiKey: { id }, secret: null, userErrors: [] });
      expect(await refusal(key, '{ reads }')).toBe('UNAUTHENTICATED');
      expect(await world.factsAbout(id)).toEqual(['api_key.created', 'api_key.revoked']);
    });

    it('is felt within a second when another process did it', async () => {
      const key = await keyOf(owner, ['CLIENTS_READ']);
      expect(await refusal(key, '{ reads }')).toBeNull();
      await world.db.query('DELETE FROM api_key WHERE id = $1', [key.id]);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await refusal(key, '{ reads }')).toBe('UNAUTHENTICATED');
    });

    it('is for its maker and managers, and hidden from strangers', async () => {
      const { id } = await keyOf(owner, ['CLIENTS_READ']);
      expect(codes(await run(await memberOf(world, businessId, 'MEMBER'), REVOKE, { id }))).toEqual(['FORBIDDEN']);
      const stranger = await person(world);
      expect(await run(stranger, REVOKE, { id })).toEqual(await run(stranger, REVOKE, { id: uuidv7() }));
    });

    // Remove the lock in ApiKeysService.revoke and this test must fail.
    it('happens once when two come at once', async () => {
      const { id } = await keyOf(owner, ['CLIENTS_READ']);
      const answers = await world.race('api_key', id, [() => run(owner, REVOKE, { id }), () => run(owner, REVOKE, { id })]);
      expect(answers.flatMap(codes)).toEqual(['NOT_FOUND']);
      expect(await world.factsAbout(id)).toEqual(['api_key.created', 'api_key.revoked']);
    });
  });
});
