import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY, HOUR } from '../../src/kernel/time.js';
import { admin, memberOf } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call, codesOf, NOTHING } from '../support/call.js';
import { contact } from '../support/clients.js';
import { counts, INBOX, inbox, mark, offered, typesIn } from '../support/inbox.js';
import { act, BRIEF, introduced } from '../support/introductions.js';
import { keyOf } from '../support/keys.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

describe('NEEDS_YOU', () => {
  it('holds what waits for the firm, with the thing itself and who waits; an answer ends it', async () => {
    const { id, from, to } = await offered(world);
    const { nodes, totalCount } = await inbox(world, to.owner, to.id);
    expect(totalCount).toBe(1);
    expect(nodes).toMatchObject([
      {
        ...{ kind: 'TASK', type: 'introduction.offer', readAt: null, actor: null },
        ...{ subject: { __typename: 'Introduction', id }, business: { id: from.id } },
      },
    ]);
    expect(nodes[0]?.dueAt).not.toBeNull();
    expect(await typesIn(world, from.owner, from.id)).toEqual([]);
    await act(world, to.owner, 'Accept', { id });
    expect(await typesIn(world, to.owner, to.id)).toEqual([]);
    expect(await typesIn(world, from.owner, from.id)).toEqual(['introduction.ask']);
  });

  it('asks once for what has two clocks, and for nothing whose alliance is held', async () => {
    const { beneficiary, introducer, pair } = await introduced(world);
    expect(await typesIn(world, beneficiary.owner, beneficiary.id)).toEqual(['introduction.first_contact']);
    const paused = { id: pair.id, input: { reason: 'NO_CAPACITY' } };
    await call(world, introducer.owner, 'alliancePause', '$id: ID!, $input: AllianceReasonInput!', paused, '__typename');
    await world.settle();
    expect(await typesIn(world, beneficiary.owner, beneficiary.id)).toEqual([]);
  });

  it('names what a side owes its partner where no clock says whose turn it is', async () => {
    const { id, proposer, partner } = await alliance(world, 'GETTING_TO_KNOW');
    const ready = () => call(world, proposer.owner, 'allianceMarkReady', '$id: ID!', { id }, '__typename');
    const terms = { id, input: { terms: 'We pay each other nothing, and say so.' } };
    await call(world, proposer.owner, 'allianceWriteAgreement', '$id: ID!, $input: AgreementInput!', terms, '__typename');
    expect(await typesIn(world, partner.owner, partner.id)).toEqual(['alliance.accept_agreement']);
    for (const { owner } of [proposer, partner]) {
      const query = 'query ($id: ID!) { alliance(id: $id) { agreements { id } } }';
      const { alliance: seen } = await world.send<{ alliance: { agreements: { id: string }[] } }>(owner, query, { id });
      const agreementId = seen.agreements[0]?.id;
      const types = '$id: ID!, $agreementId: ID!';
      await call(world, owner, 'allianceAcceptAgreement', types, { id, agreementId }, '__typename');
    }
    expect(await typesIn(world, partner.owner, partner.id)).toEqual(['alliance.mark_ready']);
    expect(codesOf(await ready())).toEqual([]);
    expect(await typesIn(world, proposer.owner, proposer.id)).toEqual([]);
    expect(await inbox(world, partner.owner, partner.id)).toMatchObject({
      nodes: [
        { type: 'alliance.mark_ready', subject: { __typename: 'Alliance', id }, business: { id: proposer.id }, dueAt: null },
      ],
    });
  });

  it('asks each side for its review of the pilot', async () => {
    const { id, proposer, partner } = await alliance(world, 'PILOT');
    expect(await typesIn(world, partner.owner, partner.id)).toEqual(['alliance.pilot']);
    const input = { delivery: 5, communication: 5, clientCare: 5, ethics: 5, example: 'All was well.', verdict: 'GO' };
    await call(world, partner.owner, 'allianceReview', '$id: ID!, $input: PilotReviewInput!', { id, input }, '__typename');
    expect(await typesIn(world, partner.owner, partner.id)).toEqual([]);
    expect(await typesIn(world, proposer.owner, proposer.id)).toEqual(['alliance.pilot']);
  });

  it('comes in pages, the soonest due first', async () => {
    const { pair, to } = await offered(world);
    const person = await contact(world, pair.proposer.id);
    const input = { allianceId: pair.id, contactId: person.id, brief: BRIEF };
    for (let made = 0; made < 2; made += 1) {
      world.travel(HOUR);
      await act(world, pair.proposer.owner, 'Offer', { input });
    }
    const all = (await inbox(world, to.owner, to.id)).nodes;
    expect(all.map(({ dueAt }) => dueAt)).toEqual(all.map(({ dueAt }) => dueAt).sort());
    const first = await inbox(world, to.owner, to.id, 'NEEDS_YOU', { first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await inbox(world, to.owner, to.id, 'NEEDS_YOU', { first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes]).toEqual(all);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });
});

describe('FOR_YOUR_INFORMATION', () => {
  it('holds what others did, newest first, and neither one’s own doing nor what waits anyway', async () => {
    const { id, from, to } = await offered(world);
    await act(world, to.owner, 'Decline', { id, input: { reason: 'NO_CAPACITY' } });
    expect(await typesIn(world, to.owner, to.id, 'FOR_YOUR_INFORMATION')).toEqual([]);
    expect((await inbox(world, from.owner, from.id, 'FOR_YOUR_INFORMATION')).nodes).toMatchObject([
      {
        ...{ kind: 'NOTICE', type: 'introduction.declined', dueAt: null, readAt: null },
        ...{ subject: { id }, actor: { id: to.owner.userId }, business: { id: to.id } },
      },
    ]);
  });

  it('says nothing of a draft that was meant for the firm', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { id: contactId } = await contact(world, pair.proposer.id);
    const input = { allianceId: pair.id, contactId, brief: BRIEF };
    const { introduction } = await act(world, pair.proposer.owner, 'Draft', { input });
    await act(world, pair.proposer.owner, 'Withdraw', { id: introduction?.id ?? '', input: { reason: 'MISTAKE' } });
    expect(await typesIn(world, pair.partner.owner, pair.partner.id, 'FOR_YOUR_INFORMATION')).toEqual([]);
  });

  it('tells the client’s word, from nobody', async () => {
    const { introducer, id } = await introduced(world);
    const { nodes } = await inbox(world, introducer.owner, introducer.id, 'FOR_YOUR_INFORMATION');
    expect(nodes[0]).toMatchObject({ type: 'introduction.introduced', subject: { id }, actor: null, business: null });
    expect(nodes.filter(({ type }) => !/^(introduction|alliance|outcome|business)\./.test(type))).toEqual([]);
  });

  it('forgets after 90 days', async () => {
    const { id, from, to } = await offered(world);
    await act(world, to.owner, 'Decline', { id, input: { reason: 'NO_CAPACITY' } });
    world.travel(91 * DAY);
    expect(await typesIn(world, from.owner, from.id, 'FOR_YOUR_INFORMATION')).toEqual([]);
    expect(await counts(world, from.owner, from.id)).toEqual({ needsYou: 0, unread: 0, snoozed: 0 });
  });
});

describe('who may', () => {
  it('is members, viewers too; to others, admins too, neither firm nor item is there', async () => {
    const { to } = await offered(world);
    const [item] = (await inbox(world, to.owner, to.id)).nodes;
    expect(await typesIn(world, await memberOf(world, to.id, 'VIEWER'), to.id)).toHaveLength(1);
    const { owner, id: own } = await firm(world, 'Stranger');
    for (const who of [owner, await admin(world)]) {
      const hidden = await world.ask(who, INBOX, { id: to.id, box: 'DONE' });
      expect(hidden.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
      expect(hidden).toEqual(await world.ask(who, INBOX, { id: NOTHING, box: 'DONE' }));
      for (const verb of ['Finish', 'Restore', 'MarkRead', 'MarkUnread']) {
        expect(codesOf(await mark(world, who, verb, to.id, item!.id))).toEqual(['NOT_FOUND']);
      }
    }
    expect(await mark(world, owner, 'Finish', own, item!.id)).toEqual(await mark(world, owner, 'Finish', own, NOTHING));
  });

  it('is an API key with its scope, which sees of the subjects what its other scopes show', async () => {
    const { to } = await offered(world);
    const key = await keyOf(world, to.owner, to.id, 'INBOX_READ');
    expect((await inbox(world, key, to.id)).nodes).toMatchObject([{ type: 'introduction.offer', subject: null }]);
    const both = await keyOf(world, to.owner, to.id, 'INBOX_READ', 'INTRODUCTIONS_READ');
    expect((await inbox(world, both, to.id)).nodes).toMatchObject([{ subject: { __typename: 'Introduction' } }]);
    const none = await keyOf(world, to.owner, to.id, 'INTRODUCTIONS_READ');
    expect((await world.ask(none, INBOX, { id: to.id, box: 'DONE' })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
