import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admin, memberOf, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { codesOf, NOTHING } from '../support/call.js';
import { client, contact } from '../support/clients.js';
import { card, markRead, saveTrigger, TEXTS, writeCard } from '../support/enablement.js';
import { World } from '../support/world.js';

let world: World;
let ines: Person;
let stranger: Person;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
  stranger = (await firm(world, 'Stranger Ltd')).owner;
});
afterAll(() => world.close());

const TRIGGER = { see: 'People who stand at their desks', say: 'Who set up your desks?' };

describe('a card', () => {
  it('is written by the firm, and read by its own people and its partners from getting to know on', async () => {
    const { proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    expect(await card(world, proposer.owner, proposer.id)).toBeNull();
    expect(codesOf(await writeCard(world, proposer.owner, proposer.id))).toEqual([]);
    expect(await card(world, partner.owner, proposer.id)).toMatchObject({
      ...TEXTS,
      ...{ edition: 1, isRead: false, readAt: null, canWrite: false, readers: [] },
    });
    expect(await card(world, proposer.owner, proposer.id)).toMatchObject({
      canWrite: true,
      readers: [{ partner: { id: partner.id }, members: 1, readers: 0 }],
    });
  });

  // Remove the stages in `READ_IN` or the question in `CardsQueries.visible` and one of these must fail.
  it.each(['PROPOSED', 'DECLINED', 'SUSPENDED', 'ENDED'] as const)('is hidden in an alliance that is %s', async (stage) => {
    const { proposer, partner } = await alliance(world, stage);
    await writeCard(world, proposer.owner, proposer.id);
    expect(await card(world, partner.owner, proposer.id)).toBeNull();
    expect(codesOf(await markRead(world, partner.owner, proposer.id))).toEqual(['NOT_FOUND']);
  });

  it.each(['PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED'] as const)('is open in an alliance that is %s', async (stage) => {
    const { proposer, partner } = await alliance(world, stage);
    await writeCard(world, partner.owner, partner.id);
    expect(await card(world, proposer.owner, partner.id)).toMatchObject(TEXTS);
  });

  it('is hidden from strangers and from admins, who are told the same as of none', async () => {
    const { proposer } = await alliance(world, 'ACTIVE');
    await writeCard(world, proposer.owner, proposer.id);
    for (const who of [stranger, ines]) {
      expect(await card(world, who, proposer.id)).toBeNull();
      const refused = await markRead(world, who, proposer.id);
      expect(codesOf(refused)).toEqual(['NOT_FOUND']);
      expect(refused.userErrors).toEqual((await markRead(world, who, NOTHING)).userErrors);
    }
    expect(codesOf(await writeCard(world, stranger, proposer.id))).toEqual(['NOT_FOUND']);
    expect((await writeCard(world, ines, proposer.id)).userErrors).toEqual((await writeCard(world, ines, NOTHING)).userErrors);
  });

  it('is refused to other roles of the firm, which may read it', async () => {
    const { proposer } = await alliance(world, 'ACTIVE');
    await writeCard(world, proposer.owner, proposer.id);
    for (const role of ['MEMBER', 'VIEWER'] as const) {
      const who = await memberOf(world, proposer.id, role);
      expect(codesOf(await writeCard(world, who, proposer.id))).toEqual(['FORBIDDEN']);
      expect(await card(world, who, proposer.id)).toMatchObject({ ...TEXTS, canWrite: false });
      expect(codesOf(await markRead(world, who, proposer.id))).toEqual(['FORBIDDEN']);
    }
  });

  it('names nobody of the firm’s own book, each text at its field; nor does a trigger', async () => {
    const { proposer } = await alliance(world, 'ACTIVE');
    const { id: clientId } = await client(world, proposer.id, { name: 'Fjellvik Kraft AS' });
    await contact(world, proposer.id, { clientId, name: 'Solveig Aas' });
    for (const [field, text] of [
      ['listenFor', 'Somebody like Fjellvik'],
      ['words', 'We did it for fjellvik kraft'],
      ['notAFit', 'Solveig Aas knows'],
    ] as const) {
      const refused = await writeCard(world, proposer.owner, proposer.id, { ...TEXTS, [field]: text });
      expect(refused.userErrors).toMatchObject([{ code: 'BRIEF_REVEALS', field: ['input', field] }]);
    }
    const trigger = await saveTrigger(world, proposer.owner, proposer.id, { ...TRIGGER, say: 'Fjellvik is glad of it' });
    expect(trigger.userErrors).toMatchObject([{ code: 'BRIEF_REVEALS', field: ['input', 'say'] }]);
  });

  // Remove the lock in CardsService.own and this must fail.
  it('keeps one of two at once', async () => {
    const { id, owner } = await firm(world);
    const write = (words: string) => () => writeCard(world, owner, id, { ...TEXTS, words }, 0);
    const answers = await world.race('business', id, [write('One'), write('Two')]);
    expect(answers.flatMap((answer) => codesOf(answer))).toEqual(['STALE_VERSION']);
  });
});

describe('reading a card', () => {
  it('is marked once, for the firm to see, and asked for again when the card or a trigger changes', async () => {
    const { proposer, partner } = await alliance(world, 'ACTIVE');
    await memberOf(world, partner.id, 'MEMBER');
    await writeCard(world, proposer.owner, proposer.id);
    expect(codesOf(await markRead(world, partner.owner, proposer.id))).toEqual([]);
    expect(codesOf(await markRead(world, partner.owner, proposer.id))).toEqual([]);
    expect(await card(world, partner.owner, proposer.id)).toMatchObject({ isRead: true, readAt: expect.any(String) });
    const readers = async () => (await card(world, proposer.owner, proposer.id))?.readers;
    expect(await readers()).toEqual([{ partner: { id: partner.id }, members: 2, readers: 1 }]);

    // The same words are no change.
    await writeCard(world, proposer.owner, proposer.id);
    expect((await card(world, partner.owner, proposer.id))?.isRead).toBe(true);
    await writeCard(world, proposer.owner, proposer.id, { ...TEXTS, notAFit: 'Nobody' });
    expect(await card(world, partner.owner, proposer.id)).toMatchObject({
      edition: 2,
      isRead: false,
      readAt: expect.any(String),
    });
    expect(await readers()).toEqual([{ partner: { id: partner.id }, members: 2, readers: 0 }]);
    expect(codesOf(await markRead(world, partner.owner, proposer.id, 1))).toEqual(['STALE_VERSION']);
    expect(codesOf(await markRead(world, partner.owner, proposer.id, 2))).toEqual([]);

    world.travel(1_000);
    const saved = await saveTrigger(world, proposer.owner, proposer.id, TRIGGER);
    expect(codesOf(saved)).toEqual([]);
    await world.settle();
    expect(await card(world, partner.owner, proposer.id)).toMatchObject({ edition: 3, isRead: false });
    const facts = (await world.factsAbout(proposer.id)).filter((type) => type.startsWith('business.card'));
    expect(facts).toEqual(['card_written', 'card_read', 'card_written', 'card_read'].map((what) => `business.${what}`));
  });

  // Remove the lock in CardsService.lockCard and this must fail.
  it('is on record once when two windows say so at once', async () => {
    const { proposer, partner } = await alliance(world, 'ACTIVE');
    await writeCard(world, proposer.owner, proposer.id);
    const mark = () => markRead(world, partner.owner, proposer.id);
    const holder = world.db.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT FROM enablement_card WHERE business_id = $1 FOR UPDATE', [proposer.id]);
    const both = Promise.all([mark(), mark()]);
    for (let waiting = 0; waiting < 2;) {
      const [row] = await world.db.query<{ waiting: number }[]>(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      waiting = row?.waiting ?? 0;
    }
    await holder.rollbackTransaction();
    await holder.release();
    expect((await both).flatMap((answer) => codesOf(answer))).toEqual([]);
    expect((await world.factsAbout(proposer.id)).filter((type) => type === 'business.card_read')).toHaveLength(1);
  });

  it('makes a card of the first trigger, and counts an event once however often it is handed over', async () => {
    const { id, owner } = await firm(world);
    await saveTrigger(world, owner, id, TRIGGER);
    await world.settle();
    expect(await card(world, owner, id)).toMatchObject({ listenFor: '', edition: 1 });
    await world.db.query(
      `UPDATE event SET dispatched_at = NULL WHERE subject_id = $1 AND type = 'business.referral_trigger_added'`,
      [id],
    );
    await world.settle();
    expect(await card(world, owner, id)).toMatchObject({ edition: 1 });
  });
});
