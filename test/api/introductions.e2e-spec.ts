import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alliance, type Pair } from '../support/alliances.js';
import { memberOf } from '../support/accounts.js';
import { client, contact } from '../support/clients.js';
import { linkTo } from '../support/consents.js';
import { act, askedClient, BRIEF, introduced, introduction, press, QUESTION, YES } from '../support/introductions.js';
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

const READ = `query ($id: ID!) { introduction(id: $id) {
  stage coreStatus kind direction note partner { tradingName } brief { need } qualification { need { state value } budget { state value } }
  vouch { strength } introducee { ... on Person { name email phone title company } ... on Redacted { reason revealsWhen } }
  client { name } contact { name } consent { state } clocksRunning { purpose } availableActions { action allowed reason }
} }`;
