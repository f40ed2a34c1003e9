import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../src/kernel/time.js';
import { admin, join, memberOf } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { firm, type Firm } from '../support/businesses.js';
import { call, codesOf } from '../support/call.js';
import {
  accept,
  answered,
  nominate,
  nominated,
  nominationsOf,
  ownDomain,
  QUIET,
  recommendersOf,
  tiesOf,
  tokenTo,
  withSurvey,
} from '../support/nominations.js';
import { World } from '../support/world.js';

let world: World;
let own: Firm;
let count = 0;
/** Each story has an address of its own: an answer to one holds for the whole network. */
let email: string;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  own = await firm(world, 'Harbour Ergonomics');
  email = `anna${(count += 1)}@quiet${count}.example`;
});
afterAll(() => world.close());

const lettersTo = async (address: string) => {
  await world.settle();
  return world.mails(address);
};
const send = (who = own.owner, input: object = {}) => nominate(world, who, own.id, { email, website: null, ...input });

describe('nominationAccept', () => {
  it('ties the firm that registers, once; both hear of it when it is admitted, and are told to ally', async () => {
    const judge = await admin(world);
    const { id, nominee } = await nominated(world, own, null, { email, website: null });
    expect(await nominationsOf(world, own.owner, own.id)).toMatchObject([{ stage: 'REGISTERED', nominee: null }]);
    expect(await world.liveClocks(id)).toEqual(['nomination.joining']);
    expect(await tiesOf(world, nominee.owner, nominee.id)).toMatchObject([
      { isNominee: true, joinedAt: null, otherName: 'Harbour Ergonomics', other: null },
    ]);
    expect(await tiesOf(world, own.owner, own.id)).toEqual([]);

    await call(world, judge, 'businessApprove', '$id: ID!', { id: nominee.id }, 'business { id }');
    await world.settle();
    expect(await nominationsOf(world, own.owner, own.id)).toMatchObject([
      { stage: 'JOINED', nominee: { tradingName: 'Quiet Rooms' } },
    ]);
    expect(await world.liveClocks(id)).toEqual([]);
    const subjects = async (address: string) => (await lettersTo(address)).map(({ subject }) => subject);
    expect(await subjects(own.owner.email)).toContain('Quiet Rooms has joined by your nomination');
    expect(await subjects(nominee.owner.email)).toContain('You were nominated by Harbour Ergonomics');
    const INBOX = `query ($id: ID!) { inbox(businessId: $id, box: FOR_YOUR_INFORMATION) { nodes { type business { tradingName }
      subject { ... on Business { tradingName } } } } }`;
    const news = async (who: typeof own) => JSON.stringify(await world.send(who.owner, INBOX, { id: who.id }));
    expect(await news(own)).toContain('"type":"nomination.joined","business":{"tradingName":"Quiet Rooms"}');
    expect(await news(nominee)).toContain('"type":"nomination.credited","business":{"tradingName":"Harbour Ergonomics"}');
    expect(await tiesOf(world, own.owner, own.id)).toMatchObject([
      { isNominee: false, other: { id: nominee.id }, hasAlliance: false },
    ]);
    expect(await tiesOf(world, nominee.owner, nominee.id)).toMatchObject([{ isNominee: true, other: { id: own.id } }]);
    await alliance(world, 'PROPOSED', { proposer: nominee, partner: own });
    expect(await tiesOf(world, own.owner, own.id)).toMatchObject([{ hasAlliance: true }]);
  });

  it('is refused to whoever does not own the firm, to the nominator’s own people, and to firms that are in already', async () => {
    await send();
    const token = await tokenTo(world, email);
    const draft = await firm(world, 'Quiet Rooms', 'DRAFT');
    expect(codesOf(await accept(world, await memberOf(world, draft.id, 'MANAGER'), token, draft.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await accept(world, draft.owner, 'x'.repeat(43), draft.id))).toEqual(['LINK_ENDED']);
    const active = await firm(world, 'Active Ltd');
    expect(codesOf(await accept(world, active.owner, token, active.id))).toEqual(['ILLEGAL_MOVE']);
    const torn = await memberOf(world, own.id, 'MEMBER');
    await join(world, torn.userId, draft.id, 'OWNER');
    expect(codesOf(await accept(world, torn, token, draft.id))).toEqual(['FORBIDDEN']);
    expect(await nominationsOf(world, own.owner, own.id)).toMatchObject([{ stage: 'SENT' }]);
  });

  it('is won by one of two firms that come at once', async () => {
    const { nomination } = await send();
    const token = await tokenTo(world, email);
    const [one, other] = [await firm(world, 'One', 'DRAFT'), await firm(world, 'Other', 'DRAFT')];
    const answers = await world.race('nomination', nomination!.id, [
      () => accept(world, one.owner, token, one.id),
      () => accept(world, other.owner, token, other.id),
    ]);
    expect(answers.map(codesOf).sort()).toEqual([[], ['LINK_ENDED']]);
  });

  it('comes to nothing for a firm that leaves before it was admitted, and for a nominator who leaves', async () => {
    const { id, nominee } = await nominated(world, own, null, { email, website: null });
    await call(world, nominee.owner, 'businessClose', '$id: ID!', { id: nominee.id }, 'business { id }');
    await world.settle();
    expect(await nominationsOf(world, own.owner, own.id)).toMatchObject([{ id, stage: 'EXPIRED' }]);
    await send(own.owner, { email: `b${email}` });
    await call(world, own.owner, 'businessClose', '$id: ID!', { id: own.id }, 'business { id }');
    await world.settle();
    expect((await nominationsOf(world, own.owner, own.id)).map(({ stage }) => stage)).toEqual(['EXPIRED', 'EXPIRED']);
    world.travel(40 * DAY);
    await world.runClocks();
    const [erased] = await world.db.query<{ text: string }[]>(
      `SELECT string_agg(firm_name || why || coalesce(email, '') || coalesce(person_name, ''), '') AS text
       FROM (SELECT set_config('app.business_ids', $1, true)) s, LATERAL (SELECT * FROM nomination WHERE business_id = $1::uuid OFFSET 0) n`,
      [own.id],
    );
    expect(erased?.text).toBe('');
  });
});

describe('what a client said of a supplier', () => {
  // Leave out `meet` in NominationClocks and this test must fail.
  it('finds the supplier that comes by itself by its own domain, and a nomination of it as well', async () => {
    const domain = `own-way-${own.id.slice(-6)}.example`;
    const { answer } = await answered(world, own, { ...QUIET, site: `www.${domain}` });
    await withSurvey(world, own.owner, 'supplierAnswerPublish', answer.id);
    const taken = await answered(world, own, { ...QUIET, site: domain });
    await withSurvey(world, own.owner, 'supplierAnswerPublish', taken.answer.id);
    await withSurvey(world, own.owner, 'supplierAnswerRetract', taken.answer.id);
    const nominator = await firm(world, 'Quayside Interiors');
    const nomination = { email: `anna@${domain}`, website: null };
    await nominate(world, nominator.owner, nominator.id, nomination);
    const kin = await firm(world, 'Kin Ltd');
    await nominate(world, kin.owner, kin.id, nomination);
    const newcomer = await firm(world, 'Quiet Rooms', 'SUBMITTED');
    await join(world, kin.owner.userId, newcomer.id, 'MEMBER');
    await ownDomain(world, newcomer.id, domain);
    const nobodys = await firm(world, 'Other Rooms', 'SUBMITTED');
    const judge = await admin(world);
    for (const { id } of [nobodys, newcomer]) await call(world, judge, 'businessApprove', '$id: ID!', { id }, 'business { id }');
    await world.settle();
    expect(await recommendersOf(world, newcomer.owner, newcomer.id)).toEqual(['Harbour Ergonomics']);
    expect(await recommendersOf(world, nobodys.owner, nobodys.id)).toEqual([]);
    expect(await nominationsOf(world, nominator.owner, nominator.id)).toMatchObject([
      { stage: 'JOINED', nominee: { tradingName: 'Quiet Rooms' } },
    ]);
    // Nobody nominates herself.
    expect(await nominationsOf(world, kin.owner, kin.id)).toMatchObject([{ stage: 'SENT' }]);
    await withSurvey(world, own.owner, 'supplierAnswerRetract', answer.id);
    expect(await recommendersOf(world, newcomer.owner, newcomer.id)).toEqual([]);
  });

  it('leads from the notice of an answer to the client who gave it, and tells nobody else whom', async () => {
    const { person } = await answered(world, own);
    await world.settle();
    const QUERY = `query ($id: ID!) { inbox(businessId: $id, box: FOR_YOUR_INFORMATION, first: 5) { nodes { type subject { __typename ... on Client { id } } } } }`;
    const { inbox } = await world.send<{ inbox: { nodes: object[] } }>(own.owner, QUERY, { id: own.id });
    expect(inbox.nodes).toContainEqual({
      type: 'supplier_survey.answered',
      subject: { __typename: 'Client', id: person.clientId },
    });
  });
});
