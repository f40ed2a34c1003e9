import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DomainError } from '../../src/kernel/domain-error.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { DAY, now } from '../../src/kernel/time.js';
import { firm } from '../support/businesses.js';
import { client, contact } from '../support/clients.js';
import { ask, asked, linkTo, PlantedPurpose, PlantedPurposeModule, requestOf, type Asked } from '../support/consents.js';
import { World } from '../support/world.js';

const FIELDS = ['NAME', 'EMAIL', 'PHONE', 'TITLE', 'COMPANY'];

describe('consents', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open({}, [PlantedPurposeModule]);
  });
  afterAll(() => world.close());

  const open = (path: string) => request(world.url).get(path);
  const press = (path: string, form: Record<string, unknown>) => request(world.url).post(path).type('form').send(form);
  const rowOf = async (id: string) =>
    (await world.db.query<Record<string, unknown>[]>('SELECT * FROM consent WHERE id = $1', [id]))[0]!;
  const copyOf = async (id: string) =>
    (await world.db.query<Record<string, unknown>[]>('SELECT * FROM disclosure WHERE consent_id = $1', [id]))[0] ?? null;
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'none',
      (error: unknown) => (error instanceof DomainError ? error.violations[0]?.code : String(error)),
    );
  const askAgain = ({ owner, partner, person }: Asked) => ask(world, requestOf({ subjectId: uuidv7(), owner, partner, person }));
  const clocksOf = (id: string) =>
    world.db.query<{ purpose: string; state: string }[]>('SELECT purpose, state FROM clock WHERE subject_id = $1 ORDER BY id', [
      id,
    ]);

  describe('asking', () => {
    it('is refused where it would be wrong, and leaves nothing behind', async () => {
      const [owner, partner] = [await firm(world), await firm(world)];
      const shy = (await client(world, owner.id, { doNotIntroduce: true })).id;
      const request = (person: { id: string }) =>
        requestOf({ subjectId: uuidv7(), owner, partner, person: { ...person } as never });
      expect(await codeOf(ask(world, request(await contact(world, owner.id, { clientId: shy }))))).toBe('DO_NOT_INTRODUCE');
      expect(await codeOf(ask(world, request(await contact(world, owner.id, { email: null }))))).toBe('NO_ADDRESS');
      expect(await codeOf(ask(world, request(await contact(world, partner.id))))).toBe('NOT_FOUND');
      expect(await codeOf(ask(world, request({ id: uuidv7() })))).toBe('NOT_FOUND');
      const first = await asked(world);
      expect(await codeOf(ask(world, requestOf(first)))).toBe('ALREADY_ASKED');
      expect(await world.db.query('SELECT 1 FROM consent WHERE business_id = $1', [owner.id])).toEqual([]);
    });

    it('waits a week with one reminder, then ends; so does the link', async () => {
      const { id, person } = await asked(world);
      const path = await linkTo(world, person.email);
      world.travel(3 * DAY);
      await world.runClocks();
      expect((await world.mails(person.email!)).map(({ subject }) => subject.slice(0, 10))).toEqual(['Harbour Er', 'Still open']);
      world.travel(4 * DAY);
      expect((await open(path)).status).toBe(410);
      await world.runClocks();
      expect((await rowOf(id))['state']).toBe('EXPIRED');
      expect(PlantedPurpose.statesOf(id)).toEqual(['EXPIRED']);
      expect(await world.factsAbout(id)).toEqual(['consent.asked', 'consent.expired']);
      expect((await press(path, { decision: 'yes', fields: FIELDS })).status).toBe(410);
      expect(await world.mails(person.email!)).toHaveLength(2);
    });
  });

  describe('yes', () => {
    it('gives the partner what was ticked and nothing else, and sends a receipt with the way back', async () => {
      const { id, person, partner, owner, subjectId } = await asked(world);
      const path = await linkTo(world, person.email);
      const { status, text } = await press(path, { decision: 'yes', fields: ['EMAIL', 'COMPANY', 'SHOE_SIZE'] });
      expect(status).toBe(200);
      expect(text).toContain('You said yes');
      expect(text).toContain('Change my mind');
      expect(text).not.toContain('+47 22');
      expect(await copyOf(id)).toMatchObject({
        ...{ subject_id: subjectId, owner_id: owner.id, recipient_id: partner.id },
        ...{ name: 'Kari Moen', email: person.email, phone: null, title: null, company: 'Fjord Logistics', wiped_at: null },
      });
      expect(await rowOf(id)).toMatchObject({
        state: 'GRANTED',
        fields_granted: ['NAME', 'EMAIL', 'COMPANY'],
        text: 'Dear Kari,\nmay I introduce you?',
      });
      expect(await world.factsAbout(id)).toEqual(['consent.asked', 'consent.granted']);
      expect((await clocksOf(id)).map(({ state }) => state)).toEqual(['STOPPED']);

      await world.settle();
      const receipt = (await world.mails(person.email!)).at(-1)!;
      expect(receipt.subject).toBe('What Nordvik Interiors now knows of you');
      expect(receipt.text).toContain('Fjord Logistics');
      expect(receipt.text).not.toContain('+47 22');
      expect((await open(await linkTo(world, person.email))).text).toContain('You said yes');
    });

    it('is one yes however often it is pressed', async () => {
      const { id, person } = await asked(world);
      const path = await linkTo(world, person.email);
      const answers = await Promise.all([1, 2, 3].map(() => press(path, { decision: 'yes', fields: FIELDS })));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(PlantedPurpose.statesOf(id)).toEqual(['GRANTED']);
      await world.settle();
      expect(await world.mails(person.email!)).toHaveLength(2);
    });

    it('needs a way to reach her, and shows what was ticked before', async () => {
      const { id, person } = await asked(world);
      const path = await linkTo(world, person.email);
      const { status, text } = await press(path, { decision: 'yes', fields: ['TITLE'] });
      expect(status).toBe(422);
      expect(text).toContain('Leave on at least one way to reach you.');
      expect(text).toMatch(/checked="" value="TITLE"/);
      expect(text).not.toMatch(/checked="" value="EMAIL"/);
      expect((await rowOf(id))['state']).toBe('ASKED');
    });

    it('is undone as a whole when what it is for can no longer be', async () => {
      const { id, person } = await asked(world);
      const path = await linkTo(world, person.email);
      PlantedPurpose.refusal = new DomainError({ code: 'ILLEGAL_MOVE', message: 'The alliance has ended since.' });
      const { status, text } = await press(path, { decision: 'yes', fields: FIELDS });
      PlantedPurpose.refusal = null;
      expect(status).toBe(409);
      expect(text).toContain('The alliance has ended since.');
      expect([(await rowOf(id))['state'], await copyOf(id)]).toEqual(['ASKED', null]);
    });

    it('can be taken back: the copy is empty at once, and the event tells nothing of it', async () => {
      const { id, person, subjectId, ...parties } = await asked(world);
      const path = await linkTo(world, person.email);
      await press(path, { decision: 'yes', fields: FIELDS });
      const { text } = await press(path, { decision: 'revoke' });
      expect(text).toContain('You took it back');
      expect(text).not.toContain(person.email!);
      expect(await copyOf(id)).toMatchObject({
        name: null,
        email: null,
        phone: null,
        title: null,
        company: null,
        wiped_at: expect.any(Date),
      });
      expect(await world.factsAbout(subjectId)).toEqual(['contact.redacted']);
      expect(PlantedPurpose.statesOf(id)).toEqual(['GRANTED', 'REVOKED']);
      expect((await press(path, { decision: 'revoke' })).status).toBe(200);
      expect((await press(path, { decision: 'yes', fields: FIELDS })).text).toContain('You took it back');
      expect(PlantedPurpose.statesOf(id)).toEqual(['GRANTED', 'REVOKED']);
      expect(await codeOf(askAgain({ id, person, subjectId, ...parties }))).toBe('SUPPRESSED');
    });
  });

  describe('no', () => {
    it('is kept for a year, for this purpose and this business, even when the address is erased', async () => {
      const first = await asked(world);
      const path = await linkTo(world, first.person.email);
      expect((await press(path, { decision: 'no' })).text).toContain('You said no');
      expect(PlantedPurpose.statesOf(first.id)).toEqual(['DECLINED']);
      expect(await codeOf(askAgain(first))).toBe('SUPPRESSED');

      const { owner, partner } = first;
      const ERASE = `mutation ($id: ID!) { contactRemove(id: $id) { userErrors { code } } }`;
      await world.send(owner.owner, ERASE, { id: first.person.id });
      await world.settle();
      const again = await contact(world, owner.id, { email: first.person.email });
      const repeat = () => ask(world, requestOf({ subjectId: uuidv7(), owner, partner, person: again }));
      expect(await codeOf(repeat())).toBe('SUPPRESSED');
      const elsewhere = await asked(world, { email: first.person.email });
      expect((await rowOf(elsewhere.id))['state']).toBe('ASKED');
      const table = JSON.stringify(await world.db.query('SELECT * FROM suppression'));
      expect(table).not.toContain('@');
      world.travel(366 * DAY);
      expect(await codeOf(repeat())).toBe('none');
    });

    it('can be softened by herself: she may be asked again, and nothing else follows', async () => {
      const first = await asked(world);
      const path = await linkTo(world, first.person.email);
      await press(path, { decision: 'no' });
      expect((await press(path, { decision: 'yes', fields: FIELDS })).text).toContain('You said no');
      expect((await press(path, { decision: 'reopen' })).text).toContain('Harbour Ergonomics may ask you again.');
      expect((await rowOf(first.id))['state']).toBe('DECLINED');
      expect(await codeOf(askAgain(first))).toBe('none');
    });
  });

  describe('not until', () => {
    it('asks again on that day with a fresh link and clock, and nobody asks before', async () => {
      const first = await asked(world);
      const path = await linkTo(world, first.person.email);
      const day = new Date(now().getTime() + 40 * DAY).toISOString().slice(0, 10);
      const { status, text } = await press(path, { decision: 'later', date: day });
      expect(status).toBe(200);
      expect(text).toContain('You said: not until');
      expect(await codeOf(askAgain(first))).toBe('SUPPRESSED');
      expect((await clocksOf(first.id)).map(({ purpose, state }) => `${purpose} ${state}`)).toEqual([
        'consent.answer STOPPED',
        'consent.deferred RUNNING',
      ]);
      world.travel(20 * DAY);
      await world.runClocks();
      expect((await rowOf(first.id))['state']).toBe('DEFERRED');
      expect((await open(path)).status).toBe(200);
      world.travel(21 * DAY);
      await world.runClocks();
      expect(await rowOf(first.id)).toMatchObject({ state: 'ASKED', not_before: null });
      expect((await world.mails(first.person.email!)).map(({ subject }) => subject.slice(0, 6))).toEqual(['Harbou', 'As you']);
      const fresh = await linkTo(world, first.person.email);
      expect(fresh).not.toBe(path);
      await press(fresh, { decision: 'yes', fields: FIELDS });
      expect(PlantedPurpose.statesOf(first.id)).toEqual(['DEFERRED', 'ASKED', 'GRANTED']);
      expect(await codeOf(askAgain(first))).toBe('none');
    });

    it.each(['', '2020-01-01', '1 March', '2199-01-01', '"><b>'])(
      'refuses the day %j beside its field, and keeps what was typed',
      async (date) => {
        const { id, person } = await asked(world);
        const path = await linkTo(world, person.email);
        const { status, text } = await press(path, { decision: 'later', date });
        expect(status).toBe(422);
        expect(text).toContain('id="date-error"');
        expect(text).toContain(`value="${date.replace('"', '&quot;').replaceAll('>', '&gt;').replace('<', '&lt;')}"`);
        expect((await rowOf(id))['state']).toBe('ASKED');
      },
    );
  });

  // Remove the lock in ConsentMoves.lock and this test must fail.
  it('takes one of a yes and a no that come at once, and all of it', async () => {
    const { id, person } = await asked(world);
    const path = await linkTo(world, person.email);
    const answers = await world.race('consent', id, [
      async () => press(path, { decision: 'yes', fields: FIELDS }),
      async () => press(path, { decision: 'no' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [told] = [PlantedPurpose.statesOf(id)];
    expect(told).toHaveLength(1);
    expect((await rowOf(id))['state']).toBe(told[0]);
    expect((await copyOf(id)) !== null).toBe(told[0] === 'GRANTED');
    expect(await world.factsAbout(id)).toHaveLength(2);
  });

  it('ends with the contact it was about, and the feature that asked is told', async () => {
    const { id, person, owner } = await asked(world);
    const path = await linkTo(world, person.email);
    await world.send(owner.owner, `mutation ($id: ID!) { clientRemove(id: $id) { userErrors { code } } }`, {
      id: person.clientId,
    });
    await world.settle();
    expect(PlantedPurpose.statesOf(id)).toEqual(['WITHDRAWN']);
    expect((await open(path)).status).toBe(410);
  });

  it('is read by the business that asked, and by nobody else', async () => {
    const { id, person, owner, partner } = await asked(world);
    const READ = `query ($contact: ID!, $id: ID!) {
      contact(id: $contact) { consents { id state purpose fieldsRequested fieldsGranted text } } node(id: $id) { id ... on Consent { state } } }`;
    const read = (who: typeof owner.owner) => world.send(who, READ, { contact: person.id, id });
    expect(await read(owner.owner)).toEqual({
      contact: {
        consents: [
          {
            id,
            state: 'ASKED',
            purpose: 'SURVEY',
            fieldsRequested: FIELDS,
            fieldsGranted: null,
            text: 'Dear Kari,\nmay I introduce you?',
          },
        ],
      },
      node: { id, state: 'ASKED' },
    });
    expect(await read(partner.owner)).toEqual({ contact: null, node: null });
  });
});
