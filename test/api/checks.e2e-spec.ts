import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admin, join, memberOf, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { statementsOf } from '../support/statements.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
let ines: Person;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
});
afterAll(() => world.close());

interface Check {
  readonly code: string;
  readonly state: string;
  readonly sentence: string;
}
async function checks(who: Credentials, kind: 'business' | 'alliance', id: string): Promise<Check[] | null> {
  const query = `query ($id: ID!) { it: ${kind}(id: $id) { checks { code state sentence } } }`;
  return (await world.send<{ it: { checks: Check[] | null } }>(who, query, { id })).it.checks;
}
const statesOf = (found: Check[] | null) => Object.fromEntries((found ?? []).map(({ code, state }) => [code, state]));
const set = (id: string, change: string, value: unknown) =>
  world.db.query(`UPDATE business SET ${change} = $2 WHERE id = $1`, [id, value]);

describe('the checks of a business', () => {
  it('find nothing wrong with a firm whose owner writes from its own domain', async () => {
    const { id } = await firm(world, 'Lindholm Light', 'SUBMITTED');
    await set(id, 'website', 'https://www.lindholm.example/om-oss');
    await memberOf(world, id, 'OWNER', { email: 'mia@post.lindholm.example' });
    expect(statesOf(await checks(ines, 'business', id))).toEqual({
      EMAIL_DOMAIN: 'PASS',
      DUPLICATE: 'PASS',
      PROFILE_COMPLETE: 'PASS',
    });
  });

  it('see an address from elsewhere, and a profile that is not complete', async () => {
    const { id } = await firm(world, 'Solberg Sound', 'SUBMITTED');
    expect(statesOf(await checks(ines, 'business', id))['EMAIL_DOMAIN']).toBe('UNKNOWN');
    await set(id, 'domains', ['solberg.example']);
    await world.db.query('DELETE FROM offering WHERE business_id = $1', [id]);
    expect(statesOf(await checks(ines, 'business', id))).toMatchObject({ EMAIL_DOMAIN: 'WARN', PROFILE_COMPLETE: 'WARN' });
  });

  it.each([
    ['Nordvik & Søn AS', 'NORDVIK SON', 'WARN'],
    ['Havnegade Interiors', 'Havnegade Interior', 'WARN'],
    ['Delta Air Transport', 'Delta Faucets', 'PASS'],
  ])('of %s, beside %s, say %s', async (name, other, state) => {
    await firm(world, other);
    const { id } = await firm(world, name, 'SUBMITTED');
    expect(statesOf(await checks(ines, 'business', id))['DUPLICATE']).toBe(state);
  });

  it('see a domain that another firm names, in its website too', async () => {
    const taken = await firm(world, 'Kvarter Studio');
    await set(taken.id, 'website', 'https://www.kvarter.example/');
    const { id } = await firm(world, 'Something Else', 'SUBMITTED');
    await set(id, 'domains', ['kvarter.example']);
    const found = (await checks(ines, 'business', id))?.find(({ code }) => code === 'DUPLICATE');
    expect(found).toEqual({ code: 'DUPLICATE', state: 'WARN', sentence: 'Kvarter Studio names kvarter.example as well.' });
  });

  it('are for admins alone', async () => {
    const { id, owner } = await firm(world, 'Own');
    expect(await checks(owner, 'business', id)).toBeNull();
  });

  it('cost as many statements for many firms as for one', async () => {
    const query = (first: number) => `{ businesses(first: ${first}) { nodes { checks { code } } } }`;
    const count = async (first: number) =>
      (await statementsOf(world, () => world.send(ines, query(first)))).filter((text) => /businesses\.|accounts\./.test(text))
        .length;
    expect([await count(1), await count(8)]).toEqual([5, 5]);
  });
});

describe('the checks of an alliance', () => {
  it('see a competitor, a shared person, a shared domain and a regulated profession', async () => {
    const { id, proposer, partner } = await alliance(world, 'PENDING_APPROVAL');
    await join(world, proposer.owner.userId, partner.id, 'MEMBER');
    await set(partner.id, 'regulated_professions', ['LAWYER']);
    for (const side of [proposer, partner]) await set(side.id, 'domains', ['both.example']);
    expect(await checks(ines, 'alliance', id)).toEqual([
      { code: 'SAME_OWNER', state: 'WARN', sentence: 'Somebody is a member of both firms.' },
      { code: 'COMPETITOR', state: 'WARN', sentence: 'Both sell ergonomics.' },
      { code: 'REGULATED_PROFESSION', state: 'WARN', sentence: 'Fees may be forbidden: Quayside Interiors (lawyer).' },
      { code: 'SHARED_DOMAIN', state: 'WARN', sentence: 'Both name both.example as their own.' },
    ]);
  });

  it('find nothing wrong with two firms that only fit', async () => {
    const { id, proposer, partner } = await alliance(world, 'PENDING_APPROVAL');
    await set(partner.id, 'categories', ['ACOUSTICS']);
    await world.db.query(`UPDATE offering SET category = 'ACOUSTICS' WHERE business_id = $1`, [partner.id]);
    await set(proposer.id, 'domains', ['one.example']);
    await set(partner.id, 'domains', ['other.example']);
    expect(Object.values(statesOf(await checks(ines, 'alliance', id)))).toEqual(['PASS', 'PASS', 'PASS', 'PASS']);
    expect(await checks(partner.owner, 'alliance', id)).toBeNull();
  });
});
