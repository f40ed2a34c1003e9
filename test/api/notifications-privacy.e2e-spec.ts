import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alliance } from '../support/alliances.js';
import { call, codesOf } from '../support/call.js';
import { askClient, BRIEF, CLIENT, CONTACT, introduce, post, QUALIFICATION, VOUCH, writeBook } from '../support/story.js';
import { World } from '../support/world.js';

describe('notifications of introductions and outcomes', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const subjects = async (email: string) => {
    await world.settle();
    return (await world.mails(email)).map(({ subject }) => subject);
  };

  it('tell each side what it waits for, from the offer to the outcome', async () => {
    const pair = await alliance(world, 'ACTIVE');
    const { proposer, partner } = pair;
    const { id, path } = await askClient(world, pair);
    await post(world, path, { decision: 'yes', fields: ['EMAIL', 'TITLE', 'COMPANY'] }, 200);
    await world.settle();
    await introduce(world, partner.owner, 'ReportContact', { id });
    const report = { introductionId: id, type: 'WON', amount: { amountMinor: 1840000, currency: 'EUR' } };
    const { outcome } = await call<{ outcome: { id: string } }>(
      world,
      partner.owner,
      'outcomeReport',
      '$input: OutcomeReportInput!',
      { input: report },
      'outcome { id }',
    );
    expect(codesOf(await call(world, proposer.owner, 'outcomeConfirm', '$id: ID!', { id: outcome.id }, ''))).toEqual([]);

    expect(await subjects(partner.owner.email)).toEqual([
      'Harbour Ergonomics offers you an introduction',
      'The client of Harbour Ergonomics said yes',
      'An outcome with Harbour Ergonomics is confirmed',
    ]);
    expect(await subjects(proposer.owner.email)).toEqual([
      'Quayside Interiors says yes to your introduction',
      'Your client said yes to Quayside Interiors',
      'Quayside Interiors reports what came of an introduction',
    ]);
    const [, , confirmed] = await world.mails(partner.owner.email);
    expect(confirmed!.links).toEqual([expect.stringMatching(`/introductions/${id}$`)]);
  });

  it('say until when something waits, in the time of whoever must act', async () => {
    const { id: allianceId, proposer, partner } = await alliance(world, 'ACTIVE');
    const contactId = await writeBook(world, proposer.owner, proposer.id, { email: 'waits@fjellvik.example' });
    const { introduction } = await introduce(world, proposer.owner, 'Offer', { input: { allianceId, contactId, brief: BRIEF } });
    await world.settle();
    const [mail] = await world.mails(partner.owner.email);
    expect(mail!.text.replaceAll(/\s+/g, ' ')).toMatch(/It waits until \w+,? \d+ \w+ \d{4} at \d\d:\d\d \(Europe\/Oslo\)\./);
    expect(mail!.links).toEqual([expect.stringMatching(`/introductions/${introduction!.id}$`)]);
  });

  it('say nothing of a draft to whom it was meant for, not even that it was taken back', async () => {
    const { id: allianceId, proposer, partner } = await alliance(world, 'ACTIVE');
    const contactId = await writeBook(world, proposer.owner, proposer.id, { email: 'other@fjellvik.example' });
    const input = { allianceId, contactId, brief: BRIEF };
    const drafted = await call<{ introduction: { id: string } }>(
      world,
      proposer.owner,
      'introductionDraft',
      '$input: IntroductionOfferInput!',
      { input },
      'introduction { id }',
    );
    const withdrawn = await call(
      world,
      proposer.owner,
      'introductionWithdraw',
      '$id: ID!, $input: IntroductionReasonInput!',
      { id: drafted.introduction.id, input: { reason: 'MISTAKE' } },
      '',
    );
    expect(codesOf(withdrawn)).toEqual([]);
    expect(await subjects(partner.owner.email)).toEqual([]);
  });

  it('tell the partner that the client said no, or took the yes back', async () => {
    const made = await alliance(world, 'ACTIVE');
    const no = await askClient(world, made, 'says-no@fjellvik.example');
    await post(world, no.path, { decision: 'no' }, 200);
    const yes = await askClient(world, made, 'says-yes@fjellvik.example');
    await post(world, yes.path, { decision: 'yes', fields: ['EMAIL'] }, 200);
    await world.settle();
    await post(world, yes.path, { decision: 'revoke' }, 200);
    expect(await subjects(made.partner.owner.email)).toEqual(
      expect.arrayContaining([
        'The client said no to the introduction by Harbour Ergonomics',
        'The client of an introduction by Harbour Ergonomics took the yes back',
      ]),
    );
    expect(await subjects(made.proposer.owner.email)).toContain('Your client said no to Quayside Interiors');
  });

  it('hold no word about the client, whoever they go to', async () => {
    await world.settle();
    const members = await world.db.query<{ email: string }[]>(
      'SELECT DISTINCT email FROM user_account u JOIN membership m ON m.user_id = u.id',
    );
    const canaries = [
      ...[CLIENT.name, 'Fjellvik', CONTACT.name, 'Solveig', CONTACT.phone, CONTACT.title],
      ...[BRIEF.need, BRIEF.costOfNotActing, BRIEF.personalStake, QUALIFICATION.budget.value, VOUCH.basis, VOUCH.text],
    ];
    let read = 0;
    for (const { email } of members) {
      for (const { subject, text, html } of await world.mails(email)) {
        read += 1;
        const whole = `${subject}\n${text}\n${html}`.replaceAll(/\s+/g, ' ').toLowerCase();
        expect(canaries.filter((canary) => whole.includes(canary.toLowerCase()))).toEqual([]);
      }
    }
    expect(read).toBeGreaterThan(10);
  });
});
