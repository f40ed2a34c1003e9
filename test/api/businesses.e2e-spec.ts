import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY } from '../../src/kernel/time.js';
import { admin, join, memberOf, person, type Person } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

interface Answer {
  business: {
    id: string;
    status: string;
    slug: string;
    version: number;
    availableActions: { action: string; allowed: boolean }[];
  } | null;
  partId?: string;
  userErrors: { code: string; field: string[] | null; message: string }[];
}
const RESULT = `{ partId business { id status slug version availableActions { action allowed reason deadline } } userErrors { code message field } }`;

/** One mutation by name, with its arguments and their types written out. */
async function call(who: Person, name: string, types: string, variables: object): Promise<Answer> {
  const args = [...types.matchAll(/\$(\w+)/g)].map(([, arg]) => `${arg}: $${arg}`).join(', ');
  const data = await world.send<Record<string, Answer>>(who, `mutation (${types}) { ${name}(${args}) ${RESULT} }`, variables);
  return data[name]!;
}
const onId = (who: Person, verb: string, id: string) => call(who, `business${verb}`, '$id: ID!', { id });
const reject = (who: Person, id: string, input: object) =>
  call(who, 'businessReject', '$id: ID!, $input: BusinessRejectInput!', { id, input });
const suspend = (who: Person, id: string) =>
  call(who, 'businessSuspend', '$id: ID!, $input: BusinessReasonInput!', { id, input: { reason: 'COMPLAINTS' } });
const askInfo = (who: Person, id: string) =>
  call(who, 'businessRequestInfo', '$id: ID!, $input: BusinessRequestInfoInput!', {
    id,
    input: { question: 'Which licences do you hold?' },
  });

const PROFILE = {
  legalName: 'Nordvik & Søn AS',
  sizeBand: 'SMALL',
  regions: ['NO'],
  categories: ['ERGONOMICS'],
  timezone: 'Europe/Oslo',
  currency: 'NOK',
};
const create = (who: Person, input: object = PROFILE) => call(who, 'businessCreate', '$input: BusinessProfileInput!', { input });

describe('businessCreate', () => {
  it('begins a draft that its maker owns, under a short name of its own', async () => {
    const ada = await person(world);
    const first = await create(ada);
    const second = await create(ada);

    expect(first.userErrors).toEqual([]);
    expect(first.business).toMatchObject({ status: 'DRAFT', slug: 'nordvik-son-as' });
    expect(second.business).toMatchObject({ slug: 'nordvik-son-as-2' });
    expect(await world.factsAbout(first.business!.id)).toEqual(['business.created']);
  });

  it('names every field that is wrong at once, and makes nothing', async () => {
    const { business, userErrors } = await create(await person(world), {
      ...PROFILE,
      regions: ['XX'],
      timezone: 'Oslo',
      currency: 'KR',
    });

    expect(business).toBeNull();
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['INVALID', ['input', 'regions']],
      ['INVALID', ['input', 'timezone']],
      ['INVALID', ['input', 'currency']],
    ]);
  });
});

describe('the way onto the network', () => {
  it('goes from draft over a question to active, and the owner’s next step is always told', async () => {
    const [ada, ines] = [await person(world), await admin(world)];
    const { business } = await create(ada);
    const id = business!.id;
    const lacking = await onId(ada, 'Submit', id);
    expect(lacking.userErrors.map(({ code }) => code)).toEqual(['INCOMPLETE', 'INCOMPLETE']);
    expect(business!.availableActions).toContainEqual(expect.objectContaining({ action: 'SUBMIT', allowed: false }));

    await call(ada, 'businessOfferingSave', '$businessId: ID!, $input: OfferingInput!', {
      businessId: id,
      input: { name: 'Survey', problemSolved: 'Back pain costs days', businessIssue: 'COST', category: 'ERGONOMICS' },
    });
    await call(ada, 'businessTargetMarketSave', '$businessId: ID!, $input: TargetMarketInput!', {
      businessId: id,
      input: { name: 'Offices', industries: ['54'], decisionMakerRoles: ['HEAD_OF_WORKPLACE'], isPrimary: true },
    });
    expect((await onId(ada, 'Submit', id)).business?.status).toBe('SUBMITTED');
    expect((await askInfo(ines, id)).business?.status).toBe('NEEDS_INFO');
    expect((await onId(ada, 'Submit', id)).business?.status).toBe('SUBMITTED');
    const approved = await onId(ines, 'Approve', id);
    expect(approved.business).toMatchObject({ status: 'ACTIVE' });

    expect((await world.factsAbout(id)).filter((type) => !type.includes('_added'))).toEqual([
      'business.created',
      'business.submitted',
      'business.info_requested',
      'business.submitted',
      'business.approved',
    ]);
  });

  it('lets the owner read why it was rejected, and apply again when the time has come', async () => {
    const [harbour, ines] = [await firm(world, 'Late Bakery', 'SUBMITTED'), await admin(world)];
    const rejected = await reject(ines, harbour.id, { reason: 'NO_FIT', note: 'We serve offices.', reapplyAfterDays: 30 });
    expect(rejected.business?.status).toBe('REJECTED');
    const { business } = await world.send<{ business: unknown }>(
      harbour.owner,
      'query ($id: ID!) { business(id: $id) { standing { reason note } } }',
      { id: harbour.id },
    );
    expect(business).toEqual({ standing: { reason: 'NO_FIT', note: 'We serve offices.' } });

    expect((await onId(harbour.owner, 'Reapply', harbour.id)).userErrors).toMatchObject([{ code: 'TOO_EARLY' }]);
    world.travel(31 * DAY);
    expect((await onId(harbour.owner, 'Reapply', harbour.id)).business?.status).toBe('DRAFT');
  });

  it('puts an unanswered question back to draft, and an unmade decision on record', async () => {
    const [asked, waiting] = [await firm(world, 'Asked', 'SUBMITTED'), await firm(world, 'Waiting', 'DRAFT')];
    await askInfo(await admin(world), asked.id);
    await onId(waiting.owner, 'Submit', waiting.id);

    world.travel(31 * DAY);
    await world.runClocks();

    expect(await world.factsAbout(asked.id)).toContain('business.lapsed');
    expect((await world.factsAbout(waiting.id)).filter((type) => type === 'business.decision_overdue').length).toBeGreaterThan(0);
    expect(await world.liveClocks(waiting.id)).toEqual(['business.decision']);
    expect(await world.liveClocks(asked.id)).toEqual([]);
  });
});

describe('who may', () => {
  const verbs: [string, (who: Person, id: string) => Promise<Answer>, 'SUBMITTED' | 'ACTIVE' | 'SUSPENDED'][] = [
    ['businessApprove', (who, id) => onId(who, 'Approve', id), 'SUBMITTED'],
    ['businessReject', (who, id) => reject(who, id, { reason: 'OTHER' }), 'SUBMITTED'],
    ['businessRequestInfo', askInfo, 'SUBMITTED'],
    ['businessSuspend', suspend, 'ACTIVE'],
    ['businessReinstate', (who, id) => onId(who, 'Reinstate', id), 'SUSPENDED'],
  ];

  it.each(verbs)('%s is refused to the owner, and to an admin who belongs to the business', async (_, verb, status) => {
    const { id, owner } = await firm(world, 'Judged', status);
    const insider = await admin(world);
    await join(world, insider.userId, id, 'VIEWER');

    expect((await verb(owner, id)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await verb(insider, id)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await verb(await admin(world), id)).userErrors).toEqual([]);
  });

  it.each(verbs.filter(([, , status]) => status !== 'ACTIVE'))('%s tells a stranger nothing', async (_, verb, status) => {
    const { id } = await firm(world, 'Hidden', status);
    const { owner: stranger } = await firm(world, 'Stranger');

    const there = await verb(stranger, id);
    const missing = await verb(stranger, '01890000-0000-7000-8000-000000000000');

    expect(there.userErrors).toMatchObject([{ code: 'NOT_FOUND', message: 'No such business.' }]);
    expect(there).toEqual(missing);
  });

  it('keeps the profile to owners and managers', async () => {
    const { id } = await firm(world);
    const update = (who: Person) =>
      call(who, 'businessUpdate', '$id: ID!, $input: BusinessProfileInput!', { id, input: PROFILE });

    expect((await update(await memberOf(world, id, 'MEMBER'))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await update((await firm(world, 'Other')).owner)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await update(await memberOf(world, id, 'MANAGER'))).userErrors).toEqual([]);
  });

  it('sees in lists what it sees one by one', async () => {
    const drafts = await firm(world, 'Draft', 'DRAFT');
    const viewers = [drafts.owner, (await firm(world, 'Onlooker')).owner, await admin(world), await person(world)];
    for (const who of viewers) {
      const { businesses } = await world.send<{ businesses: { nodes: { id: string }[] } }>(
        who,
        '{ businesses(first: 100) { nodes { id } } }',
      );
      const listed = businesses.nodes.map(({ id }) => id);
      const all = await world.db.query<{ id: string }[]>('SELECT id FROM business');
      for (const { id } of all) {
        const { business } = await world.send<{ business: object | null }>(who, 'query ($id: ID!) { business(id: $id) { id } }', {
          id,
        });
        expect([id, business !== null]).toEqual([id, listed.includes(id)]);
      }
    }
  });
});

describe('two at once', () => {
  // Remove the lock in BusinessesService.lock and this test must fail.
  it('lets only one of two simultaneous decisions through', async () => {
    const { id } = await firm(world, 'Contested', 'SUBMITTED');
    const ines = await admin(world);

    const answers = await world.race('business', id, [
      () => onId(ines, 'Approve', id),
      () => reject(ines, id, { reason: 'OTHER' }),
    ]);

    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['ILLEGAL_MOVE']);
    expect((await world.factsAbout(id)).length).toBe(1);
  });

  it('refuses a decision on an older version than the present one', async () => {
    const { id } = await firm(world, 'Moved on', 'SUBMITTED');
    const answer = await call(await admin(world), 'businessApprove', '$id: ID!, $expectedVersion: Int', {
      id,
      expectedVersion: 7,
    });

    expect(answer.userErrors).toMatchObject([{ code: 'STALE_VERSION', field: ['expectedVersion'] }]);
  });
});

describe('the directory', () => {
  it('opens to members of an active business, and not to whoever drafts one', async () => {
    const [shown, waiting] = [await firm(world, 'Shown'), await firm(world, 'Waiting room', 'SUBMITTED')];
    const read = async (who: Person) => {
      const query = 'query ($id: ID!) { business(id: $id) { id } businesses(first: 100) { nodes { id } } }';
      const { business, businesses } = await world.send<{ business: object | null; businesses: { nodes: { id: string }[] } }>(
        who,
        query,
        {
          id: shown.id,
        },
      );
      return [business !== null, businesses.nodes.some(({ id }) => id === shown.id)];
    };
    expect(await read(waiting.owner)).toEqual([false, false]);
    expect(await read((await firm(world, 'Member')).owner)).toEqual([true, true]);
    expect(await read(shown.owner)).toEqual([true, true]);
  });
});
