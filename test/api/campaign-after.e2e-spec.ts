import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { now } from '../../src/kernel/time.js';
import { memberOf } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { call, codesOf } from '../support/call.js';
import { CONTENT, press, sent, type Guest } from '../support/campaigns.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const CONVERT = 'id stage introduction { id stage introducee { ... on Person { name email phone } } campaign { id } }';
const guestAct = (who: Parameters<typeof world.send>[0], verb: string, id: string) =>
  call<{ guest: { stage: string; introduction: { id: string; stage: string } | null } | null }>(
    world,
    who,
    `guest${verb}`,
    '$id: ID!',
    { id },
    `guest { ${CONVERT} }`,
  );

const CAMPAIGN_OF = 'SELECT campaign_id AS id FROM invitation WHERE id = $1';
interface Reported {
  outcome: { id: string; introduction: { id: string; stage: string; introducee: { email?: string } } } | null;
}
const report = (who: Parameters<typeof world.send>[0], input: object) =>
  call<Reported>(
    world,
    who,
    'outcomeReport',
    '$input: OutcomeReportInput!',
    { input },
    'outcome { id introduction { id stage introducee { ... on Person { email } } } }',
  );

describe('after a yes', () => {
  it('she is checked in, goes on as an introduction with her yes, and takes it back with everything', async () => {
    const { guests, host, partner, id } = await sent(world, 3);
    const [came, silent] = [guests[0]!, guests[1]!];
    await press(world, came.path, { decision: 'yes' });
    expect(codesOf(await guestAct(partner.owner, 'Attend', silent.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await guestAct(host.owner, 'Attend', silent.id))).toEqual(['ILLEGAL_MOVE']);
    expect(codesOf(await guestAct((await firm(world)).owner, 'Attend', came.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await guestAct(await memberOf(world, partner.id, 'VIEWER'), 'Attend', came.id))).toEqual(['FORBIDDEN']);
    const twice = await world.race('campaign', id, [
      () => guestAct(partner.owner, 'Attend', came.id),
      () => guestAct(host.owner, 'Attend', came.id),
    ]);
    expect(twice.map(({ guest }) => guest?.stage)).toEqual(['ATTENDED', 'ATTENDED']);
    expect((await world.factsAbout(came.id)).filter((type) => type === 'invitation.attended')).toHaveLength(1);
    const both = await world.race('campaign', id, [
      () => guestAct(partner.owner, 'Convert', came.id),
      () => guestAct(host.owner, 'Convert', came.id),
    ]);
    expect(both.flatMap(codesOf)).toEqual(['ILLEGAL_MOVE']);
    const { guest } = both.find(({ userErrors }) => userErrors.length === 0)!;
    expect(guest).toMatchObject({
      stage: 'CONVERTED',
      introduction: { stage: 'INTRODUCED', introducee: { email: came.email, phone: null }, campaign: { id } },
    });
    expect(await world.liveClocks(guest!.introduction!.id)).toEqual(['introduction.first_contact', 'introduction.silent_close']);
    await press(world, came.path, { decision: 'no' });
    const after = await world.send<{ introduction: { stage: string; introducee: object } }>(
      partner.owner,
      'query ($id: ID!) { introduction(id: $id) { stage introducee { ... on Person { name } ... on Redacted { reason } } } }',
      { id: guest!.introduction!.id },
    );
    expect(after.introduction).toEqual({ stage: 'CONSENT_REVOKED', introducee: { reason: 'REVOKED' } });
  });

  it('comes to an outcome in one act: the introduction it is booked on begins with it, and both ledgers count it', async () => {
    const { guests, host, partner, pair } = await sent(world, 4);
    const [bought, met, silent, later] = guests as [Guest, Guest, Guest, Guest];
    for (const { path } of [bought, met, later]) await press(world, path, { decision: 'yes' });
    const win = { type: 'WON', amount: { amountMinor: 700_000, currency: 'EUR' } };
    expect(codesOf(await report(partner.owner, { guestId: silent.id, ...win }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await report(host.owner, { guestId: silent.id, ...win }))).toEqual(['ILLEGAL_MOVE']);
    expect(codesOf(await report((await firm(world)).owner, { guestId: bought.id, ...win }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await report(await memberOf(world, partner.id, 'VIEWER'), { guestId: bought.id, ...win }))).toEqual([
      'FORBIDDEN',
    ]);
    expect(codesOf(await report(partner.owner, win))).toEqual(['INVALID']);
    // What is refused leaves the guest as she was.
    expect(codesOf(await report(partner.owner, { guestId: bought.id, type: 'WON' }))).toEqual(['INVALID']);
    const both = await world.race('campaign', (await world.db.query<{ id: string }[]>(CAMPAIGN_OF, [bought.id]))[0]!.id, [
      () => report(partner.owner, { guestId: bought.id, ...win }),
      () => report(partner.owner, { guestId: bought.id, ...win }),
    ]);
    expect(both.flatMap(codesOf)).toEqual(['ILLEGAL_MOVE']);
    const { outcome } = both.find(({ userErrors }) => userErrors.length === 0)!;
    expect(outcome!.introduction).toMatchObject({ stage: 'WON', introducee: { email: bought.email } });
    expect(await world.liveClocks(outcome!.introduction.id)).toEqual([]);
    expect(await world.factsAbout(bought.id)).toContain('invitation.converted');
    const { outcome: meeting } = await report(partner.owner, { guestId: met.id, type: 'MEETING' });
    expect(meeting!.introduction.stage).toBe('INTRODUCED');
    // She went on already: a second outcome is booked on the same introduction.
    const lost = await report(partner.owner, { guestId: met.id, type: 'LOST', reason: 'PRICE' });
    expect(lost.outcome!.introduction).toMatchObject({ id: meeting!.introduction.id, stage: 'LOST' });
    await call(world, host.owner, 'outcomeConfirm', '$id: ID!', { id: outcome!.id }, 'outcome { id }');
    const lines = await world.db.query<object[]>(
      'SELECT giver_id AS giver, receiver_id AS receiver, amount_minor::int AS amount FROM reciprocity_entry WHERE alliance_id = $1',
      [pair.id],
    );
    expect(lines).toEqual([{ giver: host.id, receiver: partner.id, amount: 700_000 }]);
    // After the end nothing begins, and what is over may still be told.
    await world.db.query(`UPDATE alliance SET stage = 'ENDED', ended_at = $2 WHERE id = $1`, [pair.id, now()]);
    expect(codesOf(await report(partner.owner, { guestId: later.id, type: 'MEETING' }))).toEqual(['ALLIANCE_NOT_ACTIVE']);
    expect(codesOf(await report(partner.owner, { guestId: later.id, ...win }))).toEqual([]);
  });

  it('is counted to the end: the funnel of a campaign, of the alliance and of the firm, and as a file', async () => {
    const { guests, host, partner, id, pair } = await sent(world, 8);
    for (const { path } of guests.slice(0, 2)) await press(world, path, { decision: 'yes' });
    const { guest } = await guestAct(partner.owner, 'Convert', guests[0]!.id);
    await world.db.query(
      `INSERT INTO outcome (id, introduction_id, alliance_id, introducer_id, beneficiary_id, reported_by_id, type, amount_minor, currency, closed_at, state, reported_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $4, 'WON', 500000, 'EUR', now(), 'CONFIRMED', now())`,
      [guest!.introduction!.id, pair.id, host.id, partner.id],
    );
    await world.db.query(`UPDATE introduction SET stage = 'WON', met_at = now() WHERE id = $1`, [guest!.introduction!.id]);
    const FUNNEL = 'selected invited delivered opened declined yes attended met won value { amountMinor currency }';
    const look = (who: Parameters<typeof world.send>[0]) =>
      world.send<{ campaign: { funnel: object }; alliance: { campaignFunnel: object } }>(
        who,
        `query ($id: ID!, $alliance: ID!) { campaign(id: $id) { funnel { ${FUNNEL} } } alliance(id: $alliance) { campaignFunnel { ${FUNNEL} } } }`,
        { id, alliance: pair.id },
      );
    const full = {
      ...{ selected: 8, invited: 8, delivered: 8, opened: 2, declined: 0, yes: 2, attended: 0, met: 1, won: 1 },
      value: [{ amountMinor: 500_000, currency: 'EUR' }],
    };
    expect(await look(host.owner)).toEqual({ campaign: { funnel: full }, alliance: { campaignFunnel: full } });
    const partners = { ...full, selected: null, opened: null, declined: null };
    expect(await look(partner.owner)).toEqual({ campaign: { funnel: partners }, alliance: { campaignFunnel: partners } });
    const csv = (who: Credentials) => request(world.url).get(`/api/campaigns/${id}/funnel.csv`).set(who);
    expect((await csv(host.owner)).text).toContain('opened,2\r\n');
    expect((await csv(partner.owner)).text).toContain('opened,\r\n');
    expect((await csv((await firm(world)).owner)).status).toBe(404);
  });

  it('is on the register of the contact: why, what was shown, when, and what was taken back', async () => {
    const { guests, host } = await sent(world, 1);
    await press(world, guests[0]!.path, { decision: 'yes' });
    await press(world, guests[0]!.path, { decision: 'no' });
    const { guest } = await world.send<{ guest: { contact: object } }>(
      host.owner,
      `query ($id: ID!) { guest(id: $id) { contact { lawfulBases { basis source withdrawnAt } invitations { stage basis }
        consents { purpose state text fieldsGranted revokedAt } } } }`,
      { id: guests[0]!.id },
    );
    expect(guest.contact).toMatchObject({
      lawfulBases: [{ basis: 'EXISTING_CUSTOMER', source: 'order form', withdrawnAt: null }],
      invitations: [{ stage: 'REVOKED', basis: 'EXISTING_CUSTOMER' }],
      consents: [{ purpose: 'CAMPAIGN', state: 'REVOKED', text: CONTENT.text, fieldsGranted: ['NAME', 'EMAIL', 'COMPANY'] }],
    });
  });
});
