import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admin, memberOf, type Person } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { codesOf, NOTHING } from '../support/call.js';
import { client } from '../support/clients.js';
import { needs, offering, onNeed, saveTrigger } from '../support/enablement.js';
import { World } from '../support/world.js';

let world: World;
let ines: Person;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
});
afterAll(() => world.close());

const NEED = { text: 'They move to another building in spring', category: 'RELOCATION' };

describe('a need', () => {
  it('is noted, changed and taken away, and nothing of it stays', async () => {
    const { id: firmId, owner } = await firm(world);
    const { id } = await client(world, firmId);
    const added = (await onNeed(world, owner, 'Add', id, { ...NEED, text: '  They  move\n soon ' })).need!;
    expect(added).toMatchObject({ text: 'They move soon', category: 'RELOCATION', isCovered: false, version: 1 });
    expect((await onNeed(world, owner, 'Update', added.id, { isCovered: true, category: null }, 1)).need).toMatchObject({
      text: 'They move soon',
      category: null,
      isCovered: true,
      version: 2,
    });
    expect(codesOf(await onNeed(world, owner, 'Update', added.id, { isCovered: false }, 1))).toEqual(['STALE_VERSION']);
    expect(await needs(world, owner, id)).toHaveLength(1);
    expect(codesOf(await onNeed(world, owner, 'Remove', added.id, undefined, 2))).toEqual([]);
    expect(await needs(world, owner, id)).toEqual([]);
    expect(codesOf(await onNeed(world, owner, 'Remove', added.id))).toEqual(['NOT_FOUND']);
    const second = (await onNeed(world, owner, 'Add', id, NEED)).need!;
    await world.send(owner, 'mutation ($id: ID!) { clientRemove(id: $id) { userErrors { code } } }', { id });
    const kept = await world.db.query<object[]>(
      'SELECT text, category, removed_at IS NULL AS open FROM client_need WHERE client_id = $1',
      [id],
    );
    expect(kept).toEqual(Array(2).fill({ text: '', category: null, open: false }));
    expect(codesOf(await onNeed(world, owner, 'Update', second.id, { isCovered: true }))).toEqual(['NOT_FOUND']);
    expect(await world.factsAbout(id)).toEqual([
      ...['need_noted', 'need_changed', 'need_removed', 'need_noted', 'removed'].map((what) => `client.${what}`),
    ]);
  });

  it('is refused to readers of the book, and not told to anybody else', async () => {
    const { proposer, partner } = await alliance(world, 'ACTIVE');
    const { id } = await client(world, proposer.id);
    const need = (await onNeed(world, proposer.owner, 'Add', id, NEED)).need!;
    const reader = await memberOf(world, proposer.id, 'VIEWER');
    expect(codesOf(await onNeed(world, reader, 'Add', id, NEED))).toEqual(['FORBIDDEN']);
    expect(codesOf(await onNeed(world, reader, 'Update', need.id, { isCovered: true }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await onNeed(world, reader, 'Remove', need.id))).toEqual(['FORBIDDEN']);
    expect(await needs(world, reader, id)).toHaveLength(1);
    for (const who of [partner.owner, ines]) {
      expect(await needs(world, who, id)).toBeNull();
      for (const [verb, input] of [
        ['Add', NEED],
        ['Update', { isCovered: true }],
        ['Remove', undefined],
      ] as const) {
        const at = verb === 'Add' ? id : need.id;
        expect((await onNeed(world, who, verb, at, input)).userErrors).toEqual(
          (await onNeed(world, who, verb, NOTHING, input)).userErrors,
        );
        expect(codesOf(await onNeed(world, who, verb, at, input))).toEqual(['NOT_FOUND']);
      }
    }
  });

  // Remove the lock of the client in ClientNeedsService.add and this must fail.
  it('is one of at most thirty, also when two come at once', async () => {
    const { id: firmId, owner } = await firm(world);
    const { id } = await client(world, firmId);
    for (let n = 0; n < 29; n += 1) await onNeed(world, owner, 'Add', id, NEED);
    const add = () => onNeed(world, owner, 'Add', id, NEED);
    const answers = await world.race('client', id, [add, add]);
    expect(answers.flatMap((answer) => codesOf(answer))).toEqual(['INVALID']);
  });

  // Remove the lock in ClientNeedsService.lock and this must fail.
  it('is changed by one of two at once', async () => {
    const { id: firmId, owner } = await firm(world);
    const { id } = await client(world, firmId);
    const need = (await onNeed(world, owner, 'Add', id, NEED)).need!;
    const change = () => onNeed(world, owner, 'Update', need.id, { isCovered: true }, 1);
    const answers = await world.race('client_need', need.id, [change, change]);
    expect(answers.flatMap((answer) => codesOf(answer))).toEqual(['STALE_VERSION']);
  });
});

describe('who may help', () => {
  const allies = async (stage: 'ACTIVE' | 'PILOT' | 'PAUSED' = 'ACTIVE', partnerName = 'Quayside Movers') => {
    const pair = await alliance(world, stage, { partner: await firm(world, partnerName) });
    return { ...pair, clientId: (await client(world, pair.proposer.id)).id };
  };
  const suggested = async ({ proposer, clientId }: Pair & { clientId: string }, input: object = NEED) =>
    (await onNeed(world, proposer.owner, 'Add', clientId, input)).need!.suggestions;

  it('is the ally who does just that, with the reason, the words and the alliance', async () => {
    const pair = await allies();
    const offeringId = await offering(world, pair.partner.id, 'A move in one weekend', 'RELOCATION');
    const TRIGGER = { see: 'A lease that ends', say: 'Who plans your move?', offeringId };
    await saveTrigger(world, pair.partner.owner, pair.partner.id, TRIGGER);
    expect(await suggested(pair)).toEqual([
      {
        reason: 'Quayside Movers does relocation and moving: A move in one weekend, and you wrote “move”.',
        words: ['move'],
        partner: { id: pair.partner.id },
        alliance: { id: pair.id },
        trigger: { see: TRIGGER.see, say: TRIGGER.say },
        offering: { name: 'A move in one weekend' },
      },
    ]);
  });

  it('is the ally who listens for such words, whatever their endings, and with a slip of the pen', async () => {
    const pair = await allies();
    const TRIGGER = { see: 'Complaints about noisy telephone calls in an open office', say: 'Is it loud?' };
    await saveTrigger(world, pair.partner.owner, pair.partner.id, TRIGGER);
    const found = await suggested(pair, { text: 'Everybody complains that calls are too loud' });
    expect(found).toMatchObject([
      {
        reason: 'Quayside Movers asks you to look out for this: you wrote “calls” and “complains”.',
        trigger: { say: 'Is it loud?' },
        offering: null,
      },
    ]);
    expect(await suggested(pair, { text: 'The telephne rings in the office' })).toMatchObject([
      { words: ['office', 'telephne'] },
    ]);
    // One word in common is a coincidence.
    expect(await suggested(pair, { text: 'A dentist for the office' })).toEqual([]);
  });

  it.each(['PILOT', 'PAUSED'] as const)('is nobody with whom the alliance is %s', async (stage) => {
    const pair = await allies(stage);
    await offering(world, pair.partner.id, 'A move', 'RELOCATION');
    expect(await suggested(pair)).toEqual([]);
  });

  it('is nobody for what we cover ourselves, and for a client who must not be introduced', async () => {
    const pair = await allies();
    await offering(world, pair.partner.id, 'A move', 'RELOCATION');
    expect(await suggested(pair, { ...NEED, isCovered: true })).toEqual([]);
    expect(await suggested(pair)).toHaveLength(1);
    const left = await client(world, pair.proposer.id, { doNotIntroduce: true });
    expect(await suggested({ ...pair, clientId: left.id })).toEqual([]);
  });

  // Let anything of the need reach an event, a job, a letter or the ally, and this must fail.
  it('learns nothing of it', async () => {
    const canary = 'Zqxcanary relocation of the laboratory';
    const pair = await allies();
    await offering(world, pair.partner.id, 'Relocation of a laboratory', 'RELOCATION');
    const before = await world.db.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM event_audience WHERE business_id = $1',
      [pair.partner.id],
    );
    expect(await suggested(pair, { text: canary, category: 'RELOCATION' })).toHaveLength(1);
    expect(await needs(world, pair.proposer.owner, pair.clientId)).toMatchObject([{ text: canary }]);
    await world.settle();
    const after = await world.db.query<object[]>('SELECT count(*)::int AS count FROM event_audience WHERE business_id = $1', [
      pair.partner.id,
    ]);
    expect(after).toEqual(before);
    expect(await world.mails(pair.partner.owner.email)).toEqual([]);
    const tables = await world.db.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'pgboss') AND tablename <> 'client_need' ORDER BY 1`,
    );
    for (const { name } of tables) {
      const [row] = await world.db.query<{ found: boolean }[]>(
        `SELECT coalesce(bool_or(t::text ILIKE '%zqxcanary%'), false) AS found FROM ${name} t`,
      );
      expect([name, row?.found]).toEqual([name, false]);
    }
    const query = `query ($me: ID!) { alliances(first: 20) { nodes { history(first: 20) { nodes { type note } } } }
      business(id: $me) { enablementCard { changedAt } } }`;
    const seen = await world.ask(pair.partner.owner, query, { me: pair.partner.id });
    expect(JSON.stringify(seen)).not.toContain('canary');
    expect(JSON.stringify(seen)).not.toContain('need');
  });
});
