import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventLog } from '../../src/platform/events/event-log.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Relay } from '../../src/platform/events/relay.js';
import type { ReadMail } from '../../src/platform/mail/mailbox.js';
import { admin, join, memberOf, person, type Person } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call, codesOf } from '../support/call.js';
import { World } from '../support/world.js';

describe('notifications', () => {
  let world: World;
  let ines: Person;
  beforeAll(async () => {
    world = await World.open({ PUBLIC_URL: 'http://network.example' });
    ines = await admin(world);
  });
  afterAll(() => world.close());

  const act = (who: Person, verb: string, id: string, input?: { type: string; value: object }) =>
    call(world, who, verb, input ? `$id: ID!, $input: ${input.type}!` : '$id: ID!', { id, input: input?.value }, '');
  const flat = ({ text }: ReadMail) => text.replaceAll(/\s+/g, ' ');
  const subjects = async (who: Person) => {
    await world.settle();
    return (await world.mails(who.email)).map(({ subject }) => subject);
  };

  it('tell the admins of a profile that waits, and its owner and managers of the decision', async () => {
    const harbour = await firm(world, 'Harbour Ergonomics', 'DRAFT');
    const manager = await memberOf(world, harbour.id, 'MANAGER');
    const member = await memberOf(world, harbour.id, 'MEMBER');
    expect(codesOf(await act(harbour.owner, 'businessSubmit', harbour.id))).toEqual([]);
    expect(await subjects(ines)).toEqual(['Harbour Ergonomics asks to join']);

    const [mail] = await world.mails(ines.email);
    expect(mail!.links).toContain('http://network.example/inbox');
    expect(flat(mail!)).toMatch(/It waits until \w+,? \d+ \w+ \d{4} at \d\d:\d\d \(UTC\)\./);

    await act(ines, 'businessApprove', harbour.id);
    expect(await subjects(harbour.owner)).toEqual(['Welcome: Harbour Ergonomics has joined']);
    expect(await subjects(manager)).toEqual(['Welcome: Harbour Ergonomics has joined']);
    expect(await subjects(member)).toEqual([]);
    expect(await subjects(ines)).toHaveLength(1);
  });

  it('do not call an admin who belongs to the business and may not decide', async () => {
    const owned = await firm(world, 'Lantern Acoustics', 'DRAFT');
    const torn = await admin(world);
    await join(world, torn.userId, owned.id, 'VIEWER');
    await act(owned.owner, 'businessSubmit', owned.id);
    expect(await subjects(torn)).toEqual([]);
  });

  it('send one letter for one answer, to the other side, however often the event is handed over', async () => {
    const { id, proposer, partner } = await alliance(world, 'PROPOSED');
    const second = await memberOf(world, proposer.id, 'MANAGER');
    await act(partner.owner, 'allianceAccept', id);
    await world.settle();
    await world.db.query('UPDATE event SET dispatched_at = NULL WHERE subject_id = $1', [id]);
    for (const who of [proposer.owner, second]) {
      expect(await subjects(who)).toEqual(['Quayside Interiors accepts your proposal']);
    }
    expect(await subjects(partner.owner)).toEqual([]);
    const [mail] = await world.mails(proposer.owner.email);
    expect(mail!.links).toEqual([`http://network.example/alliances/${id}`]);
    expect(flat(mail!)).toContain('You get this letter because you own or manage Harbour Ergonomics.');
  });

  it('tell somebody on both sides once, and nobody whose address is not proved', async () => {
    const { id, proposer, partner } = await alliance(world, 'PENDING_APPROVAL');
    const both = await person(world);
    for (const firmId of [proposer.id, partner.id]) await join(world, both.userId, firmId, 'MANAGER');
    const unproved = await person(world, { isVerified: false });
    await join(world, unproved.userId, partner.id, 'OWNER');
    await act(ines, 'allianceApprove', id);
    expect(await subjects(both)).toEqual(['Your alliance with Quayside Interiors is approved']);
    expect(await subjects(partner.owner)).toEqual(['Your alliance with Harbour Ergonomics is approved']);
    expect(await subjects(unproved)).toEqual([]);
  });

  it('are not written to somebody who has left before they go out', async () => {
    const { id, proposer, partner } = await alliance(world, 'PROPOSED');
    const leaver = await memberOf(world, proposer.id, 'MANAGER');
    const input = { type: 'AllianceDeclineInput', value: { reason: 'NO_FIT' } };
    expect(codesOf(await act(partner.owner, 'allianceDecline', id, input))).toEqual([]);
    // Ordered, and not yet composed.
    await world.get(Relay).runPending();
    await world.db.query('DELETE FROM membership WHERE user_id = $1', [leaver.userId]);
    expect(await subjects(leaver)).toEqual([]);
    expect(await subjects(proposer.owner)).toEqual(['Quayside Interiors declines your proposal']);
  });

  it('survive a thing that is not there any more', async () => {
    const events = world.get(EventLog);
    await world.get(UnitOfWork).run((tx) => events.record(tx, { type: 'alliance.ended', subjectId: ines.userId, audience: [] }));
    await world.settle();
    const [left] = await world.db.query<{ count: number }[]>('SELECT count(*)::int FROM event WHERE dispatched_at IS NULL');
    expect(left).toEqual({ count: 0 });
  });
});
