import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgeNames, type NameFacts } from '../../src/mapping/name-match.rules.js';
import { memberOf } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { firm } from '../support/businesses.js';
import { call, codesOf, NOTHING } from '../support/call.js';
import { inbox, typesIn } from '../support/inbox.js';
import { mapOf, segment, share } from '../support/mapping.js';
import { World, type Credentials } from '../support/world.js';

interface Answer {
  readonly request: {
    id: string;
    state: string;
    reason: string | null;
    level: string;
    availableActions: string[];
    dueAt: string | null;
  };
}

describe('asking a partner to share more', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const READ = 'request { id state reason level availableActions dueAt asker { tradingName } }';
  const ask = (who: Credentials, allianceId: string, level = 'OVERLAP') =>
    call<Answer>(world, who, 'sharingAsk', '$allianceId: ID!, $input: SharingAskInput!', { allianceId, input: { level } }, READ);
  const grant = (who: Credentials, id: string, segmentIds: string[]) =>
    call<Answer>(world, who, 'sharingGrant', '$id: ID!, $input: SharingGrantInput!', { id, input: { segmentIds } }, READ);
  const decline = (who: Credentials, id: string, reason = 'NOT_YET') =>
    call<Answer>(world, who, 'sharingDecline', '$id: ID!, $input: SharingDeclineInput!', { id, input: { reason } }, READ);
  const withdraw = (who: Credentials, id: string) => call<Answer>(world, who, 'sharingWithdraw', '$id: ID!', { id }, READ);
  const mailOf = async (userId: string) =>
    (await world.db.query<{ email: string }[]>('SELECT email FROM user_account WHERE id = $1', [userId]))[0]?.email;
  async function asked(level?: string): Promise<Pair & { request: string }> {
    const pair = await alliance(world, 'ACTIVE');
    return { ...pair, request: (await ask(pair.proposer.owner, pair.id, level)).request.id };
  }

  it('waits five working days with a clock, and both sides see it', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { request } = await ask(pair.proposer.owner, pair.id);
    expect(request).toMatchObject({
      state: 'OPEN',
      level: 'OVERLAP',
      reason: null,
      availableActions: ['WITHDRAW'],
      dueAt: expect.any(String),
    });
    expect(await world.liveClocks(request.id)).toEqual(['sharing.request']);
    const query = `query ($id: ID!) { alliance(id: $id) { sharingRequests { id availableActions } } }`;
    const seen = await world.send(pair.partner.owner, query, { id: pair.id });
    expect(seen).toEqual({ alliance: { sharingRequests: [{ id: request.id, availableActions: ['GRANT', 'DECLINE'] }] } });
  });

  it('is granted for chosen segments, which then give what was asked for and never less than before', async () => {
    const pair = await asked();
    const some = await segment(world, pair.partner.id, { name: 'Some' });
    const more = await segment(world, pair.partner.id, { name: 'More' });
    await share(world, pair.partner.owner, pair.id, more, 'ALL');
    const { request } = await grant(pair.partner.owner, pair.request, [some, more]);
    expect(request).toMatchObject({ state: 'GRANTED', availableActions: [], dueAt: null });
    expect(await world.liveClocks(pair.request)).toEqual([]);
    const given = (await mapOf(world, pair.partner.owner, pair.id)).rows.map(({ name, level }) => `${name} ${level}`).sort();
    expect(given).toEqual(['More ALL', 'Some OVERLAP']);
  });

  it('is declined with a reason that the other side reads, and can be asked again', async () => {
    const pair = await asked();
    expect((await decline(pair.partner.owner, pair.request)).request).toMatchObject({ state: 'DECLINED', reason: 'NOT_YET' });
    expect(await world.factsAbout(pair.id)).toEqual(['alliance.sharing_asked', 'alliance.sharing_declined']);
    expect(codesOf(await ask(pair.proposer.owner, pair.id))).toEqual([]);
  });

  it('is one at a time of each side, also when two come at once', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const answers = await world.race('alliance', pair.id, [
      () => ask(pair.proposer.owner, pair.id),
      () => ask(pair.proposer.owner, pair.id, 'ALL'),
    ]);
    expect(answers.flatMap(codesOf)).toEqual(['REQUEST_OPEN']);
    expect(codesOf(await ask(pair.partner.owner, pair.id))).toEqual([]);
    expect(codesOf(await ask(pair.partner.owner, pair.id, 'HIDDEN'))).toEqual(['INVALID']);
  });

  it('is decided once when yes and no come at once', async () => {
    const pair = await asked();
    const some = await segment(world, pair.partner.id);
    const answers = await world.race('alliance', pair.id, [
      () => grant(pair.partner.owner, pair.request, [some]),
      () => decline(pair.partner.owner, pair.request),
      () => withdraw(pair.proposer.owner, pair.request),
    ]);
    expect(answers.flatMap(codesOf)).toEqual(['ILLEGAL_MOVE', 'ILLEGAL_MOVE']);
  });

  it('is refused to the wrong side and to members, and is not there for others', async () => {
    const pair = await asked();
    expect(codesOf(await decline(pair.proposer.owner, pair.request))).toEqual(['FORBIDDEN']);
    expect(codesOf(await withdraw(pair.partner.owner, pair.request))).toEqual(['FORBIDDEN']);
    expect(codesOf(await decline(await memberOf(world, pair.partner.id, 'MEMBER'), pair.request))).toEqual(['FORBIDDEN']);
    const stranger = (await firm(world, 'Stranger Ltd')).owner;
    expect(codesOf(await decline(stranger, pair.request))).toEqual(['NOT_FOUND']);
    expect(codesOf(await decline(stranger, NOTHING))).toEqual(['NOT_FOUND']);
    expect(codesOf(await ask(stranger, pair.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await withdraw(pair.proposer.owner, pair.request))).toEqual([]);
  });

  it('ends by itself when nobody answers', async () => {
    const pair = await asked();
    world.travel(9 * 86_400_000);
    await world.runClocks();
    const query = `query ($id: ID!) { alliance(id: $id) { sharingRequests { state reason } } }`;
    expect(await world.send(pair.proposer.owner, query, { id: pair.id })).toEqual({
      alliance: { sharingRequests: [{ state: 'EXPIRED', reason: 'NO_ANSWER' }] },
    });
  });

  it('is a task in the inbox of who is asked, with its clock and the thing itself, until it is answered', async () => {
    const pair = await asked();
    const { partner, proposer } = pair;
    const { nodes } = await inbox(world, partner.owner, partner.id);
    expect(nodes).toMatchObject([
      {
        ...{ kind: 'TASK', type: 'sharing.request', dueAt: expect.any(String) },
        ...{ subject: { __typename: 'SharingRequest', id: pair.request }, business: { id: proposer.id } },
      },
    ]);
    expect(await typesIn(world, proposer.owner, proposer.id)).toEqual([]);
    // What waits there anyway is no news beside it; the answer is, to who asked.
    expect(await typesIn(world, partner.owner, partner.id, 'FOR_YOUR_INFORMATION')).toEqual([]);
    await decline(partner.owner, pair.request);
    expect(await typesIn(world, partner.owner, partner.id)).toEqual([]);
    expect(await typesIn(world, proposer.owner, proposer.id, 'FOR_YOUR_INFORMATION')).toEqual(['alliance.sharing_declined']);
  });

  it('comes by mail to owners and managers of who is asked, and says until when', async () => {
    const pair = await asked();
    await world.settle();
    const [mail] = await world.mails(await mailOf(pair.partner.owner.userId));
    expect(mail?.subject).toBe(`${pair.proposer.name} asks you to share more`);
    const [clock] = await world.db.query<{ due: Date }[]>('SELECT due_at AS due FROM clock WHERE subject_id = $1', [
      pair.request,
    ]);
    const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Oslo' });
    expect(mail?.text?.replace(/\s+/g, ' ')).toContain(`It waits until ${until.format(clock!.due)}`);
    expect(await world.mails(await mailOf(pair.proposer.owner.userId))).toEqual([]);
  });

  it('stands still while the alliance is held, and is gone when it has ended', async () => {
    const pair = await asked();
    const act = (verb: string) =>
      call(
        world,
        pair.proposer.owner,
        `alliance${verb}`,
        '$id: ID!, $input: AllianceReasonInput!',
        { id: pair.id, input: { reason: 'NO_CAPACITY' } },
        '__typename',
      );
    const resume = (who: Credentials) => call(world, who, 'allianceResume', '$id: ID!', { id: pair.id }, '__typename');
    const states = () => world.db.query('SELECT state FROM clock WHERE subject_id = $1', [pair.request]);
    expect(codesOf(await act('Pause'))).toEqual([]);
    await world.settle();
    expect(await states()).toEqual([{ state: 'PAUSED' }]);
    expect(await typesIn(world, pair.partner.owner, pair.partner.id)).not.toContain('sharing.request');
    world.travel(9 * 86_400_000);
    await world.runClocks();
    for (const who of [pair.proposer, pair.partner]) expect(codesOf(await resume(who.owner))).toEqual([]);
    await world.settle();
    expect(await states()).toEqual([{ state: 'RUNNING' }]);
    expect(codesOf(await act('End'))).toEqual([]);
    await world.settle();
    expect(await states()).toEqual([{ state: 'STOPPED' }]);
    expect(await world.db.query('SELECT state FROM sharing_request WHERE id = $1', [pair.request])).toEqual([
      { state: 'WITHDRAWN' },
    ]);
  });

  it('finds the standard segments in a book that nobody has looked into yet', async () => {
    const pair = await asked();
    const kinds = (await mapOf(world, pair.partner.owner, pair.id)).rows.map(({ name }) => name);
    expect(kinds).toEqual(['Customers', 'Open opportunities', 'Prospects', 'Lapsed']);
  });

  it('judges names in the database as the rules do, line by line', async () => {
    const flags = [false, true];
    const base: NameFacts = { exact: 'a', core: 'c', head: 'h', bag: 'b', isWeak: false, form: null, isFormal: false };
    for (const exact of flags)
      for (const core of flags)
        for (const weak of flags)
          for (const formal of flags)
            for (const against of flags)
              for (const supported of flags)
                for (const unique of flags) {
                  // Against and for at once, or the same name with another core, cannot be.
                  if ((against && supported) || (exact && !core)) continue;
                  const a: NameFacts = { ...base, isWeak: weak, isFormal: formal };
                  const b: NameFacts = { ...a, exact: exact ? 'a' : 'x', core: core ? 'c' : 'y' };
                  const beside = {
                    regions: supported ? (['NO', 'NO'] as const) : against ? (['NO', 'DK'] as const) : ([null, null] as const),
                    industries: supported ? (['23', '23'] as const) : ([null, null] as const),
                    isUnique: unique,
                  };
                  const [row] = await world.db.query<{ verdict: string }[]>(
                    'SELECT name_verdict($1, $2, $3, $4, $5, $6, $7) AS verdict',
                    [...[exact, core, weak, formal, against, supported, unique]],
                  );
                  expect({ exact, core, weak, formal, against, supported, unique, verdict: row?.verdict }).toEqual({
                    ...{ exact, core, weak, formal, against, supported, unique, verdict: judgeNames(a, b, beside) },
                  });
                }
  });
});
