import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY, HOUR, later, now } from '../../src/kernel/time.js';
import { memberOf } from '../support/accounts.js';
import type { Firm } from '../support/businesses.js';
import { codesOf } from '../support/call.js';
import { contact } from '../support/clients.js';
import { counts, inbox, mark, offered, typesIn } from '../support/inbox.js';
import { act, BRIEF } from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

describe('marks', () => {
  it('put an item off until its time, for one person alone', async () => {
    const { to } = await offered(world);
    const colleague = await memberOf(world, to.id, 'MEMBER');
    const [item] = (await inbox(world, to.owner, to.id)).nodes;
    const { item: snoozed } = await mark(world, to.owner, 'Snooze', to.id, item!.id, later(now(), HOUR));
    expect(snoozed?.snoozedUntil).not.toBeNull();
    expect(await counts(world, to.owner, to.id)).toEqual({ needsYou: 0, unread: 0, snoozed: 1 });
    expect((await inbox(world, to.owner, to.id, 'SNOOZED')).nodes).toEqual([snoozed]);
    expect(await counts(world, colleague, to.id)).toEqual({ needsYou: 1, unread: 0, snoozed: 0 });
    world.travel(2 * HOUR);
    expect(await counts(world, to.owner, to.id)).toEqual({ needsYou: 1, unread: 0, snoozed: 0 });
  });

  it('let go of what was answered while it was put off', async () => {
    const { id, to } = await offered(world);
    const [item] = (await inbox(world, to.owner, to.id)).nodes;
    await mark(world, to.owner, 'Snooze', to.id, item!.id, later(now(), DAY));
    await act(world, await memberOf(world, to.id, 'MEMBER'), 'Accept', { id });
    expect(await typesIn(world, to.owner, to.id, 'SNOOZED')).toEqual([]);
  });

  it('finish with an item, keep it after its clock has ended, and take it back', async () => {
    const { id, to } = await offered(world);
    const [item] = (await inbox(world, to.owner, to.id)).nodes;
    const { item: done } = await mark(world, to.owner, 'Finish', to.id, item!.id);
    expect(await typesIn(world, to.owner, to.id)).toEqual([]);
    expect(await inbox(world, to.owner, to.id, 'DONE')).toMatchObject({ nodes: [done], totalCount: 1 });
    expect((await mark(world, to.owner, 'Restore', to.id, item!.id)).item?.doneAt).toBeNull();
    expect(await typesIn(world, to.owner, to.id)).toEqual(['introduction.offer']);
    await mark(world, to.owner, 'Finish', to.id, item!.id);
    await act(world, to.owner, 'Accept', { id });
    expect((await inbox(world, to.owner, to.id, 'DONE')).nodes).toMatchObject([{ id: item!.id, subject: { id } }]);
  });

  it('count what is not read yet', async () => {
    const { id, from, to } = await offered(world);
    await act(world, to.owner, 'Decline', { id, input: { reason: 'NO_CAPACITY' } });
    const [notice] = (await inbox(world, from.owner, from.id, 'FOR_YOUR_INFORMATION')).nodes;
    expect(await counts(world, from.owner, from.id)).toMatchObject({ unread: 1 });
    await mark(world, from.owner, 'MarkRead', from.id, notice!.id);
    expect(await counts(world, from.owner, from.id)).toMatchObject({ unread: 0 });
    expect((await inbox(world, from.owner, from.id, 'FOR_YOUR_INFORMATION')).nodes[0]?.readAt).not.toBeNull();
    await mark(world, from.owner, 'MarkUnread', from.id, notice!.id);
    expect(await counts(world, from.owner, from.id)).toMatchObject({ unread: 1 });
    expect(await typesIn(world, from.owner, from.id, 'FOR_YOUR_INFORMATION')).toHaveLength(1);
  });

  it('come in pages of what was finished, newest first', async () => {
    const { from } = await declinedThrice();
    const items = (await inbox(world, from.owner, from.id, 'FOR_YOUR_INFORMATION')).nodes;
    for (const { id } of items) {
      world.travel(1_000);
      await mark(world, from.owner, 'Finish', from.id, id);
    }
    const page = await inbox(world, from.owner, from.id, 'DONE', { first: 2 });
    const rest = await inbox(world, from.owner, from.id, 'DONE', { after: page.pageInfo.endCursor });
    expect([...page.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(items.map(({ id }) => id).reverse());
    expect(page.totalCount).toBe(items.length);
  });

  it('are refused for a time that has passed, or is too far', async () => {
    const { to } = await offered(world);
    const [item] = (await inbox(world, to.owner, to.id)).nodes;
    for (const until of [now(), later(now(), 400 * DAY)]) {
      const { userErrors } = await mark(world, to.owner, 'Snooze', to.id, item!.id, until);
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['until'] }]);
    }
  });

  // Without orIgnore in InboxService.mark the second one fails.
  it('are one mark when two come at once', async () => {
    const { to } = await offered(world);
    const [item] = (await inbox(world, to.owner, to.id)).nodes;
    const answers = await Promise.all(
      ['Finish', 'MarkRead', 'Finish', 'MarkRead'].map((verb) => mark(world, to.owner, verb, to.id, item!.id)),
    );
    expect(answers.flatMap(codesOf)).toEqual([]);
    const rows = await world.db.query<{ done: boolean }[]>(
      'SELECT done_at IS NOT NULL AND read_at IS NOT NULL AS done FROM inbox_mark WHERE item_id = $1',
      [item!.id],
    );
    expect(rows).toEqual([{ done: true }]);
  });
});

async function declinedThrice(): Promise<{ from: Firm }> {
  const { id, from, to, pair } = await offered(world);
  await act(world, to.owner, 'Decline', { id, input: { reason: 'NO_CAPACITY' } });
  const person = await contact(world, from.id);
  for (let made = 0; made < 2; made += 1) {
    const input = { allianceId: pair.id, contactId: person.id, brief: BRIEF };
    const { introduction } = await act(world, from.owner, 'Offer', { input });
    await act(world, to.owner, 'Decline', { id: introduction?.id ?? '', input: { reason: 'NO_FIT' } });
  }
  return { from };
}
