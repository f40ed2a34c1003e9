import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DAY, HOUR, later, now } from '../../src/kernel/time.js';
import { admin, join, memberOf, type Person } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call, codesOf, NOTHING, type Refusal } from '../support/call.js';
import { meetings, onMeeting, proposeMeeting } from '../support/vetting.js';
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

describe('one-to-ones', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await alliance(world, 'GETTING_TO_KNOW');
  });
  const propose = async (input: object = {}) => (await proposeMeeting(world, pair.proposer.owner, pair.id, input)).oneToOne!;

  it('are confirmed by both once they have begun, each once', async () => {
    const soon = await propose({ startsAt: later(now(), DAY).toISOString() });
    expect(soon.availableActions.find(({ action }) => action === 'CONFIRM')).toEqual({
      ...{ action: 'CONFIRM', allowed: false, reason: 'It can be confirmed once it has begun.' },
    });
    expect(codesOf(await onMeeting(world, pair.partner.owner, 'Confirm', soon.id))).toEqual(['NOT_YET']);
    const { id } = await propose();
    expect(codesOf(await onMeeting(world, pair.proposer.owner, 'Confirm', id))).toEqual([]);
    expect(codesOf(await onMeeting(world, pair.proposer.owner, 'Confirm', id))).toEqual(['ALREADY_DONE']);
    const both = await onMeeting(world, pair.partner.owner, 'Confirm', id);
    expect(both.oneToOne?.confirmedBy).toEqual([{ id: pair.proposer.id }, { id: pair.partner.id }]);
    expect(both.oneToOne?.availableActions.map(({ action }) => action)).toEqual(['CHANGE', 'WRITE_NOTE']);
    const moved = { startsAt: later(now(), -2 * DAY).toISOString() };
    expect(codesOf(await onMeeting(world, pair.partner.owner, 'Change', id, moved))).toEqual(['ILLEGAL_MOVE']);
    expect(codesOf(await onMeeting(world, pair.partner.owner, 'Cancel', id))).toEqual(['ILLEGAL_MOVE']);
    const noted = await onMeeting(world, pair.partner.owner, 'Change', id, { sharedNotes: 'We visit together.' });
    expect(noted.oneToOne?.sharedNotes).toBe('We visit together.');
  });

  it('are confirmed anew on another date, and not at all when called off', async () => {
    const { id, version } = await propose();
    await onMeeting(world, pair.proposer.owner, 'Confirm', id);
    const moved = { startsAt: later(now(), -3 * DAY).toISOString() };
    expect((await onMeeting(world, pair.partner.owner, 'Change', id, moved)).oneToOne?.confirmedBy).toEqual([]);
    expect(codesOf(await onMeeting(world, pair.partner.owner, 'Change', id, moved, version))).toEqual(['STALE_VERSION']);
    expect(codesOf(await onMeeting(world, pair.partner.owner, 'Cancel', id))).toEqual([]);
    for (const verb of ['Confirm', 'Cancel']) {
      expect(codesOf(await onMeeting(world, pair.proposer.owner, verb, id))).toEqual(['ILLEGAL_MOVE']);
    }
  });

  it('are refused to admins and viewers, and not told to strangers', async () => {
    const { id } = await propose();
    const viewer = await memberOf(world, pair.partner.id, 'VIEWER');
    const acts: [string, object?][] = [
      ['Confirm'],
      ['Cancel'],
      ['Change', { agenda: 'Another' }],
      ['WriteNote', { text: 'Ours' }],
    ];
    for (const [verb, input] of acts) {
      for (const who of [ines, viewer]) expect(codesOf(await onMeeting(world, who, verb, id, input))).toEqual(['FORBIDDEN']);
      const hidden = await onMeeting(world, stranger, verb, id, input);
      expect(codesOf(hidden)).toEqual(['NOT_FOUND']);
      expect(hidden.userErrors).toEqual((await onMeeting(world, stranger, verb, NOTHING, input)).userErrors);
    }
    expect(codesOf(await proposeMeeting(world, ines, pair.id))).toEqual(['FORBIDDEN']);
    expect(codesOf(await proposeMeeting(world, stranger, pair.id))).toEqual(['NOT_FOUND']);
  });

  it('are confirmed once by two of one side at once', async () => {
    const { id } = await propose();
    const confirm = () => onMeeting(world, pair.partner.owner, 'Confirm', id);
    const answers = await world.race('alliance', pair.id, [confirm, confirm]);
    expect(answers.flatMap((each) => codesOf(each))).toEqual(['ALREADY_DONE']);
  });

  it('are seen by admins as dates and confirmations only', async () => {
    await propose({ agenda: 'Between the two of us' });
    const seen = await meetings(world, ines, pair.id);
    expect(seen.map(({ agenda, sharedNotes, privateNote }) => [agenda, sharedNotes, privateNote])).toContainEqual([
      null,
      null,
      null,
    ]);
    expect(JSON.stringify(seen)).not.toContain('Between the two');
  });

  it('go into a calendar, for people of the two sides in a session', async () => {
    const { id } = await propose({
      startsAt: '2026-03-02T09:30:00Z',
      agenda: 'Rooms; then, lunch\nand more',
      place: 'Dokk 1, Oslo',
    });
    const path = `/api/alliances/${pair.id}/meetings/${id}.ics`;
    const { text, headers } = await request(world.url).get(path).set(pair.partner.owner).expect(200);
    expect(headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' });
    const lines = text.split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        ...['BEGIN:VCALENDAR', 'VERSION:2.0', `UID:${id}@adjoin`, 'DTSTART:20260302T093000Z', 'DURATION:PT60M'],
        ...['DESCRIPTION:Rooms\\; then\\, lunch\\nand more', 'LOCATION:Dokk 1\\, Oslo', 'STATUS:CONFIRMED', 'END:VCALENDAR'],
      ]),
    );
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    for (const who of [ines, stranger]) await request(world.url).get(path).set(who).expect(404);
    await request(world.url).get(path).expect(401);
    await request(world.url).get(`/api/alliances/${pair.id}/meetings/${NOTHING}.ics`).set(pair.partner.owner).expect(404);
  });
});

interface Disclosed {
  readonly id: string;
  readonly reason: string;
  readonly endedAt: string | null;
  readonly readings: readonly object[];
}

describe('a private note', () => {
  const CANARY = 'kanariefugl-7f3a';

  it('is read by the own firm and by nobody else, through whatever is asked', async () => {
    const { id, proposer, partner } = await alliance(world, 'ACTIVE');
    const meeting = (await proposeMeeting(world, proposer.owner, id)).oneToOne!.id;
    await onMeeting(world, proposer.owner, 'WriteNote', meeting, { text: CANARY });
    const noteOf = async (who: Person) => (await meetings(world, who, id))[0]?.privateNote;
    expect(await noteOf(proposer.owner)).toBe(CANARY);
    expect(await noteOf(await memberOf(world, proposer.id, 'VIEWER'))).toBe(CANARY);
    await onMeeting(world, partner.owner, 'WriteNote', meeting, { text: 'Ours' });
    expect([await noteOf(partner.owner), await noteOf(proposer.owner), await noteOf(ines)]).toEqual(['Ours', CANARY, null]);
    const torn = await memberOf(world, proposer.id, 'OWNER');
    await join(world, torn.userId, partner.id, 'OWNER');
    expect(await noteOf(torn)).toBeNull();

    await world.settle();
    for (const who of [partner.owner, ines, stranger]) {
      const everything = `query ($id: ID!, $m: ID!) {
        node(id: $id) { id } other: node(id: $m) { id }
        alliance(id: $id) { oneToOnes { agenda sharedNotes privateNote } history(first: 50) { nodes { type reason note } } vetting { claim } pilotTasks { text } }
        alliances(first: 50) { nodes { oneToOnes { privateNote sharedNotes } } } }`;
      expect(JSON.stringify(await world.ask(who, everything, { id, m: meeting }))).not.toContain(CANARY);
    }
    const log = '{ auditLog(first: 100) { nodes { type subjectName reason note } } }';
    expect(JSON.stringify(await world.ask(ines, log))).not.toContain(CANARY);
    expect((await request(world.url).get('/api/audit.csv').set(ines).expect(200)).text).not.toContain(CANARY);
    const file = await request(world.url).get(`/api/alliances/${id}/meetings/${meeting}.ics`).set(proposer.owner).expect(200);
    expect(file.text).not.toContain(CANARY);
    expect(JSON.stringify(await world.mails())).not.toContain(CANARY);
    const rows = await world.db.query<object[]>('SELECT payload FROM event UNION ALL SELECT data FROM pgboss.job');
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    const heard: unknown = await world.db.query(
      `SELECT event_audience.business_id FROM event JOIN event_audience USING (position) WHERE type = 'one_to_one.note_written' AND subject_id = $1 AND event.business_id = $2`,
      [meeting, proposer.id],
    );
    expect(heard).toEqual([{ business_id: proposer.id }]);
  });

  // Let `NoteDisclosuresService.read` leave out `isLive`, `mayRead` or `record`, and this test must fail.
  it('is read by an admin only where an owner lets her, for a time, and the firm sees each reading', async () => {
    const { id, proposer, partner } = await alliance(world, 'ACTIVE');
    const meeting = (await proposeMeeting(world, proposer.owner, id)).oneToOne!.id;
    const input = { reason: 'A dispute about what was said', hours: 24 };
    const disclose = (who: Person) =>
      call<{ userErrors: Refusal[] }>(
        world,
        who,
        'oneToOneDiscloseNote',
        '$id: ID!, $input: NoteDiscloseInput!',
        { id: meeting, input },
        'oneToOne { id }',
      );
    const conceal = (who: Person) =>
      call<{ userErrors: Refusal[] }>(world, who, 'oneToOneConcealNote', '$id: ID!', { id: meeting }, 'oneToOne { id }');
    const read = (who: Person, of: string) =>
      call<{ text: string | null; userErrors: Refusal[] }>(world, who, 'oneToOneReadNote', '$id: ID!', { id: of }, 'text');
    const seen = async (who: Person) => {
      const { alliance: found } = await world.send<{ alliance: { oneToOnes: { noteDisclosures: Disclosed[] }[] } }>(
        who,
        `query ($id: ID!) { alliance(id: $id) { oneToOnes { noteDisclosures { id reason until endedAt business { id } readings { by { id } } } } } }`,
        { id },
      );
      return found.oneToOnes[0]!.noteDisclosures;
    };
    expect(codesOf(await disclose(proposer.owner))).toEqual(['ILLEGAL_MOVE']);
    await onMeeting(world, proposer.owner, 'WriteNote', meeting, { text: CANARY });
    await onMeeting(world, partner.owner, 'WriteNote', meeting, { text: 'Ours' });

    const offered = async (who: Person) => {
      const { alliance: found } = await world.send<{ alliance: { oneToOnes: { availableActions: { action: string }[] }[] } }>(
        who,
        `query ($id: ID!) { alliance(id: $id) { oneToOnes { availableActions { action } } } }`,
        { id },
      );
      return found.oneToOnes[0]!.availableActions.map(({ action }) => action).filter((action) => /NOTE$/.test(action));
    };
    const manager = await memberOf(world, proposer.id, 'MANAGER');
    expect([await offered(proposer.owner), await offered(manager), await offered(ines)]).toEqual([
      ...[['WRITE_NOTE', 'DISCLOSE_NOTE'], ['WRITE_NOTE'], []],
    ]);
    expect(codesOf(await disclose(manager))).toEqual(['FORBIDDEN']);
    expect(codesOf(await disclose(ines))).toEqual(['FORBIDDEN']);
    expect(codesOf(await disclose(stranger))).toEqual(['NOT_FOUND']);
    expect(await seen(ines)).toEqual([]);
    const both = await world.race('alliance', id, [() => disclose(proposer.owner), () => disclose(proposer.owner)]);
    expect(both.flatMap(codesOf)).toEqual(['ALREADY_DONE']);

    expect(await offered(proposer.owner)).toEqual(['WRITE_NOTE', 'CONCEAL_NOTE']);
    const [disclosed] = await seen(ines);
    expect(disclosed).toMatchObject({ reason: input.reason, endedAt: null, business: { id: proposer.id }, readings: [] });
    expect(await seen(partner.owner)).toEqual([]);
    const near = await admin(world);
    await join(world, near.userId, partner.id, 'VIEWER');
    for (const who of [partner.owner, proposer.owner, stranger, near]) {
      expect([(await read(who, disclosed!.id)).text, codesOf(await read(who, disclosed!.id))]).toEqual([null, ['NOT_FOUND']]);
    }
    expect((await read(ines, disclosed!.id)).text).toBe(CANARY);
    expect((await seen(proposer.owner))[0]!.readings).toEqual([{ by: { id: ines.userId } }]);
    // Looking at the meeting shows it to nobody, the reading being the only way.
    expect((await meetings(world, ines, id))[0]?.privateNote).toBeNull();
    const log = '{ auditLog(first: 20, filter: { type: "one_to_one.note_read" }) { nodes { type actor { id } reason note } } }';
    expect(JSON.stringify(await world.ask(ines, log))).toContain(ines.userId);
    const rows = await world.db.query<object[]>('SELECT payload FROM event UNION ALL SELECT data FROM pgboss.job');
    expect(JSON.stringify(rows)).not.toContain(CANARY);

    expect(codesOf(await conceal(proposer.owner))).toEqual([]);
    expect(codesOf(await conceal(proposer.owner))).toEqual(['ILLEGAL_MOVE']);
    expect([codesOf(await read(ines, disclosed!.id)), await seen(ines)]).toEqual([['NOT_FOUND'], []]);
    expect(await seen(proposer.owner)).toMatchObject([{ endedAt: expect.any(String) }]);
    await disclose(proposer.owner);
    const [again] = await seen(ines);
    world.travel(25 * HOUR);
    expect(codesOf(await read(ines, again!.id))).toEqual(['NOT_FOUND']);
  });

  it('is emptied by an empty one', async () => {
    const { id, proposer } = await alliance(world, 'ACTIVE');
    const meeting = (await proposeMeeting(world, proposer.owner, id)).oneToOne!.id;
    for (const text of ['Ours', '']) await onMeeting(world, proposer.owner, 'WriteNote', meeting, { text });
    expect((await meetings(world, proposer.owner, id))[0]?.privateNote).toBeNull();
  });
});
