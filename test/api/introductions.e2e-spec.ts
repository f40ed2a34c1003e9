import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY } from '../../src/kernel/time.js';
import { alliance, type Pair } from '../support/alliances.js';
import { admin, join, memberOf } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { client, contact } from '../support/clients.js';
import { linkTo } from '../support/consents.js';
import { act, askedClient, BRIEF, introduction, press, QUESTION, YES } from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const offerOf = async (pair: Pair, change: object = {}) => ({
  allianceId: pair.id,
  contactId: (await contact(world, pair.proposer.id)).id,
  brief: BRIEF,
  ...change,
});

describe('the way of an introduction', () => {
  it('goes from the offer over the client’s yes to the meeting, and each side’s next step is told', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const [ada, bo] = [pair.proposer.owner, pair.partner.owner];
    const person = await contact(world, pair.proposer.id);
    const offered = await act(world, ada, 'Offer', {
      input: {
        ...{ allianceId: pair.id, contactId: person.id, brief: BRIEF },
        qualification: { need: { value: 'Asked for it', saidBy: 'CONTACT', evidence: 'A mail', state: 'EVIDENCED' } },
        vouch: { strength: 4, basis: 'Five years of work together', text: 'They keep their word.' },
      },
    });
    expect(offered).toMatchObject({ introduction: { stage: 'OFFERED' }, userErrors: [] });
    const id = offered.introduction!.id;
    expect(await world.liveClocks(id)).toEqual(['introduction.offer']);

    expect(await act(world, bo, 'Accept', { id })).toMatchObject({ introduction: { stage: 'ACCEPTED' }, userErrors: [] });
    expect(await world.liveClocks(id)).toEqual(['introduction.ask']);
    const asked = await act(world, ada, 'AskClient', { id, input: QUESTION });
    expect(asked).toMatchObject({ introduction: { stage: 'AWAITING_CONSENT' }, userErrors: [] });
    expect(await world.liveClocks(id)).toEqual([]);

    const page = await press(world, await linkTo(world, person.email), YES);
    expect(page.status).toBe(200);
    expect(await world.liveClocks(id)).toEqual(['introduction.first_contact', 'introduction.silent_close']);
    await world.settle();
    const letter = (await world.mails(bo.email)).at(-1);
    expect(letter?.subject).toBe('The client of Harbour Ergonomics said yes');
    expect(letter?.text).not.toMatch(/Kari|Moen|Fjord/);

    const { introduction: seen } = await world.send<{ introduction: unknown }>(bo, READ, { id });
    expect(seen).toMatchObject({
      stage: 'INTRODUCED',
      introducee: {
        name: 'Kari Moen',
        email: person.email,
        phone: null,
        title: 'Head of operations',
        company: 'Fjord Logistics',
      },
      client: null,
      contact: null,
      consent: null,
      partner: { tradingName: 'Harbour Ergonomics' },
      qualification: { need: { state: 'EVIDENCED' }, budget: { state: 'UNKNOWN', value: null } },
      vouch: { strength: 4 },
      availableActions: [{ action: 'REPORT_CONTACT', allowed: true }, { action: 'GIVE_PROGRESS' }],
    });

    expect(await act(world, bo, 'ReportContact', { id })).toMatchObject({ introduction: { stage: 'IN_CONTACT' } });
    expect(await world.liveClocks(id)).toEqual(['introduction.progress', 'introduction.silent_close']);
    expect(await act(world, bo, 'ReportMeeting', { id, input: {} })).toMatchObject({ introduction: { stage: 'MET' } });
    const progress = await act(world, bo, 'GiveProgress', { id, input: { note: 'Kari wants an offer.' } });
    expect(progress).toMatchObject({ introduction: { stage: 'MET' }, userErrors: [] });
    expect(await world.factsAbout(id)).toEqual([
      'introduction.offered',
      'introduction.accepted',
      'introduction.client_asked',
      'introduction.introduced',
      'introduction.contact_reported',
      'introduction.meeting_reported',
      'introduction.progress_given',
    ]);
    const payloads = await world.db.query<{ payload: object }[]>('SELECT payload FROM event WHERE subject_id = $1', [id]);
    expect(JSON.stringify(payloads)).not.toMatch(/Kari|Moen|Fjord|fjord/);
  });

  it('goes from a request over the introducer’s yes, who names the person', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const [ada, bo] = [pair.proposer.owner, pair.partner.owner];
    const requested = await act(world, bo, 'Request', { input: { allianceId: pair.id, brief: BRIEF } });
    expect(requested).toMatchObject({ introduction: { stage: 'REQUESTED' }, userErrors: [] });
    const id = requested.introduction!.id;
    expect(await world.liveClocks(id)).toEqual(['introduction.request']);

    expect((await act(world, ada, 'Accept', { id })).userErrors).toMatchObject([{ code: 'CONTACT_NEEDED' }]);
    const person = await contact(world, pair.proposer.id);
    const accepted = await act(world, ada, 'Accept', { id, input: { contactId: person.id } });
    expect(accepted).toMatchObject({ introduction: { stage: 'ACCEPTED' }, userErrors: [] });
  });
});

describe('introductionOffer', () => {
  it.each([
    ['an empty need', { brief: { ...BRIEF, need: ' ' } }, 'NEED_MISSING', ['input', 'brief', 'need']],
    ['a name', { brief: { ...BRIEF, need: 'Fjord needs rooms' } }, 'BRIEF_REVEALS', ['input', 'brief', 'need']],
    [
      'a name in the vouch',
      { vouch: { strength: 3, basis: 'Kari and I went to school' } },
      'BRIEF_REVEALS',
      ['input', 'vouch', 'basis'],
    ],
    ['a wrong region', { brief: { ...BRIEF, region: 'XX' } }, 'INVALID', ['input', 'brief', 'region']],
    ['a strength of six', { vouch: { strength: 6, basis: 'School' } }, 'INVALID', ['input', 'vouch', 'strength']],
  ])('refuses %s, and begins nothing', async (_, change, code, field) => {
    const pair = await alliance(world, 'ACTIVE');
    const answer = await act(world, pair.proposer.owner, 'Offer', { input: await offerOf(pair, change) });
    expect(answer).toMatchObject({ introduction: null, userErrors: [{ code, field }] });
    expect(await introductionsIn(pair)).toBe(0);
  });

  it.each(['PILOT', 'PAUSED', 'SUSPENDED', 'ENDED'] as const)('refuses in an alliance that is %s', async (stage) => {
    const pair = await alliance(world, stage);
    const answer = await act(world, pair.proposer.owner, 'Offer', { input: await offerOf(pair) });
    expect(answer.userErrors).toMatchObject([{ code: 'ALLIANCE_NOT_ACTIVE', field: ['input', 'allianceId'] }]);
  });

  it('can be made by either side, and by no reader, admin or member of both', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const own = await contact(world, pair.partner.id);
    const byPartner = await act(world, pair.partner.owner, 'Offer', { input: await offerOf(pair, { contactId: own.id }) });
    expect(byPartner).toMatchObject({ introduction: { stage: 'OFFERED' }, userErrors: [] });

    const reader = await memberOf(world, pair.proposer.id, 'VIEWER');
    const torn = await memberOf(world, pair.proposer.id, 'OWNER');
    await join(world, torn.userId, pair.partner.id, 'VIEWER');
    for (const who of [reader, torn, await admin(world)]) {
      const answer = await act(world, who, 'Offer', { input: await offerOf(pair) });
      expect(answer.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
  });

  it('sent twice under one key is made once', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const input = await offerOf(pair);
    const query =
      'mutation ($input: IntroductionOfferInput!) { introductionOffer(input: $input) { introduction { id } userErrors { code } } }';
    const send = () => world.post({ ...pair.proposer.owner, 'idempotency-key': pair.id }, { query, variables: { input } });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(await introductionsIn(pair)).toBe(1);
  });

  it('refuses a client that must not be introduced', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { id: clientId } = await client(world, pair.proposer.id, { doNotIntroduce: true });
    const { id: contactId } = await contact(world, pair.proposer.id, { clientId });
    const answer = await act(world, pair.proposer.owner, 'Offer', { input: await offerOf(pair, { contactId }) });
    expect(answer.userErrors).toMatchObject([{ code: 'DO_NOT_INTRODUCE', field: ['input', 'contactId'] }]);
  });
});

describe('a draft', () => {
  it('is kept, changed, judged when it is offered, and seen by its own side only', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const [ada, bo] = [pair.proposer.owner, pair.partner.owner];
    const input = await offerOf(pair, { brief: { ...BRIEF, need: '' } });
    const drafted = await act(world, ada, 'Draft', { input });
    expect(drafted).toMatchObject({ introduction: { stage: 'DRAFT', version: 1 }, userErrors: [] });
    const id = drafted.introduction!.id;
    expect((await act(world, ada, 'Submit', { id })).userErrors).toMatchObject([{ code: 'NEED_MISSING' }]);
    const { introduction: own } = await world.send<{ introduction: unknown }>(ada, READ, { id });
    expect(own).toMatchObject({
      availableActions: [
        { action: 'UPDATE' },
        { action: 'SUBMIT', allowed: false, reason: 'Say what the client needs.' },
        { action: 'WITHDRAW' },
      ],
    });
    expect((await act(world, bo, 'Submit', { id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await world.send(bo, READ, { id })).toEqual({ introduction: null });

    const update = await act(world, ada, 'Update', { id, input: { brief: BRIEF }, expectedVersion: 1 });
    expect(update).toMatchObject({ introduction: { version: 2 }, userErrors: [] });
    expect((await act(world, ada, 'Submit', { id, expectedVersion: 1 })).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect(await act(world, ada, 'Submit', { id })).toMatchObject({ introduction: { stage: 'OFFERED' } });
    expect(await world.liveClocks(id)).toEqual(['introduction.offer']);
    expect((await act(world, ada, 'Update', { id, input: { brief: BRIEF } })).userErrors).toMatchObject([
      { code: 'ILLEGAL_MOVE' },
    ]);
    expect(await world.send(bo, READ, { id })).toMatchObject({ introduction: { stage: 'OFFERED' } });
  });

  it('that is taken back was never there for the other side', async () => {
    const { id, introducer, beneficiary } = await introduction(world, 'DRAFT');
    await act(world, introducer.owner, 'Withdraw', { id, input: { reason: 'MISTAKE' } });
    expect(await world.send(beneficiary.owner, READ, { id })).toEqual({ introduction: null });
  });
});

describe('introductionDecline', () => {
  it('lets the other side read the reason', async () => {
    const { id, introducer, beneficiary } = await introduction(world);
    const input = { reason: 'NOT_NOW', note: 'We are full.', notBefore: new Date(Date.now() + 40 * DAY).toISOString() };
    expect(await act(world, beneficiary.owner, 'Decline', { id, input })).toMatchObject({ introduction: { stage: 'DECLINED' } });
    const { introduction: seen } = await world.send<{ introduction: unknown }>(introducer.owner, READ, { id });
    expect(seen).toMatchObject({ coreStatus: 'DECLINED', note: 'We are full.' });
  });

  it.each([
    { reason: 'CLIENT_SAID_NO' },
    { reason: 'OTHER' },
    { reason: 'NOT_NOW' },
    { reason: 'NO_FIT', note: 'Write to a@b.no' },
  ])('refuses %j', async (input) => {
    const { id, beneficiary } = await introduction(world);
    const { userErrors } = await act(world, beneficiary.owner, 'Decline', { id, input });
    expect(userErrors).toHaveLength(1);
  });

  it('is not for whoever offered', async () => {
    const { id, introducer } = await introduction(world);
    const { userErrors } = await act(world, introducer.owner, 'Decline', { id, input: { reason: 'NO_FIT' } });
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('introductionWithdraw', () => {
  it('ends the question to the client with it', async () => {
    const { id, introducer, link } = await askedClient(world);
    const answer = await act(world, introducer.owner, 'Withdraw', { id, input: { reason: 'CLIENT_NOT_READY' } });
    expect(answer).toMatchObject({ introduction: { stage: 'WITHDRAWN', reason: 'CLIENT_NOT_READY' } });
    expect((await press(world, link, YES)).status).toBeGreaterThanOrEqual(400);
    expect(await world.factsAbout(id)).not.toContain('introduction.introduced');
  });

  it('does not tell in its note who the client was', async () => {
    const { id, introducer } = await introduction(world, 'ACCEPTED');
    const input = { reason: 'CLIENT_NOT_READY', note: 'Kari is on leave.' };
    expect((await act(world, introducer.owner, 'Withdraw', { id, input })).userErrors).toMatchObject([{ code: 'BRIEF_REVEALS' }]);
  });
});

describe('introductionReroute', () => {
  it('offers the same client to another ally, once', async () => {
    const { id, introducer, pair } = await introduction(world, 'DECLINED');
    const other = await alliance(world, 'ACTIVE', { proposer: introducer, partner: await firm(world, 'Brygge Acoustics') });
    const same = await act(world, introducer.owner, 'Reroute', { id, input: { allianceId: pair.id } });
    expect(same.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'allianceId'] }]);
    const rerouted = await act(world, introducer.owner, 'Reroute', { id, input: { allianceId: other.id } });
    expect(rerouted).toMatchObject({ introduction: { stage: 'OFFERED' }, userErrors: [] });
    expect(rerouted.introduction?.id).not.toBe(id);
    const again = await act(world, introducer.owner, 'Reroute', { id, input: { allianceId: other.id } });
    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_REROUTED' }]);
    const { introduction: seen } = await world.send<{ introduction: unknown }>(other.partner.owner, READ, {
      id: rerouted.introduction!.id,
    });
    expect(seen).toMatchObject({ stage: 'OFFERED', supersedes: null });
  });

  it('needs a missed first contact once the client was introduced', async () => {
    const { id, introducer } = await introduction(world, 'INTRODUCED');
    const other = await alliance(world, 'ACTIVE', { proposer: introducer, partner: await firm(world, 'Brygge Acoustics') });
    const early = await act(world, introducer.owner, 'Reroute', { id, input: { allianceId: other.id } });
    expect(early.userErrors).toMatchObject([{ code: 'NOT_REROUTABLE' }]);
    await world.db.query('UPDATE introduction SET first_contact_missed_at = now() WHERE id = $1', [id]);
    expect(await act(world, introducer.owner, 'Reroute', { id, input: { allianceId: other.id } })).toMatchObject({
      userErrors: [],
    });
    expect(await world.send(introducer.owner, READ, { id })).toMatchObject({ introduction: { stage: 'NO_DECISION' } });
  });
});

async function introductionsIn(pair: Pair): Promise<number> {
  const rows = await world.db.query<unknown[]>('SELECT 1 FROM introduction WHERE alliance_id = $1', [pair.id]);
  return rows.length;
}

const READ = `query ($id: ID!) { introduction(id: $id) {
  stage coreStatus kind direction note supersedes { id } partner { tradingName } brief { need } qualification { need { state value } budget { state value } }
  vouch { strength } introducee { ... on Person { name email phone title company } ... on Redacted { reason revealsWhen } }
  client { name } contact { name } consent { state } clocksRunning { purpose } availableActions { action allowed reason }
} }`;
